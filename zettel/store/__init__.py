"""Oxigraph: the engine behind every query, filled from the notes' triples."""

import re
from collections.abc import Iterable, Mapping
from io import BufferedReader, RawIOBase
from typing import IO, TYPE_CHECKING

import pyoxigraph

from zettel.errors import QueryError
from zettel.rdf import Triple, to_lines
from zettel.store.datasets import Dataset, find_merged, merge_graphs
from zettel.store.mistakes import explain
from zettel.store.words import (
    QUOTED,
    blank_quoted,
    find_undeclared,
    has_word,
    is_update,
    refuse,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "Dataset",
    "Results",
    "add_graph",
    "asks_graphs",
    "blank_quoted",
    "build_store",
    "find_undeclared",
    "has_word",
    "is_update",
    "read_results",
]

Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
Graph = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph
Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

_BUFFER = 1 << 20

_THING = re.compile(r"[?$]it\b")
_NO_THING = (
    "the query does not answer with ?it, which the note is to stand for",
    "SELECT ?it among others: it is what the note is about",
)


def build_store(chunks: Iterable[bytes]) -> pyoxigraph.Store:
    """Load N-Quads, each chunk as it comes.

    Oxigraph can query the union of graphs, but finds a triple once for each graph that holds it,
    which makes every count wrong; so who wants one gives each triple of it in the default graph.
    """
    store = pyoxigraph.Store()
    with BufferedReader(_Chunks(chunks), _BUFFER) as reader:
        _load(store, reader)
    return store


def add_graph(store: pyoxigraph.Store, triples: Iterable[Triple], name: str) -> None:
    """Load triples into a graph of their own, outside the default one."""
    _load(store, to_lines(triples, f"<{name}>"))


def asks_graphs(sparql: str) -> bool:
    """Say whether a query may speak of named graphs, which cost as much again to load."""
    return has_word("GRAPH|FROM", sparql)


def read_results(  # noqa: PLR0913 - a query, and all that may be said beside it
    store: pyoxigraph.Store,
    sparql: str,
    prefixes: Mapping[str, str],
    *,
    added: str = "",
    it: str = "",
    base: str = "",
    dataset: Dataset | None = None,
    services: Iterable[str] | None = (),
    bound: Mapping[str, Term] | None = None,
) -> Results:
    """Answer a query; `prefixes` and `base` hold where it declares none.

    Args:
        store: what to ask.
        sparql: the query.
        prefixes: prefix → namespace.
        added: a graph that is to be seen with the default one, with which it shares no triple.
        it: the IRI that the variable `?it` stands for.
        base: what relative IRIs are relative to.
        dataset: the graphs to ask, in place of those that the query names.
        services: endpoints elsewhere that it may ask; None is anything that can be read.
        bound: what other variables stand for.

    Raises:
        QueryError: it is malformed (the message has line and column), asks for another server, or
            does not answer with the `?it` that was given.
    """
    refuse(sparql, services)
    if it and not _THING.search(QUOTED.sub(" ", sparql)):
        raise QueryError(*_NO_THING)
    given = {pyoxigraph.Variable(name): term for name, term in (bound or {}).items()}
    if it:
        given[pyoxigraph.Variable("it")] = pyoxigraph.NamedNode(it)
    default, named, merged = _choose_graphs(
        store, dataset or find_merged(sparql, prefixes, base), added
    )
    try:
        return store.query(
            sparql,
            prefixes=dict(prefixes),
            base_iri=base or None,
            default_graph=default,  # which goes before the query's own FROM
            named_graphs=named,
            substitutions=given,
        )
    except SyntaxError as error:
        raise QueryError(*explain(str(error), sparql, prefixes)) from error
    except (ValueError, OSError, RuntimeError) as error:
        if it and "?it" in str(error):
            raise QueryError(*_NO_THING) from error
        raise QueryError(f"the query failed: {error}") from error
    finally:
        if merged:  # what was begun goes on with the store as it was
            store.remove_graph(merged)


def _choose_graphs(
    store: pyoxigraph.Store, dataset: Dataset | None, added: str
) -> tuple[
    list[Graph] | None,
    list[pyoxigraph.NamedNode | pyoxigraph.BlankNode] | None,
    pyoxigraph.BlankNode | None,
]:
    """Return default and named graphs as Oxigraph is told them, and one made for this query."""
    if dataset is None:
        own: list[Graph] = [pyoxigraph.DefaultGraph()]
        return [*own, pyoxigraph.NamedNode(added)] if added else None, None, None
    names = tuple(dict.fromkeys(dataset.default))
    try:
        named = [pyoxigraph.NamedNode(name) for name in dataset.named]
        default = [pyoxigraph.NamedNode(name) for name in names]
        merged = merge_graphs(store, names) if len(names) > 1 else None
    except ValueError as error:
        raise QueryError(f"a graph's name is no IRI: {error}") from error
    return [merged] if merged else [*default], [*named], merged


def _load(store: pyoxigraph.Store, quads: bytes | IO[bytes]) -> None:
    """Load N-Quads of our own writing, which need no second look at every IRI."""
    store.bulk_load(quads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)


class _Chunks(RawIOBase):
    """Chunks of bytes as a file to read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        while not self._left and (chunk := next(self._chunks, None)) is not None:
            self._left = memoryview(chunk)
        taken = memoryview(buffer)
        count = min(len(taken), len(self._left))
        taken[:count] = self._left[:count]
        self._left = self._left[count:]
        return count
