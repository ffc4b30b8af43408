"""Tags in running text: `#tag`, `#a/b`, with accents; `#1` and what stands in an address are none.

Rules as in Obsidian: letters of any script, digits, `_`, `-`, `/`, pictures; not digits alone.
https://help.obsidian.md/tags
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from zettel.syntax.passage import TEXT, Passage

_WORD = r"\w/\-\u0300-\u036f\u200d\ufe0f\U0001f000-\U0001faff"
_TAG = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://\S+|(?<![{_WORD}#&\\:=?.@{{])#([{_WORD}]+)")
_ADJOINING = re.compile(rf"[{_WORD}#&\\:=?.@{{]")


class Tag(Struct, frozen=True, gc=False):
    """A tag as written, without its `#`."""

    name: str


def find_tags(passage: Passage) -> Iterator[Tag]:
    """Yield the tags of a passage, in order."""
    for text, start, end, kind in passage.runs:
        if kind == TEXT and "#" in text:
            # The source, not the text: `\#tag` is no tag.
            for match in _TAG.finditer(passage.source.slice_text(start, end)):
                name = (match[1] or "").strip("/-")
                if name and not name.isdigit() and not _adjoins(passage, match, start):
                    yield Tag(name)


def _adjoins(passage: Passage, match: re.Match[str], start: int) -> bool:
    """Say whether the run begins with this tag right after a letter: `*a*#b` is none, `(#b)` is."""
    if match.start() or start == 0:
        return False
    before = passage.source.data[max(0, start - 4) : start].decode("utf-8", "replace")
    return bool(_ADJOINING.match(before[-1]))
