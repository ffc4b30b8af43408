"""A vault in which one note goes by another name or path: every link spelled so that it leads on.

First it is asked which links would lead elsewhere, then for each of them which spelling would not,
then the whole is read and resolved again: nothing is left to hope.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zettel.edit.changes import Edit, apply_edits
from zettel.edit.renaming.choosing import find_respellings
from zettel.edit.renaming.spots import State
from zettel.edit.renaming.straying import (
    Aim,
    build_views,
    is_gained,
    is_within,
    require_apart,
    require_same,
)

_NONE: Mapping[str, Sequence[Edit]] = {}


class Respelling(Struct, frozen=True):
    """The edits of each file by its old path, and the vault as it is after them."""

    edits: Mapping[str, tuple[Edit, ...]]
    after: State
    links: int = 0  # how many were respelled
    gained: tuple[tuple[str, int, int], ...] = ()
    """Links to a note not yet written that lead to this one now: old path, characters."""


def plan_respelling(
    state: State, aim: Aim, kept: Mapping[str, Sequence[Edit]] = _NONE, *, is_trial: bool = False
) -> Respelling:
    """Return what must change so that every link leads where it led.

    Args:
        state: the vault as it is.
        aim: which note changes, and how.
        kept: edits by path that an earlier change has noted down, before those found here; where
            they stand, links may lead elsewhere.
        is_trial: whether it is only asked what would become of the vault.

    Raises:
        NoteError: a link would lead elsewhere whatever is done; not in a trial.
    """
    views = build_views(state, aim)
    edits: dict[str, list[Edit]] = {aim.before.path: list(aim.edits)}
    links = 0
    for view, found in find_respellings(state, aim, views):
        edits.setdefault(view.sheet.path, []).extend(found)
        links += 1
    for path, fixed in kept.items():
        rest = [edit for edit in edits.get(path, ()) if not is_within(edit, fixed)]
        edits[path] = [*rest, *fixed]
    final = {path: tuple(sorted(set(found))) for path, found in edits.items() if found}
    after = _apply(state, aim, final)
    if not is_trial:
        require_same(views, after, aim, kept)
    gained = (
        (view.sheet.path, spot.markup.name.start, spot.markup.name.end)
        for view in views
        for row, spot in enumerate(view.sheet.spots)
        if is_gained(view, row, aim) and spot.markup
    )
    return Respelling(final, after, links, tuple(gained))


def _apply(state: State, aim: Aim, edits: Mapping[str, tuple[Edit, ...]]) -> State:
    """Return the vault after the edits, its changed notes read again."""
    changed = {**state.changed}
    notes = {note.path: note for note in state.notes}
    for path, found in {aim.before.path: (), **edits}.items():
        require_apart(state, path, found)
        data = apply_edits(state.read(path), found)
        changed[aim.to_path(path)] = data
        if path in notes:
            del notes[path]
            new, _ = state.parse(aim.to_path(path), data)
            notes[new.path] = new
    ordered = tuple(notes[path] for path in sorted(notes))
    return replace(state, notes=ordered, changed=changed)
