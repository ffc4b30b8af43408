"""Where a note says its title, and the edits that make it say another.

The title is that of the front matter, else Logseq's `title::`, else the first heading of level 1,
else the file's name. A heading that repeats the front matter's title changes along with it.
"""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from zettel.dialect import Dialect
from zettel.edit.changes import Edit, apply_edits
from zettel.edit.places import Places
from zettel.edit.renaming.spots import State
from zettel.errors import NoteError
from zettel.formats.encoding import decode
from zettel.formats.front_matter import HANDLER
from zettel.formats.page_properties import find_page_properties
from zettel.formats.toml_matter import BOUNDARY
from zettel.formats.yaml_nodes import YamlError, compose
from zettel.model import Heading, Note
from zettel.syntax.writing import escape_label

_LINE = re.compile(r"^title[ \t]*:[ \t]*(\S.*?)[ \t]*\r?$", re.MULTILINE)
_TOML_TITLE = re.compile(r"^title[ \t]*=[ \t]*(\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')", re.MULTILINE)
_PAGE_TITLE = re.compile(r"[\s\-*]*title::[ \t]*(.*?)[ \t]*(?=[\r\n]|\Z)", re.IGNORECASE)
_HASHES = re.compile(
    r"[\s>*+\-\d.)]*#[ \t]+(?P<content>.*?)"
    r"(?=(?:[ \t]+\{#[^{}\r\n]*\})?(?:[ \t]+\^[\w-]+)?(?:[ \t]+#+)?[ \t]*(?:[\r\n]|\Z))"
)
_UNDERLINED = re.compile(
    r"[ \t>*+\-]*(?P<content>\S.*?)(?:[ \t]+\{#[^{}\r\n]*\})?(?:[ \t]+\^[\w-]+)?"
    r"[ \t]*(?:\r\n|\r|\n)[ \t>]*=+[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)


class Titling(Struct, frozen=True):
    """The edits that give a note another title; none where only the file's name says it."""

    edits: tuple[Edit, ...] = ()
    heading: str = ""  # the heading that changes along, as it was; links may lead to it


def find_title_edits(state: State, note: Note, title: str) -> Titling:
    """Return the edits after which a note's title is `title`.

    Raises:
        NoteError: the title stands where it cannot be changed without changing more.
    """
    text = decode(state.read(note.path)).text
    dialect = state.find_dialect(note.path)
    stated = _find_stated(text, note, dialect, title)
    heading = next((heading for heading in note.headings if heading.level == 1), None)
    edits = [_choose(state, note, stated, title)] if stated else []
    is_named = bool(stated) or dialect.page_names  # the heading only repeats what says the title
    if heading is None or (is_named and heading.text != note.title):
        return Titling(tuple(edits))
    edits.append(_edit_heading(state, note, heading, title))
    return Titling(tuple(edits), heading.text)


class _Slot(Struct, frozen=True):
    """Characters that hold a title, and the ways to write another there, the nicest first."""

    start: int
    end: int
    writings: tuple[str, ...]


def _choose(state: State, note: Note, slot: _Slot, title: str) -> Edit:
    """Return the first way of writing a title that is read as the title and changes no link."""
    data = state.read(note.path)
    for writing in slot.writings:
        edit = Edit(slot.start, slot.end, writing)
        changed, _ = state.parse(note.path, apply_edits(data, [edit]))
        if changed.title == title and len(changed.links) == len(note.links):
            return edit
    raise NoteError(
        f"the title of {note.path} cannot be changed to {title!r} where it stands",
        "change it in the file by hand",
    )


def _find_stated(text: str, note: Note, dialect: Dialect, title: str) -> _Slot | None:
    """Find the title in front matter, or in the first lines of a page of Logseq."""
    for item in note.properties:
        texts = [value for value in item.values if not isinstance(value, str) or value.strip()]
        if item.key == "title" and item.line < note.body_line and texts:
            return _find_in_matter(text, title)
    if not dialect.page_properties:
        return None
    places = Places(text, note)
    inline = [item for item in note.properties if item.line >= note.body_line]
    own = find_page_properties(text[places.body :], note.body_line, inline).get("title")
    match = _PAGE_TITLE.match(text, places.find_offset(own.line, 1)) if own else None
    return _Slot(*match.span(1), (title, f"[[{title}]]")) if match else None


def _find_in_matter(text: str, title: str) -> _Slot | None:
    match = HANDLER.FM_BOUNDARY.match(text)
    if match is None:
        return _find_in_toml(text, title)
    try:
        node = compose(match[1])
    except YamlError:
        node = None
    pairs = node.value if isinstance(node, MappingNode) else []
    found = [value for key, value in pairs if _is_title(key)]
    scalar = _find_scalar(found[-1]) if found else None
    if scalar is not None:
        start, end = (match.start(1) + mark.index for mark in (scalar.start_mark, scalar.end_mark))
        return _Slot(start, end, tuple(_write_scalar(scalar.style, text[start:end], title)))
    lines = list(_LINE.finditer(text, 0, match.end(1)))
    if not lines:
        return None
    style = lines[-1][1][0] if lines[-1][1][0] in "\"'" else None
    return _Slot(*lines[-1].span(1), tuple(_write_scalar(style, lines[-1][1], title)))


def _find_in_toml(text: str, title: str) -> _Slot | None:
    matter = BOUNDARY.match(text)
    match = _TOML_TITLE.search(text, *matter.span(1)) if matter else None
    if match is None:
        return None
    double = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    ways = (f"'{title}'", double) if match[1][0] == "'" else (double,)
    return _Slot(*match.span(1), ways)


def _is_title(key: Node) -> bool:
    return isinstance(key, ScalarNode) and str(key.value).strip() == "title"


def _find_scalar(node: Node) -> ScalarNode | None:
    """Return the first text below a node that says something."""
    if isinstance(node, ScalarNode):
        return node if str(node.value).strip() else None
    inner = []
    if isinstance(node, SequenceNode):
        inner = node.value
    elif isinstance(node, MappingNode):
        inner = [value for _, value in node.value]
    return next((found for item in inner if (found := _find_scalar(item))), None)


def _write_scalar(style: str | None, raw: str, title: str) -> Iterator[str]:
    """Yield a text as YAML: with the quotes that it had, else with quotes only where needed."""
    single = "'" + title.replace("'", "''") + "'"
    double = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style in {"|", ">"}:
        block = re.match(r"[|>][^\r\n]*(\r?\n)(?:[ \t]*\r?\n)*([ \t]*)", raw)
        if block:
            header = raw[: block.start(2)]
            yield f"{header}{block[2]}{title}{block[1] if raw.endswith(chr(10)) else ''}"
    elif not style and _is_safe(title):
        yield title
    if style == "'" or (style != '"' and '"' in title):
        yield from (single, double)
    else:
        yield from (double, single)


def _is_safe(title: str) -> bool:
    """Say whether any reader of YAML takes the bare words for this text, no date or number."""
    try:
        return bool(yaml.safe_load(f"[{title}]") == [title])
    except (yaml.YAMLError, ValueError):
        return False


def _edit_heading(state: State, note: Note, heading: Heading, title: str) -> Edit:
    """Write a heading's text anew; emphasis around the old title, names and marks stay."""
    data = state.read(note.path)
    text = decode(data).text
    start = Places(text, note).find_offset(heading.line, 1)
    match = _HASHES.match(text, start) or _UNDERLINED.match(text, start)
    if match is None:
        raise NoteError(f"the heading of {note.path} cannot be found", "change it by hand")
    content = match["content"]
    row = note.headings.index(heading)
    whole = [title, escape_label(title)]
    if content.count(heading.text) == 1:
        whole = [content.replace(heading.text, written) for written in whole] + whole
    for written in whole:
        edit = Edit(*match.span("content"), written)
        changed, _ = state.parse(note.path, apply_edits(data, [edit]))
        same = len(changed.headings) == len(note.headings)
        if same and changed.headings[row].text == title and len(changed.links) == len(note.links):
            return edit
    raise NoteError(
        f"the heading {heading.text!r} of {note.path} cannot be changed without changing more",
        "change it in the file by hand",
    )
