"""Another name, label or anchor put into a link where it stands, escaped as its place needs it."""

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from zettel.dialect import Dialect
from zettel.edit.changes import Edit
from zettel.edit.renaming.markup import Form, Markup, Part, read_name
from zettel.edit.renaming.spots import Spot
from zettel.model import LinkKind
from zettel.syntax.tables import is_in_table
from zettel.syntax.writing import escape_label, fits_wiki, to_destination, to_label

_TAG = re.compile(r"[\w/.-]*[^\W\d_][\w/.-]*")
_WORDS = re.compile(r"[^,\[\]#\"':{}\r\n]+")
_KEY = re.compile(r"\w+(?:[:.#$%&\-+?<>~/]\w+)*")
_BARE = re.compile(r"[^\s<>()\\]+(?:\([^\s<>()\\]*\)[^\s<>()\\]*)*")

_HELD = {Form.ANGLED: re.compile(r".*"), Form.HTML: re.compile(r"[^\"'<>&{}%#\r\n]*")}

Edits = tuple[Edit, ...]


def find_name_edits(
    text: str, spot: Spot, name: str, label: str, dialect: Dialect
) -> Iterator[Edits]:
    """Yield the ways to write a name into a link, with a label for one that has none.

    What they give must be read again: some only serve inside the quotes of front matter.
    """
    markup = spot.markup
    if markup is None:
        return
    if markup.form is Form.TAG:
        yield from _find_tag_edits(markup, name, dialect)
        return
    added = _find_label_edits(text, markup, label) if label else ()
    for written in _find_writings(text, spot, markup, name):
        edits = (Edit(markup.name.start, markup.name.end, written),)
        yield (*edits, *added)
        if added:
            yield edits


def find_anchor_edits(part: Part, written: str, spot: Spot) -> Iterator[Edits]:
    """Yield the ways to write a text in place of an anchor."""
    quoted = _quote(written) if _is_matter(spot) or not spot.is_written else ()
    for way in dict.fromkeys((written, escape_label(written), *quoted, quote(written, safe=""))):
        yield (Edit(part.start, part.end, way),)


def find_labels(title: str, spot: Spot, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Yield the ways to write a title as a link's label, each with what is read there then.

    The last is without the signs that the label cannot hold. Dendron shows a label as it is typed;
    elsewhere signs of Markdown are escaped where they would mean more.
    """
    is_wiki = spot.markup is not None and spot.markup.form is Form.WIKI
    held = to_label(title, dialect) if is_wiki else title
    is_typed = is_wiki and dialect.label_first
    for text in dict.fromkeys((held,) if is_typed else (title, held)):
        yield text, text
        if _is_matter(spot) or not spot.is_written:  # strings of YAML, or of JSON
            yield from ((way, text) for way in _quote(text))
        elif not is_typed:
            yield escape_label(text), text
            yield escape_label(text, in_table=True), text


def _find_tag_edits(markup: Markup, name: str, dialect: Dialect) -> Iterator[Edits]:
    prefix = dialect.tag_notes or ""
    users = dialect.user_notes
    for start in (prefix, users) if users else (prefix,):
        rest = name.removeprefix(start)
        pattern = _TAG if markup.mark >= 0 else _WORDS
        if (rest != name or not start) and pattern.fullmatch(rest):
            yield (Edit(markup.name.start, markup.name.end, rest),)
    if not prefix and fits_wiki(name):
        if markup.mark >= 0:
            yield (Edit(markup.mark, markup.name.end, f"#[[{name}]]"),)
        yield (Edit(markup.name.start, markup.name.end, f"[[{name}]]"),)


def _find_writings(text: str, spot: Spot, markup: Markup, name: str) -> Iterator[str]:
    match markup.form:
        case Form.WIKI:
            if fits_wiki(name):
                yield name
                yield from _quote(name) if _is_matter(spot) else ()
        case Form.BARE | Form.ANGLED | Form.HTML:
            yield from _find_addresses(text, spot, markup, name)
        case Form.CITATION:
            if _KEY.fullmatch(name.lstrip("@")):
                yield name.lstrip("@")
        case Form.JSON:
            is_ascii = text[markup.name.start : markup.name.end].isascii()
            yield json.dumps(name.removeprefix("/"), ensure_ascii=is_ascii)[1:-1]
        case Form.LIQUID:
            if not re.search(r"[%{}\r\n]", name):
                yield name
        case _:
            return


def _find_addresses(text: str, spot: Spot, markup: Markup, name: str) -> Iterator[str]:
    """Yield an address encoded as the old one was, then as it is safe."""
    raw, old = text[markup.name.start : markup.name.end], read_name(text, markup)
    for encode in _ENCODINGS:
        written = encode(name)
        held = _HELD.get(markup.form, _BARE)
        if encode(old) == raw and held.fullmatch(written):
            yield written
    if markup.form is Form.ANGLED and not re.search(r"[<>%#\\\r\n]", name):
        yield name
    yield to_destination(name)


def _encode_blanks(name: str) -> str:
    return name.replace(" ", "%20")


def _encode_marks(name: str) -> str:
    return quote(name, safe="/()!$&'*+,;=:@~")


def _encode_all(name: str) -> str:
    return quote(name, safe="/")


_ENCODINGS: tuple[Callable[[str], str], ...] = (
    str,
    _encode_blanks,
    to_destination,
    _encode_marks,
    _encode_all,
)


def _find_label_edits(text: str, markup: Markup, label: str) -> Edits:
    at = markup.end_of_name
    if at < 0 or markup.label is not None:
        return ()
    bar = r"\|" if is_in_table(text, at) else "|"
    return (Edit(at, at, f"{bar}{label}"),)


def _is_matter(spot: Spot) -> bool:
    return spot.link.kind is LinkKind.PROPERTY


def _quote(text: str) -> Iterator[str]:
    """Yield a text as it stands inside single and inside double quotes of YAML."""
    yield text.replace("'", "''")
    yield text.replace("\\", "\\\\").replace('"', '\\"')
