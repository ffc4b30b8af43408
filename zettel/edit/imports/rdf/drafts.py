"""Homes → notes as bytes, read back to see that they say what was stated."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from zettel.dialect import Dialect
from zettel.edit.imports.document import Mapped, to_property
from zettel.edit.imports.rdf.bodies import find_said, write_body
from zettel.edit.imports.rdf.facts import Writer
from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.homes import Home
from zettel.edit.imports.rdf.keys import Keys
from zettel.edit.imports.rdf.labels import Names
from zettel.edit.imports.rdf.notes import write_keys
from zettel.edit.imports.rdf.targets import Targets
from zettel.formats import parse_note
from zettel.formats.matter_text import to_text
from zettel.model import Note, Property
from zettel.rdf import Triple

_FIRST = ("id", "iri", "title", "aliases", "types", "tags")


class Draft(Struct, frozen=True):
    """A note as it is to be written, and as it is read."""

    home: Home
    path: str
    data: bytes
    note: Note
    mapped: tuple[Mapped, ...]


class Composer(Struct, frozen=True):
    """What is needed to compose the notes of one import."""

    graph: Graph
    keys: Keys
    targets: Targets
    names: Mapping[str, Names]  # by topic
    base: str
    dialect: Dialect

    def compose(self, home: Home, path: str, plain: Collection[Triple] = frozenset()) -> Draft:
        """Return the note of a home; `plain` are triples that are to be written in full."""
        names = self.names[home.topic]
        said = find_said(home, self.graph, self.targets, plain)
        left = {*said, *(names.said.difference(plain))}
        writer = Writer(home, self.graph, self.keys, self.targets, left, plain)
        keys = write_keys(home, self.graph, self.keys, self.base, writer)
        properties = _order([*keys, *_find_written(home, names)])
        body = write_body(home, self.graph, self.targets, said, writer.linked)
        data = (to_text(properties) + body).encode()
        note, _ = parse_note(path, data, self.dialect)
        return Draft(home, path, data, note, tuple(_find_mapped(properties, home, names)))


def _find_written(home: Home, names: Names) -> list[Property]:
    """Return the names that a note has to write: not its title, where its file is called so."""
    title = to_property("title", home.id)
    return [prop for prop in names.properties if not (home.is_named and prop == title)]


def _order(properties: Sequence[Property]) -> list[Property]:
    rank = {key: number for number, key in enumerate(_FIRST)}
    return sorted(properties, key=lambda prop: rank.get(prop.key, len(rank)))


def _find_mapped(properties: Sequence[Property], home: Home, names: Names) -> list[Mapped]:
    origins = {"id": "its address" if home.is_ours else "the moment of import"}
    origins |= {"iri": home.iri, "title": names.origin or "its address"}
    return [Mapped(prop.key, origins[prop.key]) for prop in properties if prop.key in origins]
