"""Reading a folder: which files are notes, in which order, and what cannot be read."""

import os
from pathlib import Path

import pytest

from tests.bench.generate import generate_vault
from tests.vaults import open_vault, write_vault
from zettel import workers
from zettel.reader import Listing, find_files, read_notes
from zettel.settings import read_settings

MARKDOWN = (".md", ".markdown")


def test_notes_and_other_files_are_told_apart_and_sorted(tmp_path: Path) -> None:
    """Suffixes decide, whatever their case; folders are walked; both lists are in order."""
    write_vault(tmp_path, "=== b.md\n=== a/z.MD\n=== a/pic.png\n=== A.markdown\n=== c.txt\n")
    listing = find_files(tmp_path, MARKDOWN)
    assert listing.notes == ["A.markdown", "a/z.MD", "b.md"]
    assert listing.others == ["a/pic.png", "c.txt"]


def test_hidden_and_foreign_folders_are_left_out(tmp_path: Path) -> None:
    """What an application or a package manager keeps beside notes is no note."""
    write_vault(tmp_path, "=== .obsidian/x.md\n=== .a.md\n=== node_modules/p/README.md\n=== a.md\n")
    assert find_files(tmp_path, MARKDOWN) == Listing(["a.md"], [], [])


def test_links_to_folders_cannot_loop_or_lead_out(tmp_path: Path) -> None:
    """A symbolic link counts only while it stays inside the vault and closes no circle."""
    outside = tmp_path / "outside"
    vault = write_vault(tmp_path / "vault", "=== a/b/note.md\n=== real.md\n")
    write_vault(outside, "=== secret.md\n")
    (vault / "a" / "b" / "up").symlink_to(vault / "a", target_is_directory=True)
    (vault / "out").symlink_to(outside, target_is_directory=True)
    (vault / "alias.md").symlink_to(vault / "real.md")
    assert find_files(vault, MARKDOWN) == Listing(["a/b/note.md", "alias.md", "real.md"], [], [])


def test_a_folder_named_like_a_note_is_walked(tmp_path: Path) -> None:
    """`x.md/` is a folder all the same."""
    write_vault(tmp_path, "=== x.md/inner.md\n")
    assert find_files(tmp_path, MARKDOWN).notes == ["x.md/inner.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file_is_a_note_with_an_issue(tmp_path: Path) -> None:
    """A file without permission is kept by its name, and its author is told."""
    write_vault(tmp_path, "=== a.md\ntext\n")
    (tmp_path / "a.md").chmod(0)
    reading = read_notes(read_settings(tmp_path))
    assert [note.id for note in reading.notes] == ["a"]
    assert [issue.code for issue in reading.issues] == ["Z114"]


def test_dead_symbolic_link_is_a_note_with_an_issue(tmp_path: Path) -> None:
    """A link to a file that is gone does not stop the reading of the rest."""
    write_vault(tmp_path, "=== a.md\ntext\n")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing.md")
    reading = read_notes(read_settings(tmp_path))
    assert [note.path for note in reading.notes] == ["a.md", "gone.md"]
    assert [(issue.path, issue.code) for issue in reading.issues] == [("gone.md", "Z114")]


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
    """The text below the front matter is all that a body is."""
    vault = open_vault(tmp_path, "=== a.md\n---\ntitle: É\n---\nCorps à lire.\n")
    assert vault.read_body("É").strip() == "Corps à lire."


def test_pipes_are_no_notes(tmp_path: Path) -> None:
    """A named pipe would keep a reader waiting for ever."""
    write_vault(tmp_path, "=== a.md\n")
    os.mkfifo(tmp_path / "pipe.md")
    assert find_files(tmp_path, MARKDOWN) == Listing(["a.md"], [], [])


def test_names_that_are_no_text_are_told(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 cannot be linked to, and its owner should know."""
    write_vault(tmp_path, "=== a.md\n")
    try:
        (tmp_path / os.fsdecode(b"\xff.md")).touch()
    except OSError:
        pytest.skip("this file system takes text only")
    reading = read_notes(read_settings(tmp_path))
    assert [note.path for note in reading.notes] == ["a.md"]
    assert [(issue.path, issue.code) for issue in reading.issues] == [("\ufffd.md", "Z114")]
