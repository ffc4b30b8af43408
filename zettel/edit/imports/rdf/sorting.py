"""The order of values that the name of a part, a text or a date follows from."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from zettel.dialect import PLAIN
from zettel.edit.imports.document import to_property
from zettel.edit.imports.rdf import values
from zettel.formats.fields import CREATED_KEYS
from zettel.model import IRI_KEYS, Property, Record
from zettel.rdf.facts import find_value_name
from zettel.rdf.literals import to_date_literal
from zettel.rdf.names import Fragments
from zettel.syntax.dates import parse_date


def arrange(key: str, properties: Sequence[Property], fragment: str) -> list[Property] | None:
    """Put first what names a mapping by its fragment; None where nothing that it says does."""
    for number, prop in enumerate(properties):
        for place, value in enumerate(prop.values):
            if isinstance(value, str) and _names(key, find_value_name(value, PLAIN), fragment):
                rest = (*prop.values[:place], *prop.values[place + 1 :])
                first = replace(prop, values=(value, *rest))
                return [first, *properties[:number], *properties[number + 1 :]]
    has_text = any(isinstance(value, str) for prop in properties for value in prop.values)
    return list(properties) if not has_text and _names(key, "", fragment) else None


def join_languages(written: Iterable[values.Value]) -> Iterator[values.Value]:
    """Join mappings that hold a text in one language each into one."""
    by_tag: dict[str, list[str]] = defaultdict(list)
    for value in written:
        if isinstance(value, Record) and _is_language(value):
            entry = value.properties[0]
            by_tag[entry.key] += [text for text in entry.values if isinstance(text, str)]
        else:
            yield value
    if by_tag:
        yield Record(0, 0, tuple(to_property(tag, *texts) for tag, texts in by_tag.items()))


def order_dates(properties: Iterable[Property], created: Collection[str]) -> list[Property]:
    """Put first what a note is dated by: a day of those stated, or else what is no date."""

    def is_other(value: values.Value) -> bool:
        date = parse_date(value.strip()) if isinstance(value, str) else None
        if not isinstance(value, str) or not value.strip() or date is None:
            return bool(created)
        return to_date_literal(date) not in created

    return [
        replace(p, values=tuple(sorted(p.values, key=is_other))) if p.key in CREATED_KEYS else p
        for p in properties
    ]


def to_order(said: tuple[str, str]) -> tuple[str, list[tuple[int, str]], str]:
    """Sort parts by name and number: `a`, `a-2`, `a-10`."""
    parts = re.split(r"(\d+)", said[1].rstrip(">"))
    return said[0], [(int(p), "") if p.isdecimal() else (-1, p) for p in parts], said[1]


def _names(key: str, text: str, fragment: str) -> bool:
    name = Fragments().name(key, text)
    number = fragment.removeprefix(name)
    return fragment.startswith(name) and (
        not number or re.fullmatch(r"(-\d+)+", number) is not None
    )


def _is_language(record: Record) -> bool:
    if len(record.properties) != 1:
        return False
    key = record.properties[0].key
    return key not in IRI_KEYS and values.is_language(key)
