"""The kinds of sources that are read, in one table; another is one file and one row more."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from zettel.edit.imports import jekyll
from zettel.edit.imports.document import Read
from zettel.edit.imports.html import read_html
from zettel.edit.imports.markdown import read_markdown
from zettel.edit.imports.rdf.reading import KIND, SUFFIXES
from zettel.edit.imports.text import read_text
from zettel.errors import FormatError

Select = Callable[[Path, Sequence[str]], list[str]]
"""Picks the documents among the files of a folder, whose paths are given."""


class Kind(Struct, frozen=True):
    """A kind of source: the suffixes of its files, and how one is read.

    A kind with `marks` is that of a whole folder, which holds one of them; `select` picks its
    documents, and `dialect` is what they are written in.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read
    marks: tuple[str, ...] = ()
    select: Select | None = None
    dialect: str | None = None


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "jekyll",
            jekyll.SUFFIXES,
            jekyll.read_jekyll,
            marks=jekyll.MARKS,
            select=jekyll.find_documents,
            dialect="jekyll",
        ),
        Kind("markdown", (".md", ".markdown"), read_markdown),
        Kind("text", (".txt",), read_text),
        Kind("html", (".html", ".htm"), read_html),
    )
}
"""The kinds by name."""


def find_kind(name: str) -> Kind:
    """Return the kind of a name.

    Raises:
        FormatError: there is none.
    """
    if name not in KINDS:
        raise FormatError(
            f"there is no kind of source {name!r}", f"one of: {', '.join((*KINDS, KIND))}"
        )
    return KINDS[name]


def find_folder_kind(folder: Path) -> Kind | None:
    """Return the kind that a folder is as a whole, None where each file is of its own."""
    for kind in KINDS.values():
        if any((folder / mark).exists() for mark in kind.marks):
            return kind
    return None


def find_file_kind(path: str) -> Kind | None:
    """Return the kind of a file by its suffix, None for one that is not read."""
    for kind in KINDS.values():
        if not kind.marks and path.lower().endswith(kind.suffixes):
            return kind
    return None


def describe_kinds() -> str:
    """Tell in one sentence what is read."""
    suffixes = [suffix for kind in KINDS.values() if not kind.marks for suffix in kind.suffixes]
    documents, facts = ", ".join(suffixes), ", ".join(SUFFIXES)
    kinds = f"what is read: {documents}, folders of these or of a Jekyll site, and RDF: {facts}"
    return f"{kinds}, also packed (.gz); or any file with --from rdf"
