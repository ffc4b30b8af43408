"""What has been worked out of a vault before: bytes by name, in one SQLite file outside the notes.

It is safe to delete at any time, and nothing is ever taken from it that the files do not confirm:
whoever puts something in says of what it is, by a digest, and looks at that when taking it out.
Whatever is wrong with the file (made by another version, damaged, not to be written) makes it empty
or unused, never an error. Several processes may use it at once: each transaction is whole.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from msgspec import MsgspecError
from xxhash import xxh3_64_digest, xxh3_64_hexdigest, xxh3_128_digest

PLACE = "ZETTEL_CACHE"
OFF = "off"
"""The environment variable that names another folder for all caches, or says that none is used."""

TAG = "CACHEDIR.TAG"
"""The file by which backups know such folders (https://bford.info/cachedir/)."""

PACKAGES = ("pyromark", "yaml", "msgspec", "frontmatter")
"""Packages on which it depends what a note is read as."""

WAIT = 5.0
"""Seconds to wait for another process that is writing; once, then we do without."""

KEPT = 90 * 24 * 3600
"""Seconds after which a cache that nobody has written to may be removed."""

Part = TypeVar("Part")

Row = tuple[str, bytes, bytes]
"""A note's path, the digest of what it was read from, and the note."""

_PACKAGE = Path(__file__).parent
_TAG_TEXT = (_PACKAGE / "cache.tag").read_bytes()
_VERSION = "version"
_SEAL = 8  # bytes


def find_cache_folder() -> Path:
    """Return where zettel keeps what can be made anew, by the custom of each platform.

    Raises:
        RuntimeError: the user has no home, and the environment names no folder.
    """
    told = os.environ.get(PLACE, "")
    if told and told.lower() != OFF:
        return Path(told).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()) / "zettel"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "zettel"
    home = Path(os.environ.get("XDG_CACHE_HOME", ""))  # a relative one counts as unset: XDG spec
    return (home if home.is_absolute() else Path.home() / ".cache") / "zettel"


def find_cache(notes: Path, root: Path) -> "Cache | None":
    """Return the cache of the notes in a folder, whose settings stand in `root`.

    None where the environment says so, or the user has no home.
    """
    if os.environ.get(PLACE, "").lower() == OFF:
        return None
    try:
        folder = find_cache_folder()
    except RuntimeError:
        return None
    digest = xxh3_64_hexdigest(b"\0".join((os.fsencode(notes), os.fsencode(root))))
    return Cache(folder / f"{notes.name or 'vault'}-{digest}.sqlite3")


