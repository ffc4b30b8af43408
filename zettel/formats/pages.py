"""A note as its application's page: what Logseq and Dendron know of it beside its front matter.

Logseq takes titles, aliases, types and tags from the first lines and the file's name; in both,
tags written as plain words under a key lead to notes, as `#tag` does.
"""

from msgspec.structs import replace

from zettel.dialect import Dialect
from zettel.formats import fields
from zettel.formats.page_names import PageName, parse_page_name
from zettel.formats.page_properties import (
    BLOCK_KEYS,
    NAMING_KEYS,
    find_page_properties,
    find_tag_links,
    to_listed,
)
from zettel.model import Link, Note, Property


def to_page(note: Note, text: str, dialect: Dialect) -> Note:
    """Return the note with what its dialect adds; `text` begins on its line `body_line`."""
    properties = {item.key.casefold(): item for item in note.properties}
    if dialect.page_properties:
        note, properties = _add_properties(note, text, dialect)
    if dialect.page_names:
        is_titled = bool(fields.find_first(properties, ("title",)))
        note = _add_names(note, parse_page_name(note.path, dialect), is_titled=is_titled)
    if dialect.tag_notes is not None:
        tags = find_tag_links(note.properties, dialect.tag_notes, note.body_line)
        links = (*note.links, *tags)
        note = replace(note, links=tuple(sorted(links, key=_find_position)))
    return note


def _add_properties(note: Note, text: str, dialect: Dialect) -> tuple[Note, dict[str, Property]]:
    """Take the first `key:: value` lines for the note's own; ids of blocks are none of them."""
    front = [item for item in note.properties if item.line < note.body_line]
    inline = [item for item in note.properties if item.line >= note.body_line]
    properties = find_page_properties(text, note.body_line, inline)
    properties.update((item.key.casefold(), to_listed(item)) for item in front)
    as_yaml = set(fields.find_tags({item.key: item for item in front}, ()))
    kept = tuple(item for item in inline if item.key.casefold() not in BLOCK_KEYS)
    note = replace(
        note,
        title=fields.find_first(properties, ("title",)) or note.title,
        aliases=fields.find_texts(properties, fields.ALIAS_KEYS),
        types=fields.find_names(properties, fields.TYPE_KEYS, dialect),
        tags=fields.find_tags(properties, [tag for tag in note.tags if tag not in as_yaml]),
        created=fields.find_created(properties, note.id, note.path),
        modified=fields.find_first(properties, fields.MODIFIED_KEYS),
        properties=(*front, *kept),
        links=tuple(link for link in note.links if link.relation.casefold() not in NAMING_KEYS),
        is_private=fields.is_private(properties),
    )
    return note, properties


def _add_names(note: Note, name: PageName, *, is_titled: bool) -> Note:
    """Take what the file's name says: a page is called by it, unless it has a title of its own."""
    title = note.title if is_titled else name.title
    names = dict.fromkeys((*note.aliases, *name.aliases))
    names.pop(title, None)
    return replace(note, title=title, aliases=tuple(names), created=note.created or name.day)


def _find_position(link: Link) -> tuple[int, int]:
    return link.line, link.column
