"""What looks like a wiki link and stands in code: no link, but perhaps one that was meant.

The Markdown parser has told which bytes are code; only code with `[[` in it is looked at.
"""

import re
from collections.abc import Iterator

from zettel.model import Link, LinkKind
from zettel.syntax.passage import Source
from zettel.syntax.wiki_links import parse_written_target

_LINK = re.compile(rb"(!?)\[\[([^\[\]\n]+)\]\]")


def find_code_links(source: Source) -> Iterator[Link]:
    """Yield what looks like links in the code of a text that has been walked, without sentences."""
    for start, end in source.codes:
        for match in _LINK.finditer(source.data, start, end):
            written = match[2].decode("utf-8", "replace")
            parts = parse_written_target(written, source.dialect)
            if parts.target or parts.anchor:
                kind = LinkKind.EMBED if match[1] else LinkKind.WIKI
                line, column = source.find_place(match.start())
                yield Link(
                    parts.target, kind, line, column, "", parts.prefix, parts.label, parts.anchor
                )
