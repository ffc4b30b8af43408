"""Links of a note's HTML: to notes, to nothing, outside, to places; and how places are called."""

import re
import unicodedata
from collections.abc import Callable
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

from msgspec import Struct

Address = Callable[[str], str | None]
FindImage = Callable[[str], int]


def to_anchor(anchor: str) -> str:
    """Convert a link's anchor (`^block` or `Heading`) to the id of that place in the HTML."""
    if anchor.startswith("^"):
        return "block-" + to_slug(anchor[1:])
    return "section-" + to_slug(anchor.rpartition("#")[2])


def to_slug(text: str) -> str:
    """Convert a text to words that an id may consist of."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return "-".join(words) or "x"


class Links(Struct, frozen=True):
    """How a note's links and pictures are written; the functions are as `to_html` takes them."""

    href: Address
    label: Address | None
    find_image: FindImage
    notes: list[str]  # footnotes that were written in the text, in order
    first_note: int = 1  # the number of the first of them

    def write(self, target: str, words: str, extra: str = "") -> str:
        """Write one link; `target` is decoded and may carry an anchor, `words` are HTML."""
        name, _, anchor = target.partition("#")
        if anchor and self.href(target) is not None:  # a page of Logseq, whose name has no parts
            name, anchor = target, ""
        if _OUTSIDE.match(target):
            return _to_tag("external", extra, target, words)
        address = self.href(name)
        if address is None:
            return _to_tag("missing", extra, "", words)
        if self.label is not None and words == escape(target, quote=False):
            shown = self.label(name) or unescape(words)
            if extra == "embed" and anchor and not anchor.startswith("^"):
                shown = " › ".join((shown, *filter(None, map(str.strip, anchor.split("#")))))
            words = escape(shown, quote=False)
        return _to_tag("note", extra, _join_anchor(address, anchor), words)

    def add_note(self, words: str) -> int:
        """Add a footnote, whose words are HTML; return its number."""
        number = self.first_note + len(self.notes)
        label = f'<sup class="footnote-definition-label">{number}</sup>'
        start = f'<div class="footnote-definition" id="note-inline-{number}">{label}'
        self.notes.append(f"{start}\n<p>{words}</p>\n</div>\n")
        return number

    def write_local(self, anchor: str, words: str) -> str:
        """Write a link to a place of the same note, or to one of its footnotes."""
        name = unquote(anchor)
        is_footnote = words == escape(name) and not name.startswith("^")
        place = f"note-{to_slug(name)}" if is_footnote else to_anchor(name)
        return f'<a href="#{escape(place)}">{words.removeprefix("#")}</a>'


_OUTSIDE: Final = re.compile(r"(?:https?:)?//|mailto:|tel:", re.IGNORECASE)


def _to_tag(kind: str, extra: str, address: str, words: str) -> str:
    classes = f"{kind} {extra}" if extra else kind
    place = f' href="{escape(address)}"' if address else ""
    return f'<a class="{classes}"{place}>{words}</a>'


def _join_anchor(address: str, anchor: str) -> str:
    if not anchor:
        return address
    return f"{address}{'&at=' if '#' in address else '#'}{to_anchor(anchor)}"
