"""What the CSV tables hold, for programs (W3C, Metadata Vocabulary for Tabular Data, 2015)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from zettel.export.columns import LINK_COLUMNS, NOTE_COLUMNS, Column
from zettel.settings import Settings

NAME = "csv-metadata.json"
"""Where readers of a table look for its metadata (Model for Tabular Data, section 5.4)."""


def to_metadata(settings: Settings, separator: str, *, links: bool) -> bytes:
    """Return the metadata of `notes.csv` and, with `links`, of `links.csv`.

    `separator` is what stands between the values of a cell that holds several.
    """
    tables = [_to_notes(separator)]
    if links:
        tables.append(_to_links(separator))
    known = {
        "dc:title": settings.title,
        "dc:creator": settings.creator,
        "dc:license": {"@id": settings.licence} if "://" in settings.licence else settings.licence,
    }
    said = {key: value for key, value in known.items() if value}
    context = ["http://www.w3.org/ns/csvw", {"@language": settings.language or "und"}]
    written = {"@context": context, **said, "tables": tables}
    return msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n"


def _to_notes(separator: str) -> dict[str, Any]:
    schema = _to_schema(NOTE_COLUMNS, separator)
    return {"url": "notes.csv", "tableSchema": {**schema, "primaryKey": "id", "aboutUrl": "{+iri}"}}


def _to_links(separator: str) -> dict[str, Any]:
    key = {"columnReference": "source", "reference": _to_reference("notes.csv", "id")}
    return {
        "url": "links.csv",
        "tableSchema": {**_to_schema(LINK_COLUMNS, separator), "foreignKeys": [key]},
    }


def _to_reference(url: str, column: str) -> dict[str, str]:
    return {"resource": url, "columnReference": column}


def _to_schema(columns: Sequence[Column], separator: str) -> dict[str, Any]:
    return {"columns": [_to_column(column, separator) for column in columns]}


def _to_column(column: Column, separator: str) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": {"@value": column.meaning, "@language": "en"},
        "datatype": column.datatype,
    }
    return {**written, "separator": separator} if column.is_list else written
