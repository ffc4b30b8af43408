"""Walking a folder: which files are notes, in which order, and what cannot be listed."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tests.vaults import write_vault
from zettel.reader import find_files, read_notes
from zettel.settings import read_settings

MARKDOWN = (".md", ".markdown")


def list_files(folder: Path) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return notes, other files, and what could not be listed."""
    listing = find_files(folder, MARKDOWN)
    return listing.notes, listing.others, listing.unread


def test_notes_and_other_files_are_told_apart_and_sorted(tmp_path: Path) -> None:
    """Suffixes decide, whatever their case; folders are walked; both lists are in order."""
    write_vault(tmp_path, "=== b.md\n=== a/z.MD\n=== a/pic.png\n=== A.markdown\n=== c.txt\n")
    listing = find_files(tmp_path, MARKDOWN)
    assert listing.notes == ["A.markdown", "a/z.MD", "b.md"]
    assert listing.others == ["a/pic.png", "c.txt"]


def test_hidden_and_foreign_folders_are_left_out(tmp_path: Path) -> None:
    """What an application or a package manager keeps beside notes is no note."""
    write_vault(
        tmp_path,
        "=== .obsidian/x.md\n=== .git/y.md\n=== .a.md\n=== node_modules/p/README.md\n"
        "=== sub/__pycache__/z.md\n=== a.md\n",
    )
    assert list_files(tmp_path) == (["a.md"], [], [])


def test_links_to_folders_cannot_loop_or_lead_out(tmp_path: Path) -> None:
    """A symbolic link counts only while it stays inside the vault and closes no circle."""
    outside = tmp_path / "outside"
    vault = write_vault(tmp_path / "vault", "=== a/b/note.md\n=== real.md\n")
    write_vault(outside, "=== secret.md\n")
    (vault / "a" / "b" / "up").symlink_to(vault / "a", target_is_directory=True)
    (vault / "out").symlink_to(outside, target_is_directory=True)
    (vault / "secret.md").symlink_to(outside / "secret.md")
    (vault / "gone.md").symlink_to(outside / "gone.md")
    (vault / "alias.md").symlink_to(vault / "real.md")
    assert list_files(vault) == (["a/b/note.md", "alias.md", "real.md"], [], [])


def test_links_between_folders_are_followed_once(tmp_path: Path) -> None:
    """Each folder is walked once, however many links lead to it, and by its own path if it can be.

    Twenty folders with two links each to the next would be a million paths.
    """
    write_vault(tmp_path, "=== 20/a.md\n=== .shelf/inner/b.md\n")
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in ("left", "right"):
            (folder / name).symlink_to(tmp_path / str(number + 1), target_is_directory=True)
    for name in ("x", "y"):
        (tmp_path / name).symlink_to(tmp_path / ".shelf", target_is_directory=True)
    assert list_files(tmp_path) == (["20/a.md", "x/inner/b.md"], [], [])


def test_a_folder_named_like_a_note_is_walked(tmp_path: Path) -> None:
    """`x.md/` is a folder all the same."""
    write_vault(tmp_path, "=== x.md/inner.md\n")
    assert find_files(tmp_path, MARKDOWN).notes == ["x.md/inner.md"]


def test_pipes_sockets_and_devices_are_no_notes(tmp_path: Path) -> None:
    """They would keep a reader waiting for ever."""
    write_vault(tmp_path, "=== a.md\n")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "pipe.md")
    (tmp_path / "null.md").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket.md"))
        assert list_files(tmp_path) == (["a.md"], [], [])


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
    assert "rename it" in reading.issues[0].message


@pytest.mark.parametrize(
    "name", ["a\nb", "e\u0301te\u0301", "a" * 250, " ", "-", "a#b|c[[d]]", "con"]
)
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    """A name with a line end, with loose accents, as long as can be: a note like any other."""
    write_vault(tmp_path, "=== other.md\n")
    (tmp_path / f"{name}.md").write_text("text [[other]]")
    reading = read_notes(read_settings(tmp_path))
    assert {note.path for note in reading.notes} == {f"{name}.md", "other.md"}
    assert not reading.issues


def test_depth_is_no_limit(tmp_path: Path) -> None:
    """Folders as deep as the system lets them be, deeper than Python would call."""
    home = Path.cwd()
    try:
        os.chdir(tmp_path)
        for depth in range(3_000):  # step by step: a path of that length could not be given
            if depth % 1_000 == 0:
                Path("a.md").touch()
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(home)
    listing = find_files(tmp_path, MARKDOWN)
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # too deep for `shutil` as well
    assert [path.count("/") for path in listing.notes][:2] == [0, 1_000]
    assert ["too long" in reason for _, reason in listing.unread] == [True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_closed_folder_is_told(tmp_path: Path) -> None:
    """What cannot be listed is an issue; the rest is read."""
    write_vault(tmp_path, "=== a.md\n=== closed/b.md\n")
    (tmp_path / "closed").chmod(0)
    reading = read_notes(read_settings(tmp_path))
    (tmp_path / "closed").chmod(0o700)
    assert [note.path for note in reading.notes] == ["a.md"]
    assert [(issue.path, issue.code) for issue in reading.issues] == [("closed", "Z114")]
