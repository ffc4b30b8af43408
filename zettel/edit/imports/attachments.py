"""Files that documents refer to: which they are, and where in the vault they are copied to."""

import re
from collections.abc import Iterator
from pathlib import Path

from zettel.edit.changes import Change
from zettel.edit.imports.drafts import Draft, is_inside
from zettel.edit.imports.html_files import find_html_addresses, find_paths
from zettel.edit.imports.report import Copied, Status
from zettel.edit.imports.sources import Batch
from zettel.errors import OutputError
from zettel.model import Attachment, Property, Record
from zettel.resolve.names import cut_suffix

_FILE = re.compile(r"[^\s:?#<>|]+\.[A-Za-z][A-Za-z0-9]{1,5}")


def find_attachments(batch: Batch, draft: Draft) -> dict[str, None]:
    """Find the files of a batch that a document refers to: by links, in HTML, in front matter."""
    known = frozenset(batch.others)
    root = batch.folder.resolve()

    def is_known(path: str) -> bool:
        return path in known if batch.is_whole else is_inside(root, path)

    linked = (link.resolution for link in draft.note.links)
    paths = (file.path for file in linked if isinstance(file, Attachment) and file.exists)
    found = dict.fromkeys(filter(is_known, paths))
    for written in _find_addresses(draft):
        path = next(filter(is_known, find_paths(written, draft.path)), "")
        if path:
            found[path] = None
    return found


class Files:
    """The files that go to a vault, each with a path that no other file has there."""

    def __init__(self, notes: Path) -> None:
        self.changes: list[Change] = []
        self.copied: list[Copied] = []
        self._notes = notes
        self._planned: dict[str, bytes] = {}  # by folded path

    def add(self, batch: Batch, path: str) -> str:
        """Plan to copy a file of a batch; return the path that it will have in the vault.

        Where a file with the same bytes is there, that is it; where another is, a number is added.

        Raises:
            OutputError: the file cannot be read.
        """
        try:
            data = (batch.folder / path).read_bytes()
        except OSError as error:
            raise OutputError(f"cannot read {batch.folder / path}: {error.strerror}") from error
        for number in range(1, 10_000):
            stem, suffix = cut_suffix(path), path[len(cut_suffix(path)) :]
            target = path if number == 1 else f"{stem}-{number}{suffix}"
            there = self._read(target)
            if there is None:
                self._planned[target.casefold()] = data
                self.changes.append(Change(target, None, data))
                self.copied.append(Copied(str(batch.folder / path), target))
                return target
            if there == data:
                if target.casefold() not in self._planned:
                    self._planned[target.casefold()] = data
                    self.copied.append(Copied(str(batch.folder / path), target, Status.KNOWN))
                return target
        raise OutputError(f"no path is free for {path} in {self._notes}")

    def _read(self, path: str) -> bytes | None:
        planned = self._planned.get(path.casefold())
        if planned is not None:
            return planned
        whole = self._notes / path
        try:
            return whole.read_bytes() if whole.exists() else None
        except OSError:
            return b""  # a folder, or closed to us: the name is taken


def _find_addresses(draft: Draft) -> Iterator[str]:
    """Yield what HTML and front matter name, as far as it may be the path of a file."""
    for address in find_html_addresses(draft.document.text):
        yield address.written
    for text in _find_texts(draft.note.note.properties):
        if _FILE.fullmatch(text.strip()):
            yield text.strip()


def _find_texts(properties: tuple[Property, ...]) -> Iterator[str]:
    for prop in properties:
        for value in prop.values:
            if isinstance(value, Record):
                yield from _find_texts(value.properties)
            else:
                yield value
