"""Files that HTML inside a Markdown text shows or leads to, as by `<img src>`."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from zettel.resolve.names import find_folder, join_path
from zettel.syntax.ranges import HTML, find_byte_ranges

_ADDRESS = re.compile(
    r"""\b(?P<key>src|href|poster|data)\s*=\s*(?:"(?P<one>[^"]*)"|'(?P<two>[^']*)')""",
    re.IGNORECASE,
)
_BROKEN = re.compile("[\ud800-\udfff]")  # bytes that are no text
_LIQUID = re.compile(r"""\{\{\s*(?:["']([^"']*)["']\s*\|[^{}]*|site\.(?:base)?url)\s*\}\}""")


class HtmlAddress(Struct, frozen=True):
    """An address of an attribute, with where it begins and ends in the text."""

    start: int
    end: int
    key: str
    written: str


def find_html_addresses(text: str, body: int = 0) -> Iterator[HtmlAddress]:
    """Yield the addresses of a text's HTML in order; what stands in code is none.

    Args:
        text: of a note, whole.
        body: the character where its body begins, below the front matter.
    """
    if not _ADDRESS.search(text, body):
        return
    data = _BROKEN.sub("?", text).encode()
    byte, at = len(text[:body].encode(errors="replace")), body
    first = byte
    for begin, close in find_byte_ranges(data[first:].decode(), HTML):
        start, end = first + begin, first + close
        at += len(data[byte:start].decode())
        byte, stop = start, at + len(data[start:end].decode())
        for match in _ADDRESS.finditer(text, at, stop):
            name = "one" if match["one"] is not None else "two"
            yield HtmlAddress(*match.span(name), match["key"].lower(), match[name])


def find_paths(written: str, document: str) -> Iterator[str]:
    """Yield the paths in its batch that an address in a document may mean, the likeliest first."""
    plain = _LIQUID.sub(lambda found: found[1] or "", written).partition("#")[0].partition("?")[0]
    if not plain or ":" in plain or plain.startswith("//") or "{" in plain:
        return
    path = unquote(plain.strip())
    for base in ("" if path.startswith("/") else find_folder(document), ""):
        joined = join_path(base, path.lstrip("/"))
        if joined:
            yield joined
