"""What of an address the page would pass over: keys and names that it does not know.

The page reads addresses itself (`web/src/address/entries.ts`), and has to go on whatever they say;
who writes one into `zettel.toml` is told here. Both know the same keys, which tests see to.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

from msgspec import Struct

from zettel.model import ResolvedNote
from zettel.view.edges import draw_links, gather_links
from zettel.view.reading import find_places
from zettel.view.terms import FindLabel

Names = Mapping[str, Collection[str]]
"""What there is of each kind of things that addresses name."""

KEYS: Final = {  # each with the kind of what it names, "" for a text of its own
    "note": "note",
    "at": "",
    "overview": "",
    "community": "note",
    "q": "",
    "tab": "",
    "type": "type",
    "without-type": "type",
    "without-missing": "",
    "link": "link type",
    "without-link": "link type",
    "tag": "tag",
    "orphans": "",
    "created": "",
    "focus": "note",
    "steps": "",
    "direction": "",
    "path": "note",
    "way": "",
    "day": "",
    "clock": "",
    "size": "",
    "colour": "",
    "order": "",
    "table": "",
    "by": "",
    "down": "",
    "from": "",
    "sparql": "",
    "shown": "",
    "view": "",
}


class Unknown(Struct, frozen=True):
    """A key that no address has (`kind` is ""), or a name that nothing of its kind has."""

    kind: str
    text: str
    known: Collection[str]  # what might have been meant


def find_names(notes: Sequence[ResolvedNote], find_label: FindLabel) -> Names:
    """Find what addresses of a page of these notes may name, placeholders among the notes."""
    places = find_places(notes)
    drawn = draw_links(gather_links(notes, places), find_label)
    return {
        "note": {*places.ids, ""},  # "": an end of a path that is not chosen yet
        "type": {name for resolved in notes for name in resolved.note.types or ("",)},
        "tag": {tag for resolved in notes for tag in resolved.note.tags},
        "link type": {term.name for term in drawn.relations},
    }


def find_unknown(address: str, names: Names) -> Iterator[Unknown]:
    """Find what of an address, the part after `#`, the page would pass over, in its order."""
    for key, text in parse_qsl(address.replace("+", "%2B"), keep_blank_values=True):
        if key not in KEYS:
            yield Unknown("", key, KEYS)
        elif (kind := KEYS[key]) and text not in names[kind]:
            yield Unknown(kind, text, names[kind])
