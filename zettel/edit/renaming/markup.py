"""Where the parts of a written link stand in its file's text, so that one of them can be changed.

Parsing tells what a link says and where it begins; this finds its name, its anchor and its label
again as characters, in whatever form the link is written.
"""

import html
import re
from enum import Enum
from urllib.parse import unquote

from msgspec import Struct

from zettel.dialect import Dialect
from zettel.model import Link, LinkKind
from zettel.syntax.markdown_links import cut_query

_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_TURNED = re.compile(r"\[([^\[\]|\n]+)\]\(\[\[([^\[\]|\n]+)\]\]\)")
_OPENING = re.compile(r"[ \t]*(?:\r\n|\r|\n)?[ \t]*")
_VAULT = re.compile(r"dendron://[^/|\]]*/", re.IGNORECASE)
_LIQUID = re.compile(
    r"\{%-?\s*(?:link|post_url)\s+(?P<tag>[^%}\r\n]+?)\s*-?%\}"
    r"|\{\{-?\s*(?P<mark>[\"'])(?P<text>[^\"'\r\n]*)(?P=mark)[^}\r\n]*\}\}"
    r"|\{\{[^}\r\n]*\}\}(?P<rest>[^\s()<>#{}]+)"
)
_SIGN = r"\\.|[^\s()\\]"
_ADDRESS = re.compile(rf"(?:{_SIGN}|\((?:{_SIGN}|\((?:{_SIGN})*\))*\))*")
_LONGEST = 20_000  # characters of a link; further on no end of it is sought


class Form(Enum):
    """How the name of a note is written, which decides what must be escaped in it."""

    WIKI = "between [[ and ]]"
    BARE = "between ( and )"
    ANGLED = "between < and >"
    TAG = "after #"
    CITATION = "after @"
    JSON = "a string of JSON"
    LIQUID = "in a tag of Jekyll"
    HTML = "in an attribute of HTML"


class Part(Struct, frozen=True):
    """Characters `start` to `end` of a text."""

    start: int
    end: int


class Markup(Struct, frozen=True):
    """A link as it is written: its name (never its anchor), anchor and label."""

    form: Form
    name: Part
    anchor: Part | None = None
    label: Part | None = None
    end_of_name: int = -1  # where a label can be put; -1 where none may stand
    mark: int = -1  # where `#name` begins, which may have to become `#[[name]]`
    reference: Part | None = None  # what a definition defines; its label is the title beside it


def locate(text: str, at: int, link: Link, dialect: Dialect) -> Markup | None:
    """Find the parts of the link that begins at a character.

    None where the link has no name of its own in that place, as `[text][reference]` and `((uuid))`.
    """
    if link.kind is LinkKind.TAG:
        return _locate_tag(text, at, link, dialect)
    if link.kind is LinkKind.CITATION:
        return _locate_citation(text, at, link)
    if link.kind is LinkKind.BLOCK:
        return None
    start = at + 1 if text.startswith("!", at) else at
    turned = _TURNED.match(text, start) if dialect.macros else None
    if turned:
        part = Part(*turned.span(2))
        return _to_wiki(text, part, Part(*turned.span(1)), can_label=False)
    if text.startswith("[[", start) and (found := _locate_wiki(text, start, link, dialect)):
        return found
    return _locate_markdown(text, start)


def read_name(text: str, markup: Markup) -> str:
    """Return a link's name as its reader sees it, without escapes and percent signs."""
    raw = text[markup.name.start : markup.name.end]
    if markup.form is Form.HTML:
        return unquote(html.unescape(raw))
    if markup.form in {Form.BARE, Form.ANGLED}:
        return unquote(html.unescape(_BACKSLASH.sub(r"\1", raw)))
    return " ".join(raw.split()) if "\n" in raw or "\r" in raw else raw


def _locate_wiki(text: str, start: int, link: Link, dialect: Dialect) -> Markup | None:
    end = text.find("]]", start, start + _LONGEST)
    if end < 0:
        return None
    inner = Part(start + 2, end)
    bar = text.find("|", inner.start, end)
    if bar < 0:
        can_label = not dialect.label_first
        return _to_wiki(text, inner, None, can_label=can_label, has_parts=not dialect.macros)
    escaped = bar - 1 if text[bar - 1] == "\\" else bar
    first, last = Part(inner.start, escaped), Part(bar + 1, end)
    target, label = (last, first) if dialect.label_first else (first, last)
    found = _to_wiki(text, target, label, has_parts=not dialect.macros)
    said = " ".join(text[found.name.start : found.name.end].split())
    # `[[a|x](y)]]` is a Markdown link whose label has brackets.
    return found if not link.target or said in link.target or "\\" in said else None


