"""Places of a page that addresses may lead to: `id` of any element, `<a name>`.

Those of headings stay behind them, as `{#name}`. Of the others a note keeps those that a link of
the same import leads to, as `<a id="name"></a>`; a page has many that are there for its looks.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CODE = ("pre", "code", "kbd", "samp")
_BEFORE = ("blockquote", "br", "dl", "hr", "img", "input", "ol", "table", "ul", *_CODE)
"""Elements that no text can begin."""
_ROWS = ("thead", "tbody", "tfoot", "tr")
_PLAIN = re.compile(r"[\w:.-]+")
_MARK = re.compile("\0([^\0]*)\0")
_EMPTY_LINE = re.compile("^ *\0+\n+", re.MULTILINE)
_CITED = re.compile(r"#([^\s\"'<>()\[\]|]+)")


def mark_places(body: "BeautifulSoup", kept: Iterable[str]) -> None:
    """Put a mark where each place of a page is; those of headings are written at once.

    `kept` are elements that stay as they are, with what is in them.
    """
    within = list(kept)
    for element in body.find_all(_has_name):
        names = dict.fromkeys(filter(None, map(element.get, ("id", "name"))))
        for name in (str(name) for name in names if not re.search(r"[\s\"'<>\0]", str(name))):
            heading = _find_heading(element)
            if element.name in within or element.find_parent(within) is not None:
                continue
            if heading is None:
                _mark(element, f"\0{name}\0")
            elif _fold(name) != _fold(heading.get_text()):
                is_plain = _PLAIN.fullmatch(name) and "\0 {" not in heading.get_text()
                heading.append(f"\0 {{#{name}}}\0" if is_plain else f'\0<a id="{name}"></a>\0')


def is_mark(text: str) -> bool:
    """Say whether a text is the mark of a place."""
    return bool(_MARK.fullmatch(text))


def find_cited(text: str) -> Iterator[str]:
    """Yield the names of places that the links of a text may lead to."""
    for match in _CITED.finditer(text):
        yield unquote(match[1])


def settle_marks(text: str, cited: frozenset[str]) -> str:
    """Write the places that something leads to, and take the marks of the others away."""

    def settle(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith((" {#", "<a id=")):
            return name
        return f'<a id="{name}"></a>' if name in cited else "\0"

    if "\0" not in text:
        return text
    return _EMPTY_LINE.sub("", _MARK.sub(settle, text)).replace("\0", "")


def _has_name(element: "Tag") -> bool:
    return bool(element.get("id") or (element.name == "a" and element.get("name")))


def _find_heading(element: "Tag") -> "Tag | None":
    """Return the heading that an element is, stands in, or begins with, as sections do."""
    found = element if element.name in _HEADINGS else element.find_parent(_HEADINGS)
    if found is None and element.name in {"section", "div", "article"}:
        found = element.find(True)
        if found is None or not element.get_text().strip().startswith(found.get_text().strip()):
            return None
    if found is None or found.name not in _HEADINGS or not found.get_text().strip():
        return None
    return None if found.find_parent(["td", "th", *_HEADINGS]) else found


def _mark(element: "Tag", mark: str) -> None:
    code = list(element.find_parents(_CODE))
    if code:
        code[-1].insert_before(mark)
    elif element.name in _ROWS:
        (element.find(["td", "th"]) or element).insert(0, mark)
    elif element.name in _BEFORE:
        element.insert_before(mark)
    else:
        element.insert(0, mark)


def _fold(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
