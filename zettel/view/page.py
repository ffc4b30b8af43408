"""The page's data and code put into its template, under a policy that lets nothing out."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Final

from zettel.view.assets import ENGINE, read_asset, read_deflated
from zettel.view.blocks import write_block
from zettel.view.document import to_json
from zettel.view.policy import to_policy
from zettel.view.shape import Document
from zettel.view.turtle import Turtle


def write_page(document: Document, blocks: Iterable[bytes], *, sparql: bool) -> Iterator[bytes]:
    """Write a document and blocks of data as one self-contained HTML page, part by part.

    Raises:
        OutputError: the page's compiled code is not there (a source tree that was never built).
    """
    code, style = read_asset("page.js"), read_asset("page.css")
    scripts = [code, *([read_asset("editor.js")] if sparql else [])]
    parts = {
        "language": document.language or "en",
        "title": escape(document.title),
        "policy": to_policy(scripts, style, sparql=sparql),
        "style": style,
        "code": code,
    }
    template = (files(__package__) / "page.html").read_text(encoding="utf-8")
    for i, part in enumerate(_GAP.split(template)):
        if i % 2 == 0:
            yield part.encode()
        elif part == "document":
            yield to_json(document)
        elif part == "blocks":
            yield from blocks
        else:
            yield parts[part].encode()


def write_turtle(turtle: Turtle) -> Iterator[bytes]:
    """Write the graph and what its console needs as data blocks; all rest until it is opened."""
    for block in turtle.blocks:
        yield write_block("turtle", block)
    console = to_json(turtle.build_console())
    yield b'<script type="application/json" id="console">%b</script>\n' % console
    for id, asset in _ASSETS.items():
        data = read_deflated(asset)
        yield b'<script type="text/plain" id="%b">%b</script>\n' % (id.encode(), data)


_ASSETS: Final = {"editor": "editor.js", "engine": "engine.js", "oxigraph": ENGINE}
_GAP: Final = re.compile(r"\{\{ (\w+) \}\}")
