"""What a kind of source makes of one file: the text of a note to be, and where things came from."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from zettel.errors import NoteError
from zettel.model import Property


class Remark(Struct, frozen=True):
    """Something that was not understood, or that the reader of a report should know."""

    line: int  # of the source; 0 for the whole of it
    text: str


class Mapped(Struct, frozen=True):
    """Where a field of the note came from, as `title` from `first line`."""

    field: str
    origin: str


class Document(Struct, frozen=True):
    """One document of a source, as Markdown.

    `text` holds the front matter as its author wrote it, if there is any. `properties` are keys
    that it is to have besides; they take the place of keys of the same name. `lines` says on
    which lines of the source each address stands, where those of `text` are others.
    """

    text: str
    properties: tuple[Property, ...] = ()
    mapped: tuple[Mapped, ...] = ()
    remarks: tuple[Remark, ...] = ()
    lines: Mapping[str, Sequence[int]] | None = None


class UnreadableError(NoteError):
    """A file is no document; the message says why, as the end of “it is left: …”."""


Read = Callable[[str, bytes], Document]
"""Makes a document of a file's path inside its source and its bytes.

Raises:
    UnreadableError: the file is no document of this kind.
"""


def to_property(key: str, *values: str) -> Property:
    """Return a property that stands nowhere yet."""
    return Property(key, values, 0, 0)


def to_linkless(text: str) -> str:
    """Return a text as a value of front matter that no link is seen in, where it held none."""
    return text.replace("[[", "").replace("]]", "").replace("](", "] (")
