"""The README and the pages in docs/ tell the truth: examples run, tables are whole, links lead."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call, call, run
from zettel.check import CODES
from zettel.cli.commands import COMMANDS
from zettel.export import EXPORTERS

__all__ = ["call", "run"]

ROOT = Path(__file__).parent.parent
PAGES = sorted({ROOT / "README.md", *(ROOT / "docs").glob("*.md")} - {ROOT / "docs/vocabulary.md"})
TEXTS = {path: path.read_text(encoding="utf-8") for path in PAGES}
TOLD = "\n".join(TEXTS.values())
TRANSCRIPTS = dict.fromkeys(re.findall(r"```console\n(.*?)```", TOLD, re.DOTALL))


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda text: text.split("\n")[0][:40])
def test_examples_print_what_is_told(transcript: str, run: Call, tmp_path: Path) -> None:
    """Each `$ zettel …` gives the lines below it; a line `…` stands for any others."""
    for name in ("notes", "ontology", "zettel.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for words, told in re.findall(r"^\$ zettel (.*)\n((?:(?!\$ ).*\n)*)", transcript, re.MULTILINE):
        outcome = run(*shlex.split(words), cwd=tmp_path, COLUMNS="96")
        assert outcome.returncode == 0, outcome.stderr
        pattern = re.escape(told).replace(re.escape("…\n"), "(?:.*\n)*?")
        # What is no answer (a count, "no issues") goes to stderr.
        assert re.fullmatch(pattern, outcome.stdout or outcome.stderr), outcome.stdout


def test_every_command_is_described() -> None:
    """No command goes unmentioned."""
    assert not [name for name in COMMANDS if f"`zettel {name}" not in TOLD]


def test_every_format_is_described() -> None:
    """No exporter goes unmentioned."""
    assert not [name for name in EXPORTERS if f"`{name}`" not in TOLD]


def test_every_code_is_described() -> None:
    """The table of codes is that of the program."""
    rows = [f"| {code.code} {code.name} | {code.severity} | {code.meaning} |" for code in CODES]
    assert not [row for row in rows if row not in TOLD]


def test_every_variable_is_described() -> None:
    """Whatever the program takes from the environment is told of."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "zettel").rglob("*.py"))
    names = {name for text in sources for name in re.findall(r"\bZETTEL_[A-Z]+\b", text)}
    assert not [name for name in names if f"`{name}" not in TOLD]


def test_docs_and_help_tell_what_stores_hold(call: Call) -> None:
    """The graphs beside those of notes are told of, and what a patch needs to be applied."""
    for name in ("terms", "pushed", "inferred"):
        assert f"`<base>{name}`" in TEXTS[ROOT / "docs/publishing.md"]
    assert "<base>terms" in call("diff", "--help").stdout
    assert "<base>pushed" in call("push", "--help").stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    """A link within the repository names a file that is there, and a heading that it has."""
    text = re.sub(r"```.*?```|`[^`]*`", "", TEXTS[page], flags=re.DOTALL)  # code leads nowhere
    for address in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = address.partition("#")
        if "://" in name:
            continue
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), address
        if anchor:
            assert anchor in list_anchors(TEXTS[target]), address


def list_anchors(text: str) -> list[str]:
    """Return what GitHub calls the headings of a page: in small letters, without signs."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
