"""Notes of a vault by the names that people call them, and ways between them."""

from typing import TYPE_CHECKING

from zettel.errors import NoteError
from zettel.model import Note

if TYPE_CHECKING:
    from zettel.graph import Step
    from zettel.vault.vault import Vault


def find_note(vault: "Vault", name: str) -> Note:
    """Return the note of a name; errors as for `Vault.find_note`."""
    from zettel.resolve import find_candidates, suggest_names

    found = find_candidates(vault.index, name)
    notes = {note.id: note for note in vault.notes}
    if len(found) == 1:
        return notes[found[0]]
    if found:
        paths = ", ".join(notes[note].path for note in found[:5])
        raise NoteError(f"{len(found)} notes go by the name {name!r}", f"say which: {paths}")
    near = suggest_names(vault.index, name)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise NoteError(f"no note goes by the name {name!r}", hint)


def find_path(vault: "Vault", start: Note | str, end: Note | str) -> "tuple[Step, ...]":
    """Return the way between two notes; errors as for `Vault.find_path`."""
    from zettel.graph import find_path as find_steps

    a, b = (note if isinstance(note, Note) else vault.find_note(note) for note in (start, end))
    steps = find_steps(vault.resolved, a.id, b.id)
    if not steps and a.id != b.id:
        raise NoteError(f"no links join {a.title!r} and {b.title!r}")
    return steps
