"""The graphs that a query is asked of, where it or its sender names them.

A default graph of several graphs is their RDF merge (SPARQL 1.1, section 13.2.1), which holds a
triple once; Oxigraph would find it once for each graph. So they are joined in one graph beforehand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec
import pyoxigraph

from zettel.store.words import QUOTED, has_word

_TOKEN = re.compile(
    rf"(?P<quoted>{QUOTED.pattern})"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<name>(?:\w[\w.-]*)?:(?:[\w.%:-]|\\[^\w\s])*)"
    r"|(?P<word>\w+)"
    r"|(?P<sign>\S)",
    re.DOTALL,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


class Dataset(msgspec.Struct, frozen=True):
    """Graphs by their IRIs: those that the default graph is made of, and those with a name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def find_merged(sparql: str, prefixes: Mapping[str, str], base: str = "") -> Dataset | None:
    """Return the data set that a query names where several graphs are its default one, else None.

    `prefixes` and `base` hold where the query declares none. A query that is malformed gives None.
    """
    if not has_word("FROM", sparql):
        return None
    prologue, default, named = _read_clauses(sparql)
    if len(default) < 2:
        return None
    try:
        return Dataset(
            _find_iris(prologue, default, prefixes, base),
            _find_iris(prologue, named, prefixes, base),
        )
    except (SyntaxError, ValueError):
        return None


def merge_graphs(store: pyoxigraph.Store, names: Iterable[str]) -> pyoxigraph.BlankNode:
    """Join graphs in a new one, and return what it is named by."""
    merged = pyoxigraph.BlankNode()
    for name in names:
        found = store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(name))
        store.extend(pyoxigraph.Quad(q.subject, q.predicate, q.object, merged) for q in found)
    return merged


def _read_clauses(sparql: str) -> tuple[str, list[str], list[str]]:
    """Return what precedes the query, and the graphs after FROM and FROM NAMED as written."""
    prologue, default, named = sparql, list[str](), list[str]()
    tokens = _find_tokens(sparql)
    for token in tokens:
        word = token["word"].upper() if token["word"] else ""
        if word in _FORMS and prologue is sparql:
            prologue = sparql[: token.start()]
        if word != "FROM":
            continue
        graphs, graph = default, next(tokens, token)
        if (graph["word"] or "").upper() == "NAMED":
            graphs, graph = named, next(tokens, token)
        graphs.append(graph[0])
    return prologue, default, named


def _find_tokens(sparql: str) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(sparql) if not token[0].startswith("#"))


def _find_iris(
    prologue: str, written: Iterable[str], prefixes: Mapping[str, str], base: str
) -> tuple[str, ...]:
    """Let Oxigraph say what IRIs are meant, by the prefixes and the base that hold there."""
    clauses = " ".join(f"FROM NAMED {graph}" for graph in written)
    if not clauses:
        return ()
    solutions = pyoxigraph.Store().query(
        f"{prologue}\nSELECT ?g {clauses} {{ GRAPH ?g {{}} }}",
        prefixes=dict(prefixes),
        base_iri=base or None,
    )
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    graphs = [solution["g"] for solution in solutions]
    return tuple(graph.value for graph in graphs if isinstance(graph, pyoxigraph.NamedNode))
