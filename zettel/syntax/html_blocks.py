"""Text that follows closed elements inside a block of HTML, as old publishing systems write it.

CommonMark gives `<figure>…</figure>Some text with [a link](x.md)` wholly to HTML; kramdown, which
such posts were written for, reads Markdown again once the element is closed. So do we, and only
there: what an element encloses stays HTML.
"""

import re

from zettel.syntax.filler import FILLER

_PART = re.compile(rb"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*?(/?)>", re.DOTALL)

_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())


def find_open_text(html: bytes) -> str:
    """Return the block with everything but the text outside its elements blanked out.

    Every byte that is kept stays where it was; "" when nothing is left to read.
    """
    if b"[" not in html and b"#" not in html:
        return ""
    filler = FILLER.encode()
    parts: list[bytes] = []
    depth = done = 0
    for part in _PART.finditer(html):
        before = html[done : part.start()]
        parts.append(_blank(before, filler) if depth else before)
        parts.append(_blank(part[0], filler))
        done = part.end()
        if part[2] and part[2].lower() not in _VOID and not part[3]:
            depth = max(0, depth - 1) if part[1] else depth + 1
    rest = html[done:]
    parts.append(_blank(rest, filler) if depth else rest)
    text = b"".join(parts).decode("utf-8", "replace")
    return text if text.replace(FILLER, "").strip() else ""


def _blank(part: bytes, filler: bytes) -> bytes:
    """Replace all but line ends, so that lines and bytes keep their numbers."""
    return b"\n".join(filler * len(line) for line in part.split(b"\n"))