def _to_wiki(
    text: str,
    target: Part,
    label: Part | None,
    *,
    can_label: bool = False,
    has_parts: bool = True,
) -> Markup:
    """Take apart `[[target#part|label]]`; in Logseq a name has no parts."""
    vault = _VAULT.match(text, target.start, target.end)
    start = vault.end() if vault else target.start
    sharp = text.find("#", start, target.end)
    has_anchor = has_parts and sharp >= 0 and bool(text[sharp + 1 : target.end].strip())
    name = _strip(text, start, sharp if has_anchor else target.end)
    anchor = _strip(text, sharp + 1, target.end) if has_anchor else None
    where = target.end if can_label else -1
    return Markup(Form.WIKI, name, anchor, _strip_part(text, label), where)


def _locate_markdown(text: str, start: int) -> Markup | None:
    if text.startswith("{%", start):
        return _find_liquid(text, start, None)
    close = _find_closing(text, start)
    if close < 0 or not text.startswith("](", close):
        return None
    label = Part(start + 1, close)
    opening = _OPENING.match(text, close + 2)
    at = opening.end() if opening else close + 2
    return find_destination(text, at, label)


def find_destination(text: str, at: int, label: Part | None = None) -> Markup | None:
    """Take apart the address that begins at a character, bare or between angle brackets."""
    if text.startswith(("{%", "{{"), at):
        return _find_liquid(text, at, label)
    if text.startswith("<", at):
        end = text.find(">", at, at + _LONGEST)
        form, start = Form.ANGLED, at + 1
    else:
        end, form, start = _find_bare_end(text, at), Form.BARE, at
    if end < start:
        return None
    sharp = text.find("#", start, end)
    anchor = Part(sharp + 1, end) if sharp >= 0 else None
    written = cut_query(text[start : sharp if sharp >= 0 else end])
    return Markup(form, Part(start, start + len(written)), anchor, label)


def _find_liquid(text: str, at: int, label: Part | None) -> Markup | None:
    match = _LIQUID.match(text, at)
    if match is None:
        return None
    group = next(name for name in ("tag", "text", "rest") if match[name] is not None)
    form = Form.LIQUID if group == "tag" else Form.BARE
    end = _find_bare_end(text, match.end())
    anchor = Part(match.end() + 1, end) if text.startswith("#", match.end()) else None
    start, stop = match.span(group)
    sharp = text.find("#", start, stop)
    if sharp >= 0:
        anchor, stop = Part(sharp + 1, stop), sharp
    return Markup(form, Part(start, stop), anchor, label)


def _find_closing(text: str, start: int) -> int:
    """Return where the bracket opened at `start` is closed, -1 if it is not."""
    depth, at = 0, start
    while at < min(len(text), start + _LONGEST):
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return -1


def _find_bare_end(text: str, start: int) -> int:
    """Return where an address without angle brackets ends (CommonMark 0.31, 6.3)."""
    match = _ADDRESS.match(text, start, start + _LONGEST)
    return match.end() if match else start


def _locate_tag(text: str, at: int, link: Link, dialect: Dialect) -> Markup | None:
    prefix = dialect.user_notes if text.startswith("@", at) else dialect.tag_notes
    name = link.target.removeprefix(prefix or "")
    if text.startswith(("#[[", "[["), at):
        start, end = text.find("[[", at) + 2, text.find("]]", at)
        return Markup(Form.WIKI, _strip(text, start, end)) if end > 0 else None
    if text[at : at + 1] in {"#", "@"} and text.startswith(name, at + 1):
        return Markup(Form.TAG, Part(at + 1, at + 1 + len(name)), mark=at)
    # A plain word under `tags::` or `tags:`, whose place is that of its key.
    word = re.compile(rf"(?<!\[\[)(?<![\w/.#-]){re.escape(name)}(?![\w/-]|\.\w)")
    found = word.search(text, at + len(link.relation), at + _LONGEST)
    return Markup(Form.TAG, Part(*found.span())) if found else None


def _locate_citation(text: str, at: int, link: Link) -> Markup | None:
    start = at + 1 if text.startswith("@", at) else at
    name = link.target
    if not text.startswith(name, start):
        return None
    return Markup(Form.CITATION, Part(start, start + len(name)))


def _strip_part(text: str, part: Part | None) -> Part | None:
    return None if part is None else _strip(text, part.start, part.end)


def _strip(text: str, start: int, end: int) -> Part:
    """Return the characters between two places without the blanks around them."""
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    return Part(start + left, max(start + left, start + len(raw.rstrip())))
