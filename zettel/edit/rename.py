"""Another title for a note, and with it another name of its file where the title names the file.

Every link of the vault leads where it led before; nothing but links and titles changes.
"""

from zettel.edit.renaming.file_names import follow_page, follow_title, to_file_name
from zettel.edit.renaming.options import cut_name
from zettel.edit.renaming.plan import Plan, plan_change
from zettel.edit.renaming.spots import State
from zettel.edit.renaming.straying import Aim, build_aim
from zettel.edit.renaming.titles import find_title_edits
from zettel.errors import NoteError
from zettel.model import Note
from zettel.settings import Settings


def plan_rename(
    settings: Settings, state: State, note: Note, title: str, *, keep_file: bool = False
) -> Plan:
    """Plan what gives a note another title.

    Args:
        settings: of the vault.
        state: the vault.
        note: which note.
        title: its new title; blanks and line ends in it become single blanks.
        keep_file: whether the file keeps its name even where the title names it.

    Raises:
        NoteError: the title is empty or the note's own, its file's name is taken or cannot hold it,
            or a link could not be kept. Nothing is written by this.
    """
    wanted = " ".join(title.split())
    if not wanted:
        raise NoteError("the new title is empty", "say what the note is to be called")
    if wanted == note.title:
        raise NoteError(f"{note.path} has the title {wanted!r} already")

    def aim(state: State, path: str, wanted: str, back_to: str) -> Aim:
        return _build_aim(state, path, wanted, back_to, keep_file=keep_file)

    return plan_change(settings, state, note, aim, (note.title, wanted))


def _build_aim(state: State, path: str, title: str, back_to: str, *, keep_file: bool) -> Aim:
    """Find the edits and the path that a title asks for; `back_to` is a path known beforehand."""
    note = next(note for note in state.notes if note.path == path)
    titling = find_title_edits(state, note, title)
    new_path = back_to or (path if keep_file else _find_path(state, note, title))
    if not titling.edits:
        if keep_file:
            hint = "leave out --keep-file, or give it a title of its own"
            raise NoteError(f"{path} is called by its file's name alone", hint)
        if new_path == path:
            hint = "its name says a date or an id; give the note a title inside, or another name"
            raise NoteError(f"the file {path} cannot be called {title!r}", hint)
    aim = build_aim(state, note, new_path, titling.edits, titling.heading)
    if aim.after.title != title:
        name = to_file_name(title)
        can = f"a file can be called {name!r}" if name != title else "leave out --keep-file"
        hint = f"{can}, or give the note a title inside"
        raise NoteError(f"a file cannot be called {title!r}, and it has no other title", hint)
    return aim


def _find_path(state: State, note: Note, title: str) -> str:
    folder, stem, suffix = cut_name(note.path)
    if state.find_dialect(note.path).page_names and follow_page(stem, note.title) == stem:
        name: str | None = follow_page(stem, title)
    else:
        name = follow_title(stem, note.title, title)
    if name is None or name == stem:
        return note.path
    return f"{folder}/{name}{suffix}" if folder else f"{name}{suffix}"
