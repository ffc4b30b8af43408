"""Plain text: paragraphs stay line by line, and show in Markdown what they show without it.

The title is the first line, or what a header says (`Title: …`, `Auteur : …`), which stays in the
text as well. A text that is Markdown by its looks is read as Markdown, unless text is asked for.
"""

import re
from collections.abc import Iterator

from zettel.edit.imports.decoding import decode_source
from zettel.edit.imports.document import Document, Mapped, to_linkless, to_property
from zettel.edit.imports.escaping import escape_text
from zettel.formats.front_matter import HANDLER
from zettel.model import Property

LONGEST_TITLE = 120
"""Characters of a first line that may be a title."""

_HEADER = re.compile(r"([^\W\d_][\w -]{0,30}?)[ \u00a0]?:[ \t\u00a0]+(\S.*)")
_KEYS = {
    "title": "title", "titre": "title", "subject": "title", "objet": "title",
    "author": "author", "auteur": "author", "from": "author", "de": "author", "by": "author",
    "date": "date",
    "tags": "tags", "keywords": "tags", "mots-clés": "tags",
    "source": "source", "url": "source", "link": "source", "lien": "source",
    "language": "language", "lang": "language", "langue": "language",
}  # fmt: skip
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)#{1,6}[ \t]+\S[^\n]*(?=\n[ \t]*\n|\n?\Z)")
_LINK = re.compile(r"\[[^\[\]\n]+\]\((?:https?://|/|\.)[^\s()]+\)|\[\[[^\[\]\n]+\]\]")


def read_text(path: str, data: bytes) -> Document:
    """Read a plain text; see `Read`."""
    text, remarks = decode_source(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    properties, mapped = list[Property](), list[Mapped]()
    for key, name, value in _find_header(text):
        values = [part.strip() for part in value.split(",")] if key == "tags" else [value.strip()]
        properties.append(to_property(key, *map(to_linkless, filter(None, values))))
        mapped.append(Mapped(key, f"“{name}” in the header"))
    if not any(prop.key == "title" for prop in properties):
        first = next((line.strip() for line in text.split("\n") if line.strip()), "")
        if first and len(first) <= LONGEST_TITLE:
            properties.insert(0, to_property("title", to_linkless(first)))
            mapped.insert(0, Mapped("title", "first line"))
    return Document(escape_text(text), tuple(properties), tuple(mapped), remarks)


def find_markdown(data: bytes) -> str:
    """Return what shows that a text is Markdown, "" when nothing does."""
    text, _ = decode_source(data)
    text = text.replace("\r\n", "\n")
    match = HANDLER.FM_BOUNDARY.match(text)
    if match and HANDLER.parse(match[1], 2).properties:
        return "front matter"
    if _LINK.search(text):
        return "links"
    return "headings" if _HEADING.search(text) else ""


def _find_header(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the lines before the first empty one say, when each is a key with its value."""
    lines = text.lstrip("\n").split("\n\n", 1)[0].split("\n")
    found = [_HEADER.fullmatch(line.strip()) for line in lines]
    seen: set[str] = set()
    if len(lines) < 2 or not all(found):
        return
    for match in found:
        key = _KEYS.get(match[1].strip().casefold(), "") if match else ""
        if match and key and key not in seen:
            seen.add(key)
            yield key, match[1].strip(), match[2]
