"""Resolved notes → the one data document that the page's panels and map read."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from zettel.model import Note, ResolvedLink, ResolvedNote
from zettel.view.reading import Places, build_fields, find_places, render_body
from zettel.view.shape import (
    LANGUAGES,
    VERSION,
    Document,
    Edge,
    Field,
    Labels,
    Mention,
    Node,
    Term,
)

Positions = Sequence[tuple[float, float]]
FindPositions = Callable[[Sequence[tuple[int, int]], int], Positions]
FindLabel = Callable[[str, str], str]
ReadBody = Callable[[Note], str]


class Naming(msgspec.Struct, frozen=True):
    """What the vault and its terms (note types, link types, keys) are called.

    `language` is the interface's, "fr" or "en"; anything else leaves it to the reader's browser.
    `find_label` takes a term and a language; it returns "" where the term has no label.
    """

    title: str = ""
    language: str = ""
    find_label: FindLabel = lambda _term, _language: ""


_SPACING: Final = 72  # map units a node has for itself, on average
_Links = dict[tuple[int, int, str], list[ResolvedLink]]


def build_document(
    notes: Sequence[ResolvedNote],
    find_positions: FindPositions,
    naming: Naming | None = None,
    read_body: ReadBody | None = None,
) -> Document:
    """Build the page's document from the vault's notes.

    Args:
        notes: All notes, sorted by id.
        find_positions: From edges (pairs of indexes) and the number of nodes to their places.
        naming: What the vault and its terms are called.
        read_body: From a note to its Markdown; None leaves the bodies out.
    """
    naming = naming or Naming()
    find_label, language = naming.find_label, naming.language[:2]
    places = find_places(notes)
    types = _count_terms((t for n in notes for t in n.note.types or ("",)), find_label)
    links = _gather_links(notes, places)
    counts = Counter(relation for (_, _, relation), found in links.items() for _ in found)
    relations, names = _merge_terms(_count_terms(counts.elements(), find_label))
    pairs = sorted({(min(s, t), max(s, t)) for s, t, _ in links if s != t})
    nodes = _build_nodes(notes, places, types, read_body)
    return Document(
        version=VERSION,
        title=naming.title,
        language=language if language in LANGUAGES else "",
        types=types,
        relations=relations,
        keys=_find_key_labels(nodes, find_label),
        nodes=_place_nodes(nodes, pairs, find_positions),
        edges=_build_edges(_rename_links(links, names), relations, places),
    )


def to_json(value: object) -> str:
    """Encode as JSON that may stand inside a `<script>` element (HTML Standard, 4.12.1.3)."""
    text = msgspec.json.encode(value).decode()
    for sign, written in _UNSAFE:
        text = text.replace(sign, written)
    return text


_UNSAFE: Final = (
    ("</", "<\\/"),
    ("<!--", "\\u003c!--"),
    ("<script", "\\u003cscript"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def _gather_links(notes: Sequence[ResolvedNote], places: Places) -> _Links:
    """Gather the links between nodes by source, target and relation, in that order."""
    found: _Links = {}
    for source, resolved in enumerate(notes):
        for link in resolved.links:
            target = places.find(link.resolution)
            if target >= 0:
                found.setdefault((source, target, link.relation), []).append(link)
    return {key: found[key] for key in sorted(found)}


def _rename_links(links: _Links, names: dict[str, str]) -> _Links:
    """Give links their relations' common names; a note's links to itself are not drawn."""
    found: _Links = {}
    for (source, target, relation), members in links.items():
        if source != target:
            found.setdefault((source, target, names[relation]), []).extend(members)
    return {key: found[key] for key in sorted(found)}


def _build_nodes(
    notes: Sequence[ResolvedNote], places: Places, types: list[Term], read_body: ReadBody | None
) -> list[Node]:
    numbers = {term.name: i for i, term in enumerate(types)}
    nodes = []
    for resolved in notes:
        note = resolved.note
        targets = places.find_targets(resolved.links)
        node = Node(
            id=note.id,
            title=note.title or note.id,
            x=0,
            y=0,
            degree=0,
            types=[numbers[name] for name in note.types or ("",)],
            aliases=[name for name in note.aliases if name != note.title],
            tags=list(note.tags),
            created=note.created,
            properties=build_fields(note, targets, places),
            body=render_body(note, read_body(note), targets, places) if read_body else "",
        )
        nodes.append(node)
    count = len(notes)
    for name, title in zip(places.ids[count:], places.titles[count:], strict=True):
        nodes.append(Node(name, title, 0, 0, 0, [], placeholder=True))
    return nodes


def _place_nodes(
    nodes: list[Node], pairs: list[tuple[int, int]], find_positions: FindPositions
) -> list[Node]:
    """Give each node its place and its degree (how many others it is linked with)."""
    degrees = Counter(end for pair in pairs for end in pair)
    places = _spread(find_positions(pairs, len(nodes)))
    replace = msgspec.structs.replace
    return [
        replace(node, x=x, y=y, degree=degrees[i])
        for i, (node, (x, y)) in enumerate(zip(nodes, places, strict=True))
    ]


def _spread(places: Positions) -> list[tuple[int, int]]:
    """Centre the places and scale them so that each node has the same room in any vault."""
    if not places:
        return []
    count = len(places)
    middle = (sum(x for x, _ in places) / count, sum(y for _, y in places) / count)
    spread = math.sqrt(sum((x - middle[0]) ** 2 + (y - middle[1]) ** 2 for x, y in places) / count)
    scale = _SPACING * math.sqrt(count / 2) / spread if spread else 0.0
    return [(round((x - middle[0]) * scale), round((y - middle[1]) * scale)) for x, y in places]


def _count_terms(names: Iterable[str], find_label: FindLabel) -> list[Term]:
    """Count terms: the most frequent first, the nameless one last."""
    counts = Counter(names)
    ordered = sorted(counts, key=lambda name: (not name, -counts[name], name))
    return [Term(name, counts[name], _find_labels(name, find_label)) for name in ordered]


def _merge_terms(terms: list[Term]) -> tuple[list[Term], dict[str, str]]:
    """Make terms that are called the same in all languages one; say also what each became.

    Two keys may stand for one property: a reader sees one row in the legend, under the name of the
    more frequent.
    """
    groups: dict[tuple[tuple[str, str], ...] | str, list[Term]] = {}
    for term in terms:
        groups.setdefault(tuple(sorted(term.labels.items())) or term.name, []).append(term)
    merged = [Term(g[0].name, sum(t.count for t in g), g[0].labels) for g in groups.values()]
    merged.sort(key=lambda term: (not term.name, -term.count, term.name))
    return merged, {term.name: group[0].name for group in groups.values() for term in group}


def _find_key_labels(nodes: list[Node], find_label: FindLabel) -> dict[str, Labels]:
    keys = {key for node in nodes for key in _list_keys(node.properties)}
    labels = {key: _find_labels(key, find_label) for key in sorted(keys)}
    return {key: found for key, found in labels.items() if found}


def _list_keys(fields: list[Field]) -> Iterable[str]:
    for field in fields:
        yield field.key
        for value in field.values:
            yield from _list_keys(value.fields)


def _find_labels(name: str, find_label: FindLabel) -> Labels:
    found = {language: find_label(name, language) for language in LANGUAGES} if name else {}
    return {language: label for language, label in found.items() if label}


def _build_edges(links: _Links, relations: list[Term], places: Places) -> list[Edge]:
    numbers = {term.name: i for i, term in enumerate(relations)}
    return [
        Edge(
            source,
            target,
            numbers[relation],
            str(found[0].link.kind),
            _list_mentions(found, places.titles[target]),
        )
        for (source, target, relation), found in links.items()
    ]


def _list_mentions(links: list[ResolvedLink], title: str) -> list[Mention]:
    """List the sentences, each once; a bare `[[id]]` is shown by the title of its note."""
    mentions: dict[Mention, None] = {}
    for resolved in links:
        link = resolved.link
        text, start, end = link.context, link.start, link.end
        if not text or (start == 0 and end == len(text)):
            continue  # nothing is said around the link
        if 0 <= start < end and not link.label and text[start:end] == link.target:
            text, end = text[:start] + title + text[end:], start + len(title)
        mentions[Mention(text, start, end)] = None
    return list(mentions)
