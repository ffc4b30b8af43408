"""Notes and links as plain data: one JSON document, or two CSV tables and what they hold."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from zettel.export.columns import LINK_COLUMNS, NOTE_COLUMNS, Column, find_separator
from zettel.export.csvw import NAME, to_metadata
from zettel.export.json_text import to_array, to_head, to_items
from zettel.export.material import Chunks, Files, Material
from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    Missing,
    Note,
    Property,
    Record,
    Resolution,
    ResolvedLink,
    ResolvedNote,
)
from zettel.rdf import document_iri
from zettel.workers import map_ranges

_INDENT = 2

_FIELDS = [column.name for column in NOTE_COLUMNS if column.name != "iri"]


def to_json(material: Material) -> Chunks:
    """One JSON document: `version`, the vault's title and base, `notes`, `links`."""
    settings = material.settings
    about = {"version": 1, "title": settings.title, "base": settings.base}
    yield to_head(about, "notes", _INDENT)
    yield from to_array(_map_notes(material, _write_notes), _INDENT)
    yield b',\n  "links": '
    links = _map_notes(material, _write_links) if material.links else ()
    yield from to_array(links, _INDENT)
    yield b"\n}\n"


def to_csv(material: Material) -> Files:
    """`notes.csv` and `links.csv` (RFC 4180, UTF-8), with their metadata."""
    base = material.settings.base
    notes = (
        {**_to_note_entry(resolved.note), "iri": document_iri(base, resolved.note.id)}
        for resolved in material.notes
    )
    separator = _find_separator(material.notes)
    metadata = to_metadata(material.settings, separator, links=material.links)
    files = {"notes.csv": _to_rows(NOTE_COLUMNS, notes, separator), NAME: iter([metadata])}
    if material.links:
        links = (
            _to_link_entry(resolved.note.id, link)
            for resolved in material.notes
            for link in resolved.links
        )
        files["links.csv"] = _to_rows(LINK_COLUMNS, links, separator)
    return files


def _map_notes(
    material: Material, write: Callable[[Sequence[ResolvedNote]], bytes]
) -> Iterator[bytes]:
    """Yield what `write` makes of the notes, some of them at a time, on all cores."""
    notes = material.notes
    return map_ranges(lambda some: write(notes[some.start : some.stop]), len(notes))


def _write_notes(notes: Sequence[ResolvedNote]) -> bytes:
    return to_items([_to_note_entry(resolved.note) for resolved in notes], _INDENT)


def _write_links(notes: Sequence[ResolvedNote]) -> bytes:
    found = [_to_link_entry(note.note.id, link) for note in notes for link in note.links]
    return to_items(found, _INDENT)


def _find_separator(notes: Sequence[ResolvedNote]) -> str:
    names = [column.name for column in NOTE_COLUMNS if column.is_list]
    return find_separator([getattr(one.note, name) for one in notes for name in names])


def _to_rows(
    columns: Sequence[Column], entries: Iterable[dict[str, object]], separator: str
) -> Iterator[bytes]:
    output = io.StringIO()
    writer = csv.writer(output)
    names = [column.name for column in columns]
    writer.writerow(names)
    for entry in entries:
        writer.writerow([_to_cell(entry[name], separator) for name in names])
        if output.tell() > 1 << 16:
            yield output.getvalue().encode()
            output.seek(output.truncate(0))
    yield output.getvalue().encode()


def _to_cell(value: object, separator: str) -> object:
    return separator.join(map(str, value)) if isinstance(value, list | tuple) else value


def _to_note_entry(note: Note) -> dict[str, object]:
    entry: dict[str, object] = {name: getattr(note, name) for name in _FIELDS}
    entry["properties"] = [_to_property_entry(prop) for prop in note.properties]
    entry["headings"] = [{"text": h.text, "level": h.level, "line": h.line} for h in note.headings]
    return entry


def _to_property_entry(prop: Property) -> dict[str, object]:
    values = [_to_record_entry(v) if isinstance(v, Record) else v for v in prop.values]
    return {"key": prop.key, "values": values, "line": prop.line}


def _to_record_entry(record: Record) -> dict[str, object]:
    return {"line": record.line, "properties": [_to_property_entry(p) for p in record.properties]}


def _to_link_entry(source: str, found: ResolvedLink) -> dict[str, object]:
    status, target, rule = _describe(found.resolution)
    link = found.link
    return {
        "source": source,
        "target": target or link.target,
        "status": status,
        "rule": rule,
        "relation": found.relation,
        "kind": link.kind,
        "label": link.label,
        "anchor": link.anchor,
        "line": link.line,
        "column": link.column,
        "context": link.context,
    }


def _describe(resolution: Resolution) -> tuple[str, str, str]:
    match resolution:
        case Found(note=note, rule=rule):
            return "found", note, rule
        case Ambiguous(note=note, rule=rule):
            return "ambiguous", note, rule
        case Missing(name=name):
            return "missing", name, ""
        case External(url=url):
            return "external", url, ""
        case Attachment(path=path, exists=exists):
            return ("attachment" if exists else "missing-attachment"), path, ""
