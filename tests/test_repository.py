"""What the repository holds: only what its authors wrote."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = {".js", ".mjs", ".ts", ".css", ".html", ".svg"}
LONGEST = 1_000
"""Letters of a line of code that somebody wrote; bundles have lines of many thousands."""

BROUGHT = re.compile(
    r"\.min\.|\.(map|wasm|woff2?|ttf|whl|tgz|gz|zip|so|jar|exe)$|node_modules/|_page/"
)
BANNER = re.compile(r"/\*!|@licen[sc]e|sourceMappingURL=|Copyright \(c\)", re.IGNORECASE)


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """List the files that are, or would be, in the repository."""
    call = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        told = subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no clone")
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


def test_nothing_was_compiled_or_packed(files: list[Path]) -> None:
    """No bundle, library, font or archive stands in the repository."""
    names = [path.relative_to(ROOT).as_posix() for path in files]
    assert [name for name in names if BROUGHT.search(name)] == []


def test_no_code_is_of_others(files: list[Path]) -> None:
    """No file of code carries a banner of others, or a line that a program wrote."""
    for path in files:
        if path.suffix in CODE and "licences" not in path.name:
            text = path.read_text(encoding="utf-8")
            assert not BANNER.search(text), path
            assert max(map(len, text.splitlines()), default=0) <= LONGEST, path


def test_no_file_of_the_front_end_names_a_registry(files: list[Path]) -> None:
    """Where packages come from is the user's own setting."""
    for path in files:
        if path.name in {"package.json", "package-lock.json", ".npmrc", "pyproject.toml"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search(
                r'"resolved"|^registry|index-url|https?://[^"]*(npm|pypi)', text
            ), path
