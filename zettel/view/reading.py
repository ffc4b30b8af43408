"""What the reading panel shows of one note: its text as HTML and its properties."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from zettel.dialect import DIALECTS, PLAIN, Dialect
from zettel.html import Cite, to_anchor, to_html
from zettel.model import (
    Ambiguous,
    Found,
    Link,
    Missing,
    Note,
    Property,
    Record,
    Resolution,
    ResolvedLink,
    ResolvedNote,
)
from zettel.view.prose import split_text
from zettel.view.shape import Field, Value

# Shown in places of their own, not among the properties.
STRUCTURAL_KEYS: Final = frozenset(
    {"id", "title", "titre", "alias", "aliases", "type", "types", "tag", "tags"}
)


class Places(Struct, frozen=True):
    """The nodes of the page in order, notes before placeholders, and where to find each."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    addresses: tuple[str, ...]  # inside the page
    notes: dict[str, int]  # by note id
    placeholders: dict[str, int]  # by folded name

    def find(self, resolution: Resolution) -> int:
        """Find the node that a link became, or -1 when it leads out of the vault."""
        if isinstance(resolution, Found | Ambiguous):
            return self.notes.get(resolution.note, -1)
        if isinstance(resolution, Missing):
            return self.placeholders.get(resolution.name, -1)
        return -1

    def find_targets(self, links: Sequence[ResolvedLink]) -> dict[str, int]:
        """Find the node of each target as a note writes it, also where `@target` is a work."""
        found: dict[str, int] = {}
        for link in links:
            node = self.find(link.resolution)
            if node >= 0 or link.link.target not in found:
                found[link.link.target] = node
        return found


def find_places(notes: Sequence[ResolvedNote]) -> Places:
    """Number the notes, then the placeholders by name."""
    names: dict[str, str] = {}
    for resolved in notes:
        for link in resolved.links:
            if isinstance(link.resolution, Missing):
                names.setdefault(link.resolution.name, _to_title(link))
    ids = {resolved.note.id: i for i, resolved in enumerate(notes)}
    ordered = sorted(names)
    whole = (*ids, *(_to_free_id(f"missing:{name}", ids) for name in ordered))
    return Places(
        ids=whole,
        addresses=tuple(f"#note={quote(id, safe='')}" for id in whole),
        titles=(*(n.note.title or n.note.id for n in notes), *(names[n] for n in ordered)),
        notes=ids,
        placeholders={name: len(notes) + i for i, name in enumerate(ordered)},
    )


class Known(Struct, frozen=True):
    """What is known of the names that stand in a note's text."""

    nodes: dict[str, int]  # by target
    images: dict[str, int]
    cite: Cite


def render_body(note: Note, text: str, known: Known, places: Places) -> str:
    """Render a note's Markdown; links lead to `#note=<id>` and bare ones show the note's title."""

    def find(target: str) -> int:
        return known.nodes.get(target.strip(), -1)

    def find_image(target: str) -> int:
        return known.images.get(target.strip(), -1)

    def href(target: str) -> str | None:
        node = find(target)
        return places.addresses[node] if node >= 0 else None

    dialect = DIALECTS.get(note.dialect, PLAIN)
    html = to_html(
        text,
        href,
        lambda target: places.titles[find(target)],
        dialect,
        find_image=find_image,
        cite=known.cite,
    ).strip()
    return drop_title(html, note.title)


def drop_title(html: str, title: str) -> str:
    """Leave out a note's first heading where it is its title, which is shown above."""
    heading = _FIRST_HEADING.match(html)
    if heading and _to_plain(heading[1]) == " ".join(title.split()):
        return html[heading.end() :].lstrip()
    return html


def build_fields(note: Note, targets: dict[str, int], places: Places) -> list[Field]:
    """Build the fields of a note's front matter, without the structural keys."""
    return to_fields(list_properties(note), targets, places, DIALECTS.get(note.dialect, PLAIN))


def to_fields(
    properties: Sequence[Property], targets: dict[str, int], places: Places, dialect: Dialect
) -> list[Field]:
    """Convert properties to fields, values with links in them to such as lead there."""

    def build(value: str | Record) -> Value:
        if isinstance(value, Record):
            return Value("", fields=to_fields(value.properties, targets, places, dialect))
        return split_text(value.strip(), to_value, dialect)

    def to_value(link: Link) -> Value:
        node = targets.get(link.target, -1)
        if node >= 0:
            anchor = to_anchor(link.anchor) if link.anchor else ""
            return Value(link.label or places.titles[node], node, anchor)
        url = link.target if _OUTSIDE.match(link.target) else ""
        return Value(link.label or link.target, url=url)

    fields = [Field(p.key, [build(v) for v in p.values if v != ""]) for p in properties]
    return [field for field in fields if field.values]


def list_properties(note: Note) -> list[Property]:
    """List the properties of a note's front matter that are shown as such."""
    front = [p for p in note.properties if p.line < note.body_line]
    return [p for p in front if p.key.casefold() not in STRUCTURAL_KEYS]


def _to_title(link: ResolvedLink) -> str:
    """Return a placeholder's name as first written, without the type of `[[type:name]]`."""
    return link.link.target.removeprefix(f"{link.relation}:").strip() or link.link.target


def _to_free_id(wanted: str, taken: dict[str, int]) -> str:
    while wanted in taken:
        wanted += "'"
    return wanted


def _to_plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


_OUTSIDE: Final = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
_FIRST_HEADING: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
