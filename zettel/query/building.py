"""Answers made of what a store says: SPARQL 1.1 results in JSON, or the triples of a graph."""

from collections.abc import Iterable, Mapping

import pyoxigraph

from zettel.query.answer import Answer
from zettel.rdf import Compactor, Triple


def read_answer(results: bytes, prefixes: Mapping[str, str], base: str = "") -> Answer:
    """Return the answer that SPARQL 1.1 results in JSON hold: rows, or yes and no.

    Args:
        results: as they came.
        prefixes: shorten IRIs in the answer.
        base: left out of the readable values of IRIs below it.

    Raises:
        SyntaxError: they are no such results.
    """
    parsed = pyoxigraph.parse_query_results(results, format=pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(parsed, pyoxigraph.QueryBoolean):
        verdict = bool(parsed)
        rows = ((str(verdict).lower(),),)
        return Answer("ask", (), rows, ((None,),), verdict, prefixes, results)
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
        results=results,
    )


def build_graph(triples: Iterable[Triple], prefixes: Mapping[str, str], base: str = "") -> Answer:
    """Return the answer that is a graph, of triples in N-Triples syntax; arguments as above."""
    terms = sorted(set(triples))
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
