"""What a vault that is read again need not work out again.

As long as all notes go by the names that they had, only links of those that have changed can lead
elsewhere.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from operator import attrgetter

import msgspec

from zettel.model import Note
from zettel.resolve import NameIndex, build_resolver, resolve_note, tell_names
from zettel.vault.vault import Vault
from zettel.vocabulary import is_relation


def take_links(before: Vault, after: Vault) -> None:
    """Let a vault have what an earlier reading of it knew of links, as far as that still holds.

    `after` has the settings and the vocabulary of `before`.
    """
    changed = _find_changed(before, after)
    if changed is None or after.memory is None:
        return
    index = after.index = _renew_index(before.index, changed)
    reading, known = after.reading, partial(is_relation, after.vocabulary)
    is_file = after.memory.outside.has_file
    resolver = build_resolver(index, reading.files, known, is_file, reading.pages)
    resolved = list(before.resolved)
    for number in changed:
        note = index.notes[number]
        place = bisect_left(resolved, note.id, key=attrgetter("note.id"))
        resolved[place] = resolve_note(resolver, note)
    after.resolved = tuple(resolved)


def _find_changed(before: Vault, after: Vault) -> dict[int, Note] | None:
    """Find the notes that say something else, by their numbers in order of path.

    None where links of other notes may lead elsewhere for it, or their links are not known.
    """
    old, new = before.reading, after.reading
    is_known = "resolved" in before.__dict__ and before.memory and after.memory
    if not is_known or (old.paths, old.files, old.pages) != (new.paths, new.files, new.pages):
        return None
    assert before.memory is not None
    assert after.memory is not None
    if not after.memory.outside.is_as(before.memory.outside.asked):
        return None
    changed = dict(_list_differing(old.notes, new.notes))
    if any(tell_names(old.notes[n]) != tell_names(note) for n, note in changed.items()):
        return None
    return changed


def _list_differing(old: Sequence[Note], new: Sequence[Note]) -> list[tuple[int, Note]]:
    pairs = enumerate(zip(old, new, strict=True))
    return [(number, note) for number, (was, note) in pairs if note is not was and note != was]


def _renew_index(index: NameIndex, changed: dict[int, Note]) -> NameIndex:
    """Return the same names of other notes; each keeps the id that it has for itself."""
    notes = list(index.notes)
    for number, note in changed.items():
        notes[number] = msgspec.structs.replace(note, id=notes[number].id)
    renewed = msgspec.structs.replace(index, notes=tuple(notes))
    renewed.__dict__.update(index.__dict__)  # what was found by the names
    return renewed
