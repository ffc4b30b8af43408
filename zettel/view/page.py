"""The page's data and code put into its template, under a policy that lets nothing out."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Final

from zettel.view.assets import EDITOR, ENGINE, read_asset, read_deflated
from zettel.view.blocks import write_block
from zettel.view.document import to_json
from zettel.view.policy import Powers, to_policy
from zettel.view.shape import Document, Served
from zettel.view.turtle import Turtle


def write_page(document: Document, blocks: Iterable[bytes], may: Powers) -> Iterator[bytes]:
    """Write a document and blocks of data as one HTML page, part by part.

    Args:
        document: what the map and the filters need.
        blocks: all else that the page carries, as data blocks of HTML.
        may: what the page is allowed beside its own code.

    Raises:
        OutputError: the page's compiled code is not there (a source tree that was never built).
    """
    code, style = read_asset("page.js"), read_asset("page.css")
    scripts = [code, *([read_asset(EDITOR)] if may.edit else [])]
    parts = {
        "language": document.language or "en",
        "title": escape(document.title),
        "policy": to_policy(scripts, style, may),
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
    yield _write_json("console", turtle.build_console())
    for id, asset in {"editor": EDITOR, "engine": "engine.js", "oxigraph": ENGINE}.items():
        yield _write_asset(id, asset)


def write_served(served: Served) -> Iterator[bytes]:
    """Write where a server's page asks for what it does not carry, and the console's editor."""
    yield _write_json("served", served)
    yield _write_asset("editor", EDITOR)


def _write_json(id: str, value: object) -> bytes:
    return b'<script type="application/json" id="%b">%b</script>\n' % (id.encode(), to_json(value))


def _write_asset(id: str, asset: str) -> bytes:
    data = read_deflated(asset)
    return b'<script type="text/plain" id="%b">%b</script>\n' % (id.encode(), data)


_GAP: Final = re.compile(r"\{\{ (\w+) \}\}")
