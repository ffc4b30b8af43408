"""A draft → the bytes of its note: text as it was, links that lead on, keys that it lacked."""

from collections.abc import Iterator, Sequence

from zettel.dialect import Dialect
from zettel.edit.changes import Edit
from zettel.edit.imports.decoding import encode_text
from zettel.edit.imports.document import Mapped, to_linkless, to_property
from zettel.edit.imports.drafts import Draft
from zettel.edit.imports.known import SOURCE, describe_source
from zettel.edit.imports.matter import add_properties
from zettel.edit.imports.respelling import Place
from zettel.formats import fields, parse_note
from zettel.model import Note, Property

_FIELDS = {
    "title": "title",
    "tags": "tags",
    "author": "author",
    "auteur": "author",
    "date": "created",
    "created": "created",
}
"""What keys of front matter, which stay as they are, are told to be."""

_Added = tuple[Property, str]  # a key, and where it comes from


def compose_note(
    draft: Draft, place: Place, edits: Sequence[Edit], names: Sequence[str], dialect: Dialect
) -> tuple[bytes, tuple[Mapped, ...], Note]:
    """Return a note's bytes, where its fields come from, and the note as it will be read.

    `names` are further names that it is to answer to; `dialect` is that of the vault.
    """
    text = _apply(draft.document.text, edits)
    added = [*_find_identity(draft, place), *((prop, "") for prop in draft.document.properties)]
    while True:
        whole = encode_text(add_properties(text, [prop for prop, _ in added]))
        note, _ = parse_note(place.path, whole, dialect)
        lost = list(_find_lost(draft, note, names))
        known = {prop.key for prop, _ in added}
        fresh = [item for item in lost if item[0].key not in known]
        if not fresh:
            break
        added += fresh
    told = any(prop.key == SOURCE for prop in note.properties)
    added += [(prop, "") for prop in describe_source(draft.path, draft.checksum, told=told)]
    whole = encode_text(add_properties(text, [prop for prop, _ in _order(added)]))
    return whole, tuple(_find_mapped(draft, added)), note


def _apply(text: str, edits: Sequence[Edit]) -> str:
    parts, done = list[str](), 0
    for edit in sorted(edits):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def _find_identity(draft: Draft, place: Place) -> Iterator[_Added]:
    """Yield the id that it lacks, and the one that it had and somebody else has already."""
    own = [p for p in draft.note.note.properties if p.key in fields.ID_KEYS]
    written = [v for p in own for v in p.values if isinstance(v, str)]
    if place.id not in written:
        yield to_property("id", place.id), ""
    former = [value for value in dict.fromkeys(written) if value.strip() != place.id]
    if former:
        yield to_property("former_id", *former), "id"


def _find_lost(draft: Draft, note: Note, names: Sequence[str]) -> Iterator[_Added]:
    """Yield what the document said where it stood, and its note does not say by itself."""
    old = draft.note.note
    if not any(prop.key == "title" for prop in draft.document.properties):
        has_heading = any(heading.level == 1 for heading in old.headings)
        keyed = any(prop.key == "title" for prop in old.properties)
        origin = "front matter" if keyed else "first heading" if has_heading else "file name"
        # A heading may show brackets that in front matter would be a link.
        if note.title != old.title or not (keyed or set("[]") & set(old.title)):
            yield to_property("title", to_linkless(old.title)), origin
    if old.created and note.created != old.created:
        yield to_property("created", old.created), "id or file name"
    for key, was, now in (
        ("aliases", (*old.aliases, *names), note.aliases),
        ("types", old.types, note.types),
        ("tags", old.tags, note.tags),
    ):
        if not set(was) <= set(now):
            yield to_property(key, *dict.fromkeys((*now, *was))), "as read"
    if old.is_private and not note.is_private:
        yield to_property("draft", "true"), "folder"
    if old.addresses and not note.addresses:
        yield to_property("permalink", old.addresses[0]), "address on the site"


def _order(added: Sequence[_Added]) -> list[_Added]:
    """Put the id and the title first, and where all comes from last."""
    rank = {"id": 0, "title": 1, "former_id": 2}
    return sorted(added, key=lambda item: rank.get(item[0].key, 3))


def _find_mapped(draft: Draft, added: Sequence[_Added]) -> Iterator[Mapped]:
    told = {mapped.field: mapped.origin for mapped in draft.document.mapped}
    for prop, origin in _order(added):
        if origin or prop.key in told:
            yield Mapped(prop.key, told.get(prop.key, origin))
    taken = {prop.key for prop, _ in added}
    for prop in draft.note.note.properties:
        field = _FIELDS.get(prop.key)
        if field and prop.key not in taken:
            same = "front matter" if field == prop.key else f"“{prop.key}” in the front matter"
            yield Mapped(field, same)
