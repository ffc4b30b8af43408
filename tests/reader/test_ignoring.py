"""`.zettelignore`: as `.gitignore`, in any folder of the vault and beside `zettel.toml`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults import write_vault
from zettel.reader import read_notes
from zettel.settings import read_settings


def list_files(folder: Path) -> list[str]:
    """Read a vault and return the paths of all its files."""
    reading = read_notes(read_settings(folder))
    return sorted([*(note.path for note in reading.notes), *reading.files])


FILES = "=== a.md\n=== b.md\n=== sub/a.md\n=== sub/deep/c.md\n=== sub/x.png\n"


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ("a.md\n", ["b.md", "sub/deep/c.md", "sub/x.png"]),
        ("/a.md\n", ["b.md", "sub/a.md", "sub/deep/c.md", "sub/x.png"]),
        ("sub/\n", ["a.md", "b.md"]),
        ("sub/\n!sub/a.md\n", ["a.md", "b.md"]),
        ("sub/*\n!sub/a.md\n", ["a.md", "b.md", "sub/a.md"]),
        ("*.md\n!b.md\n", ["b.md", "sub/x.png"]),
        ("**/deep\n*.png\n", ["a.md", "b.md", "sub/a.md"]),
        ("# a.md\n\n\\#x\r\n", ["a.md", "b.md", "sub/a.md", "sub/deep/c.md", "sub/x.png"]),
        ("!\n/\nsub/deep\n", ["a.md", "b.md", "sub/a.md", "sub/x.png"]),
    ],
)
def test_patterns_are_those_of_git(tmp_path: Path, rules: str, left: list[str]) -> None:
    """Anchors, folders, `**`, comments, and `!`, which cannot reach into a folder left out."""
    write_vault(tmp_path, FILES)
    (tmp_path / ".zettelignore").write_text(rules)
    assert list_files(tmp_path) == left


def test_the_file_deeper_down_counts_more(tmp_path: Path) -> None:
    """A folder's own file is about paths inside it, and may take back what one above left out."""
    write_vault(tmp_path, f"{FILES}=== .zettelignore\n*.md\n=== sub/.zettelignore\n!a.md\n/x.png\n")
    assert list_files(tmp_path) == ["sub/a.md"]


@pytest.mark.parametrize("asked", ["", "notes", "notes/sub"])
def test_the_file_beside_the_settings_counts(tmp_path: Path, asked: str) -> None:
    """Its paths are seen from the vault's root, whichever folder is opened."""
    files = FILES.replace("=== ", "=== notes/")
    write_vault(tmp_path, f'{files}=== zettel.toml\nnotes = "notes"\n=== .zettelignore\n')
    (tmp_path / ".zettelignore").write_text("/notes/sub/deep/\n/notes/b.md\n/a.md\n")
    left = {"notes/a.md", "notes/sub/a.md", "notes/sub/x.png"}
    inside = Path("notes") if not asked else Path(asked)
    expected = [Path(one).relative_to(inside) for one in left if Path(one).is_relative_to(inside)]
    assert list_files(tmp_path / asked) == sorted(path.as_posix() for path in expected)


def test_its_library_is_loaded_only_for_it(tmp_path: Path) -> None:
    """A vault without such a file does not pay for it."""
    write_vault(tmp_path, "=== a.md\n")
    script = "import sys, zettel; zettel.open(sys.argv[1]); print(*sys.modules)"
    call = [sys.executable, "-c", script, str(tmp_path)]
    outcome = subprocess.run(call, capture_output=True, encoding="utf-8", check=True)
    assert "pathspec" not in outcome.stdout.split()
