"""Notes that change while they are served: what has changed is served, in one step.

A save is a state, and so is a branch switch that touches thousands of files: what changes within a
moment of one another is taken together. A state whose files cannot be read leaves the last one.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from zettel.errors import ZettelError
from zettel.rdf import Triple, find_used_terms, to_lines, to_quads
from zettel.server.serving import Serving
from zettel.server.snapshot import Snapshot
from zettel.server.watching import watch_files
from zettel.vault import Changes, Vault, find_changes, renew_vault


class Update(msgspec.Struct, frozen=True):
    """A new state, and how the graphs come to it: quads to be taken out, and to be put in."""

    snapshot: Snapshot
    removed: tuple[bytes, ...] = ()
    added: tuple[bytes, ...] = ()
    is_whole: bool = False  # all is loaded anew


class Follower:
    """Follows the files of a vault, and lets `serving` show what they have become."""

    def __init__(self, serving: Serving, folder: Path, tell: Callable[[str], None]) -> None:
        """Take what is served, the folder as given to `open_vault`, and whom to tell of trouble."""
        self._serving = serving
        self._folder = folder
        self._tell = tell
        self._used: Counter[str] | None = None  # how many notes use each term

    async def follow(self) -> None:
        """Follow for as long as the server runs."""
        vault = self._serving.snapshot.vault
        assert vault is not None
        self._used = await asyncio.to_thread(_count_used, self._serving.snapshot)
        async for _ in watch_files(vault.settings):
            await self.renew()

    async def renew(self) -> None:
        """Serve what the files hold now, where that is something else."""
        serving = self._serving
        try:
            update = await asyncio.to_thread(self._find_update, serving.snapshot)
        except ZettelError as error:
            serving.trouble = str(error)
            self._tell(f"the notes are served as they were: {error}")
            return
        serving.trouble = ""
        if update is None:
            return
        if update.is_whole:
            await serving.load(update.snapshot)
        else:
            await serving.show(update.snapshot, update.removed, update.added)

    def _find_update(self, before: Snapshot) -> Update | None:
        """Find what is to be served now; None where nothing has changed."""
        assert before.vault is not None
        vault = renew_vault(before.vault, self._folder)
        changes = find_changes(before.vault, vault, drafts=before.drafts)
        if not changes and not _has_other_files(before.vault, vault):
            return None
        after = msgspec.structs.replace(
            before,
            number=before.number + 1,
            made=datetime.now(UTC),
            prefixes=vault.vocabulary.prefixes,
            base=vault.settings.base,
            title=vault.settings.name,
            language=vault.settings.language,
            vault=vault,
        )
        if changes.is_whole or before.infer:
            self._used = _count_used(after)
            return Update(after, is_whole=True)
        return self._build_update(before, after, changes)

    def _build_update(self, before: Snapshot, after: Snapshot, changes: Changes) -> Update:
        """Build what takes one state to the next."""
        known = self._used or _count_used(before)
        old, new = _Part(before, changes.before), _Part(after, changes.after)
        used = known - old.used + new.used
        gone, come = old.material.find_terms(known), new.material.find_terms(used)
        self._used = used
        removed = (*old.quads, to_lines(_subtract(gone, come)))
        return Update(after, removed, (*new.quads, to_lines(_subtract(come, gone))))


class _Part:
    """Some notes of a state: their quads, and how many of them use each term."""

    def __init__(self, snapshot: Snapshot, numbers: Iterable[int]) -> None:
        assert snapshot.vault is not None
        self.material = snapshot.build_material()
        notes = [note for n in numbers for note in self.material.build(range(n, n + 1))]
        self.quads = [to_quads(note) for note in notes]
        vocabulary = snapshot.vault.vocabulary
        self.used = Counter(t for note in notes for t in find_used_terms((note,), vocabulary))


def _count_used(snapshot: Snapshot) -> Counter[str]:
    """Count how many notes of a state use each term."""
    assert snapshot.vault is not None
    material, vocabulary = snapshot.build_material(), snapshot.vault.vocabulary
    notes = material.build(range(len(material.notes)))
    return Counter(term for note in notes for term in find_used_terms((note,), vocabulary))


def _has_other_files(before: Vault, after: Vault) -> bool:
    """Say whether the files hold something else, though the graph need not show it."""
    old, new = before.reading, after.reading
    return (old.digests, old.paths, old.files) != (new.digests, new.paths, new.files)


def _subtract(triples: Iterable[Triple], others: Iterable[Triple]) -> list[Triple]:
    return sorted(set(triples).difference(others))
