"""Oxigraph: the engine behind every query, filled from the notes' triples."""

import re
from collections.abc import Iterable, Mapping

import pyoxigraph

from zettel.errors import QueryError
from zettel.rdf import NoteTriples, Triple, to_nquads

Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

_QUOTED = re.compile(
    r'"""(?:.|\n)*?"""|\'\'\'(?:.|\n)*?\'\'\'|"[^"\n]*"|\'[^\'\n]*\'|<[^>\s]*>|#[^\n]*'
)


def build_store(notes: Iterable[NoteTriples], terms: Iterable[Triple]) -> pyoxigraph.Store:
    """Load the notes, one named graph each, and into the default graph all of them with `terms`.

    Oxigraph can query the union of graphs, but finds a triple once for each graph that holds it,
    which makes every count wrong; so the default graph holds each triple once.
    """
    store = pyoxigraph.Store()
    graphs = tuple(notes)
    union = {triple for note in graphs for triple in (*note.own, *note.shared)}
    text = to_nquads(graphs, sorted(union.union(terms))).encode()
    store.bulk_load(text, format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def read_results(store: pyoxigraph.Store, sparql: str, prefixes: Mapping[str, str]) -> Results:
    """Answer a query; `prefixes` hold where it declares none.

    Raises:
        QueryError: it is malformed (the message has line and column), or asks for another server.
    """
    _refuse_service(sparql)
    try:
        return store.query(sparql, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise QueryError(*_explain(str(error), sparql)) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from error


def _refuse_service(sparql: str) -> None:
    """Oxigraph would fetch from whatever address stands in the query (W3C Federated Query)."""
    if re.search(r"(?<![?$:\w-])SERVICE\b(?!:)", _QUOTED.sub(" ", sparql), re.IGNORECASE):
        raise QueryError(
            "the query asks another server (SERVICE), and queries never leave this machine",
            "copy the data you need into the notes",
        )


def _explain(message: str, sparql: str) -> tuple[str, str]:
    """Turn the parser's message, an endless list of what it expected, into place and reason."""
    found = re.search(r"at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return f"the query is malformed: {message.partition('expected one of')[0].strip()}", ""
    line, column, reason = int(found[1]), int(found[2]), found[3]
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f"near {rest[:30]!r}" if rest else "at its end"
    expected = re.search(r"expected (?!one of)(.+)", reason)
    hint = f"expected {expected[1].splitlines()[0]}" if expected else "see the SPARQL 1.1 grammar"
    return f"the query is malformed at {line}:{column}, {near}", hint
