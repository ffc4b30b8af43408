"""Files of RDF → triples in N-Triples syntax; nothing is ever fetched."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from zettel.edit.imports.document import Remark
from zettel.rdf import RDF_TYPE, Triple, to_literal
from zettel.vocabulary import ZETTEL

if TYPE_CHECKING:
    import pyoxigraph

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".ttl": "TURTLE",
        ".nt": "N_TRIPLES",
        ".nq": "N_QUADS",
        ".trig": "TRIG",
        ".rdf": "RDF_XML",
        ".owl": "RDF_XML",
        ".jsonld": "JSON_LD",
    }
)
"""The formats of RDF by the ends of file names, as pyoxigraph calls them."""

KIND = "rdf"  # what this is called beside the kinds of documents
_OTHERS = {".json": "JSON_LD", ".xml": "RDF_XML"}
_NAMES = {"JSON_LD": "JSON-LD", "RDF_XML": "RDF/XML", "TRIG": "TriG", "TURTLE": "Turtle"}
_LINK = f"<{ZETTEL}Link>"
_REMOTE = (
    "its JSON-LD context is elsewhere, and nothing is fetched: write the context into the file, "
    "in place of its address"
)


class Facts(Struct, frozen=True):
    """What one source states: triples in its order, each once, and what is to be told of it."""

    source: str
    triples: tuple[Triple, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Unreadable(Struct, frozen=True):
    """A source that is no RDF, with the line where that shows."""

    source: str
    remark: Remark


def find_files(sources: Iterable[Path], kind: str) -> list[Path]:
    """Return the files that are read as RDF: by their suffix, or because that is asked for.

    If it is, those of a folder are found by their suffix, in order of path.
    """
    if kind != KIND:
        return [path for path in sources if not kind and path.is_file() and _is_rdf(path)]
    found: list[Path] = []
    for source in sources:
        inside = sorted(source.rglob("*")) if source.is_dir() else None
        found += [source] if inside is None else filter(_is_rdf, inside)
    return found


def _is_rdf(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def read_facts(path: Path, number: int, base: str) -> Facts | Unreadable:
    """Read one file; relative addresses are below `base`, blank nodes are told apart by `number`.

    Of a data set all graphs are joined, but for the one of what follows (`<base>inferred`).
    """
    suffix = path.suffix.lower()
    name = SUFFIXES.get(suffix) or _OTHERS.get(suffix) or "TRIG"
    try:
        data = path.read_bytes()
    except OSError as error:
        return Unreadable(str(path), Remark(0, error.strerror or "it cannot be read"))
    return parse_facts(str(path), data, name, number, base)


def parse_facts(source: str, data: bytes, name: str, number: int, base: str) -> Facts | Unreadable:
    """Read the bytes of a source in a format; see `read_facts`."""
    import pyoxigraph

    format = getattr(pyoxigraph.RdfFormat, name)
    try:
        quads = pyoxigraph.parse(data.removeprefix(b"\xef\xbb\xbf"), format=format, base_iri=base)
        reader = _Reader(number, f"<{base}inferred>")
        triples = reader.drop_links(dict.fromkeys(reader.read(quads)))
    except SyntaxError as error:
        if "LoadDocument" in str(error.msg):
            return Unreadable(source, Remark(_find_context(data), _REMOTE))
        told = str(error.msg).rpartition(": ")[2] or str(error.msg)
        message = f"it is not {_NAMES.get(name, name.replace('_', '-').title())}: {told}"
        return Unreadable(source, Remark(error.lineno or 0, message))
    return Facts(source, triples, tuple(reader.tell()))


class _Reader:
    """The state of reading one source: blank nodes by their names there."""

    def __init__(self, number: int, inferred: str) -> None:
        self._number = number
        self._inferred = inferred
        self._blank: dict[str, str] = {}
        self._quoted = 0
        self._followed = 0
        self._links = 0

    def read(self, quads: "Iterable[pyoxigraph.Quad]") -> Iterator[Triple]:
        import pyoxigraph

        for quad in quads:
            if str(quad.graph_name) == self._inferred:
                self._followed += 1
            elif isinstance(quad.subject, pyoxigraph.Triple) or isinstance(
                quad.object, pyoxigraph.Triple
            ):
                self._quoted += 1
            else:
                yield (
                    self._to_term(quad.subject),
                    f"<{quad.predicate.value}>",
                    self._to_term(quad.object),
                )

    def drop_links(self, triples: Iterable[Triple]) -> tuple[Triple, ...]:
        """Leave out what zettel tells of each link: the sentences stand in bodies."""
        kept = tuple(triples)
        links = {s for s, p, v in kept if p == RDF_TYPE and v == _LINK}
        self._links = len(links)
        return tuple(t for t in kept if t[0] not in links) if links else kept

    def tell(self) -> Iterator[Remark]:
        """Yield what was left out."""
        if self._quoted:
            yield Remark(0, f"statements about statements are left out: {self._quoted:,}")
        if self._links:
            yield Remark(0, f"sentences around links are left out: {self._links:,}")
        if self._followed:
            yield Remark(0, f"facts that follow from others are left out: {self._followed:,}")

    def _to_term(
        self, term: "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal"
    ) -> str:
        import pyoxigraph

        if isinstance(term, pyoxigraph.NamedNode):
            return f"<{term.value}>"
        if isinstance(term, pyoxigraph.Literal):
            if term.language:
                return f"{to_literal(term.value)}@{term.language}"
            return to_literal(term.value, datatype=term.datatype.value)
        return self._blank.setdefault(term.value, f"_:b{self._number}x{len(self._blank)}")


def _find_context(data: bytes) -> int:
    """Return the line on which a context is named that stands elsewhere."""
    place = data.find(b'"@context"')
    return data.count(b"\n", 0, place) + 1 if place >= 0 else 0
