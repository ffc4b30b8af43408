"""A note of any dialect → Markdown whose links are `[[target#anchor|label]]` or `[label](target)`.

What a link is, is asked of `parse_body`, so that a reader's page and the graph never differ.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from html import escape
from urllib.parse import quote

from zettel.dialect import Dialect
from zettel.model import Link, LinkKind
from zettel.syntax.block_links import UUID
from zettel.syntax.body import parse_body, prepare_text
from zettel.syntax.filler import FILLER, escape_held
from zettel.syntax.html_blocks import find_enclosed_text
from zettel.syntax.outlines import open_outline
from zettel.syntax.ranges import find_ranges
from zettel.syntax.turned_links import turn_links
from zettel.syntax.writing import to_destination

_LINE_END = re.compile(r"\r\n|\r|\n")
_WIKI = re.compile(r"(?P<open>!?\[\[)[^\[\]|\\]*(?P<rest>(?:\\?\|[^\n]*?)?\]\])")
_OPEN = re.compile(r"!?\[\[")
_BLOCK = re.compile(rf"\(\({UUID}\)\)|\[(?P<label>[^\[\]\n]*)\]\(\(\({UUID}\)\)\)")
_EMBED = re.compile(r"\{\{\s*embed\s+$", re.IGNORECASE)
_EMBED_END = re.compile(r"\s*\}\}")
_LIQUID = re.compile(
    r"(?P<open>!?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\()[ \t]*"
    r"(?=[^\s()]*\{[{%])(?:\{%[^\n]*?%\}|\{\{[^\n]*?\}\}|[^\s()<>])+"
)
_ID_LINE = re.compile(rf"^(?P<indent>[ \t]*)id::[ \t]+(?P<id>{UUID})[ \t]*$", re.MULTILINE)


def to_wiki_text(text: str, dialect: Dialect, is_known: Callable[[str], bool]) -> str:
    """Rewrite the links of a dialect; a text of a dialect that has no others comes back as it is.

    Tags become links where `is_known` says that their note exists, and stay text elsewhere.
    """
    if dialect.labels_in_brackets:
        text = turn_links(text, dialect).replace(FILLER, "")
    enclosed = _find_enclosed(text, dialect)
    if dialect.liquid and "{" not in text and not enclosed:
        return text
    if not (dialect.liquid or dialect.label_first or dialect.macros or dialect.tag_notes):
        return text
    links = parse_body(text, dialect=dialect).links
    turned = turn_links(open_outline(text) if dialect.macros else text, dialect)
    parts: list[str] = []
    done = 0
    for start, end, written in _find_changes(turned, links, is_known, enclosed):
        if start >= done:
            parts += [turned[done:start], written]
            done = end
    shown = escape_held("".join((*parts, turned[done:])).replace(FILLER, ""))
    return _ID_LINE.sub(r"\g<indent>^\g<id>", shown) if dialect.macros else shown


def _find_enclosed(text: str, dialect: Dialect) -> set[int]:
    """Find where wiki links may begin inside the elements of blocks of HTML."""
    if not dialect.links_in_html or "<" not in text or "[[" not in text:
        return set()
    text = prepare_text(text, dialect)
    found: set[int] = set()
    for start, end in find_ranges(text, ("HtmlBlock",)):
        block = text[start:end].encode("ascii", "replace")  # one byte for each character
        found.update(start + at.start() for at in _OPEN.finditer(find_enclosed_text(block)))
    return found


def _find_changes(
    text: str, links: Sequence[Link], is_known: Callable[[str], bool], enclosed: Set[int]
) -> Iterator[tuple[int, int, str]]:
    """Yield where a link begins and ends in the text, and how it is written instead."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for link in links:
        start = starts[link.line - 1] + link.column - 1
        if link.kind is LinkKind.BLOCK and (match := _BLOCK.match(text, start)):
            label = f"|{match['label']}" if match["label"] else ""
            yield start, match.end(), f"[[{link.target}#{link.anchor}{label}]]"
        elif link.kind is LinkKind.TAG and text.startswith(link.label or "\0", start):
            if is_known(link.target):
                yield start, start + len(link.label), f"[[{link.target}|{link.label}]]"
        elif link.kind is LinkKind.MARKDOWN and (match := _LIQUID.match(text, start)):
            yield start, match.end(), match["open"] + to_destination(link.target, link.anchor)
        elif (match := _WIKI.match(text, start)) and start in enclosed:
            yield start, match.end(), _to_element(link)
        elif match:
            target = f"{link.target}#{link.anchor}" if link.anchor else link.target
            rest = match["rest"]
            if "#" in link.target:  # a page of Logseq; elsewhere a part would begin there
                target = target.replace("#", "%23")
                rest = rest if "|" in rest else f"|{link.target}]]"
            yield _widen(text, (start, match.end()), f"{match['open']}{target}{rest}")


def _to_element(link: Link) -> str:
    """Write a wiki link as HTML, as the Markdown parser does outside of HTML."""
    target = f"{link.target}#{link.anchor}" if link.anchor else link.target
    address, words = quote(target, safe="/#"), link.label or target
    if link.kind is LinkKind.EMBED:
        return f'<img src="{address}" alt="{escape(words)}" />'
    return f'<a href="{address}">{escape(words, quote=False)}</a>'


def _widen(text: str, span: tuple[int, int], written: str) -> tuple[int, int, str]:
    """Take in the macro around an embedded page."""
    start, end = span
    before, after = _EMBED.search(text, max(0, start - 20), start), _EMBED_END.match(text, end)
    if before and after:
        return before.start(), after.end(), f"!{written}"
    return start, end, written
