"""The pass over a note's HTML that resolves links, names places and hides other tools' signs.

The pattern finds where a passage begins; where one that encloses others ends is looked up once, so
that elements which nobody closed do not make a long note slow.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

from zettel.html.links import Links, to_anchor, to_slug
from zettel.syntax.block_links import UUID


def change_passages(html: str, links: Links, *, inline_notes: bool = False) -> str:
    """Return HTML with its passages as a reader is to see them, not cleaned yet."""
    signs = tuple(sign for rare, sign in _SIGNS if rare in html and sign in html)
    if not inline_notes:
        signs = tuple(sign for sign in signs if sign != "^[")
    if "://" in signs and not _BARE.search(html):
        signs = tuple(sign for sign in signs if sign != "://")
    return _change(html, _compile_passages(signs), links) + "".join(links.notes)


def _change(html: str, pattern: re.Pattern[str], links: Links) -> str:
    parts: list[str] = []
    done = 0
    for match, inner, end in _find_passages(html, pattern):
        kind = match.lastgroup or ""
        if kind in _KEPT:
            continue
        said = match["said"] if kind == "aside" else inner
        shown = _change(said, pattern, links) if kind in _NESTED else said
        parts += [html[done : match.start()], _CHANGES[kind](match, shown, links)]
        done = end
    return "".join((*parts, html[done:]))


def _find_passages(html: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str, int]]:
    """Yield where each passage begins, what it encloses ("" for most), and where it ends."""
    unclosed: set[str] = set()
    at = 0
    while match := pattern.search(html, at):
        at = match.end()
        kind = match.lastgroup or ""
        closing = f"</h{match['level']}>" if kind == "heading" else _CLOSINGS.get(kind, "")
        if not closing:
            yield match, "", at
            continue
        end = html.find(closing, at) if closing not in unclosed else -1
        if end < 0:
            unclosed.add(closing)
            continue
        inner, at = html[at:end], end + len(closing)
        yield match, inner, at


# What the pass over the HTML stops at. Code and formulas come first, so that nothing
# inside them is touched.
_TAG_PASSAGES: Final = r"""<(?:
      (?P<pre> pre\b ) | (?P<code> code> ) | (?P<formula> span\ class="math\ [^<>]*> )
    | (?P<link> a\s+href="(?P<target>[^"]*)"[^<>]*> )
    | (?P<call> sup\ class="footnote-reference"><a\ href="\#(?P<called>[^"]*)">(?P<figure>\d+)</a> )
    | (?P<picture> img\b[^<>]*> )
    | (?P<heading> h(?P<level>[1-6])[^<>]*> )
    | (?P<task> input\b[^<>]*>\s? )
    | (?P<note> div\ class="footnote-definition"\ id="(?P<number>[^"]*)"> )
    | (?P<cell> (?P<tag>t[hd])\ style="text-align:\ (?P<side>\w+)"> )
    )"""
_NESTED: Final = frozenset({"heading", "aside"})
_KEPT: Final = frozenset({"pre", "code", "formula"})
_CLOSINGS: Final = {"pre": "</pre>", "code": "</code>", "formula": "</span>", "link": "</a>"}
# Rarer ones, each looked for only in a text that has its sign: a pattern that may start with any
# character costs ten times one that starts with "<".
_TEXT_PASSAGES: Final = {
    "%%": r"(?P<comment> %%.*?%% )",
    "{:": r"(?P<attributes> \{:[^{}\n]*\} )",
    " ^": r"(?P<block> \ \^(?P<name>[A-Za-z0-9_-]+)(?=\s*(?:</|\n|$)) )",
    "\n^": r"(?P<line> \n\^(?P<line_name>[A-Za-z0-9_-]+)(?=\s*(?:</|\n|$)) )",
    # Alone in a paragraph; Logseq's ids also before the rest of one, below a heading's line.
    "<p>^": rf"(?P<lone> <p>\^(?P<lone_name>[A-Za-z0-9_-]+)</p>\n? )"
    rf"|(?P<first> <p>\^(?P<first_name>{UUID})\n )",
    "^[": r"(?P<aside> \^\[(?P<said>(?:[^\[\]<]|<(?!/?(?:p|li|t[dh]|h[1-6]|d[dt]|div)\b)[^<>]*>"
    r"|\[[^\[\]<>]*\])++)\] )",
    "==": r"(?P<mark> ==(?P<marked>[^\s=](?:[^=\n]*[^\s=])?)== )",
    "://": r"(?P<bare> (?<![\w\"'=/])(?<!\]\()https?://(?:[^\s<>&]|&amp;)+ )",
    "::": r"(?P<inline> (?P<before>[>\n(\[])(?P<key>[^\W\d][\w -]{0,40})::(?=\s) )",
}
# Each sign with the rarer of its characters: to look for one character costs next to nothing.
_SIGNS: Final = tuple(
    (next((letter for letter in sign if letter in "%{^/"), sign[0]), sign)
    for sign in _TEXT_PASSAGES
)
_TEXT_STARTS: Final = {"::": ">\n([", "://": "h"}
# An address that may be a link only because it looks like one; most stand in links already.
_BARE: Final = re.compile(r"https?://(?<![\w\"'=/]https://)(?<![\w\"'=/]http://)")


@lru_cache
def _compile_passages(signs: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = [_TAG_PASSAGES, *(_TEXT_PASSAGES[sign] for sign in signs)]
    starts = re.escape("".join({_TEXT_STARTS.get(sign, sign[0]): "" for sign in ("<", *signs)}))
    pattern = f"(?=[{starts}])(?:{'|'.join(alternatives)})" if signs else _TAG_PASSAGES
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


def _change_link(match: re.Match[str], words: str, links: Links) -> str:
    target = unescape(match["target"])
    if "<img" in words:
        words = _IMAGE.sub(lambda tag: _write_image(tag[0], links) or _find_words(tag[0]), words)
    if target.startswith("#"):
        return links.write_local(target[1:], words)
    return links.write(unquote(target).rstrip("\\"), words)


def _change_picture(match: re.Match[str], _inner: str, links: Links) -> str:
    tag = match[0]
    target = _find_target(tag)
    return target and (_write_image(tag, links) or links.write(target, _find_words(tag), "embed"))


def _write_image(tag: str, links: Links) -> str:
    """Write a picture that the page carries, by its number; "" for others."""
    number = links.find_image(_find_target(tag).partition("#")[0])
    if number < 0:
        return ""
    size = _SIZE.search(tag)
    width = f' width="{size[1]}"' if size else ""
    return f'<img data-image="{number}" alt="{escape(unescape(_find_words(tag)))}"{width}>'


def _find_target(tag: str) -> str:
    source = _SOURCE.search(tag)
    return unquote(unescape(source[1])).rstrip("\\") if source else ""


def _find_words(tag: str) -> str:
    """Find what stands for a picture, as HTML: its caption, else the name of its file."""
    caption = _CAPTION.search(tag)
    target = _find_target(tag)
    return caption[1] if caption else escape(target.rpartition("/")[2] or target)


_IMAGE: Final = re.compile(r"<img\b[^<>]*>")
_SOURCE: Final = re.compile(r"""\ssrc\s*=\s*["']([^"']*)""")
# ![[picture.png|200]] has a width for a caption, and is called as its file is.
_CAPTION: Final = re.compile(r"""\salt\s*=\s*["'](?!\d+(?:x\d+)?["'])([^"']+)""")
_SIZE: Final = re.compile(r"""\s(?:width|alt)\s*=\s*["'](\d{1,4})(?:x\d+)?["']""")


def _change_heading(match: re.Match[str], inner: str, _links: Links) -> str:
    anchor = to_anchor(unescape(_TAGS.sub("", inner)).strip())
    return f'<h{match["level"]} id="{escape(anchor)}">{inner}</h{match["level"]}>'


_TAGS: Final = re.compile(r"<[^<>]*>")


def _change_task(match: re.Match[str], _inner: str, _links: Links) -> str:
    if 'type="checkbox"' not in match[0]:
        return match[0]
    return f'<span class="task">{"☑" if "checked" in match[0] else "☐"}</span> '


def _change_aside(_match: re.Match[str], inner: str, links: Links) -> str:
    number = links.add_note(inner)
    return f'<sup class="footnote-reference"><a href="#note-inline-{number}">{number}</a></sup>'


def _change_bare(match: re.Match[str], _inner: str, links: Links) -> str:
    """Make a link of an address that stands in the text, as GitHub does (GFM, 6.9)."""
    shown = match[0]
    while shown[-1] in _ENDS or (
        shown[-1] in _PAIRS and shown.count(shown[-1]) > shown.count(_PAIRS[shown[-1]])
    ):
        shown = shown[:-1]
    return links.write(unquote(unescape(shown)), shown) + match[0][len(shown) :]


_ENDS: Final = frozenset("?!.,:;*_~'\"…»”’|")
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}


