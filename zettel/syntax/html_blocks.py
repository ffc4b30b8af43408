"""Text in blocks of HTML: behind their elements, as kramdown reads it, and inside them.

CommonMark gives `<figure>…</figure>Some text with [a link](x.md)` wholly to HTML; kramdown, which
such posts were written for, reads Markdown again once the element is closed. So do we, and only
there: what an element encloses stays HTML. Wiki links are another matter where a plug-in of Jekyll
makes them before anything is read as Markdown: those are links in elements, too.
https://github.com/maximevaillancourt/digital-garden-jekyll-template (`_plugins`)
"""

import re
from collections.abc import Iterator

from zettel.syntax.filler import FILLER

_PART = re.compile(
    rb"""<!--.*?(?:-->|\Z)
    |<(/?)([A-Za-z][A-Za-z0-9-]*)(?:=\s*"[^"]*"|=\s*'[^']*'|/(?!>)|[^<>/])*+(/?)>""",
    re.DOTALL | re.VERBOSE,
)

_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_CLOSED = frozenset(b"code pre script style textarea".split())
"""Elements whose text is no prose."""
_INLINE = frozenset(
    b"! a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strike "
    b"strong sub sup time tt u var wbr".split()
)
"""What ends no paragraph: comments, and elements of running text."""

_FILLER = FILLER.encode()
_BLANKS = re.compile(rb"\s+")


def find_open_text(html: bytes) -> str:
    """Return the block with everything but the text outside its elements blanked out.

    Every byte that is kept stays where it was; "" when nothing is left to read.
    """
    if b"[" not in html and b"#" not in html:
        return ""
    shown = [
        part if depth == 0 and not name else _blank(part) for part, name, depth in _list_parts(html)
    ]
    return _to_text(shown)


def find_enclosed_text(html: bytes) -> str:
    """Return the block with everything but the text inside its elements blanked out, save code.

    Every byte that is kept stays where it was; "" when no wiki link is left to read. Paragraphs are
    what the elements make them, whatever the lines: a blank line stands for each block's tag.
    """
    if b"[[" not in html:
        return ""
    shown = []
    for part, name, depth in _list_parts(html):
        if not name:
            shown.append(_BLANKS.sub(_join_blanks, part) if depth > 0 else _FILLER * len(part))
        elif name in _INLINE:
            shown.append(_FILLER * len(part))
        else:
            shown.append(b"\n\n" + _FILLER * (len(part) - 2))
    text = _to_text(shown)
    return text if "[[" in text else ""


def _list_parts(html: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield text, tags and comments, with the tag's name ("!" of a comment) and the text's depth.

    The depth is that of the elements around it, and -1 for what stands in code or a script.
    """
    depth = done = 0
    closed = b""  # the element, open now, whose text is no prose
    for part in _PART.finditer(html):
        if done < part.start():
            yield html[done : part.start()], b"", -1 if closed else depth
        done = part.end()
        name, is_end = (part[2] or b"").lower(), bool(part[1])
        yield part[0], name or b"!", depth
        if name and name not in _VOID and not part[3]:
            depth = max(0, depth - 1) if is_end else depth + 1
            if not closed and not is_end and name in _CLOSED:
                closed = name
            elif is_end and name == closed:
                closed = b""
    if done < len(html):
        yield html[done:], b"", -1 if closed else depth


def _blank(part: bytes) -> bytes:
    """Replace all but line ends, so that lines and bytes keep their numbers."""
    return b"\n".join(_FILLER * len(line) for line in part.split(b"\n"))


def _join_blanks(match: re.Match[bytes]) -> bytes:
    return b" " + _FILLER * (len(match[0]) - 1)


def _to_text(parts: list[bytes]) -> str:
    text = b"".join(parts).decode("utf-8", "replace")
    return text if text.replace(FILLER, "").strip() else ""
