"""A Markdown file → a note and what its author should know about it."""

import re

from msgspec.structs import replace

from zettel.formats import fields
from zettel.formats.encoding import decode, find_offset
from zettel.formats.front_matter import HANDLER, is_front_matter
from zettel.formats.yaml_nodes import Matter
from zettel.model import Issue, Link, Note, Severity
from zettel.syntax import Body, parse_body

BROKEN_ENCODING = "Z109"
ODD_ID = "Z110"

_ODD = re.compile(r"[\s/\\#|\[\]^<>\"]")
_NUL = "\x00"


def parse_note(path: str, data: bytes) -> tuple[Note, tuple[Issue, ...]]:
    """Read one Markdown file; what cannot be read is an issue, the rest is kept."""
    decoded = decode(data)
    text = decoded.text
    if _NUL in text:
        text = text.replace(_NUL, "\ufffd")
    matter, length = _parse_front_matter(text)
    line = 1 + text.count("\n", 0, length) if length else 1
    body = parse_body(text[length:], line)
    offset = find_offset(data, decoded, length) if length else decoded.mark
    note = _build_note(path, matter, body, line, offset)
    issues = list(matter.issues)
    if decoded.broken >= 0:
        issues.insert(0, _report_encoding(text, decoded.broken))
    if matter.properties and (odd := _find_odd_id(note, matter)):
        issues.append(odd)
    return note, tuple(replace(issue, path=path) for issue in issues)


def _parse_front_matter(text: str) -> tuple[Matter, int]:
    """Return what the front matter says, and how many characters it takes up with its borders."""
    if not text.startswith("---"):
        return Matter(), 0
    match = HANDLER.FM_BOUNDARY.match(text)
    if match is None or not is_front_matter(match[1]):
        return Matter(), 0
    return HANDLER.parse(match[1], 2), match.end()


def _build_note(path: str, matter: Matter, body: Body, line: int, offset: int) -> Note:
    properties = {item.key: item for item in matter.properties}
    note_id = fields.find_id(properties, path)
    return Note(
        id=note_id,
        path=path,
        title=fields.find_title(properties, body.headings, path),
        aliases=fields.find_texts(properties, fields.ALIAS_KEYS),
        types=fields.find_names(properties, fields.TYPE_KEYS),
        tags=fields.find_tags(properties, body.tags),
        created=fields.find_created(properties, note_id, path),
        modified=fields.find_first(properties, fields.MODIFIED_KEYS),
        properties=matter.properties + body.properties,
        links=tuple(sorted(matter.links, key=_find_position)) + body.links,
        headings=body.headings,
        blocks=body.blocks,
        body_line=line,
        body_offset=offset,
        words=body.words,
    )


def _find_position(link: Link) -> tuple[int, int]:
    return link.line, link.column


def _report_encoding(text: str, at: int) -> Issue:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    message = "bytes here are not UTF-8 text; they are shown as “\ufffd”"
    hint = "save the file as UTF-8"
    return Issue("", line, column, BROKEN_ENCODING, Severity.WARNING, message, hint)


def _find_odd_id(note: Note, matter: Matter) -> Issue | None:
    if not _ODD.search(note.id):
        return None
    for item in matter.properties:
        if item.key in fields.ID_KEYS and note.id in {str(value).strip() for value in item.values}:
            message = f"the id “{note.id}” has characters that links and addresses cannot hold"
            hint = "use letters, digits, “-” and “_”"
            return Issue("", item.line, item.column, ODD_ID, Severity.WARNING, message, hint)
    return None
