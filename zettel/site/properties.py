"""A note's properties as its page shows them: plain ones, references, records as tables."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from zettel.model import IRI_KEYS
from zettel.rdf.subject import find_property
from zettel.site.addresses import Addresses
from zettel.site.typography import is_date, set_spaces, write_date
from zettel.site.world import World
from zettel.view.dated import date_records
from zettel.view.images import THUMBNAIL_KEYS
from zettel.view.reading import build_fields
from zettel.view.shape import Field, Value

_COLUMNS_THAT_FIT: Final = 4
_ROWS_OPEN: Final = 8
_SAID: Final = 2  # fields that tell what a fact is; the whole record stands below
_URL: Final = re.compile(r"<?(https?://[^\s<>]+)>?")


class Item(Struct):
    """A value: words, perhaps leading somewhere.

    `kind` is text, date, note, missing, ref (to a passage) or external.
    """

    text: str
    kind: str = "text"
    href: str = ""
    parts: list["Item"] = []
    record: "Properties | None" = None


class Row(Struct):
    """A property with its values."""

    label: str
    items: list[Item]
    href: str = ""  # of the property itself


class Fact(Struct):
    """A dated fact at a glance: dates by what they are of, what is said, and where."""

    when: list[Row]
    said: list[list[Item]]


class Table(Struct):
    """Records under one property."""

    label: str
    count: int
    is_open: bool
    facts: list[Fact]
    columns: list[str]
    rows: list[tuple[list[list[Item]], list[Row]]]  # cells, and records inside the record
    records: list["Properties"]


class Properties(Struct):
    """Properties in the order in which they are shown."""

    plain: list[Row] = []
    references: list[Row] = []
    tables: list[Table] = []


class Shower(Struct, frozen=True):
    """What shows the properties of one page."""

    world: World
    addresses: Addresses
    language: str

    def show_note(self, number: int) -> Properties:
        """Show what stands in a note's front matter, without what has a place of its own."""
        world, resolved = self.world, self.world.notes[number]
        targets = world.places.find_targets(resolved.links)
        fields = build_fields(resolved.note, targets, world.places)
        fields = date_records(fields, resolved, world.base, world.vocabulary)
        if world.find_portrait(number):  # it is shown itself
            fields = [field for field in fields if field.key.casefold() not in THUMBNAIL_KEYS]
        return self.show(fields, is_top=True)

    def show(self, fields: Sequence[Field], *, is_top: bool = False) -> Properties:
        """Show some properties; those of the note itself lead to what they mean."""
        found = Properties([], [], [])
        for field in fields:
            if any(value.fields for value in field.values):
                found.tables.append(self._show_table(field))
            else:
                href = self._find_term(field.key) if is_top else ""
                row = Row(self.name(field.key), [self.show_value(v) for v in field.values], href)
                (found.references if _is_reference(field) else found.plain).append(row)
        return found

    def name(self, key: str) -> str:
        """Return what to call a key, a type or a link type."""
        return self.world.contents.find_label(key, self.language) or key

    def show_value(self, value: Value) -> Item:
        """Show one value."""
        if value.fields:
            return Item("", record=self.show(value.fields))
        if value.parts:
            return Item("", parts=[self.show_value(part) for part in value.parts])
        if value.url:
            return Item(value.text, "external", value.url)
        if value.node >= 0:
            return self._show_node(value)
        if url := _URL.fullmatch(value.text):
            shown = re.sub(r"^https?://(www\.)?", "", url[1]).rstrip("/")
            return Item(shown, "external", url[1])
        date = write_date(value.text, self.language)
        return Item(set_spaces(date), "text" if date == value.text else "date", value.text)

    def _show_node(self, value: Value) -> Item:
        places = self.world.places
        address = self.addresses.to(self.world.paths[value.node], fragment=value.anchor)
        if value.anchor:
            return Item(value.text, "ref", address)
        is_missing = value.node >= len(self.world.notes)
        return Item(places.titles[value.node], "missing" if is_missing else "note", address)

    def _find_term(self, key: str) -> str:
        if key in IRI_KEYS:  # no property of the thing, but its name
            return ""
        iri = find_property(self.world.vocabulary, self.world.base, key).iri
        path = self.world.to_path(iri)
        return self.addresses.to(path, fragment=iri.partition("#")[2]) if path else ""

    def _show_table(self, field: Field) -> Table:
        records = [value.fields or [Field(field.key, [value])] for value in field.values]
        plain = [f for record in records for f in record if _is_plain(f)]
        last = {f.key for f in plain if _is_reference(f)}
        keys = sorted(dict.fromkeys(f.key for f in plain), key=last.__contains__)
        table = Table(
            self.name(field.key), len(records), len(records) <= _ROWS_OPEN, [], [], [], []
        )
        if len(keys) <= _COLUMNS_THAT_FIT:
            table.columns = [self.name(key) for key in keys]
            table.rows = [self._show_row(record, keys) for record in records]
        else:
            table.records = [self.show(record) for record in records]
            table.facts = self._show_facts(records)
        return table

    def _show_row(
        self, record: Sequence[Field], keys: Sequence[str]
    ) -> tuple[list[list[Item]], list[Row]]:
        known = {f.key: [self.show_value(v) for v in f.values] for f in record if _is_plain(f)}
        inner = [
            Row(self.name(f.key), [self.show_value(v) for v in f.values])
            for f in record
            if not _is_plain(f)
        ]
        return [known.get(key, []) for key in keys], inner

    def _show_facts(self, records: Sequence[Sequence[Field]]) -> list[Fact]:
        """Show records with dates in order of time; what has no date comes last."""
        keys = {f.key for record in records for f in record if _find_days(f)}
        if not keys:
            return []
        ordered = sorted(records, key=lambda record: _find_earliest(record, keys))
        return [self._show_fact(record, keys) for record in ordered]

    def _show_fact(self, record: Sequence[Field], keys: set[str]) -> Fact:
        dated = [f for f in record if f.days or f.key in keys]
        plain = [f for f in record if f not in dated and _is_plain(f)]
        said = [f for f in plain if not _is_source(f)][:_SAID]
        return Fact(
            [Row(self.name(f.key), [self.show_value(v) for v in _list_dates(f)]) for f in dated],
            [[self.show_value(v) for v in f.values] for f in (*said, *filter(_is_source, plain))],
        )


def _is_plain(field: Field) -> bool:
    return not any(value.fields for value in field.values)


def _is_reference(field: Field) -> bool:
    return all(value.anchor for value in field.values)


def _is_source(field: Field) -> bool:
    return field.source or _is_reference(field)


def _find_days(field: Field) -> list[str]:
    return [d for d in field.days if d] or [v.text for v in field.values if is_date(v.text)]


def _find_earliest(record: Sequence[Field], keys: set[str]) -> str:
    return min((day for f in record if f.key in keys for day in _find_days(f)), default="\uffff")


def _list_dates(field: Field) -> list[Value]:
    """List the dates of a field; of a record, which says how it was worked out, those in it."""
    found: list[Value] = []
    for value in field.values:
        inner = [below for f in value.fields if f.days for below in _list_dates(f)]
        found += inner or ([] if value.fields else [value])
    return found
