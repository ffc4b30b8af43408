"""The links between the page's nodes, and the edges that are drawn for them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from zettel.model import LinkKind, ResolvedLink, ResolvedNote
from zettel.view.reading import Places
from zettel.view.shape import Edges, Mention, Mentions, Term
from zettel.view.terms import FindLabel, merge_terms, order_terms

Links = Mapping[tuple[int, int, str], list[ResolvedLink]]
"""Links by the numbers of their nodes and their relation, in that order."""


class Drawn(Struct, frozen=True):
    """The link types of a page, and its links by edge: by nodes and name of the link type."""

    relations: list[Term]
    links: Links


def gather_links(notes: Sequence[ResolvedNote], places: Places) -> Links:
    """Gather the links between nodes by source, target and relation, in that order."""
    found: dict[tuple[int, int, str], list[ResolvedLink]] = {}
    for source, resolved in enumerate(notes):
        for link in resolved.links:
            target = places.find(link.resolution)
            if target >= 0:
                found.setdefault((source, target, link.relation), []).append(link)
    return dict(sorted(found.items(), key=lambda item: item[0]))


def draw_links(links: Links, find_label: FindLabel) -> Drawn:
    """Choose what is drawn: all links but those of a note to itself, relations by common names."""
    counts = Counter[str]()
    for (_, _, relation), found in links.items():
        counts[relation] += len(found)
    relations, names = merge_terms(order_terms(counts, find_label))
    drawn: dict[tuple[int, int, str], list[ResolvedLink]] = {}
    for (source, target, relation), members in links.items():
        if source != target:
            drawn.setdefault((source, target, names[relation]), []).extend(members)
    return Drawn(relations, {key: drawn[key] for key in sorted(drawn)})


def build_edges(drawn: Drawn) -> Edges:
    """Build the columns of the edges, in order of their nodes and the names of their types."""
    numbers = {term.name: i for i, term in enumerate(drawn.relations)}
    return Edges(
        source=[source for source, _, _ in drawn.links],
        target=[target for _, target, _ in drawn.links],
        relation=[numbers[relation] for _, _, relation in drawn.links],
    )


def gather_incoming(drawn: Drawn) -> dict[int, list[tuple[int, list[ResolvedLink]]]]:
    """Gather the edges that lead to each node, with their links."""
    incoming: dict[int, list[tuple[int, list[ResolvedLink]]]] = {}
    for edge, ((_, target, _), links) in enumerate(drawn.links.items()):
        incoming.setdefault(target, []).append((edge, links))
    return incoming


def build_mentions(
    incoming: Sequence[tuple[int, list[ResolvedLink]]], title: str
) -> list[Mentions]:
    """Build the sentences of the edges that lead to the node of that title."""
    found = [Mentions(edge, _list_mentions(links, title)) for edge, links in incoming]
    return [mentions for mentions in found if mentions.sentences]


def _list_mentions(links: list[ResolvedLink], title: str) -> list[Mention]:
    """List the sentences, each once with all of its links."""
    places: dict[str, dict[tuple[int, int], bool]] = {}
    for resolved in links:
        link = resolved.link
        text, start, end = link.context, link.start, link.end
        if not text or (start == 0 and end == len(text)):
            continue  # nothing is said around the link
        is_named = text[start:end] == link.target or link.kind is LinkKind.BLOCK
        is_bare = 0 <= start < end and not link.label and is_named
        places.setdefault(text, {})[start, end] = is_bare
    return [_build_mention(text, found, title) for text, found in places.items()]


def _build_mention(text: str, places: Mapping[tuple[int, int], bool], title: str) -> Mention:
    """Build a sentence; a bare `[[id]]` or `((uuid))` in it is shown by the title of its note."""
    shown: list[int] = []
    shift = 0
    for (start, end), is_bare in sorted(places.items()):
        if not 0 <= start < end:
            continue
        first = start + shift
        if is_bare:
            text = text[:first] + title + text[end + shift :]
            shift += len(title) - (end - start)
        shown += [first, end + shift]
    return Mention(text, shown[0], shown[1], shown[2:]) if shown else Mention(text)
