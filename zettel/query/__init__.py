"""SPARQL over a vault: named queries, and answers in the standard's formats."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph

from zettel.errors import QueryError
from zettel.query.answer import FORMATS, Answer
from zettel.query.named import NamedQuery, find_queries, find_query, read_query
from zettel.query.stores import Stores
from zettel.rdf import Compactor
from zettel.store import asks_graphs, read_results

__all__ = [
    "FORMATS",
    "Answer",
    "NamedQuery",
    "Stores",
    "asks_graphs",
    "find_queries",
    "find_text",
    "run_query",
]

_LOOKS_LIKE_SPARQL = re.compile(r"\s|\{")


def run_query(
    store: pyoxigraph.Store,
    sparql: str,
    prefixes: Mapping[str, str],
    base: str = "",
    *,
    added: str = "",
    it: str = "",
) -> Answer:
    """Answer a SPARQL 1.1 query.

    Args:
        store: the graph to ask.
        sparql: the query's text; `prefixes` hold where it declares none.
        prefixes: also used to shorten IRIs in the answer.
        base: left out of the readable values of IRIs below it.
        added: a graph that is to be seen with the default one.
        it: the IRI that the variable `?it` stands for.

    Raises:
        QueryError: the query is malformed or asks for what is not allowed.
    """
    results = read_results(store, sparql, prefixes, added=added, it=it)
    if isinstance(results, pyoxigraph.QueryTriples):
        return _to_graph(results, prefixes, base)
    output = io.BytesIO()
    try:
        results.serialize(output, format=pyoxigraph.QueryResultsFormat.JSON)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
    text = output.getvalue()
    if isinstance(results, pyoxigraph.QueryBoolean):
        answer = bool(results)
        return Answer("ask", (), ((str(answer).lower(),),), ((None,),), answer, prefixes, text)
    parsed = pyoxigraph.parse_query_results(text, format=pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(parsed, pyoxigraph.QuerySolutions)
    variables = tuple(variable.value for variable in parsed.variables)
    found = [tuple(solution) for solution in parsed]
    compact = Compactor(prefixes, base)
    return Answer(
        kind="select",
        variables=variables,
        rows=tuple(tuple(_to_value(term, compact) for term in row) for row in found),
        terms=tuple(tuple(None if t is None else str(t) for t in row) for row in found),
        boolean=None,
        prefixes=prefixes,
        results=text,
    )


def find_text(queries: tuple[NamedQuery, ...], query: str) -> str:
    """Return the SPARQL text that `query` stands for: itself, a file's path, or a query's name.

    Raises:
        QueryError: there is no such file or name.
    """
    if _LOOKS_LIKE_SPARQL.search(query.strip()) and not query.strip().endswith(".rq"):
        return query
    if named := find_query(queries, query):
        return named.text
    if query.strip().endswith(".rq") or Path(query).is_file():
        return read_query(Path(query)).text
    if not queries:
        raise QueryError(f"there is no query named {query!r}")
    raise QueryError(
        f"there is no query named {query!r}", f"there are {', '.join(q.name for q in queries)}"
    )


def _to_graph(results: pyoxigraph.QueryTriples, prefixes: Mapping[str, str], base: str) -> Answer:
    terms = sorted({(str(t.subject), str(t.predicate), str(t.object)) for t in results})
    compact = Compactor(prefixes, base)
    rows = tuple(tuple(compact[term] for term in triple) for triple in terms)
    names = ("subject", "predicate", "object")
    return Answer("graph", names, rows, tuple(terms), None, prefixes, b"")


def _to_value(term: object, compact: Compactor) -> str | None:
    """Return a term for reading: the text of a literal, an IRI shortened, a blank node as it is."""
    if term is None:
        return None
    if isinstance(term, pyoxigraph.Literal):
        return term.value
    return compact[str(term)].strip("<>")
