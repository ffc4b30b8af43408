"""SPARQL over a vault: named queries, and answers in the standard's formats."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph

from zettel.errors import QueryError
from zettel.query.answer import FORMATS, Answer
from zettel.query.building import build_graph, read_answer
from zettel.query.named import NamedQuery, find_queries, find_query, read_query
from zettel.query.stores import Stores
from zettel.store import asks_graphs, read_results

__all__ = [
    "FORMATS",
    "Answer",
    "NamedQuery",
    "Stores",
    "asks_graphs",
    "build_graph",
    "find_queries",
    "find_text",
    "read_answer",
    "run_query",
]

_LOOKS_LIKE_SPARQL = re.compile(r"\s|\{")
_BEGINS_AS_SPARQL = re.compile(
    r"\s*(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)(?![\w.-])", re.IGNORECASE
)


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
        terms = {(str(t.subject), str(t.predicate), str(t.object)) for t in results}
        return build_graph(terms, prefixes, base)
    output = io.BytesIO()
    try:
        results.serialize(output, format=pyoxigraph.QueryResultsFormat.JSON)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
    return read_answer(output.getvalue(), prefixes, base)


def find_text(read_queries: Callable[[], tuple[NamedQuery, ...]], query: str) -> str:
    """Return the SPARQL text that `query` stands for: itself, a file's path, or a query's name.

    `read_queries` gives the named ones, and is called where `query` may be a name.

    Raises:
        QueryError: there is no such file or name.
    """
    if _LOOKS_LIKE_SPARQL.search(query.strip()) and not query.strip().endswith(".rq"):
        return query
    queries = read_queries()
    if named := find_query(queries, query):
        return named.text
    if query.strip().endswith(".rq") or Path(query).is_file():
        return read_query(Path(query)).text
    if _BEGINS_AS_SPARQL.match(query):  # and what it lacks is told by the parser
        return query
    if not queries:
        raise QueryError(f"there is no query named {query!r}")
    raise QueryError(
        f"there is no query named {query!r}", f"there are {', '.join(q.name for q in queries)}"
    )
