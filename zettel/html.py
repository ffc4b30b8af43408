"""A note's Markdown as safe HTML, for the page and for published sites.

pyromark turns the Markdown into HTML; one pass over that HTML then resolves links and hides what
belongs to other tools (kramdown attributes, block markers, comments); nh3 has the last word, so
that nothing a note says can run, load or restyle anything.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

import nh3
import pyromark

from zettel.dialect import PLAIN, Dialect
from zettel.syntax.filler import FILLER
from zettel.syntax.html_blocks import find_open_text
from zettel.syntax.wiki_text import to_wiki_text

Address = Callable[[str], str | None]


def to_html(
    text: str, href: Address, label: Address | None = None, dialect: Dialect = PLAIN
) -> str:
    """Render a note's body as HTML that is safe to put into any page.

    Args:
        text: Markdown, without front matter.
        href: From a target as written (no label, no anchor; a Markdown link decoded) to where it
            leads, or None when nothing answers. It is asked before schemes are looked at, since
            `[[type:id]]` reads like one. An anchor is added as `&at=…` when the address has a
            fragment, else as a fragment.
        label: What to call a target whose link has no text of its own, or None to keep it.
        dialect: What the note was read as, which says what its links mean.

    Returns:
        HTML in which links to notes are `<a class="note">`, links to nothing `<a class="missing">`,
        addresses outside `<a class="external" rel="noopener">`. Pictures are links, never loaded.
    """

    def change(match: re.Match[str]) -> str:
        return _CHANGES[match.lastgroup or "keep"](match, href, label)

    text = to_wiki_text(text, dialect, lambda target: href(target) is not None)
    html = _open_blocks(text, _MARKDOWN.html(text))
    signs = tuple(sign for sign in _TEXT_PASSAGES if sign in html)
    return _CLEANER.clean(_compile_passages(signs).sub(change, html))


def to_anchor(anchor: str) -> str:
    """Convert a link's anchor (`^block` or `Heading`) to the id of that place in the HTML."""
    if anchor.startswith("^"):
        return "block-" + _to_slug(anchor[1:])
    return "section-" + _to_slug(anchor.rpartition("#")[2])


_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKDOWN: Final = pyromark.Markdown(options=_OPTIONS)
_BLOCK_START: Final = re.compile(r"^[ \t>]*<[A-Za-z!]", re.MULTILINE)


def _open_blocks(text: str, html: str) -> str:
    """Render what follows closed elements in blocks of HTML: `syntax` reads it as Markdown too."""
    if not _BLOCK_START.search(text):
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


# What the pass over the HTML stops at. Code comes first, so that nothing inside it is touched.
_TAG_PASSAGES: Final = r"""<(?:
      (?P<keep> pre\b.*?</pre> | code>.*?</code> )
    | (?P<link> a\s+href="(?P<target>[^"]*)"[^>]*>(?P<words>.*?)</a> )
    | (?P<picture> img\b[^>]*> )
    | (?P<heading> h(?P<level>[1-6])[^>]*>(?P<title>.*?)</h(?P=level)> )
    | (?P<task> input\b[^>]*type="checkbox"[^>]*>\s? )
    | (?P<note> div\ class="footnote-definition"\ id="(?P<number>[^"]*)"> )
    | (?P<cell> (?P<tag>t[hd])\ style="text-align:\ (?P<side>\w+)"> )
    )"""
# Rarer ones, each looked for only in a text that has its sign: a pattern that may start with any
# character costs ten times one that starts with "<".
_TEXT_PASSAGES: Final = {
    "%%": r"(?P<comment> %%.*?%% )",
    "{:": r"(?P<attributes> \{:[^{}\n]*\} )",
    " ^": r"(?P<block> \ \^(?P<name>[A-Za-z0-9_-]+)(?=\s*(?:</|\n|$)) )",
    "\n^": r"(?P<line> \n\^(?P<line_name>[A-Za-z0-9_-]+)(?=\s*(?:</|\n|$)) )",
    "==": r"(?P<mark> ==(?P<marked>[^\s=](?:[^=\n]*[^\s=])?)== )",
    "::": r"(?P<inline> (?P<before>[>\n(\[])(?P<key>[^\W\d][\w -]{0,40})::(?=\s) )",
}
_SOURCE: Final = re.compile(r"""\ssrc\s*=\s*["']([^"']*)""")
_CAPTION: Final = re.compile(r"""\salt\s*=\s*["']([^"']*)""")
_OUTSIDE: Final = re.compile(r"(?:https?:)?//|mailto:|tel:", re.IGNORECASE)
_SIZE: Final = re.compile(r"\d+(?:x\d+)?")  # ![[picture.png|200]]

_TEXT_STARTS: Final = {"::": ">\n(["}


