"""Notes that change while they are served: what has changed is served, in one step.

A save is a state, and so is a branch switch that touches thousands of files: what changes within a
moment of one another is taken together. A state whose files cannot be read leaves the last one.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from zettel.errors import ZettelError
from zettel.inference import inferred_iri
from zettel.rdf import Triple, find_used_terms, to_lines, to_quads
from zettel.server.serving import Serving
from zettel.server.snapshot import Snapshot, VaultContents
from zettel.server.watching import watch_files
from zettel.vault import Changes, Vault, find_changes, renew_vault

_DEAR = 6
"""How much longer it takes to change a quad than to load one (measured)."""


class Update(msgspec.Struct, frozen=True):
    """A new state, and how the graphs come to it: quads to be taken out, and to be put in."""

    contents: VaultContents
    removed: frozenset[bytes] = frozenset()  # lines
    added: frozenset[bytes] = frozenset()
    is_whole: bool = False  # all says something else

    def is_large(self, quads: int) -> bool:
        """Say whether all is loaded sooner than changed, where there are so many quads."""
        return self.is_whole or _DEAR * (len(self.removed) + len(self.added)) > quads


class Follower:
    """Follows the files of a vault, and lets `serving` show what they have become."""

    def __init__(self, serving: Serving, folder: Path, tell: Callable[[str], None]) -> None:
        """Take what is served, the folder as given to `open_vault`, and whom to tell of trouble."""
        self._serving = serving
        self._folder = folder
        self._tell = tell

    async def follow(self) -> None:
        """Follow for as long as the server runs."""
        vault = self._serving.snapshot.vault
        assert vault is not None
        async for paths in watch_files(vault.settings):
            await self.renew(paths)

    async def renew(self, paths: Collection[Path] = ()) -> None:
        """Serve what the files hold now, where that is something else; these have been written."""
        serving = self._serving
        contents = serving.contents
        assert isinstance(contents, VaultContents)
        try:
            async with serving.turn:
                update = await asyncio.to_thread(find_update, contents, self._folder, paths)
        except ZettelError as error:
            if serving.trouble != str(error):
                self._tell(f"the notes are served as they were: {error}")
            serving.trouble = str(error)
            return
        if serving.trouble:
            self._tell("the notes are served as they are again")
        serving.trouble = ""
        if update is None:
            return
        now = update.contents
        if update.is_large(serving.pool.held.quads):
            await serving.load(now.snapshot, now)
        else:
            removed, added = (b"".join(sorted(lines)) for lines in (update.removed, update.added))
            await serving.show(now.snapshot, now, [removed], [added])


def find_update(
    contents: VaultContents, folder: Path, paths: Collection[Path] = ()
) -> Update | None:
    """Find what is to be served now; None where nothing has changed.

    Args:
        contents: what is served.
        folder: as it was given to `open_vault`.
        paths: files that have been written, though they may hold what they held.

    Raises:
        VaultError: the notes cannot be read as they are now.
    """
    before = contents.snapshot
    assert before.vault is not None
    vault = renew_vault(before.vault, folder)
    changes = find_changes(before.vault, vault, drafts=before.drafts)
    if not changes and not _has_other_files(before.vault, vault, paths):
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
    if changes.is_whole:
        return Update(VaultContents(after), is_whole=True)
    return _build_update(contents, after, changes)


def _build_update(contents: VaultContents, after: Snapshot, changes: Changes) -> Update:
    """Build what takes one state to the next."""
    before, known = contents.snapshot, contents.used
    old, new = _Part(before, changes.before), _Part(after, changes.after)
    used = known - old.used + new.used
    inferred = new.material.inferred if changes else contents.inferred
    name = f"<{inferred_iri(after.base)}>"
    gone, come = (
        part.lines | _list_lines(part.material.find_terms(terms)) | _list_lines(follows, name)
        for part, terms, follows in ((old, known, contents.inferred), (new, used, inferred))
    )
    return Update(VaultContents(after, used, inferred), gone - come, come - gone)


class _Part:
    """Some notes of a state: their quads, and how many of them use each term."""

    def __init__(self, snapshot: Snapshot, numbers: Iterable[int]) -> None:
        assert snapshot.vault is not None
        self.material = snapshot.build_material()
        notes = [note for n in numbers for note in self.material.build(range(n, n + 1))]
        self.lines = frozenset(line for note in notes for line in _cut_lines(to_quads(note)))
        vocabulary = snapshot.vault.vocabulary
        self.used = Counter(t for note in notes for t in find_used_terms((note,), vocabulary))


def _list_lines(triples: Iterable[Triple], graph: str = "") -> frozenset[bytes]:
    return frozenset(_cut_lines(to_lines(triples, graph)))


def _cut_lines(text: bytes) -> list[bytes]:
    return [b"%b\n" % line for line in text.split(b"\n")[:-1]]


def _has_other_files(before: Vault, after: Vault, paths: Collection[Path]) -> bool:
    """Say whether the files hold something else, though the graph need not show it.

    Of files that are no notes, such as pictures, only the names are known, and who was written.
    """
    old, new = before.reading, after.reading
    if (old.digests, old.paths, old.files) != (new.digests, new.paths, new.files):
        return True
    folder = after.settings.notes
    inside = {path.relative_to(folder).as_posix() for path in paths if folder in path.parents}
    return not inside.isdisjoint(new.files)
