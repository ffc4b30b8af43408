"""Importing in tests: sources from a string, what becomes of them, and what their notes show."""

import html
import re
from datetime import datetime
from pathlib import Path

import pyromark
from msgspec.structs import replace

from tests.vaults import write_vault
from zettel.edit.changes import write_changes
from zettel.edit.imports import Options, Outcome, Plan, plan_import
from zettel.settings import Settings
from zettel.syntax.spine import OPTIONS

NOON = datetime(2026, 3, 1, 12, 0, 0)


def settle(folder: Path) -> Settings:
    """Make an empty vault, kept apart from any repository around it."""
    folder.mkdir(exist_ok=True)
    return Settings(folder, folder)


def plan_text(tmp_path: Path, text: str, options: Options | None = None) -> Plan:
    """Plan the import of the files that a string describes into an empty vault."""
    source = write_vault(tmp_path / "source", text)
    return plan_import(settle(tmp_path / "vault"), [source], with_noon(options))


def import_text(tmp_path: Path, text: str, options: Options | None = None) -> dict[str, str]:
    """Import the files that a string describes; return the text of their notes by source path."""
    plan = plan_text(tmp_path, text, options)
    vault = tmp_path / "vault"
    write_changes(Settings(vault, vault), plan.changes)
    return {
        Path(one.source).relative_to(tmp_path / "source").as_posix(): (vault / one.note)
        .read_bytes()
        .decode()
        for one in plan.report.documents
        if one.note
    }


def with_noon(options: Options | None) -> Options:
    """Let the moment of import be noon, so that ids are known."""
    return replace(options or Options(), now=NOON)


def find_outcome(plan: Plan, name: str) -> Outcome:
    """Return what became of the document whose path ends so."""
    return next(one for one in plan.report.documents if one.source.endswith(name))


def show(text: str) -> str:
    """Return what a reader sees of a Markdown text, without blanks."""
    page = pyromark.html(re.sub(r"\A---\n.*?^---\n", "", text, flags=re.S | re.M), options=OPTIONS)
    return "".join(html.unescape(re.sub(r"<[^<>]*>", "", page)).split())


def cut_matter(text: str) -> str:
    """Return a note's text below its front matter."""
    return re.sub(r"\A---\n.*?^---\n", "", text, count=1, flags=re.S | re.M)