@lru_cache
def _compile_passages(signs: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = [_TAG_PASSAGES, *(_TEXT_PASSAGES[sign] for sign in signs)]
    starts = re.escape("".join({_TEXT_STARTS.get(sign, sign[0]): "" for sign in ("<", *signs)}))
    pattern = f"(?=[{starts}])(?:{'|'.join(alternatives)})" if signs else _TAG_PASSAGES
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


_Changed = Callable[[re.Match[str], Address, Address | None], str]


def _change_link(match: re.Match[str], href: Address, label: Address | None) -> str:
    target, words = unescape(match["target"]), match["words"]
    if target.startswith("#"):
        return _to_local_link(target[1:], words)
    return _to_link(unquote(target).rstrip("\\"), words, href, label)


def _change_picture(match: re.Match[str], href: Address, label: Address | None) -> str:
    tag = match[0]
    source = _SOURCE.search(tag)
    if source is None:
        return ""
    target = unquote(unescape(source[1])).rstrip("\\")
    caption = _CAPTION.search(tag)
    words = caption[1] if caption else ""
    if not words or _SIZE.fullmatch(words):
        words = escape(target.rpartition("/")[2] or target)
    return _to_link(target, words, href, label, "embed")


def _change_heading(match: re.Match[str], href: Address, label: Address | None) -> str:
    pattern = _compile_passages(tuple(_TEXT_PASSAGES))
    inner = pattern.sub(lambda m: _CHANGES[m.lastgroup or "keep"](m, href, label), match["title"])
    anchor = to_anchor(unescape(_TAGS.sub("", inner)).strip())
    return f'<h{match["level"]} id="{escape(anchor)}">{inner}</h{match["level"]}>'


_TAGS: Final = re.compile(r"<[^>]*>")

_CHANGES: Final[dict[str, _Changed]] = {
    "keep": lambda match, _href, _label: match[0],
    "link": _change_link,
    "picture": _change_picture,
    "heading": _change_heading,
    "task": lambda match, _href, _label: (
        f'<span class="task">{"☑" if "checked" in match[0] else "☐"}</span> '
    ),
    "note": lambda match, _href, _label: (
        f'<div class="footnote-definition" id="note-{_to_slug(unescape(match["number"]))}">'
    ),
    "cell": lambda match, _href, _label: f'<{match["tag"]} class="{match["side"]}">',
    "comment": lambda _match, _href, _label: "",
    "attributes": lambda _match, _href, _label: "",
    "block": lambda match, _href, _label: f'<a id="{to_anchor("^" + match["name"])}"></a>',
    "line": lambda match, _href, _label: f'<a id="{to_anchor("^" + match["line_name"])}"></a>',
    "mark": lambda match, _href, _label: f"<mark>{match['marked']}</mark>",
    "inline": lambda match, _href, _label: (
        f'{match["before"]}<span class="key">{match["key"]}</span>'
    ),
}


def _to_link(target: str, words: str, href: Address, label: Address | None, extra: str = "") -> str:
    """Write one link; `target` is decoded and may carry an anchor."""
    name, _, anchor = target.partition("#")
    if anchor and href(target) is not None:  # a page of Logseq, whose name has no parts
        name, anchor = target, ""
    address = href(name) if not _OUTSIDE.match(target) else None
    if address is not None:
        if label is not None and words == escape(target, quote=False):
            words = escape(label(name) or unescape(words), quote=False)
        return _to_tag("note", extra, _join_anchor(address, anchor), words)
    if _OUTSIDE.match(target):
        return _to_tag("external", extra, target, words)
    return _to_tag("missing", extra, "", words)


def _to_tag(kind: str, extra: str, address: str, words: str) -> str:
    classes = f"{kind} {extra}" if extra else kind
    place = f' href="{escape(address)}"' if address else ""
    return f'<a class="{classes}"{place}>{words}</a>'


def _to_local_link(anchor: str, words: str) -> str:
    """Write a link to a place of the same note, or to one of its footnotes."""
    name = unquote(anchor)
    is_footnote = words == escape(name) and not name.startswith("^")
    place = f"note-{_to_slug(name)}" if is_footnote else to_anchor(name)
    return f'<a href="#{escape(place)}">{words.removeprefix("#")}</a>'


def _join_anchor(address: str, anchor: str) -> str:
    if not anchor:
        return address
    return f"{address}{'&at=' if '#' in address else '#'}{to_anchor(anchor)}"


def _to_slug(text: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return "-".join(words) or "x"


_TEXT_TAGS: Final = (
    "p br hr strong em b i u s del ins mark sub sup small abbr cite q kbd samp var code pre "
    "blockquote ul ol li dl dt dd table caption thead tbody tfoot tr th td h1 h2 h3 h4 h5 h6 "
    "a span div figure figcaption details summary ruby rt rp bdi bdo time"
)
_CLEANER: Final = nh3.Cleaner(
    tags=set(_TEXT_TAGS.split()),
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    attributes={
        "a": {"href", "title", "id"},
        "div": {"id"},
        "ol": {"start"},
        "th": {"colspan", "rowspan", "scope"},
        "td": {"colspan", "rowspan"},
        "abbr": {"title"},
        "time": {"datetime"},
        **{f"h{level}": {"id"} for level in range(1, 7)},
    },
    allowed_classes={
        "a": {"note", "missing", "external", "embed"},
        "span": {"key", "task"},
        "sup": {"footnote-reference", "footnote-definition-label"},
        "div": {"footnote-definition"},
        "th": {"left", "right", "center"},
        "td": {"left", "right", "center"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
)
