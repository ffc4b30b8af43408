"""A run of `zettel publish`: what one before has left in the cache, and what this one leaves."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

import zettel
from zettel.bibliography import list_bibliographies
from zettel.reader import cut_digests
from zettel.site.record import (
    Past,
    Record,
    decode_record,
    digest_program,
    encode_record,
    is_current,
)
from zettel.vault.memory import Memory, encode, read_file, to_digest

if TYPE_CHECKING:
    from zettel.vault.vault import Vault

_NAME: Final = "site"
"""Of the one site that is remembered: the last one published."""


class Run:
    """What one run knows of the one before. Without a cache it knows nothing."""

    def __init__(self, vault: "Vault", folder: Path, *, drafts: bool, infer: bool) -> None:
        self._vault = vault
        self._folder = folder
        self._options = (drafts, infer)
        self._memory = vault.memory

    def count_current(self) -> int:
        """Return how many files the site has where all of them are right; 0 if any may not be."""
        memory, past = self._memory, self.past
        if memory is None or past is None or not past.record.made_from:
            return 0
        notes = self._vault.settings.notes
        if not is_current(past.record, self._digest(memory), self._folder, notes):
            return 0
        is_as = memory.outside.is_as(past.record.outside)
        return len(past.record.stamps) - 1 if is_as else 0  # one of them is the manifest

    @cached_property
    def past(self) -> Past | None:
        """What an earlier run has left; None without a cache."""
        memory, reading = self._memory, self._vault.reading
        if memory is None:
            return None
        record = Record()
        if not reading.verified:
            record = memory.cache.read_as(_NAME, decode_record, Record)
        digests = dict(zip(reading.paths, cut_digests(reading.digests), strict=True))
        return Past(record, self._about, digests, self._keep)

    def _keep(self, record: Record) -> None:
        """Put into the cache what this run leaves, unless something has changed meanwhile."""
        memory = self._memory
        if memory is None or not memory.may_keep:
            return
        made = msgspec.structs.replace(
            record, made_from=self._digest(memory), outside=dict(memory.outside.asked)
        )
        try:
            memory.cache.write({_NAME: encode_record(made)})
        except UnicodeEncodeError:  # names of files that are no text
            return

    def _digest(self, memory: Memory) -> bytes:
        """Return a digest of all that the site is made from, but files that it takes over."""
        return to_digest([self._about, memory.digest])

    @cached_property
    def _about(self) -> bytes:
        """A digest of the same without the notes."""
        settings = self._vault.settings
        about = self._memory.about if self._memory else b""
        works = [read_file(path) for path in list_bibliographies(settings)]
        program = digest_program(Path(zettel.__file__).parent)
        return to_digest([about, encode(self._options), program, *works])
