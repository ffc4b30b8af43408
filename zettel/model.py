"""The records that every floor above speaks in: notes, links, what links became, issues.

All records are frozen `msgspec` structs, cheap to make, compare and send between processes.
Lines and columns start at 1; columns count characters. Paths are relative to the notes folder,
with `/` between their parts on every platform.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class LinkKind(StrEnum):
    """How a link was written down."""

    WIKI = "wiki"  # [[target]]
    EMBED = "embed"  # ![[target]] or ![](file)
    MARKDOWN = "markdown"  # [label](target)
    PROPERTY = "property"  # front matter: key: "[[target]]"
    INLINE = "inline"  # key:: [[target]]
    CITATION = "citation"  # [@key]
    TAG = "tag"  # #name, where the application makes it lead to a note of that name
    BLOCK = "block"  # ((uuid)), a passage of any note, by its name


class Severity(StrEnum):
    """How much an issue matters; `check` exits with 1 on errors only."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Issue(Struct, frozen=True, array_like=True, gc=False):
    """Something to tell the author of a note about one place in it."""

    path: str
    line: int
    column: int
    code: str  # stable, as "Z101"
    severity: Severity
    message: str
    hint: str = ""
    wanted: str = ""  # what `check --fix` may write in place of what is wrong; "": nothing


class Record(Struct, frozen=True, gc=False):
    """A mapping written inside front matter, such as one office among `offices`."""

    line: int
    column: int
    properties: tuple["Property", ...]


class Property(Struct, frozen=True, array_like=True, gc=False):
    """A key with its values, from front matter or from `key:: value` in the text.

    A scalar is a tuple of one value; text stays as written (no numbers, dates or booleans).
    """

    key: str
    values: tuple[str | Record, ...]
    line: int
    column: int


class Link(Struct, frozen=True, array_like=True, gc=False):
    """A link as written; what it leads to is said by a `Resolution`."""

    target: str  # without label and anchor; "" for a link inside the same note
    kind: LinkKind
    line: int
    column: int
    relation: str = ""  # the property or inline key that it stands under
    prefix: str = ""  # "type" of [[type:id]]; the target keeps it: only `resolve` can tell
    label: str = ""
    anchor: str = ""  # "Heading", or "^block"
    context: str = ""  # the sentence around it, as plain text
    start: int = -1  # the link inside the context, in characters; -1 when it is not there
    end: int = -1
    definition: str = ""  # where `[target]: address` in the note says that a wiki link leads


class Heading(Struct, frozen=True, array_like=True, gc=False):
    """A heading of a note's body."""

    text: str
    level: int
    line: int


class Block(Struct, frozen=True, array_like=True, gc=False):
    """A passage with a name of its own (`^name` at its end), as Obsidian writes them."""

    name: str
    line: int
    text: str


class Note(Struct, frozen=True, array_like=True, gc=False):
    """One file of the vault, as read. Its body stays on disk, from line `body_line` on."""

    id: str
    path: str
    title: str
    aliases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # without "#", as first written, in order
    created: str = ""  # as written in front matter, else from a timestamp id or a dated file name
    modified: str = ""
    properties: tuple[Property, ...] = ()  # every key of the front matter, then inline ones
    links: tuple[Link, ...] = ()  # in order of line and column
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    body_line: int = 1
    body_offset: int = 0  # in bytes of the file
    words: int = 0
    dialect: str = "plain"  # that it was read as, a name of `dialect.DIALECTS`
    addresses: tuple[str, ...] = ()  # where it is published, as Jekyll's `/2020/01/31/name.html`
    code_links: tuple[Link, ...] = ()  # what looks like a link and stands in code: no link
    anchors: tuple[str, ...] = ()  # names of places beside headings and blocks: `{#x}`, `id="x"`
    is_private: bool = False  # a draft, or said to be private: kept out of what is published

    def __repr__(self) -> str:
        return f"<Note {self.id} {self.title!r}: {len(self.links)} links>"


class Found(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """The link leads to one note, by the rule named."""

    note: str
    rule: str
    iri: str = ""  # of what the note is about, where it names one itself


class Ambiguous(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """Several notes answer on the rule that fired first; `note` is the one chosen."""

    note: str
    rule: str
    candidates: tuple[str, ...]
    iri: str = ""


class Missing(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """No note answers: the target is a placeholder, known by its folded name."""

    name: str


class External(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """The link leads out of the vault: to an address, or to `@key` in a bibliography."""

    url: str


class Attachment(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """The link leads to a file that is no note (picture, PDF, canvas)."""

    path: str
    exists: bool


Resolution = Found | Ambiguous | Missing | External | Attachment


class ResolvedLink(Struct, frozen=True, array_like=True, gc=False):
    """A link with what it became."""

    link: Link
    resolution: Resolution
    relation: str = ""  # the link's type: its property's key, or the prefix of [[type:id]]


class ResolvedNote(Struct, frozen=True, array_like=True, gc=False):
    """A note with its links resolved, in order of writing."""

    note: Note
    links: tuple[ResolvedLink, ...] = ()

    def __repr__(self) -> str:
        return f"<ResolvedNote {self.note.id} {self.note.title!r}: {len(self.links)} links>"


IRI_KEYS = frozenset({"iri", "@id"})
"""Keys by which a note names what it is about (JSON-LD 1.1, section 3.3)."""


def find_iri(properties: Iterable[Property]) -> str:
    """Return the address by which a note names what it is about, as written; "" without one."""
    for prop in properties:
        if prop.key in IRI_KEYS and prop.values and isinstance(prop.values[0], str):
            return prop.values[0].strip()
    return ""
