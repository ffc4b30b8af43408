"""A vault as git has it in a commit, laid out in a folder that is gone afterwards.

Git is only asked to read: neither the work tree nor the index is touched, nothing is fetched.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Final, NamedTuple

from zettel.errors import OutputError, RevisionError, ZettelError
from zettel.settings import FILE_NAME

_QUIET: Final = {
    "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
}  # fmt: skip
_LINK: Final = "120000"
_MARKER: Final = ".obsidian"
"""What tells whose notes they are, and is often left out of git."""
_NAMES_ALONE: Final = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff"),
        *(".pdf", ".zip", ".gz", ".7z", ".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods"),
        *(".mp3", ".m4a", ".ogg", ".wav", ".flac", ".mp4", ".webm", ".mov", ".mkv", ".avi"),
    }
)
"""Files of which only it counts that they are there."""


class _Entry(NamedTuple):
    """A file of a commit."""

    mode: str
    digest: str
    path: str


@contextmanager
def check_out(folder: Path, revision: str) -> Iterator[Path]:
    """Give a folder of a work tree as it is in a revision, for the length of a block.

    One that the revision lacks is empty. What an error in the block says of files laid out is said
    of the revision's, as git names them: `HEAD~3:notes/a.md`.

    Args:
        folder: a vault, in a work tree of git; it may be gone.
        revision: whatever git understands: a commit, a branch, a tag, `HEAD~3`.

    Raises:
        RevisionError: there is no git, no repository, no such revision, or a file is there.
    """
    folder = folder.resolve()
    top = _find_top(folder)
    commit = _find_commit(top, revision)
    inside = folder.relative_to(top).as_posix()
    entries = _choose(list(_list_files(top, commit)), "" if inside == "." else inside)
    with TemporaryDirectory(prefix="zettel-") as place:
        # A vault without a base is named after its folder, which thus keeps its name.
        target = Path(place).resolve() / (top.name or "vault")
        (target / ".git").mkdir(parents=True)  # settings are not sought above it
        _lay_out(top, entries, target)
        _copy_marker(folder, target / inside)
        if not (target / inside).is_dir():
            _require_nothing(target, inside, revision)
            (target / inside).mkdir(parents=True)
        with _named(target, revision):
            yield target / inside


@contextmanager
def _named(target: Path, revision: str) -> Iterator[None]:
    """Let errors of a block name what is laid out in a folder by the revision that it is of."""
    try:
        yield
    except ZettelError as error:
        told, hint = (
            text.replace(f"{target}{os.sep}", f"{revision}:").replace(str(target), revision)
            for text in (str(error), error.hint)
        )
        if (told, hint) == (str(error), error.hint):
            raise
        raise type(error)(told, hint) from error.__cause__


def _require_nothing(target: Path, inside: str, revision: str) -> None:
    """Stop where a folder is sought and a file is found, or a link that leads nowhere.

    Raises:
        RevisionError: there is one, at the path or above.
    """
    path = target / inside
    for place in (path, *path.parents):
        if place == target:
            return
        if place.is_symlink() or place.is_file():
            raise RevisionError(f"{place.relative_to(target)} is no folder in {revision}")


def _find_top(folder: Path) -> Path:
    standing = next(place for place in (folder, *folder.parents) if place.is_dir())
    told = _run(standing, "rev-parse", "--show-toplevel")
    if told.returncode:
        said = told.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        if "not a git repository" in said or "work tree" in said:
            raise RevisionError(f"{folder} is in no git repository", "revisions are those of git")
        raise RevisionError(f"git does not read {folder}: {said.partition(chr(10))[0]}")
    return Path(os.fsdecode(told.stdout.rstrip(b"\n"))).resolve()


def _find_commit(top: Path, revision: str) -> str:
    name = f"{revision}^{{commit}}"
    told = _run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    found = told.stdout.decode().split()
    if not told.returncode and found:
        return found[-1]
    shallow = _run(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    hint = "this clone holds the last commits alone: git fetch --unshallow" if shallow else ""
    raise RevisionError(f"git knows no revision {revision!r}", hint)


def _list_files(top: Path, commit: str) -> Iterator[_Entry]:
    told = _run(top, "ls-tree", "-r", "-z", "--full-tree", commit)
    if told.returncode:
        said = told.stderr.decode(errors="replace").strip()
        raise RevisionError(f"git cannot list the files of {commit[:12]}: {said}")
    for row in told.stdout.split(b"\0")[:-1]:
        about, _, path = row.partition(b"\t")
        mode, kind, digest = about.decode().split()
        if kind == "blob":
            yield _Entry(mode, digest, os.fsdecode(path))


def _choose(entries: Sequence[_Entry], inside: str) -> list[_Entry]:
    """Return the files of a vault: its folder's, and those that its settings above may speak of."""
    paths = {entry.path for entry in entries}
    above = [PurePosixPath(inside), *PurePosixPath(inside).parents]
    tops = [folder for folder in above if (folder / FILE_NAME).as_posix() in paths]
    start = "" if not inside else (tops[-1] if tops else above[0]).as_posix()
    prefix = "" if start in ("", ".") else f"{start}/"
    return [entry for entry in entries if entry.path.startswith(prefix)]


