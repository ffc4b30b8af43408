"""The page's data and code put into its template, under a policy that lets nothing out."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Final

from zettel.errors import OutputError
from zettel.view.details import Block
from zettel.view.document import to_json
from zettel.view.shape import Document


def write_page(document: Document, blocks: Iterable[Block]) -> Iterator[bytes]:
    """Write a document and its details as one self-contained HTML page, part by part.

    Raises:
        OutputError: the page's compiled code is not there (a source tree that was never built).
    """
    code, style = _read_asset("page.js"), _read_asset("page.css")
    parts = {
        "language": document.language or "en",
        "title": escape(document.title),
        "policy": _to_policy((code,), style),
        "style": style,
        "code": code,
    }
    template = (files(__package__) / "page.html").read_text(encoding="utf-8")
    for i, part in enumerate(_GAP.split(template)):
        if i % 2 == 0:
            yield part.encode()
        elif part == "document":
            yield to_json(document)
        elif part == "details":
            yield from map(write_block, blocks)
        else:
            yield parts[part].encode()


def write_block(block: Block) -> bytes:
    """Write a block as a data block of HTML, which is no script (HTML Standard, 4.12.1)."""
    return b'<script type="text/plain" data-first="%d">%b</script>\n' % (block.first, block.data)


ASSETS: Final = "_page"  # made by build_frontend.py
_GAP: Final = re.compile(r"\{\{ (\w+) \}\}")


def _read_asset(name: str) -> str:
    asset = files(__package__) / ASSETS / name
    if not asset.is_file():
        raise OutputError(
            "the page's compiled code is missing from this installation",
            "run `pip install -e .` once in the source tree: it compiles the page",
        )
    return asset.read_text(encoding="utf-8")


def _to_policy(scripts: tuple[str, ...], style: str) -> str:
    """Allow exactly the scripts and the style sheet that the page carries, and no request."""
    allowed = " ".join(map(_to_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_to_hash(style)}; "
        "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _to_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
