"""The shape of the page's data document, version 1; `web/src/document.ts` says the same there.

Nodes are notes and placeholders; types, tags and link types are filters, not nodes. An edge gathers
all links of one type from one note to another and keeps the sentence of each. Fields with a default
are left out of the JSON where they hold it. A test compares both sides.
"""

from typing import Final

from msgspec import Struct

VERSION: Final = 1
LANGUAGES: Final = ("fr", "en")

Labels = dict[str, str]  # by language


class Mention(Struct, frozen=True, omit_defaults=True, gc=False):
    """A sentence that links, with the place of the link in it (in characters, -1: unknown)."""

    text: str
    start: int = -1
    end: int = -1


class Term(Struct, frozen=True, omit_defaults=True, gc=False):
    """A note type or link type: its name as written, its labels by language, how often it occurs.

    The name "" stands for notes without a type and for plain links.
    """

    name: str
    count: int
    labels: Labels = {}


class Value(Struct, frozen=True, omit_defaults=True, gc=False):
    """A property's value: text, perhaps leading somewhere or in parts that do, or a record."""

    text: str
    node: int = -1
    anchor: str = ""  # id of a place inside that node's body
    fields: list["Field"] = []
    url: str = ""  # where it leads outside the vault
    parts: list["Value"] = []  # words and links in turn, where links stand among words


class Field(Struct, frozen=True, gc=False):
    """A property of a note: its key as written and its values."""

    key: str
    values: list[Value]


class Node(Struct, frozen=True, omit_defaults=True, gc=False):
    """A note, or a placeholder for one that is linked to and not written yet."""

    id: str
    title: str
    x: int
    y: int
    degree: int
    types: list[int]
    placeholder: bool = False
    aliases: list[str] = []
    tags: list[str] = []
    created: str = ""
    properties: list[Field] = []


class Edge(Struct, frozen=True, omit_defaults=True, gc=False):
    """All links of one type from one node to another; numbers are indexes into the lists."""

    source: int
    target: int
    relation: int
    kind: str
    mentions: list[Mention] = []


class Document(Struct, frozen=True):
    """Everything the page knows."""

    version: int
    title: str
    language: str
    types: list[Term]
    relations: list[Term]
    keys: dict[str, Labels]
    nodes: list[Node]
    edges: list[Edge]
