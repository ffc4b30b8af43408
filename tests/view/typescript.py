"""The page's records as TypeScript: `document.ts` is written from `zettel/view/shape.py`."""

import inspect
import re
from collections.abc import Iterator
from types import UnionType
from typing import ForwardRef, get_args, get_origin

import msgspec

from zettel.view import shape

HEAD = """\
// The shape of the page's data, version {version}: written from zettel/view/shape.py, not by hand.
// A field that may be missing holds the default written beside it.

export const VERSION = {version};

export type Labels = Record<string, string>; // by language
"""
SIMPLE: dict[object, str] = {int: "number", str: "string", bool: "boolean"}
DEFAULTS = {"False": "false", "True": "true", "None": ""}


def to_typescript() -> str:
    """Convert all records of the shape, in its order."""
    return "\n".join([HEAD.format(version=shape.VERSION), *map(_write_record, _list_records())])


def _list_records() -> Iterator[type[msgspec.Struct]]:
    for value in vars(shape).values():
        is_record = isinstance(value, type) and issubclass(value, msgspec.Struct)
        if is_record and value is not msgspec.Struct:
            yield value


def _write_record(record: type[msgspec.Struct]) -> str:
    source = inspect.getsource(record)
    doc = inspect.cleandoc(record.__doc__ or "").splitlines()[0]
    lines = [_write_field(field, source) for field in msgspec.structs.fields(record)]
    return "\n".join([f"/** {doc} */", f"export interface {record.__name__} {{", *lines, "}", ""])


def _write_field(field: msgspec.structs.FieldInfo, source: str) -> str:
    written = re.search(
        rf"^    {field.name}: [^=#\n]+(?:= ([^#\n]+?))?\s*(?:# (.+))?$", source, re.M
    )
    assert written, f"{field.name} is written in no way that this understands"
    default, comment = written[1], written[2]
    notes = ", ".join(filter(None, [DEFAULTS.get(default, default), comment]))
    mark = "" if field.required else "?"
    return f"  {field.name}{mark}: {_to_type(field.type)};{f' // {notes}' if notes else ''}"


def _to_type(kind: object) -> str:
    if kind == dict[str, str]:
        return "Labels"
    origin, parts = get_origin(kind), [_to_type(part) for part in get_args(kind)]
    if origin is list:
        return f"{parts[0]}[]"
    if origin is dict:
        return f"Record<{', '.join(parts)}>"
    if origin is UnionType:
        return parts[0]  # or none, and then the field is left out
    if kind in SIMPLE:
        return SIMPLE[kind]
    return kind.__forward_arg__ if isinstance(kind, ForwardRef) else getattr(kind, "__name__", "")
