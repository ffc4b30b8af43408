"""Whether a note has the place that a link's anchor names: a heading, a passage, a named element.

Applications write one heading in many ways: `A heading, twice`, `a-heading-twice`, and for its
second occurrence `a-heading-twice-1`. So letters and digits alone are compared.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from zettel.model import Note
from zettel.resolve.grams import strip_accents

_OFFSET = re.compile(r",-?\d+$")
_LINES = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?")  # of a file as GitHub shows it
_NO_LETTERS = re.compile(r"^[\W\d_]+")


class _Places(Struct, frozen=True):
    names: frozenset[str]
    headings: tuple[tuple[int, str], ...]  # level and plain text


class Anchors:
    """The places of notes by name; those of one note are gathered once."""

    def __init__(self) -> None:
        self._known: dict[str, _Places] = {}

    def has(self, note: Note, anchor: str) -> bool:
        """Say whether a note has the place that an anchor names.

        `A#B` is a heading B below A, as Obsidian has it; `A,1:#B` the part from A to B, as Dendron
        has it: https://wiki.dendron.so/notes/f1af56bb-db27-47ae-8406-61a98de6c78c/
        """
        known = self._known.get(note.id)
        if known is None:
            known = self._known[note.id] = _find_places(note)
        written = unquote(anchor).strip()
        if _is_known(known, written) or _LINES.fullmatch(written):
            return True
        if "#" in written and _has_path(known, written.strip("#").split("#")):
            return True
        first = _OFFSET.sub("", written.partition(":#")[0])
        return first != written and _is_known(known, first)


def _is_known(known: _Places, written: str) -> bool:
    last = written.rpartition("#")[2]
    if last.startswith("^") or written in known.names:
        return last.casefold() in known.names
    plain = _to_plain(written)
    # What has no letters, such as `#` or `#:~:text=`, is for the browser.
    return not plain or ":~:" in written or plain == "top" or plain in known.names


def _has_path(known: _Places, parts: list[str]) -> bool:
    """Follow headings downwards, each below the one before."""
    left = [_to_plain(part) for part in parts]
    above = 0
    for level, plain in known.headings:
        if level > above and plain == left[0]:
            above = level
            left.pop(0)
            if not left:
                return True
    return False


def _find_places(note: Note) -> _Places:
    headings = tuple((heading.level, _to_plain(heading.text)) for heading in note.headings)
    names = {plain for _, plain in headings}
    names.update(f"^{block.name.casefold()}" for block in note.blocks)
    names.update(map(_to_plain, note.anchors))
    names.update(_find_repeats(headings))
    names.update(_find_nameless(headings))
    names.update([strip_accents(plain) for _, plain in headings])  # as VitePress and MkDocs do
    if note.dialect == "jekyll":
        # kramdown begins a name with a letter: https://kramdown.gettalong.org/converter/html.html
        names.update(_to_plain(_NO_LETTERS.sub("", heading.text)) for heading in note.headings)
    return _Places(frozenset(names), headings)


def _find_repeats(headings: tuple[tuple[int, str], ...]) -> Iterator[str]:
    """Yield the names of headings that stand there before: the second `a` is `a-1`."""
    seen: dict[str, int] = {}
    for _, plain in headings:
        times = seen.get(plain, 0)
        if times:
            yield f"{plain}{times}"
        seen[plain] = times + 1


def _find_nameless(headings: tuple[tuple[int, str], ...]) -> Iterator[str]:
    """Yield what MkDocs calls headings without a letter of ASCII: `_1`, `_2` and so on.

    https://python-markdown.github.io/extensions/toc/
    """
    slugs = (strip_accents(plain).encode("ascii", "ignore") for _, plain in headings)
    count = sum(1 for slug in slugs if not slug)
    return (f"_{number}" for number in range(1, count + 1))


def _to_plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())
    return "".join(letter for letter in folded if letter.isalnum())
