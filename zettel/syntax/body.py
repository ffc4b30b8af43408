"""A note's text → its links, inline properties, headings, tags, named passages and words.

One walk cuts the text into passages (`spine`); each syntax is a drawer that looks at one passage
and yields what it finds. To add a syntax, write a drawer and give it a row in `DRAWERS`.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from zettel.dialect import PLAIN, Dialect
from zettel.model import Block, Heading, Link, Property
from zettel.syntax.block_ids import find_blocks
from zettel.syntax.citations import find_citations
from zettel.syntax.comments import hide_comments
from zettel.syntax.headings import find_headings
from zettel.syntax.inline_properties import find_properties
from zettel.syntax.markdown_links import find_markdown_links
from zettel.syntax.passage import Passage, Source
from zettel.syntax.spine import find_passages
from zettel.syntax.tags import Tag, find_tags
from zettel.syntax.wiki_links import find_wiki_links

Drawer = Callable[[Passage], Iterable[Link | Property | Heading | Tag]]
"""Looks at one passage and yields what it finds there."""

DRAWERS: tuple[tuple[str, Drawer], ...] = (
    ("::", find_properties),  # before links, which ask under which key they stand
    ("", find_headings),
    ("", find_wiki_links),
    ("", find_markdown_links),
    ("#", find_tags),
    ("@", find_citations),
)
"""Each drawer with the sign without which a passage has nothing for it.

Those with "" look at what the Markdown parser found, and are asked about headings and links only.
"""


class Body(Struct, frozen=True):
    """What was found in the text of a note; links and properties in order of their places."""

    links: tuple[Link, ...] = ()
    properties: tuple[Property, ...] = ()
    headings: tuple[Heading, ...] = ()
    tags: tuple[str, ...] = ()  # unique, as first written
    blocks: tuple[Block, ...] = ()
    words: int = 0


def parse_body(text: str, first_line: int = 1, dialect: Dialect = PLAIN) -> Body:
    """Parse Markdown; `first_line` is the number of the text's first line in its file.

    Nothing inside code, HTML, mathematics or comments counts.
    """
    text = hide_comments(text)
    passages = find_passages(Source(text, first_line, dialect))
    drawers = [(sign, drawer) for sign, drawer in DRAWERS if sign in text]
    links: list[Link] = []
    properties: list[Property] = []
    headings: list[Heading] = []
    tags: dict[str, None] = {}
    words = 0
    for passage in passages:
        plain = passage.plain
        is_marked = passage.level > 0 or bool(passage.spans)
        words += plain.count(" ") + plain.count("\n") + 1
        for sign, drawer in drawers:
            if not (sign in plain if sign else is_marked):
                continue
            for found in drawer(passage):
                if isinstance(found, Link):
                    links.append(found)
                elif isinstance(found, Tag):
                    tags[found.name] = None
                elif isinstance(found, Heading):
                    headings.append(found)
                else:
                    properties.append(found)
    links.sort(key=_find_position)
    properties.sort(key=_find_position)
    blocks = tuple(find_blocks(passages)) if "^" in text else ()
    return Body(tuple(links), tuple(properties), tuple(headings), tuple(tags), blocks, words)


def _find_position(item: Link | Property) -> tuple[int, int]:
    return item.line, item.column
