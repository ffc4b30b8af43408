"""Reading never fails: whatever a file is, it is a note, and what is wrong with it an issue."""

import codecs
import os
import random
import shutil
import zlib
from pathlib import Path

import pytest

from tests.bench.generate import generate_vault
from tests.vaults import open_vault, write_vault
from zettel import workers
from zettel.model import Issue, Note
from zettel.reader import read_body, read_notes
from zettel.settings import read_settings

BODY = "# Été\n\n[[Élan]] #tag\n"
WHOLE = f"---\ntitle: Été\n---\n{BODY}"


def read(folder: Path, data: bytes, name: str = "note.md") -> tuple[Note, tuple[Issue, ...]]:
    """Write one file, read its folder, and return its note with all issues."""
    (folder / name).write_bytes(data)
    reading = read_notes(read_settings(folder))
    (note,) = reading.notes
    return note, reading.issues


def list_places(issues: tuple[Issue, ...]) -> list[tuple[int, int, str]]:
    """Return where issues stand, and their codes."""
    return [(issue.line, issue.column, issue.code) for issue in issues]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + WHOLE.encode(),
        codecs.BOM_UTF16_LE + WHOLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WHOLE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WHOLE.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + WHOLE.encode("utf-32-be"),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("\n", "\r").encode(),
        WHOLE.replace("\n", "\r", 3).encode(),
        codecs.BOM_UTF16_LE + WHOLE.replace("\n", "\r").encode("utf-16-le"),
    ],
)
def test_encodings_and_line_ends_change_nothing(tmp_path: Path, data: bytes) -> None:
    """Marks, wide letters, line ends of Windows and of old Macs give the same note and body."""
    note, issues = read(tmp_path, data)
    assert not issues
    assert (note.title, note.tags, note.body_line) == ("Été", ("tag",), 4)
    assert [(x.target, x.line, x.column) for x in note.links] == [("Élan", 6, 1)]
    assert read_body(read_settings(tmp_path), note).replace("\r\n", "\n") == BODY


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_told(tmp_path: Path, encoding: str) -> None:
    """It is known by the NUL beside each Latin letter."""
    note, issues = read(tmp_path, WHOLE.encode(encoding))
    assert (note.title, note.links[0].target, note.links[0].line) == ("Été", "Élan", 6)
    assert read_body(read_settings(tmp_path), note) == BODY
    assert [(*place, issues[0].hint) for place in list_places(issues)] == [
        (1, 1, "Z109", "save the file as UTF-8")
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"---\ntitle: a\n---\n[[b]] \xff\n", (4, 7)),
        ("a\nÉtat [[b]]\n".encode("latin-1"), (2, 1)),
        (b"a [[b]]\n\nc \x00 d\n", (3, 3)),
        (b"[[b]]\r\n\xc3", (2, 1)),
        (codecs.BOM_UTF16_LE + "é [[b]]\n".encode("utf-16-le") + b"\x00\xd8a\x00", (2, 1)),
    ],
)
def test_what_is_no_text_is_told_at_its_place(
    tmp_path: Path, data: bytes, place: tuple[int, int]
) -> None:
    """One sign stands for it, all else is read."""
    note, issues = read(tmp_path, data)
    assert [link.target for link in note.links] == ["b"]
    assert list_places(issues) == [(*place, "Z109")]


def _draw_noise() -> bytes:
    return random.Random(5).randbytes(50_000)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + _draw_noise(),
        b"%PDF-1.7\n[[a]]\n" + zlib.compress(_draw_noise()),
        b"\x00" * 4096,
        b"PK\x03\x04\x14\x00\x00\x00" + _draw_noise() + b"[[b]]",
        bytes(range(256)) * 9,
    ],
    ids=["picture", "pdf", "zeros", "archive", "every byte"],
)
def test_files_that_are_no_text_have_only_a_name(tmp_path: Path, data: bytes) -> None:
    """Nothing is taken from noise: no link, no heading; its owner is told once."""
    note, issues = read(tmp_path, data, "Photo.MD")
    assert (note.id, note.title, note.links, note.headings) == ("Photo", "Photo", (), ())
    assert (note.properties, note.words) == ((), 0)
    assert list_places(issues) == [(1, 1, "Z109")]
    assert read_body(read_settings(tmp_path), note) == ""


