"""Headings as plain text: no emphasis marks, no names of kramdown or Obsidian after them."""

import re
from collections.abc import Iterable, Iterator

from zettel.model import Heading
from zettel.syntax.attributes import strip_heading_id
from zettel.syntax.passage import Passage

_BLOCK_ID = re.compile(r"\s\^[\w-]+\s*$")


def find_headings(passage: Passage) -> tuple[Heading, ...]:
    """Return the heading that a passage is, () for one without a text."""
    text = passage.plain
    if "^" in text or "{" in text:
        text = strip_heading_id(_BLOCK_ID.sub("", text))
    text = " ".join(text.split())
    if not text:
        return ()
    return (Heading(text, passage.level, passage.source.find_place(passage.start)[0]),)


def find_typed_headings(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield headings as they are typed, where that is more than what is shown.

    Obsidian knows `## [Sea](a.md) [^1]` as `Sea a md 1`: addresses and footnotes are part of it.
    """
    for passage in passages:
        if passage.level:
            data, start = passage.source.data, passage.start
            end = data.find(b"\n", passage.end)
            end = end if end >= 0 else len(data)
            if data.find(b"[", start, end) >= 0:
                yield passage.source.slice_text(start, end).strip()
