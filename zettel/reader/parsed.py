"""Notes read and parsed, many at once, on both cores where that pays.

The parsers are loaded when there is something to parse: that takes longer than to look at a folder
in which nothing has changed.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib import import_module

from xxhash import xxh3_64_intdigest, xxh3_128_digest

from zettel import workers
from zettel.dialect import PLAIN, Dialect
from zettel.model import Issue, Note
from zettel.reader.detection import FoundDialect, build_finder
from zettel.reader.files import read_bytes, to_unread
from zettel.reader.messages import Parsed, Wanted, decode_chunk, encode


def read_parsed(
    folder: str, wanted: Sequence[Wanted], dialects: Sequence[FoundDialect]
) -> Iterator[list[Parsed]]:
    """Yield what the notes at some paths are, in their order, chunk by chunk."""
    if len(wanted) >= workers.WORTHWHILE:
        import_module("zettel.formats.markdown")  # once, before there are processes to load it
    read = partial(_read_chunk, folder, dialects)
    for encoded in workers.map_chunks(read, wanted):
        yield decode_chunk(encoded)


def read_note(folder: str, path: str, dialect: Dialect = PLAIN) -> Parsed:
    """Read and parse one note; one that cannot be read is empty, and an issue says why."""
    return _read_wanted(folder, (path, b""), dialect)


def _read_chunk(folder: str, dialects: Sequence[FoundDialect], wanted: Sequence[Wanted]) -> bytes:
    """Read some notes; the result goes between processes as one message."""
    find = build_finder(dialects)
    return encode([_read_wanted(folder, one, find(one[0]).dialect) for one in wanted])


def _read_wanted(folder: str, wanted: Wanted, dialect: Dialect) -> Parsed:
    path, known = wanted
    try:
        data = read_bytes(f"{folder}/{path}")
    except OSError as error:
        note, _ = _parse_note(path, b"", dialect)
        reason = error.strerror or type(error).__name__
        return b"", encode(note), (to_unread(path, f"cannot be read: {reason}"),)
    digest = xxh3_128_digest(data, seed=_to_seed(dialect))
    if digest == known:
        return digest, b"", ()
    note, issues = _parse_note(path, data, dialect)
    return digest, encode(note), issues


def _parse_note(path: str, data: bytes, dialect: Dialect) -> tuple[Note, tuple[Issue, ...]]:
    from zettel.formats import parse_note

    return parse_note(path, data, dialect)


@cache
def _to_seed(dialect: Dialect) -> int:
    """Let the digest of a note tell what it was read as, too."""
    return int(xxh3_64_intdigest(encode(dialect)))
