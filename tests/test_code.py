"""The house rules that a machine can check: style, types, floors, sizes, names."""

import ast
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SKIPPED = {"node_modules", "_page", "__pycache__"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}


def find_sources(*suffixes: str) -> list[Path]:
    """Find the project's own source files."""
    folders = (ROOT / "zettel", ROOT / "tests")
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes]
    return sorted(path for path in found if not SKIPPED.intersection(path.parts))


def run_tool(name: str, *arguments: str) -> None:
    """Run a checker that is installed beside this Python; show what it says when it fails."""
    folder = Path(sysconfig.get_path("scripts"))
    call = [str(folder / name), *arguments]
    outcome = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_style_is_clean() -> None:
    """`ruff check` finds nothing."""
    run_tool("ruff", "check", "--no-cache")


def test_format_is_clean() -> None:
    """`ruff format` would change nothing."""
    run_tool("ruff", "format", "--check", "--no-cache")


def test_types_are_clean() -> None:
    """`mypy --strict` finds nothing."""
    run_tool("mypy")


def test_imports_go_down_only() -> None:
    """Each module stands on one floor and imports only from the floors below (import-linter)."""
    run_tool("lint-imports", "--no-cache")


@pytest.mark.parametrize("path", find_sources(".py", ".ts", ".css"), ids=lambda path: path.name)
def test_files_are_short(path: Path) -> None:
    """A file has at most 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", find_sources(".py"), ids=lambda path: path.name)
def test_functions_are_short(path: Path) -> None:
    """A function has at most 40 lines, without its docstring."""
    long = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            signature = node.body[0].lineno - node.lineno
            lines = (node.end_lineno or 0) - first.lineno + 1 + signature
            if lines > 40:
                long.append(f"{node.name}: {lines}")
    assert not long


def test_names_say_what_is_inside() -> None:
    """No file or folder has a name that could hold anything."""
    assert not [
        path for path in find_sources(".py", ".ts") if VAGUE & {path.stem, path.parent.name}
    ]


def test_python_is_new_enough() -> None:
    """The oldest Python that is promised can run the tests."""
    assert sys.version_info >= (3, 11)
