"""The quads of one vault: a graph a note, and the default graph that holds each triple once."""

from collections.abc import Iterable, Iterator

import pyoxigraph

from zettel.store import build_store

_WORN = 200_000
"""Quads taken away that are worth building the store anew: it keeps them, and walks past them."""


class Holding:
    """A store that follows the notes: a triple stays in the default graph until the last drops it.

    `terms` are the triples that the default graph states without any named graph: of the data set,
    and of the terms that notes use.
    """

    def __init__(self) -> None:
        self.store = pyoxigraph.Store()
        self.number = 0
        self.quads = 0  # the store would count them anew each time
        self.triples = 0  # of them, those in the default graph
        self._terms: set[pyoxigraph.Triple] = set()
        self._worn = 0

    def load(self, number: int, quads: Iterable[bytes], terms: Iterable[bytes]) -> None:
        """Hold other quads, N-Quads in chunks: those of named graphs also in the default one.

        Raises:
            SyntaxError: they are none; what was there before stays.
        """
        store = build_store(quads)
        added = {quad.triple for quad in _parse(terms)}
        store.extend(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in added)
        self.store, self.number, self._terms, self._worn = store, number, added, 0
        self.quads, self.triples = len(store), _count_triples(store)

    def replace(self, number: int, removed: Iterable[bytes], added: Iterable[bytes]) -> None:
        """Take quads away and add others, N-Quads in chunks.

        Those in a named graph are what a note states, and the default graph follows by itself;
        those in none are terms.
        """
        gone, come = set(_parse(removed)), set(_parse(added))
        self._terms -= {quad.triple for quad in gone if _is_default(quad)}
        self._terms |= {quad.triple for quad in come if _is_default(quad)}
        self._remove(quad for quad in gone if not _is_default(quad))
        self._add(come | {_to_default(quad) for quad in come})
        self._remove(_to_default(quad) for quad in gone if not self._is_stated(quad))
        self.number = number
        self._renew(len(gone))

    def _add(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        new = [quad for quad in quads if quad not in self.store]
        self.store.extend(new)
        self.quads += len(new)
        self.triples += sum(map(_is_default, new))

    def _remove(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        for quad in {quad for quad in quads if quad in self.store}:
            self.store.remove(quad)
            self.quads -= 1
            self.triples -= _is_default(quad)

    def _is_stated(self, quad: pyoxigraph.Quad) -> bool:
        """Say whether a term or any named graph states a triple."""
        if quad.triple in self._terms:
            return True
        found = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(not _is_default(other) for other in found)

    def _renew(self, gone: int) -> None:
        self._worn += 2 * gone
        if self._worn > max(_WORN, self.quads // 2):
            store = pyoxigraph.Store()
            store.bulk_extend(self.store)
            self.store, self._worn = store, 0


def _parse(chunks: Iterable[bytes]) -> Iterator[pyoxigraph.Quad]:
    for chunk in chunks:
        yield from pyoxigraph.parse(chunk, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)


def _is_default(quad: pyoxigraph.Quad) -> bool:
    return isinstance(quad.graph_name, pyoxigraph.DefaultGraph)


def _to_default(quad: pyoxigraph.Quad) -> pyoxigraph.Quad:
    return pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)


def _count_triples(store: pyoxigraph.Store) -> int:
    solutions = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    count = next(solutions)["n"]
    assert isinstance(count, pyoxigraph.Literal)
    return int(count.value)
