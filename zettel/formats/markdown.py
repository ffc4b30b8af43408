"""A Markdown file → a note and what its author should know about it."""

import re
import unicodedata
from collections.abc import Iterator
from operator import attrgetter

from msgspec.structs import replace

from zettel.dialect import PLAIN, Dialect
from zettel.formats import fields
from zettel.formats.addresses import find_addresses, is_draft
from zettel.formats.encoding import decode, find_offset, report_encoding
from zettel.formats.front_matter import (
    HANDLER,
    is_front_matter,
    is_unclosed,
    parse_unclosed,
    report_unclosed,
)
from zettel.formats.yaml_nodes import KEPT_AS_TYPED, Matter
from zettel.model import Issue, Link, Note, Property, Severity
from zettel.syntax import Body, parse_body

ODD_ID = "Z110"

_POSITION = attrgetter("line", "column")
_ODD = re.compile(r"[\t\r\n/\\#|\[\]^<>\"]|  ")
_FILE_ENDS = (".md", ".markdown")
_DIGITS = re.compile(r"\d{12,17}")
_AFTER_MIDNIGHT = re.compile(r"\d{8}(?:24[6-9]|2[5-9]|[3-9])\d+")  # as Cosma numbers many at once


def parse_note(path: str, data: bytes, dialect: Dialect = PLAIN) -> tuple[Note, tuple[Issue, ...]]:
    """Read one Markdown file; what cannot be read is an issue, the rest is kept."""
    decoded = decode(data)
    text = decoded.text
    matter, length = _parse_front_matter(text, dialect)
    line = 1 + text.count("\n", 0, length) if length else 1
    body = parse_body(text[length:], line, dialect)
    offset = find_offset(data, decoded, length) if length else decoded.mark
    note = _build_note(path, matter, body, (line, offset), dialect)
    if matter.issues and not length:  # what is meant to be kept private is, also where it is broken
        meant = parse_unclosed(text).properties
        if fields.is_private({item.key: item for item in meant}):
            note = replace(note, is_private=True)
    if dialect.page_names or dialect.page_properties or dialect.tag_notes is not None:
        from zettel.formats.pages import to_page  # few notes are Logseq's or Dendron's

        note = to_page(note, text[length:], dialect)
    issues = list(matter.issues)
    if dialect.page_properties:  # to Logseq front matter is lines of any text, not YAML
        issues = [issue for issue in issues if issue.code != KEPT_AS_TYPED]
    if broken := report_encoding(decoded):
        issues.insert(0, broken)
    issues += _find_odd_ids(note, matter)
    if body.tables:
        from zettel.formats.table_pipes import find_cut_links  # few notes have tables

        issues += find_cut_links(text[length:], line, body.tables)
    return note, tuple([replace(issue, path=path) for issue in issues]) if issues else ()


def _parse_front_matter(text: str, dialect: Dialect) -> tuple[Matter, int]:
    """Return what the front matter says, and how many characters it takes up with its borders."""
    if text.startswith("+++"):
        from zettel.formats.toml_matter import BOUNDARY, parse_toml  # few notes have TOML

        toml = BOUNDARY.match(text)
        return (parse_toml(toml[1], 2, dialect), toml.end()) if toml else (Matter(), 0)
    if not text.startswith("---"):
        return Matter(), 0
    match = HANDLER.FM_BOUNDARY.match(text)
    if match is None and is_unclosed(text):
        return Matter(issues=(report_unclosed(),)), 0
    if match is None or not is_front_matter(match[1]):
        return Matter(), 0
    return HANDLER.parse(match[1], 2, dialect), match.end()


def _build_note(
    path: str, matter: Matter, body: Body, start: tuple[int, int], dialect: Dialect
) -> Note:
    properties = {item.key: item for item in matter.properties}
    links = [*sorted(matter.links, key=_POSITION), *body.links] if matter.links else body.links
    note_id = fields.find_id(properties, path, body.id, is_anywhere=dialect.ids_in_text)
    return Note(
        id=note_id,
        path=path,
        title=fields.find_title(properties, body.headings, path),
        aliases=fields.find_texts(properties, fields.ALIAS_KEYS),
        types=fields.find_names(properties, fields.TYPE_KEYS, dialect),
        tags=fields.find_tags(properties, body.tags),
        created=fields.find_created(properties, note_id, path),
        modified=fields.find_first(properties, fields.MODIFIED_KEYS),
        properties=matter.properties + tuple(map(_compose_key, body.properties)),
        links=tuple([_compose_type(link) for link in links]),
        headings=body.headings,
        blocks=body.blocks,
        body_line=start[0],
        body_offset=start[1],
        words=body.words,
        dialect=dialect.name,
        addresses=find_addresses(path, properties, dialect),
        code_links=body.code_links,
        anchors=body.anchors,
        is_private=fields.is_private(properties) or is_draft(path, dialect),
    )


def _compose_key(item: Property) -> Property:
    """Return a property whose key is the same however its accents were typed (Unicode NFC)."""
    if item.key.isascii():
        return item
    return replace(item, key=unicodedata.normalize("NFC", item.key))


def _compose_type(link: Link) -> Link:
    """Return a link whose type is the same however its accents were typed (Unicode NFC)."""
    if link.relation.isascii() and link.prefix.isascii():
        return link
    relation, prefix = (unicodedata.normalize("NFC", t) for t in (link.relation, link.prefix))
    return replace(link, relation=relation, prefix=prefix)


def _is_no_time(note_id: str) -> bool:
    if not _DIGITS.fullmatch(note_id):
        return False
    moment = f"{note_id[:8]}0000" if _AFTER_MIDNIGHT.fullmatch(note_id) else note_id
    return not fields.parse_timestamp(moment)


def _find_odd_ids(note: Note, matter: Matter) -> Iterator[Issue]:
    """Find ids that are none, that are several, or that no link can hold."""
    written = [item for item in matter.properties if item.key in fields.ID_KEYS]
    if len(written) > 1:
        written.sort(key=lambda item: fields.ID_KEYS.index(item.key))
    for item in written:
        texts = [value.strip() for value in item.values if isinstance(value, str)]
        message = hint = ""
        if len(texts) < len(item.values) or len(texts) > 1:
            message, hint = f"“{item.key}” holds one text; “{note.id}” is taken", "write one id"
        elif not any(texts):
            message = f"“{item.key}” is empty; the note's id is “{note.id}”"
            hint = "write an id, or leave the key out"
        elif note.id not in texts:
            message = f"the note has another id already, “{note.id}”, which is taken"
            hint = f"leave out “{item.key}”, or the other key"
        elif _ODD.search(note.id):
            message = f"the id “{note.id}” has characters that links and addresses cannot hold"
            hint = "use letters, digits, “-” and “_”"
        elif note.id.lower().endswith(_FILE_ENDS):
            message, hint = f"the id “{note.id}” ends as a file's name does", "write it without"
        elif _is_no_time(note.id):
            message = f"the id “{note.id}” is no time, as its digits suggest"
            hint = "it is kept as it is, and tells no date"
        if message:
            yield Issue("", item.line, item.column, ODD_ID, Severity.WARNING, message, hint)
