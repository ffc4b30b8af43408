"""Answers made of what a store says: SPARQL 1.1 results in JSON, or the triples of a graph."""

from collections.abc import Iterable, Mapping
from functools import partial

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
    to_value = partial(_to_value, Compactor(prefixes, base))
    found: list[tuple[str | None, ...]] = []
    terms: list[tuple[str | None, ...]] = []
    for solution in parsed:
        texts = tuple([None if term is None else str(term) for term in solution])
        terms.append(texts)
        found.append(tuple(map(to_value, solution, texts)))
    return Answer(
        kind="select",
        variables=variables,
        rows=tuple(found),
        terms=tuple(terms),
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


def _to_value(compact: Compactor, term: object, text: str | None) -> str | None:
    """Return a term for reading: the text of a literal, an IRI shortened, a blank node as it is.

    `text` is the term in N-Triples, which takes a while to make.
    """
    if text is None:
        return None
    return term.value if isinstance(term, pyoxigraph.Literal) else compact[text].strip("<>")