class Cache:
    """The cache of one vault, a file that is made when something is first written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._version = find_version()
        self._is_free = True  # as far as we know: no other process keeps it

    def __repr__(self) -> str:
        return f"<Cache {self.path}>"

    def read(self, *names: str) -> list[bytes]:
        """Return parts by their names, all of one moment; b"" for what is not there."""
        marks = ", ".join("?" * (len(names) + 1))
        select = f"SELECT name, data FROM parts WHERE name IN ({marks})"
        found: dict[str, bytes] = dict(self._fetch(select, (*names, _VERSION)))
        if found.get(_VERSION) != self._version:
            return [b""] * len(names)
        return [_unseal(found.get(name, b"")) for name in names]

    def read_as(
        self, name: str, decode: Callable[[bytes], Part], build_empty: Callable[[], Part]
    ) -> Part:
        """Return a part as a record; an empty one where there is none, or it is of another kind."""
        (data,) = self.read(name)
        try:
            return decode(data) if data else build_empty()
        except MsgspecError:
            return build_empty()

    def read_notes(self) -> Iterator[Row]:
        """Yield all notes, in no order; b"" for a note that is damaged."""
        try:
            if self._is_free and self.path.exists():
                with self._open() as database:
                    for path, digest, data in database.execute("SELECT * FROM notes"):
                        yield path, digest, _unseal(data)
        except (OSError, sqlite3.Error) as error:
            self._is_free = _is_damaged(error)

    def read_note(self, path: str) -> tuple[bytes, bytes]:
        """Return the digest and the note of one path, both b"" when it is not there."""
        found = self._fetch("SELECT digest, data FROM notes WHERE path = ?", (path,))
        return (found[0][0], _unseal(found[0][1])) if found else (b"", b"")

    def write(
        self, parts: Mapping[str, bytes], notes: Iterable[Row] = (), gone: Sequence[str] = ()
    ) -> None:
        """Write parts and notes and forget notes that are gone, all in one transaction.

        What another version has left is dropped first. Nothing happens where the file cannot be
        written or another process keeps it.
        """
        if not self._is_free:
            return
        kept = list(notes)
        for _ in range(2):
            try:
                self._make_place()
                with self._open() as database:
                    self._put(database, parts, kept, gone)
            except (OSError, sqlite3.Error) as error:
                if not _is_damaged(error):
                    self._is_free = False
                    return
                with suppress(OSError):
                    self.path.unlink()  # and begin anew
            else:
                return

    def _put(
        self,
        database: sqlite3.Connection,
        parts: Mapping[str, bytes],
        notes: Sequence[Row],
        gone: Sequence[str],
    ) -> None:
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript((_PACKAGE / "cache.sql").read_text(encoding="utf-8"))
        with _transaction(database):
            kept = database.execute("SELECT data FROM parts WHERE name = ?", (_VERSION,)).fetchone()
            if kept != (self._version,):
                database.execute("DELETE FROM parts")
                database.execute("DELETE FROM notes")
            database.executemany("DELETE FROM notes WHERE path = ?", ((path,) for path in gone))
            sealed = ((path, digest, _seal(data)) for path, digest, data in notes)
            database.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", sealed)
            known = {name: _seal(data) for name, data in parts.items()}
            known[_VERSION] = self._version
            database.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", known.items())

    def _fetch(self, select: str, values: tuple[str, ...] = ()) -> list[Any]:
        try:
            if not self._is_free or not self.path.exists():
                return []
            with self._open() as database:
                return database.execute(select, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            self._is_free = _is_damaged(error)
        return []

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
        with closing(connection) as database:
            yield database

    def _make_place(self) -> None:
        """Make the file, for the user alone, where there is none yet."""
        if self.path.exists():
            return
        folder = self.path.parent
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / TAG).exists():
            (folder / TAG).write_bytes(_TAG_TEXT)
        _remove_old(folder)
        os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))


def _is_damaged(error: Exception) -> bool:
    """Tell a file that is no cache, or none any more, from one that we may not use now."""
    codes = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return getattr(error, "sqlite_errorcode", -1) & 0xFF in codes  # extended codes go on above


def _remove_old(folder: Path) -> None:
    """Remove the caches of vaults that may be gone, or have another name."""
    with suppress(OSError):
        for file in folder.glob("*.sqlite3"):
            if time.time() - file.stat().st_mtime > KEPT:
                file.unlink(missing_ok=True)


def _seal(data: bytes) -> bytes:
    """Put a digest before data, so that damage is noticed."""
    return xxh3_64_digest(data) + data


def _unseal(sealed: bytes) -> bytes:
    """Return sealed data, b"" where it is damaged."""
    data = sealed[_SEAL:]
    return data if sealed[:_SEAL] == xxh3_64_digest(data) else b""


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def find_version() -> bytes:
    """Return a digest of the code that reads notes: ours, Python's, and that of `PACKAGES`.

    By the sizes and times of its files, so that no change goes unseen, not even of a checkout.
    """
    found = [sys.version]
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is not None and spec.origin:
            found.append(_tell(os.stat(spec.origin), name))  # noqa: PTH116 - quick
    waiting = [str(_PACKAGE)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".sql", ".jsonld", ".ttl")):
                    found.append(_tell(entry.stat(), entry.path))
                elif entry.name.isalpha() and entry.name != "web" and entry.is_dir():
                    waiting.append(entry.path)
    return xxh3_128_digest("\n".join(sorted(found)).encode("utf-8", "replace"))


def _tell(found: os.stat_result, name: str) -> str:
    return f"{name} {found.st_size} {found.st_mtime_ns}"
