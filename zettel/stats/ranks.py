"""Which notes matter and which belong together, by the links between notes alone.

igraph is imported where it is used: most commands never need it.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from zettel.graph import find_note_pairs
from zettel.model import ResolvedNote

SEED = 1


def rank_notes(notes: Sequence[ResolvedNote]) -> dict[str, float]:
    """Return the PageRank of each note by id, in order of id; the ranks add up to 1.

    However often a note links to another, it counts once.
    """
    if not notes:
        return {}
    ids, pairs = _number_pairs(notes)
    ranks = to_igraph(pairs, len(ids), directed=True).pagerank()
    return {note: round(rank, 9) for note, rank in zip(ids, ranks, strict=True)}


def find_communities(notes: Sequence[ResolvedNote]) -> tuple[tuple[str, ...], ...]:
    """Find groups of notes that link among themselves more than with others (Leiden, modularity).

    Groups of one are left out. The largest group comes first; in each, the most central note.
    """
    ids, pairs = _number_pairs(notes)
    if not pairs:
        return ()
    graph = to_igraph(sorted({(min(p), max(p)) for p in pairs}), len(ids))
    with seeded(SEED):
        found = graph.community_leiden(objective_function="modularity", n_iterations=10)
    ranks = rank_notes(notes)
    groups = (sorted((ids[i] for i in group), key=lambda n: (-ranks[n], n)) for group in found)
    kept = (tuple(group) for group in groups if len(group) > 1)
    return tuple(sorted(kept, key=lambda group: (-len(group), min(group))))


def count_components(notes: Sequence[ResolvedNote]) -> int:
    """Count the parts of the vault between which no link runs; a note alone is a part."""
    ids, pairs = _number_pairs(notes)
    return len(to_igraph(pairs, len(ids)).connected_components())


def to_igraph(pairs: Sequence[tuple[int, int]], count: int, *, directed: bool = False) -> Any:  # noqa: ANN401 - igraph has no types
    """Build igraph's graph of numbered nodes."""
    import igraph

    return igraph.Graph(count, pairs, directed=directed)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw the same numbers each time, and as it did before once done."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _number_pairs(notes: Sequence[ResolvedNote]) -> tuple[list[str], list[tuple[int, int]]]:
    ids = sorted(resolved.note.id for resolved in notes)
    numbers = {note: i for i, note in enumerate(ids)}
    return ids, [(numbers[a], numbers[b]) for a, b in find_note_pairs(notes)]
