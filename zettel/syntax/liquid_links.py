"""`{% link a.md %}` and `{% post_url … %}` outside of Markdown's own links, as in HTML or in text.

Jekyll builds no site in which one of them leads nowhere: https://jekyllrb.com/docs/liquid/tags/
"""

from collections.abc import Iterator

import pyromark

from zettel.model import Link, LinkKind
from zettel.syntax.liquid import find_tags
from zettel.syntax.passage import Source
from zettel.syntax.spine import OPTIONS


def find_liquid_links(text: str, first_line: int) -> Iterator[Link]:
    """Yield what such tags of a text lead to, without labels and sentences; none in code."""
    tags = find_tags(text) if "{%" in text else []
    if not tags:
        return
    source = Source(text, first_line)
    codes = list(_find_codes(text))
    for offset, target in tags:
        byte = len(text[:offset].encode("utf-8", "replace"))
        if not any(start <= byte < end for start, end in codes):
            name, _, anchor = target.partition("#")
            yield Link(name, LinkKind.MARKDOWN, *source.find_place(byte), anchor=anchor)


def _find_codes(text: str) -> Iterator[tuple[int, int]]:
    for event, span in pyromark.events_with_range(text, options=OPTIONS, merge_text=True):
        if not isinstance(event, str):
            ((name, value),) = event.items()
            if name == "Code" or (name == "Start" and "CodeBlock" in str(value)):
                yield span["start"], span["end"]
