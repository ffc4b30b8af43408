"""Files of RDF → triples in N-Triples syntax; nothing is ever fetched."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.parsers import expat

from msgspec import Struct

from zettel.edit.imports.document import Remark
from zettel.edit.imports.rdf.mending import Mender
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

PACKED = ".gz"  # which may follow any of them
KIND = "rdf"  # what this is called beside the kinds of documents
_OTHERS = {".json": "JSON_LD", ".xml": "RDF_XML"}
_SIGNS = (b'"@context"', b'"@id"', b'"@graph"')  # of JSON-LD
_NAMES = {"JSON_LD": "JSON-LD", "RDF_XML": "RDF/XML", "TRIG": "TriG", "TURTLE": "Turtle"}
_LINK, _NOTE = f"<{ZETTEL}Link>", f"<{ZETTEL}Note>"
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
    """A source that is no RDF, with the line where that shows; or RDF that states nothing."""

    source: str
    remark: Remark
    is_empty: bool = False


def is_facts(path: Path) -> bool:
    """Say whether a file is RDF by its suffix, or JSON by that and JSON-LD by what it holds."""
    if path.suffix.lower() == ".json":
        data = path.read_bytes()
        return any(sign in data for sign in _SIGNS)
    return _find_suffix(path) in SUFFIXES


def find_files(source: Path) -> list[Path]:
    """Return the files that are read as RDF: one, whatever its suffix; of a folder by suffix."""
    if not source.is_dir():
        return [source]
    return [path for path in sorted(source.rglob("*")) if _find_suffix(path) in SUFFIXES]


def _find_suffix(path: Path) -> str:
    """Return how the name of a file ends, before it was packed."""
    name = path.name.lower().removesuffix(PACKED)
    return Path(name).suffix


def read_facts(path: Path, number: int, base: str) -> Facts | Unreadable:
    """Read one file; relative addresses are below `base`, blank nodes are told apart by `number`.

    Of a data set all graphs are joined, but for the one of what follows (`<base>inferred`).
    """
    suffix = _find_suffix(path)
    name = SUFFIXES.get(suffix) or _OTHERS.get(suffix) or "TRIG"
    try:
        data = path.read_bytes()
        if path.name.lower().endswith(PACKED):
            data = gzip.decompress(data)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return Unreadable(str(path), Remark(0, "it is no gzip, or not all of it"))
    except OSError as error:
        return Unreadable(str(path), Remark(0, error.strerror or "it cannot be read"))
    read = parse_facts(str(path), data, name, number, base)
    if isinstance(read, Unreadable) or read.triples:
        return read
    if name == "JSON_LD" and not any(sign in data for sign in _SIGNS):
        told = "it is JSON, but without “@context” or “@id” its keys state no facts"
        return Unreadable(str(path), Remark(0, told))
    remark = read.remarks[0] if read.remarks else Remark(0, "it states no facts")
    return Unreadable(str(path), remark, is_empty=True)


def parse_facts(source: str, data: bytes, name: str, number: int, base: str) -> Facts | Unreadable:
    """Read the bytes of a source in a format; see `read_facts`.

    What is no RDF in its addresses and languages alone is mended, or left out, and told.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    # A strict parser is faster; one of JSON-LD leaves out what is wrong and says nothing.
    for mender in (Mender(data),) if name == "JSON_LD" else (None, Mender(data)):
        reader = _Reader(number, f"<{base}inferred>", mender)
        try:
            triples = reader.read(data, name, base)
        except SyntaxError as error:
            fault = error
        else:
            return Facts(source, triples, tuple(reader.tell()))
    return Unreadable(source, _explain(fault, data, name))


def _explain(error: SyntaxError, data: bytes, name: str) -> Remark:
    """Say why a source cannot be read, with the line where that shows."""
    if "LoadDocument" in str(error.msg):
        return Remark(_find_context(data), _REMOTE)
    told = str(error.msg).rpartition(": ")[2] or str(error.msg)
    message = f"it is not {_NAMES.get(name, name.replace('_', '-').title())}: {told}"
    line = error.lineno or (_find_fault(data) if name == "RDF_XML" else 0)
    return Remark(line, message)


