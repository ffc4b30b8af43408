"""Which links of a vault would lead elsewhere if a note went by another name or path."""

import posixpath
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from zettel.edit.changes import Edit, apply_edits
from zettel.edit.renaming.insertion import Edits
from zettel.edit.renaming.markup import Form
from zettel.edit.renaming.options import Source, cut_name
from zettel.edit.renaming.spots import Goal, Sheet, State, find_goals, find_sheets
from zettel.errors import NoteError
from zettel.formats.encoding import decode
from zettel.model import Link, Note
from zettel.resolve.names import cut_suffix

_ADDRESSES = frozenset({Form.BARE, Form.ANGLED, Form.HTML})
_NOWHERE = frozenset({"missing", "gone"})


class Aim(Struct, frozen=True):
    """What is wanted of one note: its new title and path, and the edits that say them in it."""

    before: Note
    after: Note
    edits: tuple[Edit, ...] = ()
    heading: str = ""  # what the heading that changes along was; links may lead to it

    def to_path(self, path: str) -> str:
        """Return the path that a file has afterwards."""
        return self.after.path if path == self.before.path else path


class View(Struct, frozen=True):
    """A file with where its spots lead, and where they would if nothing were respelled."""

    sheet: Sheet
    source: Source
    goals: Sequence[Goal | None]
    later: Sequence[Goal | None]


def build_aim(state: State, before: Note, path: str, edits: Edits = (), heading: str = "") -> Aim:
    """Read a note as it is after edits and at another path; its links stay those it has."""
    data = apply_edits(state.read(before.path), edits)
    after, _ = state.parse(path, data)
    return Aim(before, replace(after, links=before.links), edits, heading)


def build_views(state: State, aim: Aim) -> list[View]:
    """Ask of every spot of the vault where it leads, and where it would lead."""
    sheets = list(find_sheets(state))
    links = [[spot.link for spot in sheet.spots] for sheet in sheets]
    paths = [aim.to_path(sheet.path) for sheet in sheets]
    notes = [aim.after if note.path == aim.before.path else note for note in state.notes]
    asked = [(sheet.note, sheet.path, own) for sheet, own in zip(sheets, links, strict=True)]
    moved = [(sheet.note, path, own) for sheet, path, own in zip(sheets, paths, links, strict=True)]
    goals, later = find_goals(state, state.notes, asked), find_goals(state, notes, moved)
    folders = [(cut_name(sheet.path)[0], cut_name(aim.to_path(sheet.path))[0]) for sheet in sheets]
    sources = [Source(*pair) for pair in folders]
    return [View(*parts) for parts in zip(sheets, sources, goals, later, strict=True)]


def is_kept(view: View, row: int, link: Link, goal: Goal | None, aim: Aim) -> bool:
    """Say whether a link in the place of another leads where that led, as surely and as plainly.

    A Markdown link that was the very path of its file stays one: other programs know no other way.
    """
    spot, before = view.sheet.spots[row], view.goals[row]
    if not is_same(before, goal, aim):
        return False
    if before is None or goal is None or before.kind not in {"note", "file", "gone"}:
        return True
    if aim.before.path not in {view.sheet.path, before.where}:
        return True  # neither end moves
    if spot.markup is None or spot.markup.form not in _ADDRESSES:
        return True
    was_path = _is_path(spot.link.target, view.source.before, before.where)
    return not was_path or _is_path(link.target, view.source.after, goal.where)


def _is_path(target: str, folder: str, path: str) -> bool:
    """Say whether a target, seen from a folder, is the path of a file, with or without suffix."""
    whole = posixpath.normpath(posixpath.join("/", folder, target))[1:]
    return whole in {path, cut_suffix(path)}


def is_same(before: Goal | None, after: Goal | None, aim: Aim, *, is_strict: bool = True) -> bool:
    """Say whether a link leads where it led; strictly, to a note that no other can be taken for."""
    if before is None or after is None:
        return before is None and after is None
    if {before.kind, after.kind} <= _NOWHERE and not is_strict:
        return True
    if before.kind != after.kind:
        return False
    if before.kind != "note":
        return before.where == after.where
    same = aim.to_path(before.where) == after.where
    return same and (after.is_sure or not before.is_sure or not is_strict)


