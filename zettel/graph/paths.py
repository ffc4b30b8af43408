"""The shortest way between two notes; networkx would take longer to fill than to search."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from zettel.errors import NoteError
from zettel.graph.nodes import LEADING
from zettel.graph.pairs import find_linked
from zettel.model import ResolvedLink, ResolvedNote


class Step(Struct, frozen=True):
    """One link on a path; `forward` is false where it was written in `target`."""

    source: str
    target: str
    forward: bool
    relation: str
    context: str
    line: int


def find_path(notes: Sequence[ResolvedNote], a: str, b: str) -> tuple[Step, ...]:
    """Find the shortest way between two notes along links in either direction.

    Only links between notes count. Among equally short ways the one with the least ids is taken;
    () when there is none, or when `a` is `b`.

    Raises:
        NoteError: no note has the id `a` or `b`.
    """
    by_id = {resolved.note.id: resolved for resolved in notes}
    for end in (a, b):
        if end not in by_id:
            raise NoteError(f"no note has the id {end}")
    came_from = _search(_find_neighbours(notes), a, b)
    if b not in came_from:
        return ()
    way = [b]
    while way[-1] != a:
        way.append(came_from[way[-1]])
    way.reverse()
    return tuple(_to_step(by_id, source, target) for source, target in pairwise(way))


def _find_neighbours(notes: Sequence[ResolvedNote]) -> dict[str, list[str]]:
    """Find the notes that each is joined to by a link; twice where both link to the other."""
    near: dict[str, list[str]] = {resolved.note.id: [] for resolved in notes}
    for resolved in notes:
        own = resolved.note.id
        linked = find_linked(resolved)
        near[own] += linked
        for other in linked:
            near[other].append(own)
    return near


def _search(near: Mapping[str, Sequence[str]], a: str, b: str) -> dict[str, str]:
    """Search breadth first from `a` until `b` is met; return where each note was reached from."""
    came_from = {a: a}
    level = [a]
    while level and b not in came_from:
        reached: list[str] = []
        for note in level:
            for other in sorted(near[note]):
                if other not in came_from:
                    came_from[other] = note
                    reached.append(other)
        level = reached
    return came_from


def _to_step(by_id: Mapping[str, ResolvedNote], source: str, target: str) -> Step:
    """Tell how two neighbours are linked: forwards and by a typed link where there is one."""
    links = _find_links(by_id[source], target)
    forward = bool(links)
    found = min(
        links or _find_links(by_id[target], source),
        key=lambda found: (not found.relation, found.link.line, found.link.column),
    )
    return Step(source, target, forward, found.relation, found.link.context, found.link.line)


def _find_links(resolved: ResolvedNote, target: str) -> list[ResolvedLink]:
    return [
        link
        for link in resolved.links
        if isinstance(link.resolution, LEADING) and link.resolution.note == target
    ]
