"""What the cache knows of a vault beside its notes, and whether it still holds.

Each thing stands there with a digest of all that it was made from: what the notes are read from,
which other files there are, the settings, the ontology, and what was found beside the vault when
links asked for it. Where the digest is another, the thing is made anew.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from xxhash import xxh3_128

from zettel.cache import Cache
from zettel.reader import MOVED_FILE, Outside, Reading, tell_dialects
from zettel.settings import Settings

Result = TypeVar("Result")


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """Something that was worked out."""

    digest: bytes  # of what it was worked out from
    outside: Mapping[str, bool]  # what was asked for beside the vault, and whether it was there
    data: bytes


class Memory:
    """The cache of a vault as it is now."""

    def __init__(
        self, cache: Cache, settings: Settings, reading: Reading, outside: Outside
    ) -> None:
        self.cache = cache
        self.outside = outside
        self.reading = reading
        self._settings = settings
        self.about = self._find_about()
        self.frame = to_digest([encode((list(reading.paths), reading.files, reading.pages))])
        dialects = encode(tell_dialects(reading.dialects))
        self.digest = to_digest([self.about, self.frame, reading.digests, dialects])

    @property
    def may_keep(self) -> bool:
        """Whether what is made now is of what the digests tell: nothing has changed meanwhile."""
        return self.reading.is_exact and self._find_about() == self.about

    def remember(
        self, name: str, kind: type[Result], build: Callable[[], Result], about: bytes = b""
    ) -> Result:
        """Return what `build` makes, from the cache where it has been made before.

        Args:
            name: of the thing; a later one takes the place of an earlier.
            kind: of which it is, as msgspec knows types.
            build: makes it.
            about: what it was made from, where that is not the whole vault.
        """
        digest = to_digest([about]) if about else self.digest
        data = b"" if self.reading.verified else self.cache.read(name)[0]
        try:
            if data:
                known = _ANSWER.decode(data)
                if known.digest == digest and self.outside.is_as(known.outside):
                    return msgspec.msgpack.decode(known.data, type=kind)
        except msgspec.MsgspecError:  # made by another version, or damaged
            pass
        result = build()
        if self.may_keep:
            answer = Answer(digest, {} if about else self.outside.asked, encode(result))
            self.cache.write({name: encode(answer)})
        return result

    def _find_about(self) -> bytes:
        return to_digest([encode(_tell(self._settings)), *_read_beside(self._settings)])


def to_digest(parts: Iterable[bytes]) -> bytes:
    """Return one digest of several parts, each as long as it is."""
    digest = xxh3_128()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def read_file(path: Path) -> bytes:
    """Return a file with its path; its path alone where it cannot be read."""
    try:
        return os.fsencode(path) + b"\0" + path.read_bytes()
    except OSError:
        return os.fsencode(path)


def _tell(settings: Settings) -> dict[str, str]:
    return {name: repr(getattr(settings, name)) for name in settings.__struct_fields__}


def _read_beside(settings: Settings) -> Iterable[bytes]:
    """Yield what else is read of a vault: its ontology, and `moved.csv`."""
    yield read_file(settings.root / MOVED_FILE)
    yield from read_ontology(settings)


def read_ontology(settings: Settings) -> Iterable[bytes]:
    """Yield the files of a vault's ontology, each with its path."""
    if settings.ontology is None:
        return
    seen = set()
    for folder, folders, files in os.walk(settings.ontology, followlinks=True):
        seen.add(os.path.realpath(folder))
        folders[:] = [
            name for name in sorted(folders) if os.path.realpath(f"{folder}/{name}") not in seen
        ]
        yield from (read_file(Path(folder, name)) for name in sorted(files))


encode = msgspec.msgpack.Encoder().encode
_ANSWER = msgspec.msgpack.Decoder(Answer)