def is_gained(view: View, row: int, aim: Aim) -> bool:
    """Say whether a link to a note not yet written leads to the note under its new name."""
    before, after = view.goals[row], view.later[row]
    is_new = before is None or before.kind in {"missing", "gone", "external"}
    return is_new and after is not None and (after.kind, after.where) == ("note", aim.after.path)


def require_same(
    views: Sequence[View], after: State, aim: Aim, kept: Mapping[str, Sequence[Edit]]
) -> None:
    """Read and resolve the whole vault again and compare.

    Raises:
        NoteError: a link leads elsewhere.
    """
    sheets = {sheet.path: sheet for sheet in find_sheets(after)}
    pairs = [
        (view, sheets.get(path, Sheet(path, "", ())))
        for view in views
        if (path := aim.to_path(view.sheet.path))
    ]
    asked = [(new.note, new.path, [spot.link for spot in new.spots]) for _, new in pairs]
    for (view, new), goals in zip(pairs, find_goals(after, after.notes, asked), strict=True):
        fixed = kept.get(view.sheet.path, ())
        if len(new.spots) != len(view.sheet.spots):
            raise _refuse_reading(view.sheet, new)
        for row, goal in enumerate(goals):
            spot = view.sheet.spots[row]
            if is_gained(view, row, aim) or is_same(view.goals[row], goal, aim, is_strict=False):
                continue
            if spot.markup is None or not is_within(
                Edit(spot.markup.name.start, spot.markup.name.end, ""), fixed
            ):
                raise _refuse(view, row, goal, aim)


def _refuse(view: View, row: int, goal: Goal | None, aim: Aim) -> NoteError:
    """Say which link cannot be kept, where it would lead, and why."""
    spot, before = view.sheet.spots[row], view.goals[row]
    own = before is not None and before.where == aim.before.path
    if spot.markup is None:
        why = "its name stands elsewhere in the note, so it cannot be respelled there"
    elif own or aim.before.path == view.sheet.path:
        why = "no spelling that leads there can be written in its place"
    else:
        why = "it would go by the new name, and no other spelling can be written in its place"
    message = f"{_name(view.sheet, row)} {_tell(before, 'leads')} and would {_tell(goal, 'lead')}"
    return NoteError(
        f"{message}: {why}", "change that link by hand first, or choose another name or place"
    )


def _refuse_reading(before: Sheet, after: Sheet) -> NoteError:
    """Say which link would be read as something else."""
    kinds = [spot.link.kind for spot in after.spots] + [None] * len(before.spots)
    rows = (row for row, spot in enumerate(before.spots) if spot.link.kind != kinds[row])
    row = next(rows, None)
    what = _name(before, row) if row is not None else f"a part of {before.path}"
    hint = "change that line by hand first, or choose another name"
    return NoteError(f"{what} would be read otherwise after the change", hint)


def _name(sheet: Sheet, row: int) -> str:
    spot = sheet.spots[row]
    line = spot.link.line
    if spot.markup:
        line = sheet.text.count("\n", 0, spot.markup.name.start) + 1
    return f"the link to {spot.link.target!r} on line {line} of {sheet.path}"


def _tell(goal: Goal | None, verb: str) -> str:
    if goal is None or goal.kind in _NOWHERE:
        return f"{verb} nowhere"
    return f"{verb} out of the vault" if goal.kind == "external" else f"{verb} to {goal.where}"


def require_apart(state: State, path: str, edits: Edits) -> None:
    """Say nothing where no edit of a file meets another.

    Raises:
        NoteError: a link stands inside another, or inside the title.
    """
    ordered = sorted(edits)
    for edit, following in pairwise(ordered):
        if following.start < edit.end:
            line = decode(state.read(path)).text.count("\n", 0, edit.start) + 1
            raise NoteError(
                f"on line {line} of {path} a link stands inside another, or inside the title, "
                "and both would have to change",
                "change that line by hand first",
            )


def is_within(edit: Edit, fixed: Sequence[Edit]) -> bool:
    """Say whether an edit touches what others change."""
    return any(edit.start <= other.end and other.start <= edit.end for other in fixed)
