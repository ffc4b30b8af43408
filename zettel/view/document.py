"""Resolved notes → the one data document that the page's panels and map read."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from zettel.model import ResolvedLink, ResolvedNote
from zettel.view.layout import Layout, Links
from zettel.view.reading import Places, build_fields
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

FindLabel = Callable[[str, str], str]


class Naming(msgspec.Struct, frozen=True):
    """What the vault and its terms (note types, link types, keys) are called.

    `language` is the interface's, "fr" or "en"; anything else leaves it to the reader's browser.
    `find_label` takes a term and a language; it returns "" where the term has no label.
    """

    title: str = ""
    language: str = ""
    find_label: FindLabel = lambda _term, _language: ""


def build_document(
    notes: Sequence[ResolvedNote],
    places: Places,
    links: Links,
    layout: Layout,
    naming: Naming | None = None,
) -> Document:
    """Build the page's document from the vault's notes.

    Args:
        notes: All notes, sorted by id.
        places: What `find_places` says of them.
        links: What `gather_links` finds in them.
        layout: Where their nodes stand.
        naming: What the vault and its terms are called.
    """
    naming = naming or Naming()
    find_label, language = naming.find_label, naming.language[:2]
    types = _order_terms(Counter(t for n in notes for t in n.note.types or ("",)), find_label)
    counts = Counter[str]()
    for (_, _, relation), found in links.items():
        counts[relation] += len(found)
    relations, names = _merge_terms(_order_terms(counts, find_label))
    nodes = _build_nodes(notes, places, layout, types)
    return Document(
        version=VERSION,
        title=naming.title,
        language=language if language in LANGUAGES else "",
        types=types,
        relations=relations,
        keys=_find_key_labels(nodes, find_label),
        nodes=nodes,
        edges=_build_edges(_rename_links(links, names), relations, places),
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


def _rename_links(links: Links, names: Mapping[str, str]) -> Links:
    """Give links their relations' common names; a note's links to itself are not drawn."""
    found: dict[tuple[int, int, str], list[ResolvedLink]] = {}
    for (source, target, relation), members in links.items():
        if source != target:
            found.setdefault((source, target, names[relation]), []).extend(members)
    return {key: found[key] for key in sorted(found)}


def _build_nodes(
    notes: Sequence[ResolvedNote], places: Places, layout: Layout, types: list[Term]
) -> list[Node]:
    numbers = {term.name: i for i, term in enumerate(types)}
    spots = zip(places.ids, places.titles, layout.points, layout.degrees, strict=True)
    nodes = []  # first of the notes, then of what is left, the placeholders
    for resolved, (id, title, (x, y), degree) in zip(notes, spots, strict=False):
        note = resolved.note
        node = Node(
            id,
            title,
            x,
            y,
            degree,
            types=[numbers[name] for name in note.types or ("",)],
            aliases=[name for name in note.aliases if name != note.title],
            tags=list(note.tags),
            created=note.created,
            properties=build_fields(note, places.find_targets(resolved.links), places),
        )
        nodes.append(node)
    nodes.extend(Node(id, title, x, y, n, [], placeholder=True) for id, title, (x, y), n in spots)
    return nodes


def _order_terms(counts: Mapping[str, int], find_label: FindLabel) -> list[Term]:
    """Put terms that are counted in order: the most frequent first, the nameless one last."""
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


def _build_edges(links: Links, relations: list[Term], places: Places) -> list[Edge]:
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
