"""What leads to a node and where it leads, by link type; backlinks in their sentences."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from zettel.site.properties import Shower
from zettel.site.typography import set_spaces
from zettel.site.world import Edge
from zettel.view.edges import build_mentions
from zettel.view.shape import Mention


class Piece(Struct):
    """Some words of a sentence, perhaps those that link."""

    text: str
    is_link: bool


class Other(Struct):
    """A node at the other end, and the sentences that link."""

    title: str
    href: str
    is_missing: bool
    sentences: list[list[Piece]]


class Group(Struct):
    """Links of one type."""

    label: str  # "" for links without a type
    others: list[Other]


def show_backlinks(shower: Shower, number: int) -> list[Group]:
    """Show what leads to a node."""
    edges = shower.world.incoming.get(number, [])
    if shower.world.contents.read_body is None:
        return _group(shower, [(edge, []) for edge in edges])
    numbered = [(i, links) for i, (_, _, links) in enumerate(edges)]
    title = shower.world.places.titles[number]
    said = {m.edge: m.sentences for m in build_mentions(numbered, title)}
    return _group(shower, [(edge, said.get(i, [])) for i, edge in enumerate(edges)])


def show_outgoing(shower: Shower, number: int) -> list[Group]:
    """Show where a node leads."""
    edges = shower.world.outgoing.get(number, [])
    return _group(shower, [(edge, []) for edge in edges])


def count_others(groups: Iterable[Group]) -> int:
    """Return how many nodes there are in all groups, each once."""
    return len({other.href for group in groups for other in group.others})


def _group(shower: Shower, edges: Sequence[tuple[Edge, list[Mention]]]) -> list[Group]:
    """Gather edges by link type, the most frequent first, plain ones last."""
    order = {term.name: i for i, term in enumerate(shower.world.drawn.relations)}
    groups: dict[str, list[Other]] = {}
    for (node, relation, _), said in sorted(edges, key=lambda one: order[one[0][1]]):
        groups.setdefault(relation, []).append(_show_other(shower, node, said))
    return [
        Group(shower.name(relation) if relation else "", others)
        for relation, others in groups.items()
    ]


def _show_other(shower: Shower, node: int, said: Sequence[Mention]) -> Other:
    world = shower.world
    return Other(
        world.places.titles[node],
        shower.addresses.to(world.paths[node]),
        node >= len(world.notes),
        [_cut(mention) for mention in said],
    )


def _cut(mention: Mention) -> list[Piece]:
    """Cut a sentence at the links in it."""
    places = [mention.start, mention.end, *mention.more]
    pieces: list[Piece] = []
    done = 0
    for start, end in zip(places[::2], places[1::2], strict=False):
        if done <= start < end <= len(mention.text):
            pieces.append(Piece(set_spaces(mention.text[done:start]), is_link=False))
            pieces.append(Piece(set_spaces(mention.text[start:end]), is_link=True))
            done = end
    pieces.append(Piece(set_spaces(mention.text[done:]), is_link=False))
    return [piece for piece in pieces if piece.text]
