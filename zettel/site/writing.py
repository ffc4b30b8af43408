"""Files of a site written one by one: each whole, only where it is another, never outside."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from xxhash import xxh3_64, xxh3_64_hexdigest

from zettel.errors import OutputError
from zettel.files import replace_bytes, update_chunks


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file of the site: its name, a digest of what is in it, and whether it was written now."""

    name: str
    digest: str
    is_new: bool


class Writer:
    """Writes into a folder; a copy of it in another process does, too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: set[str] = set()

    def put(self, name: str, data: bytes) -> Entry:
        """Write a file, unless it holds these bytes already.

        Raises:
            OutputError: it cannot be written, or leads out of the folder.
        """
        path = self._prepare(name)
        digest = xxh3_64_hexdigest(data)
        if _holds(path, data):
            return Entry(name, digest, is_new=False)
        replace_bytes(path, data, self.folder / f".{os.getpid()}.tmp")
        return Entry(name, digest, is_new=True)

    def put_chunks(self, name: str, chunks: Iterable[bytes]) -> Entry:
        """Write a large file part by part, unless it holds the same already.

        Raises:
            OutputError: as for `put`.
        """
        digest = xxh3_64()

        def pass_on() -> Iterator[bytes]:
            for chunk in chunks:
                digest.update(chunk)
                yield chunk

        is_new = update_chunks(Path(self._prepare(name)), pass_on())
        return Entry(name, digest.hexdigest(), is_new)

    def _prepare(self, name: str) -> str:
        """Make the folder that a file stands in; return the file's path."""
        folder, _, _ = name.rpartition("/")
        if folder not in self._known:
            if folder:
                self._prepare(folder)
            path = f"{self.folder}/{folder}"
            try:
                os.makedirs(path, exist_ok=True)  # noqa: PTH103 - paths cost more than the call
            except OSError as error:
                raise OutputError(f"cannot make the folder {path}: {error.strerror}") from error
            if folder and os.path.islink(path):  # noqa: PTH114
                raise OutputError(f"{path} leads out of the site", "remove that link")
            self._known.add(folder)
        return f"{self.folder}/{name}"


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:  # it is not there
        return False
