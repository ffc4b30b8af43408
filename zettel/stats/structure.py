"""Which notes matter and which belong together, by the links between notes alone."""

from typing import Any

from msgspec import Struct

from zettel.graph import Pairs
from zettel.stats.graphs import SEED, seeded, to_igraph


class Structure(Struct, frozen=True):
    """How the notes of a vault hang together."""

    ranks: dict[str, float]  # PageRank by id, in order of id; they add up to 1
    communities: tuple[tuple[str, ...], ...]  # the largest first; in each, the most central note
    components: int  # parts between which no link runs; a note alone is a part
    orphans: int  # notes alone


def find_structure(notes: Pairs) -> Structure:
    """Find ranks, communities and parts, all on one graph.

    However often a note links to another, it counts once. Communities link among themselves more
    than with others (Leiden, modularity); those of one note are left out.
    """
    graph = to_igraph(notes.pairs, len(notes.ids), directed=True)
    ranks = _rank(graph, notes.ids)
    return Structure(
        ranks=ranks,
        communities=_find_communities(graph, notes.ids, ranks),
        components=len(graph.connected_components(mode="weak")),
        orphans=graph.degree().count(0),
    )


def _rank(graph: Any, ids: tuple[str, ...]) -> dict[str, float]:  # noqa: ANN401 - no types
    ranks = graph.pagerank() if ids else []
    return {note: round(rank, 9) for note, rank in zip(ids, ranks, strict=True)}


def _find_communities(
    graph: Any,  # noqa: ANN401 - no types
    ids: tuple[str, ...],
    ranks: dict[str, float],
) -> tuple[tuple[str, ...], ...]:
    if not graph.ecount():
        return ()
    joined = graph.as_undirected(mode="collapse")
    with seeded(SEED):
        found = joined.community_leiden(objective_function="modularity", n_iterations=10)
    groups = ([ids[number] for number in group] for group in found if len(group) > 1)
    kept = [tuple(sorted(group, key=lambda note: (-ranks[note], note))) for group in groups]
    return tuple(sorted(kept, key=lambda group: (-len(group), min(group))))
