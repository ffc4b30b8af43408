"""Ways to call the command line: as a process, and inside this one where that is enough."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zettel.cli import main

REPOSITORY = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-c", "import sys; from zettel.cli import main; sys.exit(main())")

Outcome = subprocess.CompletedProcess[str]
Call = Callable[..., Outcome]
"""`call("check", folder)`: status as `returncode`, with `stdout` and `stderr`."""


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Run one command inside this process."""

    def run(*arguments: str | Path) -> Outcome:
        capfdbinary.readouterr()
        words = [str(argument) for argument in arguments]
        status = main(words)
        told = capfdbinary.readouterr()
        return subprocess.CompletedProcess(words, status, told.out.decode(), told.err.decode())

    return run


@pytest.fixture
def run() -> Call:
    """Run one command as a process of its own, away from any terminal."""

    def run(
        *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **environment: str
    ) -> Outcome:
        return subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            env=build_environment(**environment),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def build_environment(**more: str) -> dict[str, str]:
    """Build an environment in which nothing of the developer's own terminal shows."""
    hidden = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**kept, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", **more}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Make a vault of three notes that link to each other, and one that stands alone."""
    return write_vault(
        tmp_path / "vault",
        {
            "1.md": "---\nid: 1\ntitle: Alpha\ntypes: [concept]\ntags: [a, b]\n---\n"
            "Alpha leads to [[Beta]] by hand.\n",
            "2.md": "---\nid: 2\ntitle: Beta\nauthor: Zoé\n---\nBeta knows [[3|the third]] well.\n",
            "3.md": "---\nid: 3\ntitle: Gamma\naliases: [Third]\n---\nNothing here.\n",
            "4.md": "---\nid: 4\ntitle: Delta\n---\nAlone.\n",
        },
    )


def write_vault(folder: Path, notes: dict[str, str]) -> Path:
    """Write notes, and settings that keep the vault apart from any repository around it."""
    folder.mkdir()
    (folder / "zettel.toml").write_text('base = "https://v.example/"\n', encoding="utf-8")
    for name, text in notes.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Copy the shipped notes with their ontology, and what one may import, to be written to."""
    folder = tmp_path / "corpus"
    (folder / ".git").mkdir(parents=True)  # settings are sought up to the repository's root
    for name in ("notes", "ontology"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "zettel.toml", folder)
    (folder / "site/_posts").mkdir(parents=True)
    (folder / "site/_posts/2020-01-31-hello.md").write_text("Hello\n", encoding="utf-8")
    (folder / "report.txt").write_text("A report\n", encoding="utf-8")
    for name in ("thesaurus.ttl", "people.rdf", "event.jsonld"):
        shutil.copy(REPOSITORY / "tests/edit/rdf_files" / name, folder)
    return folder


def list_files(folder: Path) -> list[str]:
    """List every file below a folder, so that one can tell whether any came or went."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def assert_one_sentence(outcome: Outcome, status: int = 2) -> None:
    """Assert that a call failed as promised: status, one sentence, at most one hint."""
    assert outcome.returncode == status, outcome
    assert outcome.stdout == ""
    lines = outcome.stderr.splitlines()
    assert lines[0].startswith("zettel: ")
    assert len(lines) <= 2
    assert all(line.startswith("hint: ") for line in lines[1:])
    assert "Traceback" not in outcome.stderr
