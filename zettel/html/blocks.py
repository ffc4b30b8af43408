"""Markdown → HTML as pyromark writes it, with what follows closed elements in blocks of HTML."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

import pyromark

from zettel.syntax.dollars import hide_prices
from zettel.syntax.filler import DOLLAR, FILLER
from zettel.syntax.html_blocks import find_open_text


def to_raw_html(text: str) -> str:
    """Render Markdown; nothing in the HTML is safe yet."""
    text = hide_prices(text)
    html = _open_blocks(text, _MARKDOWN.html(text))
    if DOLLAR in text:
        html = html.replace(DOLLAR, "$").replace(_QUOTED_DOLLAR, "$")
    return html


_QUOTED_DOLLAR: Final = quote(DOLLAR)  # as it stands in addresses


_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKDOWN: Final = pyromark.Markdown(options=_OPTIONS)
_BLOCK_START: Final = re.compile(r"^[ \t>]*<[A-Za-z!]", re.MULTILINE)


def _open_blocks(text: str, html: str) -> str:
    """Render what follows closed elements in blocks of HTML: `syntax` reads it as Markdown too."""
    if "<" not in text or not _BLOCK_START.search(text):
        return html
    parts: list[str] = []
    done = 0
    for block in _list_blocks(text):
        start, opened = html.find(block, done), _open_block(block)
        if start < 0 or opened is None:
            continue
        parts += [html[done:start], opened]
        done = start + len(block)
    return "".join((*parts, html[done:]))


def _list_blocks(text: str) -> Iterator[str]:
    """List the blocks of HTML of a text as the parser passes them on."""
    parts: list[str] = []
    for event in pyromark.events(text, options=_OPTIONS):
        if isinstance(event, str):
            continue
        if "Html" in event:
            parts.append(str(event["Html"]))
        elif event.get("End") == "HtmlBlock":
            yield "".join(parts)
            parts.clear()


def _open_block(block: str) -> str | None:
    """Render a block's text around its elements, which fillers stand for meanwhile."""
    data = block.encode()
    text = _HIDDEN.sub(lambda match: _FILLER * len(match[0]), find_open_text(data).encode())
    if not text:
        return None
    elements = [data[slice(*match.span())].decode() for match in _HIDDEN.finditer(text)]
    html = _MARKDOWN.html(text.decode()).replace("<p>", "<div>").replace("</p>", "</div>")
    shown = re.split(f"{FILLER}+", html)
    if len(shown) != len(elements) + 1 or html.count(FILLER) != text.count(_FILLER):
        return None  # one of them went into an address
    return "".join(part for pair in zip(shown, (*elements, ""), strict=True) for part in pair)


_FILLER: Final = FILLER.encode()
_HIDDEN: Final = re.compile(rb"\x7f(?:[\x7f\s]*\x7f)?")  # an element, or several in a row