_CHANGES: Final[dict[str, Callable[[re.Match[str], str, Links], str]]] = {
    "link": _change_link,
    "picture": _change_picture,
    "heading": _change_heading,
    "task": _change_task,
    "call": lambda match, _inner, _links: (
        '<sup class="footnote-reference">'
        f'<a href="#note-{to_slug(unquote(unescape(match["called"])))}">{match["figure"]}</a>'
    ),
    "note": lambda match, _inner, _links: (
        f'<div class="footnote-definition" id="note-{to_slug(unescape(match["number"]))}">'
    ),
    "cell": lambda match, _inner, _links: f'<{match["tag"]} class="{match["side"]}">',
    "aside": _change_aside,
    "comment": lambda _match, _inner, _links: "",
    "attributes": lambda _match, _inner, _links: "",
    "block": lambda match, _inner, _links: f'<a id="{to_anchor("^" + match["name"])}"></a>',
    "line": lambda match, _inner, _links: f'<a id="{to_anchor("^" + match["line_name"])}"></a>',
    "lone": lambda match, _inner, _links: f'<a id="{to_anchor("^" + match["lone_name"])}"></a>\n',
    "first": lambda match, _inner, _links: (
        f'<p><a id="{to_anchor("^" + match["first_name"])}"></a>'
    ),
    "bare": _change_bare,
    "mark": lambda match, _inner, _links: f"<mark>{match['marked']}</mark>",
    "inline": lambda match, _inner, _links: (
        f'{match["before"]}<span class="key">{match["key"]}</span>'
    ),
}
