"""New notes: fresh ids, titles of any kind, nothing overwritten."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.edit import create_note
from zettel.errors import NoteError, OutputError
from zettel.formats import parse_note
from zettel.settings import Settings

NOON = datetime(2026, 3, 1, 11, 59, 59)


def settle(folder: Path) -> Settings:
    """Make the settings of a folder of notes."""
    return Settings(root=folder, notes=folder)


def test_new_note(tmp_path: Path) -> None:
    """The file is named by its id; it is read back with id, title and type."""
    path = create_note(settle(tmp_path), "Budget participatif", "concept", NOON)
    assert path == tmp_path / "20260301115959.md"
    note, issues = parse_note(path.name, path.read_bytes())
    assert (note.id, note.title, note.types) == (
        "20260301115959", "Budget participatif", ("concept",),
    )  # fmt: skip
    assert not issues


def test_taken_id(tmp_path: Path) -> None:
    """On a collision the next second that is free is taken; the minute goes on."""
    first = create_note(settle(tmp_path), "One", now=NOON)
    second = create_note(settle(tmp_path), "Two", now=NOON)
    assert second.name == "20260301120000.md"
    assert "One" in first.read_text()
    (tmp_path / "20260301120001 Named.md").touch()
    assert create_note(settle(tmp_path), "Three", now=NOON).name == "20260301120002.md"


@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_title_survives(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    """Quotes, colons, brackets, emoji: the title is read back as it was given."""
    if not title.strip():
        return
    folder = tmp_path_factory.mktemp("notes")
    path = create_note(settle(folder), title, now=NOON)
    note, issues = parse_note(path.name, path.read_bytes())
    assert note.title == " ".join(title.split())
    assert not issues


def test_title_that_says_nothing(tmp_path: Path) -> None:
    """A blank title is a caller's mistake, and no file is made."""
    with pytest.raises(NoteError):
        create_note(settle(tmp_path), " \n ")
    assert not list(tmp_path.iterdir())


def test_folder_that_is_gone(tmp_path: Path) -> None:
    """One sentence, no traceback."""
    with pytest.raises(OutputError, match="cannot write"):
        create_note(settle(tmp_path / "gone"), "Title")
