"""Writing: the whole file or nothing, never a leftover."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zettel.errors import OutputError
from zettel.files import create_text, replace_files, write_bytes, write_text


def list_names(folder: Path) -> list[str]:
    """List what a folder holds, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    """UTF-8, with its line ends untouched."""
    path = tmp_path / "a.txt"
    write_text(path, "é\r\n\n")
    assert path.read_bytes() == "é\r\n\n".encode()
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert list_names(tmp_path) == ["a.txt"]


def test_created_file_is_never_written_over(tmp_path: Path) -> None:
    """The second who creates a file is told, and the first keeps it."""
    path = tmp_path / "a.txt"
    assert create_text(path, "first")
    assert not create_text(path, "second")
    assert path.read_text() == "first"
    assert list_names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("write", [write_text, create_text])
def test_missing_folder(tmp_path: Path, write: object) -> None:
    """One sentence with the path and the reason."""
    assert callable(write)
    with pytest.raises(OutputError, match=r"cannot write .*gone/a\.txt: No such file"):
        write(tmp_path / "gone" / "a.txt", "x")


def test_folder_in_the_way(tmp_path: Path) -> None:
    """A folder of that name stays, and nothing is left behind."""
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_text(tmp_path / "a", "x")
    assert list_names(tmp_path) == ["a"]


def test_permissions(tmp_path: Path) -> None:
    """A new file gets what the umask leaves; an old one keeps what it had."""
    mask = os.umask(0o027)
    try:
        write_text(tmp_path / "new", "x")
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new").chmod(0o600)
    write_text(tmp_path / "new", "y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_link_is_followed(tmp_path: Path) -> None:
    """Writing through a symbolic link changes the file, not the link."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    """A pipe or device is no file to be replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_bytes(pipe, b"text")
    assert os.read(reader, 10) == b"text"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_folder_in_the_way_of_many(tmp_path: Path) -> None:
    """Where one of several files cannot be written, none is, and no folder is made for them."""
    (tmp_path / "b").mkdir()
    (tmp_path / "c").write_text("old")
    with pytest.raises(OutputError, match="is a folder"):
        replace_files(tmp_path, {"a/x/y": b"new", "b": b"new", "c": None})
    assert list_names(tmp_path) == ["b", "c"]


_MANY = """
import sys
from pathlib import Path
from zettel.files import replace_files
replace_files(Path(sys.argv[1]), {f"new/{n}": b"x" * 1000 for n in range(4000)} | {"old": None})
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_change_is_whole_or_none(tmp_path: Path, number: signal.Signals) -> None:
    """Whenever Ctrl-C or a request to end comes, all files are written or none, and no other."""
    (tmp_path / "old").write_text("old")
    running = subprocess.Popen([sys.executable, "-c", _MANY, tmp_path], stderr=subprocess.DEVNULL)
    while not (tmp_path / "new").exists() and running.poll() is None:
        time.sleep(0.002)
    running.send_signal(number)
    assert running.wait(60) != 0
    names = list_names(tmp_path)
    assert names == ["old"] or len(list_names(tmp_path / "new")) == 4000
    assert ("old" in names) != ("new" in names)
