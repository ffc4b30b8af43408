"""What is remembered of a site that was written: of what it was made, and what its files were.

Enough to tell without a look at any page which of them are still what would be written.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec
from xxhash import xxh3_128_digest

Stamp = tuple[int, ...]
"""What changes about a file when it is written."""

PACKAGES: Final = ("jinja2", "markupsafe", "math-core", "msgspec", "nh3", "pyromark")
"""Others' code on which it depends what a page says."""


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A note of a site: what its files were made from, where it stands in the dump, its text."""

    key: bytes
    start: int
    length: int
    text: str


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A site as it was written, and all that it was made from as digests and stamps."""

    made_from: bytes = b""
    frame: bytes = b""  # what all pages of notes depend on
    place: str = ""
    stamps: dict[str, Stamp] = {}  # of the site's files, by name
    copied: dict[str, Stamp] = {}  # of the vault's files that are in it, by path
    outside: dict[str, bool] = {}  # what links asked for beside the vault
    notes: dict[str, Kept] = {}  # by what they have after the base


class Past(msgspec.Struct, frozen=True):
    """What an earlier run has left, and what is to be known so that a later one can use this."""

    record: Record
    about: bytes  # digest of what all pages depend on beside notes
    digests: Mapping[str, bytes]  # of what notes are read from, by path
    keep: Callable[[Record], None]


def is_current(record: Record, made_from: bytes, folder: Path, notes: Path) -> bool:
    """Say whether a site, of the notes in another folder, is what would be written now."""
    if record.made_from != made_from or record.place != str(folder.resolve()):
        return False
    if any(find_stamp(notes / path) != stamp for path, stamp in record.copied.items()):
        return False
    found = find_stamps(folder)
    return all(found.get(name) == stamp for name, stamp in record.stamps.items())


def find_stamps(folder: Path) -> dict[str, Stamp]:
    """Return the stamps of all files in a folder, by name; links are not followed."""
    return dict(_walk(str(folder), ""))


def find_stamp(path: Path) -> Stamp:
    """Return the stamp of a file, () where there is none."""
    try:
        return _to_stamp(path.stat())
    except (OSError, ValueError):
        return ()


def digest_program(folder: Path) -> bytes:
    """Return a digest of our package, which stands in a folder: its code, its templates, all else.

    By the sizes and times of its files, and the versions of what it uses.
    """
    found = [f"{name} {version(name)}" for name in PACKAGES if find_spec(name.replace("-", "_"))]
    for name, (_, _, size, time, _) in _walk(str(folder), ""):
        if not name.startswith("view/web/") and "__pycache__/" not in name:
            found.append(f"{name} {size} {time}")
    return xxh3_128_digest("\n".join(sorted(found)).encode("utf-8", "surrogateescape"))


def _walk(folder: str, before: str) -> Iterator[tuple[str, Stamp]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = f"{before}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if name != "view/web/node_modules":
                        yield from _walk(entry.path, f"{name}/")
                else:
                    yield name, _to_stamp(entry.stat(follow_symlinks=False))
    except OSError:  # it is gone, or not to be read: nothing in it is known
        return


def _to_stamp(found: os.stat_result) -> Stamp:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


encode_record = msgspec.msgpack.Encoder().encode
decode_record = msgspec.msgpack.Decoder(Record).decode
