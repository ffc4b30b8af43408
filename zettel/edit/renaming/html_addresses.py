"""Addresses in a note's HTML, `<a href="note.md">` and `<img src="../picture.png">`.

They are no links of the graph, yet they lead somewhere, and would not when a note is moved.
"""

import html
import re
from collections.abc import Iterator

from zettel.edit.renaming.markup import Form, Markup, Part
from zettel.model import Link, LinkKind
from zettel.syntax.markdown_links import cut_query, parse_address
from zettel.syntax.ranges import HTML, find_byte_ranges

_MAY_HAVE = re.compile(r"<[^<>]*\s(?:href|src)\s*=", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"<!--.*?(?:-->|\Z)|<[a-z][^<>]*?\s(?:href|src)\s*=\s*([\"'])(?P<address>[^\"'<>{}]+)\1",
    re.IGNORECASE | re.DOTALL,
)


def find_html_addresses(text: str, start: int) -> Iterator[tuple[Link, Markup]]:
    """Yield the addresses in the HTML of a text from a character on, and where they stand.

    Those that a tag of Jekyll makes are left out, as are comments.
    """
    if _MAY_HAVE.search(text, start) is None:
        return
    data = text[start:].encode("utf-8", "replace")
    done, at = 0, start
    for first, last in find_byte_ranges(text[start:], HTML):
        for match in _ATTRIBUTE.finditer(data, first, last):
            address = (match["address"] or b"").decode("utf-8", "replace")
            target, anchor = parse_address(html.unescape(address))
            if target:
                at += len(data[done : match.start("address")].decode("utf-8", "replace"))
                done = match.start("address")
                yield Link(target, LinkKind.MARKDOWN, 1, 1, anchor=anchor), _to_markup(at, address)


def _to_markup(at: int, address: str) -> Markup:
    name, sharp, anchor = address.partition("#")
    begin = at + len(name) + 1
    part = Part(begin, begin + len(anchor)) if sharp else None
    return Markup(Form.HTML, Part(at, at + len(cut_query(name))), part)
