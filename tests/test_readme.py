"""The README tells the truth: its examples run, its tables are whole."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call, run
from zettel.check import CODES
from zettel.cli.commands import COMMANDS
from zettel.export import EXPORTERS

__all__ = ["run"]

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda text: text.split("\n")[0][:40])
def test_examples_print_what_is_told(transcript: str, run: Call, tmp_path: Path) -> None:
    """Each `$ zettel …` gives the lines below it; a line `…` stands for any others."""
    for name in ("notes", "ontology", "zettel.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for call, told in re.findall(r"^\$ zettel (.*)\n((?:(?!\$ ).*\n)*)", transcript, re.MULTILINE):
        outcome = run(*shlex.split(call), cwd=tmp_path, COLUMNS="96")
        assert outcome.returncode == 0, outcome.stderr
        pattern = re.escape(told).replace(re.escape("…\n"), "(?:.*\n)*?")
        # What is no answer (a count, "no issues") goes to stderr.
        assert re.fullmatch(pattern, outcome.stdout or outcome.stderr), outcome.stdout


def test_every_command_is_described() -> None:
    """No command goes unmentioned."""
    assert not [name for name in COMMANDS if f"`zettel {name}" not in README]


def test_every_format_is_described() -> None:
    """No exporter goes unmentioned."""
    assert not [name for name in EXPORTERS if f"`{name}`" not in README]


def test_every_code_is_described() -> None:
    """The table of codes is that of the program."""
    rows = [f"| {code.code} {code.name} | {code.severity} | {code.meaning} |" for code in CODES]
    assert not [row for row in rows if row not in README]
