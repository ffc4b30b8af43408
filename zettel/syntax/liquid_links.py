"""`{% link a.md %}` and `{% post_url … %}` outside of Markdown's own links, as in HTML or in text.

Jekyll builds no site in which one of them leads nowhere: https://jekyllrb.com/docs/liquid/tags/
"""

from collections.abc import Iterator

from zettel.model import Link, LinkKind
from zettel.syntax.liquid import find_tags
from zettel.syntax.passage import Source
from zettel.syntax.ranges import find_ranges


def find_liquid_links(text: str, first_line: int) -> Iterator[Link]:
    """Yield what such tags of a text lead to, without labels and sentences; none in code."""
    tags = find_tags(text) if "{%" in text else []
    if not tags:
        return
    source = Source(text, first_line)
    codes = find_ranges(text, ("Code", "CodeBlock"))
    for offset, target in tags:
        if not any(start <= offset < end for start, end in codes):
            byte = len(text[:offset].encode("utf-8", "replace"))
            name, _, anchor = target.partition("#")
            yield Link(name, LinkKind.MARKDOWN, *source.find_place(byte), anchor=anchor)
