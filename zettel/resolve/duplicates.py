"""Ids that several notes claim: the first in order of path keeps it, the others go by path."""

from collections.abc import Sequence

import msgspec

from zettel.model import Issue, Note, Severity
from zettel.resolve.names import cut_suffix

DUPLICATE_ID = "Z104"


def give_unique_ids(notes: Sequence[Note]) -> list[Note]:
    """Return the notes in order of path, each with an id of its own."""
    ordered = sorted(notes, key=lambda note: note.path)
    owners = _find_owners(ordered)
    if len(owners) == len(ordered):
        return ordered
    taken = set(owners)
    unique = []
    for note in ordered:
        if owners[note.id] is not note:
            note = msgspec.structs.replace(note, id=_find_free_id(note.path, taken))  # noqa: PLW2901
            taken.add(note.id)
        unique.append(note)
    return unique


def find_duplicate_ids(notes: Sequence[Note]) -> tuple[Issue, ...]:
    """Find the notes whose id an earlier one has; takes the notes as read, not as resolved."""
    ordered = sorted(notes, key=lambda note: note.path)
    owners = _find_owners(ordered)
    return tuple(
        _to_issue(note, owners[note.id].path) for note in ordered if owners[note.id] is not note
    )


def _find_owners(ordered: Sequence[Note]) -> dict[str, Note]:
    owners: dict[str, Note] = {}
    for note in ordered:
        owners.setdefault(note.id, note)
    return owners


def _find_free_id(path: str, taken: set[str]) -> str:
    free = cut_suffix(path)
    if free in taken:
        free = path
    while free in taken:
        free += "'"
    return free


def _to_issue(note: Note, owner: str) -> Issue:
    written = [p for p in note.properties if p.key.lower() in {"id", "uid"} and note.id in p.values]
    line, column = (written[0].line, written[0].column) if written else (1, 1)
    return Issue(
        note.path,
        line,
        column,
        DUPLICATE_ID,
        Severity.ERROR,
        f"the id {note.id} is already that of {owner}; this note goes by its path instead",
        "give one of the two an id of its own",
    )
