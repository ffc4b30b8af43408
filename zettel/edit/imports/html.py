"""HTML → Markdown, through markdownify (the extra `import`): all that the page's body says.

What Markdown has no sign for and a browser shows from elsewhere (`<iframe>`, `<video>` …) stays
HTML, which Markdown may hold. Title, author, date, tags, language and address are told by `<head>`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zettel.edit.imports.decoding import decode_source
from zettel.edit.imports.document import Document, Mapped, Remark, to_linkless, to_property
from zettel.edit.imports.escaping import escape_running
from zettel.errors import MissingExtraError
from zettel.model import Property

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from markdownify import MarkdownConverter

_KEPT = ("audio", "embed", "iframe", "math", "object", "svg", "video")
_SILENT = ("script", "style", "template", "noscript")
_METAS = (
    ("author", ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")),
    ("date", ("article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created")),
    ("description", ("description", "og:description")),
    ("tags", ("keywords", "article:tag")),
)
_SCHEME = re.compile(r"=\s*[\"']?\s*([a-z][a-z0-9+.-]*):")
_CHARSET = re.compile(rb"<meta[^<>]*charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SPACED = re.compile(r"[\s()<>]")


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
    text = _build_converter(MarkdownConverter).convert_soup(body)
    return Document(
        f"{text.strip()}\n" if text.strip() else "",
        tuple(prop for prop, _ in found),
        tuple(Mapped(prop.key, origin) for prop, origin in found),
        remarks,
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


def _close_tags(markup: str, page: "BeautifulSoup") -> str:
    """Return what a page shows with every element closed where a browser closes it.

    The parser is that of HTML's own rules (html5ever, in nh3), which knows where `<li>` and `<td>`
    end; all elements and attributes of the page are let through.
    """
    import nh3

    attributes: dict[str, set[str]] = {}
    for element in page.find_all():
        attributes.setdefault(element.name.lower(), set()).update(map(str.lower, element.attrs))
    shown = set(attributes).difference(_SILENT, ("title",))
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


def _build_converter(base: "type[MarkdownConverter]") -> "MarkdownConverter":
    """Make markdownify's converter with our escapes and with what is to stay HTML."""

    class Converter(base):  # type: ignore[misc, valid-type]
        def escape(self, text: str, parent_tags: set[str]) -> str:
            return escape_running(text)

        def convert_a(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
            if el.get("href"):
                el["href"] = _encode(str(el["href"]))
            return str(super().convert_a(el, text, parent_tags))

        def convert_img(self, el: "Tag", text: str, parent_tags: set[str]) -> str:
            if el.get("src"):
                el["src"] = _encode(str(el["src"]))
            return str(super().convert_img(el, text, parent_tags))

    def keep(self: object, el: "Tag", text: str, parent_tags: set[str]) -> str:
        return f"\n\n{' '.join(str(el).split())}\n\n"

    for name in _KEPT:
        setattr(Converter, f"convert_{name}", keep)
    options: dict[str, Any] = {"heading_style": "ATX", "bullets": "-", "autolinks": False}
    return Converter(**options)


def _encode(address: str) -> str:
    """Percent-encode what ends an address in Markdown."""
    return _SPACED.sub(lambda found: f"%{ord(found[0]):02X}", address.strip())
