"""Answers and what is expected, made comparable: rows as a graph, so that blank nodes have no name.

Two answers are the same where a renaming of blank nodes makes them so (SPARQL 1.1, 18.1.4), and
where rows are in order as they should be.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, XSD

RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
ROWS = rdflib.Namespace("urn:rows:")
ACCEPTS = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".ttl": "application/sparql-results+json, text/turtle",
    ".rdf": "application/sparql-results+json, application/rdf+xml",
    ".nt": "application/sparql-results+json, application/n-triples",
}
"""What a test asks for, by how its result is written."""

_FORMATS = {
    ".srx": pyoxigraph.QueryResultsFormat.XML,
    ".srj": pyoxigraph.QueryResultsFormat.JSON,
    ".tsv": pyoxigraph.QueryResultsFormat.TSV,
}
_MEDIA = {
    "application/sparql-results+xml": ".srx",
    "application/sparql-results+json": ".srj",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/turtle": ".ttl",
    "application/rdf+xml": ".rdf",
    "application/n-triples": ".nt",
}

Row = dict[str, rdflib.term.Node]


def is_same(path: Path, media: str, body: bytes, *, ordered: bool) -> bool:
    """Say whether an answer is what a file expects."""
    expected = read_result(path.suffix, path.read_bytes(), path.as_uri(), ordered=ordered)
    kind = _MEDIA[media.partition(";")[0]]
    answered = read_result(kind, body, path.as_uri(), ordered=ordered)
    return isomorphic(_find_values(expected), _find_values(answered))


def read_result(suffix: str, body: bytes, base: str, *, ordered: bool) -> rdflib.Graph:
    """Read an answer, or a file, as a graph."""
    if suffix == ".csv":
        head, *rows = csv.reader(io.StringIO(body.decode()))
        found = (dict(zip(head, map(_to_csv_term, row), strict=True)) for row in rows)
        return _to_graph(found, ordered=ordered)
    if suffix in _FORMATS:
        return _read_table(body, suffix, ordered=ordered)
    format = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}[suffix]
    graph = rdflib.Graph().parse(data=body, format=format, publicID=base)
    results = graph.value(None, RDF.type, RS.ResultSet)
    return graph if results is None else _read_described(graph, results, ordered=ordered)


def _find_values(graph: rdflib.Graph) -> rdflib.Graph:
    """Write numbers and truths in one way each: 2.0 is 2.00, as answers are compared by value."""
    found = rdflib.Graph()
    for subject, predicate, value in graph:
        found.add((subject, predicate, _find_value(value)))
    return found


def _find_value(node: rdflib.term.Node) -> rdflib.term.Node:
    if not isinstance(node, rdflib.Literal) or node.datatype is None:
        return node
    try:
        match node.datatype:
            case XSD.integer | XSD.decimal:
                text = str(Decimal(str(node)).normalize() + 0)
            case XSD.double | XSD.float:
                text = repr(float(node))
            case XSD.boolean:
                text = {"1": "true", "0": "false"}.get(str(node), str(node))
            case _:
                return node
    except (ArithmeticError, ValueError):
        return node
    return rdflib.Literal(text, datatype=node.datatype, normalize=False)


def _read_table(body: bytes, suffix: str, *, ordered: bool) -> rdflib.Graph:
    results = pyoxigraph.parse_query_results(body, format=_FORMATS[suffix])
    if isinstance(results, pyoxigraph.QueryBoolean):
        return _to_verdict(bool(results))
    names = [variable.value for variable in results.variables]
    rows = (
        {name: _to_node(row[name]) for name in names if row[name] is not None} for row in results
    )
    return _to_graph(rows, ordered=ordered)


def _read_described(
    graph: rdflib.Graph, results: rdflib.term.Node, *, ordered: bool
) -> rdflib.Graph:
    """Read a result that is described in RDF, as older tests have it."""
    verdict = graph.value(results, RS.boolean)
    if isinstance(verdict, rdflib.Literal):
        return _to_verdict(bool(verdict.toPython()))

    def find_place(solution: rdflib.term.Node) -> int:
        index = graph.value(solution, RS["index"])
        return int(index) if isinstance(index, rdflib.Literal) else 0

    solutions = sorted(graph.objects(results, RS.solution), key=find_place)
    rows: list[Row] = []
    for solution in solutions:
        row: Row = {}
        for binding in graph.objects(solution, RS.binding):
            value = graph.value(binding, RS.value)
            assert value is not None
            row[str(graph.value(binding, RS.variable))] = value
        rows.append(row)
    return _to_graph(rows, ordered=ordered)


def _to_verdict(truth: bool) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.add((ROWS.answer, ROWS.is_, rdflib.Literal(truth)))
    return graph


def _to_graph(rows: Iterable[Row], *, ordered: bool) -> rdflib.Graph:
    graph = rdflib.Graph()
    for number, row in enumerate(rows):
        node = ROWS[f"row{number}"] if ordered else rdflib.BNode()
        graph.add((ROWS.answer, ROWS.row, node))
        for name, value in row.items():
            graph.add((node, ROWS[name], value))
    return graph


def _to_node(term: object) -> rdflib.term.Node:
    match term:
        case pyoxigraph.NamedNode(value=value):
            return rdflib.URIRef(value)
        case pyoxigraph.BlankNode(value=value):
            return rdflib.BNode(value)
        case pyoxigraph.Literal(value=value, language=language, datatype=datatype):
            kind = None if language else rdflib.URIRef(datatype.value)
            return rdflib.Literal(value, lang=language, datatype=kind, normalize=False)
    raise ValueError(f"{term} is no term of RDF 1.1")


def _to_csv_term(text: str) -> rdflib.term.Node:
    """Return a value of CSV, which tells no types: what looks like a number is one."""
    if text.startswith("_:"):
        return rdflib.BNode(text[2:])
    try:
        return rdflib.Literal(repr(float(text)))
    except ValueError:
        return rdflib.Literal(text)
