"""The fields of a note that come from its front matter, the name of its file, or its text."""

import re
from collections.abc import Iterable, Mapping, Sequence

from zettel.dialect import Dialect
from zettel.formats.timestamps import STAMP, TIMESTAMP
from zettel.model import Heading, Property, Record
from zettel.syntax import parse_whole_link

ID_KEYS = ("id", "uid", "UID", "ID")
ALIAS_KEYS = ("aliases", "alias")
TYPE_KEYS = ("types", "type")
TAG_KEYS = ("tags", "tag", "keywords")
CREATED_KEYS = ("created", "date", "creation_date", "creation-date", "date_created", "date-created")
MODIFIED_KEYS = ("modified", "updated", "lastmod", "last_modified", "last-modified")
"""Keys that mean the same, best first."""

LITERAL = "@value"  # whose text is no link, with its language beside it (JSON-LD 1.1, 4.2.1)

_FOR_OTHERS, _FOR_ME = frozenset({"published", "publish"}), frozenset({"draft", "private"})
_PRIVACY = _FOR_OTHERS | _FOR_ME
_FALSE = frozenset({"false", "no", "n", "off", "0", "non", "faux"})
_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def find_id(
    properties: Mapping[str, Property], path: str, in_text: str = "", *, is_anywhere: bool = False
) -> str:
    """Return a note's id: its key, else the timestamp that its file is named by, else its path.

    Args:
        properties: Those of its front matter by their keys.
        path: Of its file.
        in_text: An id that stands in its text, which goes before the path.
        is_anywhere: Whether fourteen digits anywhere in the file's name are an id.
    """
    written = find_first(properties, ID_KEYS)
    if written:
        return written
    name = path.rpartition("/")[2]
    timestamp = TIMESTAMP.match(name) or (STAMP.search(name) if is_anywhere else None)
    return timestamp[1] if timestamp else in_text or _remove_suffix(path)


def find_title(properties: Mapping[str, Property], headings: Sequence[Heading], path: str) -> str:
    """Return a note's title: its key, else its first heading of level 1, else its file's name.

    A lesser heading names a part ("Notes" in a journal), as Foam and Obsidian see it.
    """
    written = find_texts(properties, ("title",))  # one in several languages gives its first
    if written:
        return " ".join(written[0].split())
    for heading in headings:
        if heading.level == 1:
            return heading.text
    return _remove_suffix(path.rpartition("/")[2])


def find_created(properties: Mapping[str, Property], note_id: str, path: str) -> str:
    """Return when a note was made, as written, else as its id or its file's name tells, else ""."""
    written = find_first(properties, CREATED_KEYS)
    if written:
        return written
    if moment := parse_timestamp(note_id):
        return moment
    dated = _DATED_NAME.match(path.rpartition("/")[2])
    return dated[1] if dated else ""


def parse_timestamp(note_id: str) -> str:
    """Return the moment that an id consists of; "" when it is none (no month 13)."""
    timestamp = TIMESTAMP.fullmatch(note_id)
    return _to_iso(timestamp[1]) if timestamp else ""


def is_private(properties: Mapping[str, Property]) -> bool:
    """Say whether a note is kept from publication: `draft`, `private`, or `published: false`.

    Keys as in Jekyll (`published`), Hugo (`draft`) and Obsidian Publish (`publish`). What stands
    under `draft` or `private` and is no clear “no” is a yes: to publish cannot be taken back.
    `published` may hold a date.
    """
    if _PRIVACY.isdisjoint(map(str.casefold, properties)):
        return False
    for key in properties:
        folded = key.casefold()
        if folded in _FOR_OTHERS or folded in _FOR_ME:
            told = find_first(properties, (key,)).casefold()
            if told in _FALSE if folded in _FOR_OTHERS else told and told not in _FALSE:
                return True
    return False


def find_tags(properties: Mapping[str, Property], inline: Iterable[str]) -> tuple[str, ...]:
    """Return tags of front matter, then those of the text, each once, without `#`.

    A string is split at its commas, else, when every word has its `#`, at its spaces.
    """
    tags: dict[str, None] = {}
    for key in TAG_KEYS:
        if key in properties:
            for value in find_texts(properties, (key,)):
                for tag in _split_tags(value):
                    tags[tag] = None
    tags.update(dict.fromkeys(inline))
    return tuple(tags)


def find_texts(properties: Mapping[str, Property], keys: Iterable[str]) -> tuple[str, ...]:
    """Return the strings under several keys, each once; those of nested mappings too."""
    found: list[str] = []
    for key in keys:
        if key in properties:
            _add_strings(found, properties[key])
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def find_first(properties: Mapping[str, Property], keys: Iterable[str]) -> str:
    """Return the first string under the first of the keys that has one, else ""."""
    for key in keys:
        if key in properties:
            for value in properties[key].values:
                if isinstance(value, str) and value.strip():
                    return value.strip()
    return ""


def find_names(
    properties: Mapping[str, Property], keys: Iterable[str], dialect: Dialect
) -> tuple[str, ...]:
    """Return the strings under several keys, each once; of a link its label, else its target."""
    texts = find_texts(properties, keys)
    if not any("[" in text for text in texts):
        return texts
    links = [parse_whole_link(text, dialect) if "[" in text else None for text in texts]
    named = (
        link.label or link.target if link else text for link, text in zip(links, texts, strict=True)
    )
    return tuple(dict.fromkeys(named))


def _add_strings(found: list[str], item: Property) -> None:
    for value in item.values:
        if isinstance(value, Record):
            literal = [inner for inner in value.properties if inner.key == LITERAL]
            for inner in literal or value.properties:
                _add_strings(found, inner)
        elif text := value.strip():
            found.append(text)


def _split_tags(value: str) -> list[str]:
    parts = value.split(",")
    if len(parts) == 1 and "#" in value:
        words = value.split()
        if len(words) > 1 and all(word.startswith("#") for word in words):
            parts = words
    tags = [part.strip().lstrip("#").strip() for part in parts]
    return [tag for tag in tags if tag]


def _to_iso(digits: str) -> str:
    """Return a timestamp as a date and time; "" when it is none (no month 13)."""
    year, month, day, hour, minute = (
        digits[:4],
        digits[4:6],
        digits[6:8],
        digits[8:10],
        digits[10:12],
    )
    second = digits[12:] or "00"
    possible = "01" <= month <= "12" and "01" <= day <= "31"
    if not possible or hour > "23" or minute > "59" or second > "59":
        return ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}"


def _remove_suffix(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    return f"{folder}{slash}{stem if dot and stem else name}"