class _Reader:
    """The state of reading one source: blank nodes by their names there.

    With a mender, terms that RDF does not allow are mended; without, they are not expected.
    """

    def __init__(self, number: int, inferred: str, mender: Mender | None = None) -> None:
        self._number = number
        self._inferred = inferred
        self._mender = mender
        self._blank: dict[str, str] = {}
        self._quoted = 0
        self._followed = 0
        self._links = 0
        self._graphs: dict[str, None] = {}

    def read(self, data: bytes, name: str, base: str) -> tuple[Triple, ...]:
        """Return the triples of a source, each once.

        Raises:
            SyntaxError: it is no RDF in this format.
        """
        import pyoxigraph

        format = getattr(pyoxigraph.RdfFormat, name)
        is_lenient = self._mender is not None
        quads = pyoxigraph.parse(data, format=format, base_iri=base, lenient=is_lenient)
        return self._drop_links(dict.fromkeys(self._find_triples(quads)))

    def _find_triples(self, quads: "Iterable[pyoxigraph.Quad]") -> Iterator[Triple]:
        import pyoxigraph

        for quad in quads:
            subject, value = quad.subject, quad.object
            if str(quad.graph_name) == self._inferred:
                self._followed += 1
            elif isinstance(subject, pyoxigraph.Triple) or isinstance(value, pyoxigraph.Triple):
                self._quoted += 1
            else:
                self._graphs[str(quad.graph_name)] = None
                terms = (subject, quad.predicate, value)
                s, p, v = map(self._to_term, terms)
                if s and p and v:
                    yield s, p, v
                elif self._mender is not None:
                    self._mender.leave(*_find_addresses(terms))

    def _drop_links(self, triples: Iterable[Triple]) -> tuple[Triple, ...]:
        """Leave out what zettel tells of each link: the sentences stand in bodies."""
        kept = tuple(triples)
        for document in (s for s, p, v in kept if p == RDF_TYPE and v == _NOTE):
            self._graphs.pop(document, None)  # which is the graph of a note again
        links = {s for s, p, v in kept if p == RDF_TYPE and v == _LINK}
        self._links = len(links)
        return tuple(t for t in kept if t[0] not in links) if links else kept

    def tell(self) -> Iterator[Remark]:
        """Yield what was left out, or mended."""
        if self._mender is not None:
            yield from self._mender.tell()
        if number := len(self._graphs.keys() - {"DEFAULT"}):
            told = f"its {number:,} named graphs are" if number > 1 else "its named graph is"
            yield Remark(0, f"{told} read as one with all the rest, and their names are left out")
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
            iri = self._mend_iri(term.value)
            return f"<{iri}>" if iri else ""
        if isinstance(term, pyoxigraph.Literal):
            return self._to_literal(term)
        return self._blank.setdefault(term.value, f"_:b{self._number}x{len(self._blank)}")

    def _to_literal(self, term: "pyoxigraph.Literal") -> str:
        if term.language:
            mender = self._mender
            language = mender.mend_language(term.language) if mender else term.language
            return f"{to_literal(term.value)}@{language}" if language else to_literal(term.value)
        datatype = self._mend_iri(term.datatype.value)
        return to_literal(term.value, datatype=datatype) if datatype else ""

    def _mend_iri(self, iri: str) -> str:
        return self._mender.mend_iri(iri) if self._mender else iri


def _find_addresses(terms: "Iterable[object]") -> Iterator[str]:
    """Yield the addresses of terms, with those of datatypes."""
    import pyoxigraph

    for term in terms:
        if isinstance(term, pyoxigraph.NamedNode):
            yield term.value
        elif isinstance(term, pyoxigraph.Literal):
            yield term.datatype.value


def _find_fault(data: bytes) -> int:
    """Return the line on which XML is not well-formed, 0 where it is."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return error.lineno
    return 0


def _find_context(data: bytes) -> int:
    """Return the line on which a context is named that stands elsewhere."""
    place = data.find(b'"@context"')
    return data.count(b"\n", 0, place) + 1 if place >= 0 else 0
