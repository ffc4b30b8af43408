"""Texts that notes have in common, kept in memory once.

Keys, types, tags and many values come again and again, and a message holds each of them anew: a
fifth of what notes take in memory.
"""

from collections.abc import Callable

from msgspec.structs import force_setattr

from zettel.model import Note, Property, Record

Share = Callable[[str, str], str]
"""`dict.setdefault` of the texts met so far."""


def share_texts(note: Note, share: Share) -> None:
    """Put the texts met before in place of their equals in a note that nobody else knows yet.

    The note stays equal to itself; `force_setattr` is for records that are still being made.
    """
    force_setattr(note, "id", share(note.id, note.id))
    force_setattr(note, "title", share(note.title, note.title))
    force_setattr(note, "created", share(note.created, note.created))
    force_setattr(note, "dialect", share(note.dialect, note.dialect))
    for name in ("aliases", "types", "tags"):
        texts = getattr(note, name)
        if texts:
            force_setattr(note, name, tuple([share(text, text) for text in texts]))
    for item in note.properties:
        _share_property(item, share)


def _share_property(item: Property, share: Share) -> None:
    force_setattr(item, "key", share(item.key, item.key))
    values: list[str | Record] = []
    for value in item.values:
        if isinstance(value, Record):
            for inner in value.properties:
                _share_property(inner, share)
            values.append(value)
        else:
            values.append(share(value, value))
    force_setattr(item, "values", tuple(values))
