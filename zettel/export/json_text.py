"""One JSON document with long arrays, written a part at a time."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from zettel.export.material import Chunks


def to_head(members: Mapping[str, object], name: str, indent: int) -> bytes:
    """Return the beginning of an object: its first members, and the name of the array after."""
    text = msgspec.json.format(msgspec.json.encode({**members, name: []}), indent=indent)
    return text.removesuffix(b"[]\n}")


def to_items(items: Sequence[object], indent: int) -> bytes:
    """Return items of an array as they stand in a member of the outermost object."""
    text = msgspec.json.format(msgspec.json.encode({"": items}), indent=indent)
    end = "\n" + " " * indent + "]\n}"
    return text[text.index(b"[\n") + 2 : -len(end)] if items else b""


def to_array(parts: Iterable[bytes], indent: int) -> Chunks:
    """Yield an array made of parts, each some of its items."""
    is_empty = True
    for part in parts:
        if part:
            yield b"[\n" if is_empty else b",\n"
            yield part
            is_empty = False
    yield b"[]" if is_empty else b"\n" + b" " * indent + b"]"
