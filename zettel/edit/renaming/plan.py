"""A change of one note's name, planned whole: edits, the file's new path, and what to remember.

To be sure that it can be taken back, going back is played through as well; what that would not
restore by itself is remembered (`remembered`), and old addresses are kept (`moved`).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from zettel.edit.changes import Change
from zettel.edit.renaming import moved, remembered
from zettel.edit.renaming.free_paths import require_free
from zettel.edit.renaming.remembered import Row
from zettel.edit.renaming.respelling import Respelling, plan_respelling
from zettel.edit.renaming.spots import State
from zettel.edit.renaming.straying import Aim
from zettel.errors import NoteError
from zettel.model import Note
from zettel.reader import MOVED_FILE, read_moved
from zettel.resolve import give_unique_ids
from zettel.settings import Settings, to_relative

FindAim = Callable[[State, str, str, str], Aim]
"""From a vault, a note's path, what is wanted of it and a path to give it ("": none) to the aim."""


class Plan(Struct, frozen=True):
    """Everything that is to be written, for `write_changes`, and what to tell of it."""

    changes: tuple[Change, ...]
    path: str  # the note's new path
    links: int  # respelled
    files: int  # in which links were respelled
    gained: int  # links to a note not yet written that lead to this one now
    old_id: str  # the note's id before, where it is another now; else ""
    new_id: str
    kept_in: str  # the file written to keep for the way back what notes do not tell; "": none


def plan_change(
    settings: Settings, state: State, note: Note, find_aim: FindAim, names: tuple[str, str]
) -> Plan:
    """Plan a change of a note from the first of two names (titles or paths) to the second.

    Raises:
        NoteError: the new path is taken, or a link could not be kept.
    """
    old_name, new_name = names
    rows = remembered.parse_rows(_read(settings.root / remembered.FILE_NAME))
    own = [row for row in rows if (row.note, row.back) == (note.path, new_name)]
    back_to = next((row.was for row in own if not row.file), "")
    aim = find_aim(state, note.path, new_name, back_to)
    require_free(settings, note.path, aim.after.path, [other.path for other in state.notes])
    texts = {row.file: _read(settings.notes / row.file) or b"" for row in own if row.file}
    there = plan_respelling(state, aim, remembered.find_kept(own, texts))
    left = [row for row in rows if row not in own]
    left += _find_rows(state, there, find_aim, aim, old_name)
    changes = [*_find_changes(state, there, aim)]
    ids = tuple(
        _find_id(notes, path)
        for notes, path in ((state.notes, note.path), (there.after.notes, aim.after.path))
    )
    changes += (records := list(_find_records(settings, left, ids)))
    kept = (change.path for change in records if change.path.endswith(remembered.FILE_NAME))
    spelled = [path for path, edits in there.edits.items() if set(edits) - set(aim.edits)]
    old_id, new_id = ids if ids[0] != ids[1] else ("", ids[1])
    return Plan(
        changes=tuple(changes),
        path=aim.after.path,
        links=there.links,
        files=len(spelled),
        gained=len(there.gained),
        old_id=old_id,
        new_id=new_id,
        kept_in=next(kept, "") if left else "",
    )


def _find_rows(
    state: State, there: Respelling, find_aim: FindAim, aim: Aim, name: str
) -> Iterator[Row]:
    """Play going back through, and yield what it would not restore by itself."""
    old, new = aim.before.path, aim.after.path
    after = there.after
    if _find_way_back(after, new, name, find_aim) != old:
        yield Row(new, name, old)
    back = find_aim(after, new, name, old)
    returned = plan_respelling(after, back, is_trial=True)
    firsts = {aim.to_path(path): path for path in [old, *there.edits]}
    firsts |= {path: back.to_path(path) for path in returned.edits}
    firsts |= {aim.to_path(path): path for path, *_ in there.gained}
    for path, first in sorted(firsts.items()):
        edits = there.edits.get(first, ()), returned.edits.get(path, ())
        lost = [(start, end) for where, start, end in there.gained if where == first]
        passage = remembered.Passage(state.read(first), *edits, lost)
        yield from remembered.find_rows((new, name, path), passage)


def _find_way_back(state: State, path: str, name: str, find_aim: FindAim) -> str:
    """Return the path that going back finds by itself, "" where it cannot."""
    try:
        return find_aim(state, path, name, "").after.path
    except NoteError:
        return ""


def _find_changes(state: State, there: Respelling, aim: Aim) -> Iterator[Change]:
    for path in sorted({aim.before.path, *there.edits}):
        new = aim.to_path(path)
        before, after = state.read(path), there.after.read(new)
        if before != after or new != path:
            yield Change(path, before, after, new if new != path else "")


def _find_records(
    settings: Settings, rows: Sequence[Row], ids: tuple[str, ...]
) -> Iterator[Change]:
    """Yield the changes of the files that remember, where they change."""
    path = settings.root / remembered.FILE_NAME
    yield from _to_change(settings, path, remembered.to_bytes(rows))
    if ids[0] != ids[1]:
        path = settings.root / MOVED_FILE
        moves = moved.add_move(read_moved(settings), *ids)
        yield from _to_change(settings, path, moved.to_bytes(moves))


def _to_change(settings: Settings, path: Path, after: bytes | None) -> Iterator[Change]:
    before = _read(path)
    if before != after:
        yield Change(to_relative(path, settings), before, after)


def _find_id(notes: Sequence[Note], path: str) -> str:
    return next(note.id for note in give_unique_ids(notes) if note.path == path)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