@pytest.mark.parametrize("data", [b"", b"\n", b"---\n---\n", codecs.BOM_UTF8])
def test_an_empty_file_is_a_note(tmp_path: Path, data: bytes) -> None:
    """It goes by its name, and nothing is wrong with it."""
    note, issues = read(tmp_path, data, "20240131120000.md")
    assert (note.id, note.title, issues) == ("20240131120000", "20240131120000", ())


def test_large_files_and_long_lines_are_read(tmp_path: Path) -> None:
    """Fifty megabytes, and a long line: every link is found, each at its column."""
    (tmp_path / "long.md").write_text("word [[a]] " * 20_000)
    (tmp_path / "large.md").write_text(("word " * 200 + "\n\n") * 50_000 + "[[a]]\n")
    reading = read_notes(read_settings(tmp_path))
    found = {note.path: note.links for note in reading.notes}
    assert len(found["long.md"]) == 20_000
    assert found["long.md"][-1].column == 19_999 * 11 + 6
    assert [(link.line, link.column) for link in found["large.md"]] == [(100_001, 1)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file_is_a_note_with_an_issue(tmp_path: Path) -> None:
    """A file without permission is kept by its name, and its author is told."""
    write_vault(tmp_path, "=== a.md\ntext\n")
    (tmp_path / "a.md").chmod(0)
    reading = read_notes(read_settings(tmp_path))
    assert [note.id for note in reading.notes] == ["a"]
    assert [issue.code for issue in reading.issues] == ["Z114"]


@pytest.mark.parametrize("target", ["nothing.md", "gone.md"])
def test_links_that_lead_nowhere_are_notes_with_an_issue(tmp_path: Path, target: str) -> None:
    """A link to a file that is gone, or to itself, does not stop the reading of the rest."""
    write_vault(tmp_path, "=== a.md\ntext\n")
    (tmp_path / "gone.md").symlink_to(tmp_path / target)
    reading = read_notes(read_settings(tmp_path))
    assert [note.path for note in reading.notes] == ["a.md", "gone.md"]
    assert [(issue.path, issue.code) for issue in reading.issues] == [("gone.md", "Z114")]


def test_what_becomes_of_files_after_the_listing_is_told(tmp_path: Path) -> None:
    """One that vanishes, or turns into a folder, is an issue; a pipe keeps nobody waiting."""
    paths = [f"{number:05}.md" for number in range(workers.CHUNK + 3)]
    for name in paths:
        (tmp_path / name).write_text("text")
    settings = read_settings(tmp_path)
    gone, folder, pipe = (tmp_path / name for name in paths[-3:])

    def change(stage: str, done: int, total: int) -> None:
        if done == workers.CHUNK:
            for path in (gone, folder, pipe):
                path.unlink()
            folder.mkdir()
            os.mkfifo(pipe)

    reading = read_notes(settings, change)
    assert len(reading.notes) == len(paths)
    assert [(issue.path, issue.code) for issue in reading.issues] == [
        (gone.name, "Z114"),
        (folder.name, "Z114"),
    ]


def test_both_cores_read_the_same_as_one(tmp_path: Path) -> None:
    """How many processes read changes nothing in what is read."""
    generate_vault(tmp_path, workers.WORTHWHILE + 1)
    settings = read_settings(tmp_path)
    seen: list[tuple[str, int, int]] = []
    several = read_notes(settings, lambda *stage: seen.append(stage))
    paths = tuple(note.path for note in several.notes)
    assert paths == tuple(sorted(paths))
    assert seen[-1] == ("read", workers.WORTHWHILE + 1, workers.WORTHWHILE + 1)
    few = set(several.notes[:: workers.CHUNK // 3])
    for path in {note.path for note in several.notes} - {note.path for note in few}:
        (tmp_path / path).unlink()
    assert set(read_notes(settings).notes) == few


def test_body_is_read_from_the_file(tmp_path: Path) -> None:
    """The text below the front matter is all that a body is; that of a lost file is empty."""
    vault = open_vault(tmp_path, "=== a.md\n---\ntitle: É\n---\nCorps à lire.\n")
    assert vault.read_body("É").strip() == "Corps à lire."
    shutil.rmtree(tmp_path)
    assert vault.read_body("É") == ""
