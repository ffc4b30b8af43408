"""A vault as named graphs: one a note, one of terms, one of what is inferred.

For who compares or sends graphs: their digests are made on all cores, and what a graph holds is
built again when it is asked for, so that all of it need not be in memory at once.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from zettel.export.material import Material
from zettel.rdf import GraphDigest, NoteTriples, Triple, digest_graph, digest_note, find_used_terms
from zettel.workers import map_ranges, paused_collector


def terms_iri(base: str) -> str:
    """Return the name of the graph of what is said of terms, and of the data set as a whole."""
    return f"{base}terms"


class Graphs:
    """The named graphs of a vault."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self.base = material.settings.base

    @property
    def digests(self) -> Sequence[GraphDigest]:
        """The digests of all graphs that hold something: the notes' in order of id, then others."""
        return self._found.digests

    def build(self, names: Sequence[str]) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Yield graphs, each with its sorted triples, in the order of the names."""
        others = dict(self._found.others)
        for name in names:
            number = self._numbers.get(name)
            if number is None:
                yield name, others[name]
            else:
                (note,) = self._material.build(range(number, number + 1))
                yield name, _join(note)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Which note each graph is of."""
        return {graph.name: number for number, graph in enumerate(self._found.notes)}

    @cached_property
    def _found(self) -> "_Found":
        material = self._material
        inferred = material.inferred_graphs  # first: what it needs is then built once for all
        notes: list[GraphDigest] = []
        used: set[str] = set()
        for some in map_ranges(self._digest, len(material.notes)):
            notes += some.digests
            used |= some.used
            material.tell(len(notes))
        others = [(terms_iri(self.base), tuple(material.find_terms(used)))]
        others += [(graph.document, _join(graph)) for graph in inferred]
        return _Found(notes, [other for other in others if other[1]])

    def _digest(self, numbers: range) -> "_Some":
        found = _Some([], set())
        with paused_collector():
            for note in self._material.build(numbers):
                found.digests.append(digest_note(note))
                found.used.update(find_used_terms((note,), self._material.vocabulary))
        return found


class _Some(NamedTuple):
    """Some notes' graphs, and the terms that these use."""

    digests: list[GraphDigest]
    used: set[str]


class _Found(NamedTuple):
    """All graphs: those of notes by their digests alone."""

    notes: list[GraphDigest]
    others: list[tuple[str, tuple[Triple, ...]]]

    @property
    def digests(self) -> list[GraphDigest]:
        return [*self.notes, *(digest_graph(name, triples) for name, triples in self.others)]


def _join(note: NoteTriples) -> tuple[Triple, ...]:
    return tuple(sorted(chain(note.own, note.shared)))
