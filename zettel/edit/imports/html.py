"""HTML → Markdown, through markdownify (the extra `import`): all that the page's body says.

Title, author, date, tags, language and address are told by `<head>`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zettel.edit.imports.decoding import decode_source
from zettel.edit.imports.document import Document, Mapped, Remark, to_linkless, to_property
from zettel.edit.imports.html_elements import BLOCKS, KEPT, build_converter, to_address
from zettel.edit.imports.html_places import mark_places
from zettel.errors import MissingExtraError
from zettel.model import Property

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_SILENT = ("script", "style", "template", "noscript")
_METAS = (
    ("author", ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")),
    ("date", ("article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created")),
    ("description", ("description", "og:description")),
    ("tags", ("keywords", "article:tag")),
)
_SCHEME = re.compile(r"=\s*[\"']?\s*([a-z][a-z0-9+.-]*):")
_CHARSET = re.compile(rb"<meta[^<>]*charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CODE = ("pre", "code", "kbd", "samp")
_WRAPPED = (
    "article", "blockquote", "div", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "ol", "p", "section", "table", "tbody", "td", "th", "thead", "tr", "ul", *BLOCKS,
)  # fmt: skip


def read_html(path: str, data: bytes) -> Document:
    """Read an HTML page; see `Read`.

    Raises:
        UnreadableError: it is a binary file.
        MissingExtraError: markdownify is not installed.
    """
    try:
        from bs4 import BeautifulSoup
        from markdownify import MarkdownConverter
    except ImportError as error:
        message = "HTML is read with markdownify, which is not installed"
        raise MissingExtraError(message, "run: pip install 'zettel[import]'") from error
    markup, remarks = _decode(data)
    page = BeautifulSoup(markup, "html.parser")
    remarks += tuple(_find_silent(page))
    found = [
        (to_property(prop.key, *map(to_linkless, map(str, prop.values))), origin)
        for prop, origin in _find_fields(page)
    ]
    body = BeautifulSoup(_close_tags(markup, page), "html.parser")
    _unwrap_links(body)
    mark_places(body, KEPT)
    text = build_converter(MarkdownConverter).convert_soup(body)
    return Document(
        f"{text.strip()}\n" if text.strip() else "",
        tuple(prop for prop, _ in found),
        tuple(Mapped(prop.key, origin) for prop, origin in found),
        remarks,
        _find_lines(page),
    )


def _decode(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Decode a page as it declares, else as any text."""
    declared = _CHARSET.search(data[:1024])
    if declared is None or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode_source(data)
    try:
        return data.decode(declared[1].decode()), ()
    except (UnicodeDecodeError, LookupError):
        return decode_source(data)


def _find_silent(page: "BeautifulSoup") -> Iterator[Remark]:
    """Tell of what says nothing to a reader, and is left out."""
    for element in page.find_all(_SILENT):
        if element.find_parent(["head", "svg", *_SILENT]) is None:
            yield Remark(element.sourceline or 0, f"<{element.name}> is left out")
    for name, what in (("href", "link to"), ("src", "picture")):
        for element in page.find_all(["a", "img"], attrs={name: True}):
            code = element.find_parent(_CODE)
            if code is not None and (code.name == "pre" or not _is_alone(element, code)):
                told = f"the {what} “{element[name]}” stands in code, where Markdown has none"
                yield Remark(element.sourceline or 0, told)


def _find_lines(page: "BeautifulSoup") -> dict[str, list[int]]:
    """Find on which lines addresses stand, each as its note writes it."""
    found: dict[str, list[int]] = {}
    for element in page.find_all(True):
        for name in ("src", "href", "poster", "data"):
            written = str(element.get(name) or "")
            if written and element.find_parent(_SILENT) is None:
                is_kept = element.find_parent(KEPT) is not None or element.name in KEPT
                address = written if is_kept else to_address(written)
                found.setdefault(address, []).append(element.sourceline or 0)
    return found


def _unwrap_links(body: "BeautifulSoup") -> None:
    """Put links where Markdown can have them: inside headings and blocks, around code."""
    for link in body.find_all("a", href=True):
        code = link.find_parent(_CODE)
        if code is not None and code.name != "pre" and _is_alone(link, code):
            code.unwrap()
            inner = body.new_tag(code.name)
            inner.extend(list(link.contents))
            link.append(inner)
        for block in link.find_all(_WRAPPED):
            block.insert_before(" ")
            block.insert_after(" ")
            block.unwrap()


def _is_alone(element: "Tag", parent: "Tag") -> bool:
    """Say whether an element holds all that its parent says."""
    return element.name == "a" and element.get_text().strip() == parent.get_text().strip()


def _close_tags(markup: str, page: "BeautifulSoup") -> str:
    """Return what a page shows with every element closed where a browser closes it.

    The parser is that of HTML's own rules (html5ever, in nh3), which knows where `<li>` and `<td>`
    end; all elements and attributes of the page are let through.
    """
    import nh3

    attributes: dict[str, set[str]] = {}
    for element in page.find_all():
        attributes.setdefault(element.name.lower(), set()).update(map(str.lower, element.attrs))
    # Rows that nobody wrote are there as well: a table is none without them.
    shown = {*attributes, "tbody", "tr"}.difference(_SILENT, ("title",))
    return nh3.clean(
        markup,
        tags=shown,
        clean_content_tags={*_SILENT, "title"},
        attributes={tag: found - {"rel"} for tag, found in attributes.items() if tag in shown},
        link_rel=None,
        url_schemes=set(_SCHEME.findall(markup.lower())) - {"javascript", "vbscript"},
    )


def _find_fields(page: "BeautifulSoup") -> Iterator[tuple[Property, str]]:
    yield from _find_title(page)
    for key, names in _METAS:
        values = [value for name in names for value in _find_metas(page, name)]
        if key == "tags":
            parts = (part.strip() for value in values for part in value.split(","))
            values = list(dict.fromkeys(filter(None, parts)))
        if values:
            shown = values if key in ("tags", "author") else values[:1]
            yield to_property(key, *dict.fromkeys(shown)), "<meta>"
    root = page.find("html")
    language = str(root.get("lang") or "") if root else ""
    if language:
        yield to_property("language", language), "<html lang>"
    for link in page.find_all("link", rel="canonical", href=True):
        yield to_property("source", str(link["href"])), "<link rel=canonical>"
        return
    for address in _find_metas(page, "og:url"):
        yield to_property("source", address), "<meta>"
        return


def _find_title(page: "BeautifulSoup") -> Iterator[tuple[Property, str]]:
    """Yield the one first heading, else `<title>`, which is kept beside it where it says more."""
    headings = [" ".join(found.get_text(" ").split()) for found in page.find_all("h1")]
    element = page.find("title")
    named = " ".join(element.get_text().split()) if element else ""
    if len(headings) == 1 and headings[0]:
        yield to_property("title", headings[0]), "<h1>"
        if named not in ("", headings[0]):
            yield to_property("page_title", named), "<title>"
    elif named:
        yield to_property("title", named), "<title>"


def _find_metas(page: "BeautifulSoup", name: str) -> Iterator[str]:
    for meta in page.find_all("meta", content=True):
        told = str(meta.get("name") or meta.get("property") or "").casefold()
        content = " ".join(str(meta["content"]).split())
        if told == name and content:
            yield content
