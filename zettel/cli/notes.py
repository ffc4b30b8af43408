"""Notes and links as `show` and `path` tell them: as JSON, and in words."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zettel.cli.tables import to_text
from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    Link,
    Missing,
    Note,
    Property,
    Record,
    Resolution,
    ResolvedLink,
)

if TYPE_CHECKING:
    from rich.text import Text

# Keys of front matter that the note's own fields already tell.
_TOLD = frozenset({"id", "uid", "title", "type", "types", "tag", "tags", "alias", "aliases"})
_LINK = re.compile(r"\[\[[^\[\]|]*\|([^\[\]|]+)\]\]")  # with a label, which is all one reads


def to_note_data(note: Note) -> dict[str, object]:
    """Convert a note to builtin values for JSON; every property is a list of its values."""
    return {
        "id": note.id,
        "path": note.path,
        "title": note.title,
        "aliases": note.aliases,
        "types": note.types,
        "tags": note.tags,
        "created": note.created,
        "modified": note.modified,
        "words": note.words,
        "properties": _to_mapping(note.properties),
    }


def to_link_data(found: ResolvedLink) -> dict[str, object]:
    """Convert a link as written, with what it became, to builtin values for JSON."""
    link = found.link
    return {
        "target": link.target,
        "kind": link.kind.value,
        "relation": found.relation,
        "label": link.label,
        "anchor": link.anchor,
        **to_place_data(link),
        "resolution": _to_resolution_data(found.resolution),
    }


def to_place_data(link: Link) -> dict[str, object]:
    """Convert where a link stands: line, column, its sentence, and the link inside of that."""
    return {
        "line": link.line,
        "column": link.column,
        "context": link.context,
        "start": link.start,
        "end": link.end,
    }


def find_properties(note: Note) -> list[tuple[str, str]]:
    """List what a note says of itself, key by key, each with its values in words."""
    fields = (("types", note.types), ("tags", note.tags), ("aliases", note.aliases))
    told = [(key, ", ".join(values)) for key, values in fields if values]
    for key, values in _to_mapping(note.properties).items():
        if key.casefold() not in _TOLD and values:
            told.append((key, _to_words(values)))
    return told


def mark_link(link: Link) -> "Text | None":
    """Tell the sentence around a link, with the link in double brackets and bold.

    None where there is no sentence, or nothing in it but the link.
    """
    context, start, end = link.context, link.start, link.end
    if not 0 <= start < end <= len(context):
        return to_text(context) if context else None
    before, after = context[:start], context[end:]
    if not (before + after).strip():
        return None
    return to_text(before) + to_text(f"[[{context[start:end]}]]", "bold") + to_text(after)


def _to_mapping(properties: Sequence[Property]) -> dict[str, list[object]]:
    """Gather properties by key: front matter and inline ones may share one."""
    gathered: dict[str, list[object]] = {}
    for found in properties:
        values = gathered.setdefault(found.key, [])
        for value in found.values:
            values.append(_to_mapping(value.properties) if isinstance(value, Record) else value)
    return gathered


def _to_words(values: Sequence[object], *, inside: bool = False) -> str:
    """Tell values in words: records on lines of their own, or in brackets inside another."""
    told = []
    for value in values:
        if isinstance(value, dict):
            pairs = "; ".join(f"{k}: {_to_words(v, inside=True)}" for k, v in value.items())
            told.append(f"({pairs})" if inside else f"– {pairs}" if len(values) > 1 else pairs)
        else:
            told.append(_LINK.sub(r"[[\1]]", str(value)))
    lines = not inside and any(isinstance(value, dict) for value in values)
    return ("\n" if lines else ", ").join(told)


def _to_resolution_data(resolution: Resolution) -> dict[str, object]:
    match resolution:
        case Found(note, rule):
            return {"is": "found", "note": note, "rule": rule}
        case Ambiguous(note, rule, candidates):
            return {"is": "ambiguous", "note": note, "rule": rule, "candidates": candidates}
        case Missing(name):
            return {"is": "missing", "name": name}
        case External(url):
            return {"is": "external", "url": url}
        case Attachment(path, exists):
            return {"is": "attachment", "path": path, "exists": exists}
