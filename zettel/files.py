"""Writing files so that a reader sees the whole of one or nothing of it."""

import filecmp
import os
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from zettel.errors import OutputError


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with its line ends as they are, in place of what was there.

    Raises:
        OutputError: it cannot be written; nothing is left behind and what was there stays.
    """
    write_bytes(path, text.encode("utf-8", "replace"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes in place of what was there; a link is followed, permissions are kept.

    Raises:
        OutputError: as for `write_text`.
    """
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> os.stat_result:
    """Write bytes as they are made, so that they need not all be in memory; else as `write_bytes`.

    Returns:
        What the system tells of the file, from before it was put into its place.

    Raises:
        OutputError: as for `write_text`.
    """
    with _told(path):
        if path.exists() and not path.is_file() and not path.is_dir():
            _write_through(path, chunks)
            return path.stat()
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError(f"{path} is a folder, not a file")
        with _temporary(target, chunks) as temporary:
            written = temporary.stat()
            os.replace(temporary, target)  # noqa: PTH105
    return written


def replace_bytes(path: str, data: bytes, temporary: Path) -> None:
    """Write one of many new files: quicker than `write_bytes`, and no link is followed.

    `temporary` is a path on the same disk that nobody else writes to.

    Raises:
        OutputError: as for `write_text`.
    """
    with _told(Path(path)):
        try:
            temporary.write_bytes(data)
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def update_chunks(path: Path, chunks: Iterable[bytes]) -> bool:
    """Write a file as `write_chunks` does, unless it holds the same bytes already.

    Returns:
        Whether it was written.

    Raises:
        OutputError: as for `write_text`.
    """
    with _told(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError(f"{path} is a folder, not a file")
        with _temporary(target, chunks) as temporary:
            if target.exists() and filecmp.cmp(temporary, target, shallow=False):
                return False
            os.replace(temporary, target)  # noqa: PTH105
    return True


def is_regular(path: Path) -> bool:
    """Say whether a path is that of a file, or of none yet: no device, pipe or folder."""
    return path.is_file() or not path.exists()


def replace_files(folder: Path, wanted: Mapping[str, bytes | None]) -> None:
    """Write several files of a folder, all or none; None removes one. Folders are made as needed.

    All are written beside their places first, and put there at the end. Ctrl-C and a request to
    end wait for that, or give it up with nothing changed. (Only a process that is killed in that
    last moment, or a machine that stops, can leave a part.)

    Raises:
        OutputError: one cannot be written; what had been written before is put back.
    """
    with _hold_signals() as held, ExitStack() as stack:
        staged = list(_stage(folder, wanted, stack))
        if not held:
            _exchange(staged)


_Staged = tuple[Path, Path | None]  # a path, and the file that goes there, None to remove it


def _stage(folder: Path, wanted: Mapping[str, bytes | None], stack: ExitStack) -> Iterator[_Staged]:
    """Write each file beside its place, those that are to go last; no empty folder stays."""
    for name, data in sorted(wanted.items(), key=lambda item: (item[1] is None, item[0])):
        path = folder / name
        if data is None:
            yield path, None
            continue
        with _told(path):
            for parent in reversed(path.parents):
                if not parent.exists():
                    parent.mkdir()
                    stack.callback(_remove_empty, parent)
            target = Path(os.path.realpath(path))
            if target.is_dir():
                raise OutputError(f"{path} is a folder, not a file")
            if target.exists() and not os.access(target, os.W_OK):
                raise OutputError(f"cannot write {path}: it is write-protected")
            yield path, stack.enter_context(_temporary(target, (data,)))


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # where something stands in it by now
        folder.rmdir()


def _exchange(staged: Sequence[_Staged]) -> None:
    """Put files that are written into their places; if one fails, put back what was there."""
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path, temporary in staged:
            with _told(path):
                before = path.read_bytes() if path.is_file() else None
                if temporary is not None:
                    os.replace(temporary, os.path.realpath(path))  # noqa: PTH105
                elif not _is_renamed(path, done):
                    path.unlink(missing_ok=True)
            done.append((path, before))
    except BaseException:
        for written, content in reversed(done):
            _put(written, content)
        raise


@contextmanager
def _hold_signals() -> Iterator[list[int]]:
    """Keep what asks the program to end until the block is done, and let it happen then."""
    held: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield held  # only the main thread is asked
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    old = {number: signal.getsignal(number) for number in numbers}
    for number, known in old.items():
        if known not in (None, signal.SIG_IGN):
            signal.signal(number, lambda got, _frame: held.append(got))
    try:
        yield held
    finally:
        for number, known in old.items():
            if known is not None:
                signal.signal(number, known)
        for number in held[:1]:
            signal.raise_signal(number)


def _is_renamed(path: Path, done: Sequence[tuple[Path, bytes | None]]) -> bool:
    """Say whether a file that is to go has become another, and give it that one's name.

    Where case does not count in names, `a.md` written is `A.md`: to remove that would lose it.
    """
    with _told(path):
        for written, _ in done if path.exists() else ():
            is_other = written != path and written.exists()
            if is_other and os.path.samestat(path.lstat(), written.lstat()):
                os.replace(path, written)  # noqa: PTH105
                return True
    return False


def _put(path: Path, data: bytes | None) -> None:
    with _told(path):
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, data)


def create_text(path: Path, text: str) -> bool:
    """Write a text to a new file; say whether that was done, false where one is there already.

    Raises:
        OutputError: it cannot be written.
    """
    with _told(path), _temporary(path, (text.encode("utf-8", "replace"),)) as temporary:
        try:
            os.link(temporary, path)  # fails where the name is taken; a rename would not
        except FileExistsError:
            return False
        except OSError:
            return _create_directly(path, temporary)
    return True


def _write_through(device: Path, chunks: Iterable[bytes]) -> None:
    """Write into a pipe or device: to put a file in its place would destroy it."""
    with device.open("wb") as file:
        file.writelines(chunks)


def _create_directly(path: Path, temporary: Path) -> bool:
    """Claim the name first, where the file system has no hard links."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    os.replace(temporary, path)  # noqa: PTH105
    return True


@contextmanager
def _temporary(target: Path, chunks: Iterable[bytes]) -> Iterator[Path]:
    """Hold the data in a file beside the target, gone afterwards unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
        temporary.chmod(_find_mode(target))
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _find_mode(target: Path) -> int:
    """Return the permissions that the target has, or that a new file gets."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into one sentence for the caller."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"cannot write {path}: {reason}") from error