def _lay_out(top: Path, entries: Sequence[_Entry], target: Path) -> None:
    """Write files to where they are in the commit; symbolic links only where they stay inside."""
    folders: set[str] = set()
    whole = [one for one in entries if Path(one.path).suffix.lower() not in _NAMES_ALONE]
    try:
        for path in {one.path for one in entries} - {one.path for one in whole}:
            _open(target, path, folders).close()
        for entry, data in zip(whole, _read_blobs(top, whole), strict=True):
            if entry.mode == _LINK:
                _link(target, entry.path, data, folders)
                continue
            with _open(target, entry.path, folders) as file:
                file.write(data)
    except OSError as error:
        raise OutputError(f"cannot lay out the revision in {target}: {error.strerror}") from error


def _open(target: Path, path: str, folders: set[str]) -> IO[bytes]:
    place = f"{target}/{path}"
    folder = place.rpartition("/")[0]
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as below
        folders.add(folder)
    return open(place, "wb")  # noqa: PTH123 - a tenth of the time for ten thousand files


def _link(target: Path, path: str, data: bytes, folders: set[str]) -> None:
    _open(target, path, folders).close()
    place = target / path
    place.unlink()
    to = Path(os.path.normpath(place.parent / os.fsdecode(data)))
    if to.is_relative_to(target):
        place.symlink_to(os.fsdecode(data))


def _read_blobs(top: Path, entries: Sequence[_Entry]) -> Iterator[bytes]:
    """Yield what files hold, in one go."""
    with TemporaryFile() as asked:
        asked.write("".join(f"{entry.digest}\n" for entry in entries).encode())
        asked.seek(0)
        call = ["git", "-C", str(top), "cat-file", "--batch"]
        with subprocess.Popen(
            call, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        ) as process:
            assert process.stdout is not None
            for entry in entries:
                head = process.stdout.readline().split()
                if len(head) != 3:
                    message = f"git does not have what {entry.path} was"
                    raise RevisionError(message, "this clone is not whole: git fetch --refetch")
                yield process.stdout.read(int(head[2]) + 1)[:-1]


def _copy_marker(folder: Path, target: Path) -> None:
    """Let a marker that git was never given tell in the revision what it tells now."""
    marker = folder / _MARKER
    if target.is_dir() and marker.is_dir() and not (target / _MARKER).exists():
        (target / _MARKER).mkdir()
        for file in sorted(marker.glob("*.json")):
            (target / _MARKER / file.name).write_bytes(file.read_bytes())


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    call = ["git", "-C", str(folder), *words]
    try:
        return subprocess.run(call, capture_output=True, env=_environment(), check=False)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed, and it is what knows revisions") from error


def _environment() -> dict[str, str]:
    """Return our environment, without what would lead git to another repository."""
    kept = {k: v for k, v in os.environ.items() if k not in ("GIT_DIR", "GIT_WORK_TREE")}
    return {**kept, **_QUIET}
