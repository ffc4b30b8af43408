"""Two states of a vault's graphs → what each graph has gained and lost."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Protocol

import msgspec
from msgspec.structs import replace

from zettel.rdf import GraphDigest, Triple

Kind = Literal["added", "removed", "changed", "moved"]


class Graphs(Protocol):
    """The named graphs of one state of a vault."""

    @property
    def digests(self) -> Sequence[GraphDigest]:
        """The digests of all graphs."""

    def build(self, names: Sequence[str]) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Yield graphs with their sorted triples, in the order of the names."""


class Note(msgspec.Struct, frozen=True):
    """What the note of a graph is called, and where it is."""

    title: str
    path: str


class Side(msgspec.Struct, frozen=True):
    """One state of a vault: what to call it, its graphs, and the notes that these are of.

    `base` is what the state says itself, also where its graphs are named by another.
    """

    name: str
    base: str
    graphs: Graphs
    notes: Mapping[str, Note]  # by the name of the graph


class Change(msgspec.Struct, frozen=True):
    """What became of one graph. `moved` is a note whose file has another path, and no fact else.

    `old` and `new` are None where there is no such note, both for the graph of terms.
    """

    graph: str
    kind: Kind
    old: Note | None
    new: Note | None
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]


class Difference(msgspec.Struct, frozen=True):
    """What tells two states apart, graph by graph in order of id, terms last."""

    old: str
    new: str
    old_base: str
    new_base: str
    changes: tuple[Change, ...]

    @property
    def removed(self) -> set[Triple]:
        """All that the graphs have lost."""
        return {triple for change in self.changes for triple in change.removed}

    @property
    def added(self) -> set[Triple]:
        """All that the graphs have gained."""
        return {triple for change in self.changes for triple in change.added}


def find_difference(old: Side, new: Side) -> Difference:
    """Return what is in one state and not in the other; what is the same is not even built."""
    digests = [{graph.name: graph.digest for graph in side.graphs.digests} for side in (old, new)]
    names = [*digests[1], *(name for name in digests[0] if name not in digests[1])]
    changed = [name for name in names if digests[0].get(name) != digests[1].get(name)]
    before = dict(old.graphs.build([name for name in changed if name in digests[0]]))
    now = dict(new.graphs.build([name for name in changed if name in digests[1]]))
    found = [
        _compare(name, (old, new), set(before.get(name, ())), set(now.get(name, ())))
        for name in changed
    ]
    found += _find_moved(old, new, set(changed))
    found.sort(key=lambda change: (change.old is None and change.new is None, change.graph))
    return Difference(old.name, new.name, old.base, new.base, tuple(found))


def choose_side(difference: Difference, *, added: bool) -> Difference:
    """Return what was added alone, or removed; graphs without any such facts are left out."""
    changes = [
        replace(change, removed=()) if added else replace(change, added=())
        for change in difference.changes
        if (change.added if added else change.removed)
    ]
    return replace(difference, changes=tuple(changes))


def _compare(name: str, sides: tuple[Side, Side], before: set[Triple], now: set[Triple]) -> Change:
    kind: Kind = "added" if not before else "removed" if not now else "changed"
    removed, added = tuple(sorted(before - now)), tuple(sorted(now - before))
    old, new = (side.notes.get(name) for side in sides)
    return Change(name, kind, old, new, removed, added)


def _find_moved(old: Side, new: Side, changed: set[str]) -> Iterator[Change]:
    """Yield the notes that say what they said at another path."""
    for name, note in new.notes.items():
        before = old.notes.get(name)
        if name not in changed and before is not None and before.path != note.path:
            yield Change(name, "moved", before, note, (), ())
