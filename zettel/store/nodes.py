"""Terms as Oxigraph has them and as rdflib has them; literals stay as they are written."""

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.term import BNode, Literal, Node, URIRef, Variable

_STRING = "http://www.w3.org/2001/XMLSchema#string"

Pattern = tuple[Any, Any, Any]
"""Subject, predicate, object as Oxigraph has them, None for any."""


def to_term(node: Node) -> Any:  # noqa: ANN401 - one of four classes, each in its own place
    """Return a node of rdflib's as a term of Oxigraph's.

    Raises:
        ValueError: it is no IRI, literal or blank node, or an IRI that is malformed.
    """
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if not isinstance(node, Literal):
        raise ValueError(f"{node!r} is no term of RDF")  # noqa: TRY004 - as of Oxigraph itself
    if node.language:
        return ox.Literal(str(node), language=node.language)
    datatype = str(node.datatype) if node.datatype else _STRING
    return ox.Literal(str(node), datatype=ox.NamedNode(datatype))


def to_node(term: Any) -> Any:  # noqa: ANN401 - as above
    """Return a term of Oxigraph's as a node of rdflib's, not made canonical."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    kind = None if datatype == _STRING else URIRef(datatype)
    return Literal(term.value, datatype=kind, normalize=False)


def to_pattern(statement: Sequence[Node | None]) -> Pattern | None:
    """Return a pattern of rdflib's, None where no statement can fit it, as a literal subject."""
    try:
        subject, predicate, value = (None if node is None else to_term(node) for node in statement)
    except ValueError:
        return None
    if isinstance(subject, ox.Literal) or isinstance(predicate, ox.Literal | ox.BlankNode):
        return None
    return subject, predicate, value


def find_name(graph: Any) -> Any:  # noqa: ANN401 - a graph or its name
    """Return what a graph of rdflib's is called in Oxigraph, None for its default graph.

    Raises:
        ValueError: the name is no IRI.
    """
    name = getattr(graph, "identifier", graph)
    return None if name == DATASET_DEFAULT_GRAPH_ID else to_term(name)


def to_result(found: Any) -> Result:  # noqa: ANN401 - one of Oxigraph's three
    """Return what Oxigraph answers as rdflib's own queries do."""
    if isinstance(found, ox.QueryBoolean):
        verdict = Result("ASK")
        verdict.askAnswer = bool(found)
        return verdict
    if isinstance(found, ox.QueryTriples):
        graph = rdflib.Graph()
        for one in found:
            graph.add((to_node(one.subject), to_node(one.predicate), to_node(one.object)))
        made = Result("CONSTRUCT")
        made.graph = graph
        return made
    table = Result("SELECT")
    table.vars = [Variable(variable.value) for variable in found.variables]
    table.bindings = [
        {
            name: to_node(term)
            for name, term in zip(table.vars, solution, strict=True)
            if term is not None
        }
        for solution in found
    ]
    return table
