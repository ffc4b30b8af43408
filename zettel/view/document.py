"""Resolved notes → the one data document that the page's panels and map read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import msgspec

from zettel.graph import Pairs
from zettel.model import Property, Record, ResolvedNote, find_iri
from zettel.rdf.names import to_iri
from zettel.stats import Structure
from zettel.syntax.dates import parse_date
from zettel.view.edges import Links, build_edges
from zettel.view.facts import build_facts
from zettel.view.images import Images
from zettel.view.layout import Layout, find_layout
from zettel.view.prepared import Prepared
from zettel.view.reading import Places, list_properties
from zettel.view.shape import (
    LANGUAGES,
    VERSION,
    Community,
    Document,
    Fact,
    Labels,
    Node,
    Term,
    View,
)
from zettel.view.terms import FindLabel, find_labels, order_terms


def build_document(known: Prepared) -> Document:
    """Build the page's document from the vault's notes."""
    contents, places = known.contents, known.places
    notes, settings, find_label = contents.notes, contents.settings, contents.find_label
    structure = contents.find_structure(find_note_pairs(known.links, notes))
    ends = ((source, target) for source, target, _ in known.links)
    layout = find_layout(ends, len(places.ids), contents.find_positions)
    types = order_terms(Counter(t for n in notes for t in n.note.types or ("",)), find_label)
    language = settings.language[:2]
    nodes = _build_nodes(notes, places, layout, types)
    _show_images(nodes, known.images)
    facts = build_facts(contents, places)
    return Document(
        version=VERSION,
        title=settings.name,
        language=language if language in LANGUAGES else "",
        base=settings.base,
        texts=contents.read_body is not None,
        types=types,
        relations=known.drawn.relations,
        keys=_find_key_labels(notes, facts, find_label),
        nodes=list(_place_in_structure(nodes, structure)),
        edges=build_edges(known.drawn),
        communities=_build_communities(structure, places),
        facts=facts,
        views=[View(view.name, view.address, view.default) for view in settings.views],
        pages=contents.pages,
    )


def to_json(value: object) -> bytes:
    """Encode as JSON that may stand inside a `<script>` element (HTML Standard, 4.12.1.3)."""
    text = msgspec.json.encode(value)
    for sign, written in _UNSAFE:
        text = text.replace(sign, written)
    return text


_UNSAFE: Final = (
    (b"</", rb"<\/"),
    (b"<!--", rb"\u003c!--"),
    (b"<script", rb"\u003cscript"),
    ("\u2028".encode(), rb"\u2028"),
    ("\u2029".encode(), rb"\u2029"),
)
_HUBS: Final = 3  # notes that name a community


def find_note_pairs(links: Links, notes: Sequence[ResolvedNote]) -> Pairs:
    """Find which notes link to which, as ranks and communities go by."""
    pairs = {(s, t) for s, t, _ in links if s != t and t < len(notes)}
    return Pairs(tuple(resolved.note.id for resolved in notes), tuple(sorted(pairs)))


def _build_nodes(
    notes: Sequence[ResolvedNote], places: Places, layout: Layout, types: list[Term]
) -> list[Node]:
    numbers = {term.name: i for i, term in enumerate(types)}
    spots = zip(places.ids, places.titles, layout.points, layout.degrees, strict=True)
    nodes = []  # first of the notes, then of what is left, the placeholders
    for resolved, (id, title, (x, y), degree) in zip(notes, spots, strict=False):
        note = resolved.note
        created, written = _date(note.created)
        node = Node(
            id,
            title,
            x,
            y,
            degree,
            types=[numbers[name] for name in note.types or ("",)],
            aliases=[name for name in note.aliases if name != note.title],
            tags=list(note.tags),
            created=created,
            written=written,
            iri=to_iri(find_iri(note.properties)),
        )
        nodes.append(node)
    nodes.extend(Node(id, title, x, y, n, [], placeholder=True) for id, title, (x, y), n in spots)
    return nodes


def _date(written: str) -> tuple[str, str]:
    """Return a date as ISO has it, and as written where that says more; of what is none nothing."""
    date = parse_date(written)
    if date is None:
        return "", ""
    return (date.text, "") if date.datatype else (date.earliest, date.text)


def _show_images(nodes: list[Node], images: Images) -> None:
    for number, image in enumerate(images.thumbnails):
        if image >= 0:
            nodes[number] = msgspec.structs.replace(nodes[number], image=image)


def _place_in_structure(nodes: Iterable[Node], structure: Structure) -> Iterator[Node]:
    """Give nodes their ranks and communities."""
    homes = {note: i for i, group in enumerate(structure.communities) for note in group}
    for node in nodes:
        if node.placeholder:
            yield node
            continue
        rank = round(structure.ranks.get(node.id, 0.0) * 1_000_000)
        yield msgspec.structs.replace(node, rank=rank, community=homes.get(node.id, -1))


def _build_communities(structure: Structure, places: Places) -> list[Community]:
    return [
        Community(len(group), [places.notes[note] for note in group[:_HUBS]])
        for group in structure.communities
    ]


def _find_key_labels(
    notes: Sequence[ResolvedNote], facts: Sequence[Fact], find_label: FindLabel
) -> dict[str, Labels]:
    """Find what keys are called, and the terms that facts have as values."""
    shown = chain.from_iterable(list_properties(resolved.note) for resolved in notes)
    names = {*_list_keys(shown), *chain.from_iterable(fact.status for fact in facts)}
    labels = {key: find_labels(key, find_label) for key in sorted(names)}
    return {key: found for key, found in labels.items() if found}


def _list_keys(properties: Iterable[Property]) -> Iterator[str]:
    for prop in properties:
        yield prop.key
        for value in prop.values:
            if isinstance(value, Record):
                yield from _list_keys(value.properties)
