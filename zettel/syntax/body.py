"""A note's text → its links, inline properties, headings, tags, named passages and words.

One walk cuts the text into passages (`spine`); each syntax is a drawer that looks at one passage
and yields what it finds. To add a syntax, write a drawer and give it a row in `DRAWERS`.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from msgspec import Struct

from zettel.dialect import PLAIN, Dialect
from zettel.model import Block, Heading, Link, Property
from zettel.syntax.anchors import find_anchors
from zettel.syntax.block_ids import find_blocks
from zettel.syntax.block_links import find_block_links
from zettel.syntax.citations import find_citations
from zettel.syntax.code_links import find_code_links
from zettel.syntax.comments import hide_comments
from zettel.syntax.definitions import apply_definitions
from zettel.syntax.dollars import hide_money
from zettel.syntax.headings import find_headings, find_typed_headings
from zettel.syntax.inline_properties import find_properties
from zettel.syntax.link_types import find_link_types
from zettel.syntax.markdown_links import find_markdown_links
from zettel.syntax.passage import Passage, Source
from zettel.syntax.spine import find_passages
from zettel.syntax.tags import Tag, find_tags
from zettel.syntax.text_ids import find_text_id
from zettel.syntax.turned_links import turn_links
from zettel.syntax.wiki_links import find_wiki_links

_Found = Link | Property | Tag
_POSITION = attrgetter("line", "column")

Drawer = Callable[[Passage], Iterable[_Found]]
"""Looks at one passage and yields what it finds there."""

DRAWERS: tuple[tuple[str, Drawer], ...] = (
    ("::", find_properties),  # before links, which ask under which key they stand
    ("", find_link_types),  # likewise
    ("", find_wiki_links),
    ("", find_markdown_links),
    ("#", find_tags),
    ("@", find_citations),
)
"""Each drawer with the sign without which a passage has nothing for it.

Those with "" look at the links that the Markdown parser found, and are asked where there are some.
"""

LOGSEQ_DRAWERS: tuple[tuple[str, Drawer], ...] = (*DRAWERS, ("((", find_block_links))
"""Those of texts with macros; looking for a sign that others never write costs two per cent."""


class Body(Struct, frozen=True, gc=False):
    """What was found in the text of a note; links and properties in order of their places."""

    links: tuple[Link, ...] = ()
    properties: tuple[Property, ...] = ()
    headings: tuple[Heading, ...] = ()
    tags: tuple[str, ...] = ()  # unique, as first written
    blocks: tuple[Block, ...] = ()
    words: int = 0
    code_links: tuple[Link, ...] = ()  # what looks like links in code
    anchors: tuple[str, ...] = ()  # names of places beside headings and blocks
    id: str = ""  # that stands in the text, in dialects that look for one there
    tables: tuple[tuple[int, int], ...] = ()  # first and last line of each


def parse_body(text: str, first_line: int = 1, dialect: Dialect = PLAIN) -> Body:
    """Parse Markdown; `first_line` is the number of the text's first line in its file.

    Nothing inside code, HTML, mathematics or comments counts, but Jekyll's wiki links in HTML.
    """
    links: list[Link] = []
    if dialect.liquid:
        from zettel.syntax.liquid_links import find_liquid_links  # few notes are Jekyll's

        links += find_liquid_links(text, first_line)
    text = prepare_text(text, dialect)
    source = Source(text, first_line, dialect)
    passages = find_passages(source)
    headings, founds = _ask_drawers(source, passages)
    properties: list[Property] = []
    tags: dict[str, None] = {}
    for found in founds:
        if isinstance(found, Link):
            links.append(found)
        elif isinstance(found, Tag):
            tags[found.name] = None
        else:
            properties.append(found)
    if _holds(text, "]:") and "[[" in text:
        links = apply_definitions(text, links)
    links.sort(key=_POSITION)
    properties.sort(key=_POSITION)
    has_names = "^" in text or any(item.key == "id" for item in properties)
    return Body(
        links=tuple(links),
        properties=tuple(properties),
        headings=tuple(headings),
        tags=tuple(tags),
        blocks=tuple(find_blocks(passages)) if has_names else (),
        words=_count_words(passages),
        code_links=tuple(find_code_links(source)) if source.codes else (),
        anchors=(*find_anchors(text, source.html), *find_typed_headings(passages)),
        id=find_text_id(passages) if dialect.ids_in_text else "",
        tables=_find_lines(source) if source.tables else (),
    )


def _find_lines(source: Source) -> tuple[tuple[int, int], ...]:
    """Return the lines on which tables begin and end."""
    lines, line, done = [], source.first_line, 0
    for start, end in source.tables:
        line += source.data.count(b"\n", done, start)
        lines.append((line, line + source.data.count(b"\n", start, end - 1)))
        done = start
    return tuple(lines)


def prepare_text(text: str, dialect: Dialect) -> str:
    """Return a text as the Markdown parser has to see it, every character in its place."""
    if dialect.label_first:  # nothing in a label is more than text
        text = turn_links(text, dialect)
    if dialect.liquid:
        from zettel.syntax.liquid import hide_liquid  # few notes are Jekyll's

        text = hide_liquid(text)
    text = hide_comments(text)
    if "$" in text and text.count("$") > 1:
        text = hide_money(text)
    if dialect.macros:
        from zettel.syntax.outlines import hide_org_code, open_outline  # nor Logseq's

        text = hide_org_code(open_outline(text))
    return text if dialect.label_first else turn_links(text, dialect)


def _ask_drawers(source: Source, passages: Sequence[Passage]) -> tuple[list[Heading], list[_Found]]:
    """Return the headings of a text, and what all drawers find in it."""
    known = LOGSEQ_DRAWERS if source.dialect.macros else DRAWERS
    drawers = [(sign, drawer) for sign, drawer in known if _holds(source.text, sign)]
    headings: list[Heading] = []
    found: list[_Found] = []
    for passage in passages:
        if passage.level:
            headings += find_headings(passage)
        plain, spans = passage.plain, passage.spans
        for sign, drawer in drawers:
            if sign in plain if sign else spans:
                found += drawer(passage)
    return headings, found


def _holds(text: str, sign: str) -> bool:
    """Say whether a sign stands in a text; Python seeks one character far faster than two."""
    return sign[-1:] in text and (len(sign) == 1 or sign in text)


def _count_words(passages: Sequence[Passage]) -> int:
    """Count the ends of words: blanks, ends of lines, and ends of passages."""
    text = "".join([passage.plain for passage in passages])
    lines = text.count("\n") if "\n" in text else 0
    return text.count(" ") + lines + len(passages)
