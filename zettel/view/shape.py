"""The shape of the page's data, version 2; `web/src/data/document.ts` is written from it.

Nodes are notes and placeholders; types, tags and link types are filters, not nodes. An edge gathers
all links of one type from one note to another. The document is what the map and the filters need;
what is read of one note alone is its detail, which stands in deflated blocks; what only the SPARQL
console needs stands by itself. Fields with a default are left out of the JSON where they hold it.
"""

from typing import Final

from msgspec import Struct

VERSION: Final = 2
LANGUAGES: Final = ("fr", "en")

Labels = dict[str, str]  # by language


class Mention(Struct, frozen=True, omit_defaults=True, gc=False):
    """A sentence that links, with the place of the link in it (in characters, -1: unknown)."""

    text: str
    start: int = -1
    end: int = -1
    more: list[int] = []  # the places of further links in it: start and end in turn


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


class Field(Struct, frozen=True, omit_defaults=True, gc=False):
    """A property of a note: its key as written and its values; of a record, what it is to it."""

    key: str
    values: list[Value]
    days: list[str] = []  # of a date, the first day that each value may mean, "" for none
    source: bool = False  # where the rest is told


class Node(Struct, frozen=True, omit_defaults=True, gc=False):
    """A note, or a placeholder for one that is linked to and not written yet."""

    id: str
    title: str
    x: int
    y: int
    degree: int
    types: list[int]
    rank: int = 0  # PageRank, in millionths of the whole
    community: int = -1  # index, -1: in none
    placeholder: bool = False
    aliases: list[str] = []
    tags: list[str] = []
    created: str = ""  # as ISO: a moment, day, month or year, by which the page orders and filters
    written: str = ""  # the same as its author has it, where ISO cannot say it: "summer 2014"
    image: int = -1  # by which the map shows it, a number among the page's images
    iri: str = ""  # of what the note is about, where it gives one of its own


class Edges(Struct, frozen=True, gc=False):
    """All edges, column by column: two nodes and a link type, each an index into its list."""

    source: list[int]
    target: list[int]
    relation: list[int]


class When(Struct, frozen=True, omit_defaults=True, gc=False):
    """When something begins, ends or is shown: the days between which it lies, and as written.

    A day is "YYYY-MM-DD"; "" is open: "no later than 2016" has no earliest day.
    """

    earliest: str = ""
    latest: str = ""
    text: str = ""
    derived: bool = False  # worked out, not told


class Fact(Struct, frozen=True, omit_defaults=True, gc=False):
    """Something that a note says with a date: what it is told of, what it tells, since when.

    `key` is that of the record it was written in, "" for a date of the note itself.
    """

    node: int
    key: str
    about: list[Field] = []  # what leads to notes, and a few words
    start: When | None = None
    end: When | None = None
    point: When | None = None  # a date that is neither: when it happened, or a source shows it
    status: list[str] = []  # terms, such as "announced"
    sources: list[Value] = []  # passages


class Community(Struct, frozen=True, gc=False):
    """Notes that link among themselves more than with others; how many, the most central first."""

    count: int
    hubs: list[int]


class Mentions(Struct, frozen=True, gc=False):
    """The sentences in which an edge was written."""

    edge: int
    sentences: list[Mention]


class Detail(Struct, frozen=True, omit_defaults=True, gc=False):
    """What is read of a node: its text as HTML, its properties, the sentences that link to it."""

    body: str = ""
    properties: list[Field] = []
    mentions: list[Mentions] = []


class View(Struct, frozen=True, omit_defaults=True, gc=False):
    """A named view: the part of its address after `#`, and whether the page opens with it."""

    name: str
    address: str
    default: bool = False


class Document(Struct, frozen=True):
    """Everything that the page knows from the start."""

    version: int
    title: str
    language: str
    base: str  # IRI below which the notes have theirs
    texts: bool  # whether the page has the notes' texts
    types: list[Term]
    relations: list[Term]
    keys: dict[str, Labels]
    nodes: list[Node]
    edges: Edges
    communities: list[Community]
    views: list[View]
    facts: list[Fact] = []
    pages: str = ""  # where a note has a page of its own, seen from here, with {} for its id


class Query(Struct, frozen=True, omit_defaults=True, gc=False):
    """A named query: what it is called, what it asks, and its SPARQL."""

    name: str
    titles: Labels  # "": in which language is not known
    text: str
    description: str = ""


class GraphTerm(Struct, frozen=True, omit_defaults=True, gc=False):
    """A class or property that a query may name, written as a query would."""

    name: str
    kind: str  # "class" or "property"
    labels: Labels = {}


class Console(Struct, frozen=True):
    """What the SPARQL console knows beside the graph."""

    prefixes: dict[str, str]
    queries: list[Query]
    terms: list[GraphTerm]  # the most used first


class Served(Struct, frozen=True):
    """Where a page that a server keeps asks for what it does not carry, relative to the page.

    An answer about another state than the page's is refused with 410 (RFC 9110, 15.5.11).
    """

    state: str  # of the notes that the page was made from
    details: str  # and a slash and a node: its Detail; and ?first= and a node: Details from there
    images: str  # and a slash and a number: that image
    turtle: str  # takes a list of nodes as JSON, and answers what they say as Turtle
    console: str  # its Console
    sparql: str  # a SPARQL 1.1 endpoint
    events: str  # tells of each new state (server-sent events)
