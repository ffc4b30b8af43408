"""The links that lead to a note, each with the note that it stands in."""

from collections.abc import Sequence

from msgspec import Struct

from zettel.graph.nodes import to_node
from zettel.model import ResolvedLink, ResolvedNote


class Backlink(Struct, frozen=True):
    """A link that leads to a note, and the note that it stands in."""

    source: str
    link: ResolvedLink


def find_backlinks(notes: Sequence[ResolvedNote], note_id: str) -> tuple[Backlink, ...]:
    """Find the links from other notes to a note (or to a placeholder, `missing:<name>`)."""
    return tuple(
        Backlink(resolved.note.id, link)
        for resolved in notes
        if resolved.note.id != note_id
        for link in resolved.links
        if to_node(link.resolution) == note_id
    )


def build_backlinks(notes: Sequence[ResolvedNote]) -> dict[str, tuple[Backlink, ...]]:
    """Build the backlinks of all nodes that have any, in order of node, in one pass."""
    found: dict[str, list[Backlink]] = {}
    for resolved in notes:
        for link in resolved.links:
            target = to_node(link.resolution)
            if target and target != resolved.note.id:
                found.setdefault(target, []).append(Backlink(resolved.note.id, link))
    return {target: tuple(found[target]) for target in sorted(found)}
