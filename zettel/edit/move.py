"""Another place for a note's file; every link to it and from it leads where it led before."""

import os
from pathlib import Path, PurePosixPath

from zettel.edit.renaming.file_names import LONGEST
from zettel.edit.renaming.options import cut_name
from zettel.edit.renaming.plan import Plan, plan_change
from zettel.edit.renaming.spots import State
from zettel.edit.renaming.straying import Aim, build_aim
from zettel.errors import NoteError
from zettel.model import Note
from zettel.settings import Settings


def plan_move(settings: Settings, state: State, note: Note, target: str) -> Plan:
    """Plan what brings a note's file to another path of the vault.

    Args:
        settings: of the vault.
        state: the vault.
        note: which note.
        target: the new path as seen from the notes folder; a folder keeps the file's name, and a
            suffix may be left out.

    Raises:
        NoteError: the path is outside the vault or taken, no note can have it, or a link could not
            be kept. Nothing is written by this.
    """
    path = _to_path(settings, note, target)
    if path == note.path:
        raise NoteError(f"{path} is where the note is already")

    def aim(state: State, path: str, wanted: str, back_to: str) -> Aim:
        before = next(note for note in state.notes if note.path == path)
        return build_aim(state, before, wanted)

    try:
        return plan_change(settings, state, note, aim, (note.path, path))
    except NoteError as error:
        old, new = (state.find_dialect(where).name for where in (note.path, path))
        if old == new:
            raise
        hint = f"notes are read as those of {new} there, and as those of {old} where it is now"
        raise NoteError(str(error), hint) from error


def _to_path(settings: Settings, note: Note, target: str) -> str:
    """Return the path that is meant, relative to the notes folder."""
    written = target.strip().replace(os.sep, "/")
    if not written:
        raise NoteError("the new path is empty", "say where the note is to go")
    longest = max(len(part.encode("utf-8", "replace")) for part in written.split("/"))
    if not written.isprintable() or longest > LONGEST:
        raise NoteError(f"no file can be called {written!r}", "choose a shorter or plainer name")
    folder = settings.notes.resolve()
    whole = Path(os.path.normpath(folder / written))
    if not whole.is_relative_to(folder) or not _stays_inside(whole, folder):
        raise NoteError(f"{target} is outside the vault", f"the notes are in {folder}")
    suffix = cut_name(note.path)[2]
    if written.endswith("/") or whole.is_dir():
        whole = whole / PurePosixPath(note.path).name
    elif not whole.name.lower().endswith(settings.suffixes):
        whole = whole.with_name(f"{whole.name}{suffix}")
    return whole.relative_to(folder).as_posix()


def _stays_inside(path: Path, folder: Path) -> bool:
    """Say whether no link among the folders above leads out of the vault."""
    return Path(os.path.realpath(path)).is_relative_to(folder)
