"""How a link that would lead elsewhere is to be written: names are tried and looked up."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from zettel.dialect import Dialect
from zettel.edit.changes import Edit
from zettel.edit.renaming.insertion import (
    Edits,
    find_anchor_edits,
    find_labels,
    find_name_edits,
)
from zettel.edit.renaming.options import (
    Option,
    Wanted,
    cut_name,
    find_file_options,
    find_options,
)
from zettel.edit.renaming.spelling import carry_spelling
from zettel.edit.renaming.spots import (
    Goal,
    Spot,
    State,
    find_goals,
)
from zettel.edit.renaming.straying import Aim, View, is_kept, is_same
from zettel.edit.renaming.wishes import Wish, grant
from zettel.model import Link, LinkKind, Note
from zettel.resolve import find_name, fold_name

_CAN_BE_LABELLED = frozenset({LinkKind.WIKI, LinkKind.INLINE, LinkKind.PROPERTY})

_REFERRED = re.compile(r"[^#|]+")

Try = tuple[Link, Option]
"""A link as it could be written."""


def find_respellings(
    state: State, aim: Aim, views: Sequence[View]
) -> Iterator[tuple[View, list[Edit]]]:
    """Yield the edits of each link that has to change or says what changes."""
    before = {note.path: note for note in state.notes}
    tries = [
        [(row, option) for row in range(len(view.goals)) for option in _try(view, row, aim, before)]
        for view in views
    ]
    notes = [aim.after if note.path == aim.before.path else note for note in state.notes]
    asked = [
        (view.sheet.note, aim.to_path(view.sheet.path), [link for _, (link, _) in own])
        for view, own in zip(views, tries, strict=True)
    ]
    answers = find_goals(state, notes, asked)
    for view, own, goals in zip(views, tries, answers, strict=True):
        dialect = state.find_dialect(view.sheet.path)
        wishes = [*_find_names(state, aim, view, own, goals), *_find_along(aim, view, dialect)]
        chosen: dict[int, list[Edit]] = {}
        for row, edits in grant(state, view.sheet, wishes):
            chosen.setdefault(row, []).extend(edits)
        _follow_names(aim, view, chosen)
        yield from ((view, edits) for _, edits in sorted(chosen.items()))


def _try(view: View, row: int, aim: Aim, before: Mapping[str, Note]) -> Iterator[Try]:
    """Yield ways to write a link that would lead elsewhere, as links to be looked up."""
    spot, goal = view.sheet.spots[row], view.goals[row]
    if goal is None or goal.kind == "external" or not spot.link.target:
        return
    if is_kept(view, row, spot.link, view.later[row], aim) or spot.markup is None:
        return
    written, lead = spot.link.target, ""
    if goal.kind == "note":
        note = before[goal.where]
        wanted = Wanted(note, aim.after if note.path == aim.before.path else note)
        lead = _find_lead(spot.link, note)
        options = find_options(
            written.removeprefix(lead), spot.link.kind, goal.rule, view.source, wanted
        )
    else:
        path = goal.where if goal.kind == "file" else ""
        options = find_file_options(written, view.source, path)
    for option in options:
        yield replace(spot.link, target=lead + option.name), option


def _find_names(
    state: State,
    aim: Aim,
    view: View,
    tries: Sequence[tuple[int, Try]],
    goals: Sequence[Goal | None],
) -> Iterator[Wish]:
    """Yield for each link the names that lead where it led: those that no other has come first."""
    ways: dict[int, list[tuple[Edits, str]]] = {}
    dialect = state.find_dialect(view.sheet.path)
    for is_strict in (True, False):
        for (row, (link, option)), goal in zip(tries, goals, strict=True):
            spot, before = view.sheet.spots[row], view.goals[row]
            if is_kept(view, row, link, goal, aim) != is_strict:
                continue
            if is_strict or is_same(before, goal, aim, is_strict=False):
                label = _find_label(spot.link, before, aim) if option.is_plain else ""
                found = find_name_edits(view.sheet.text, spot, link.target, label, dialect)
                ways.setdefault(row, []).extend((edits, link.target) for edits in found)
    yield from (Wish(row, "target", tuple(found)) for row, found in ways.items() if found)


def _follow_names(aim: Aim, view: View, chosen: dict[int, list[Edit]]) -> None:
    """Let definitions of wiki links define the names that these are given, as Foam writes them."""
    spots, text = view.sheet.spots, view.sheet.text
    if not chosen or spots[-1].is_written:
        return  # no definitions
    if any(spot.markup is None and spot.link.kind is LinkKind.MARKDOWN for spot in spots):
        return  # `[text][name]` uses a definition too
    names = {
        text[edit.start : edit.end]: edit.text
        for row, edits in chosen.items()
        for edit in edits
        if spots[row].is_written and spots[row].markup
    }
    for row, spot in enumerate(spots):
        part = spot.markup.reference if spot.markup else None
        match = _REFERRED.match(text, part.start, part.end) if part else None
        if match and match[0] in names:
            edits = [Edit(match.start(), match.end(), names[match[0]])]
            if part and text[match.end() : part.end] == f"|{aim.before.title}":
                edits.append(Edit(match.end() + 1, part.end, aim.after.title))
            chosen.setdefault(row, []).extend(edits)


def _find_label(link: Link, goal: Goal | None, aim: Aim) -> str:
    """Return what a link that gets a name of another sort is to show: what it showed so far."""
    if link.label or link.kind not in _CAN_BE_LABELLED:
        return ""
    if goal is not None and goal.where == aim.before.path:
        is_title = fold_name(link.target) == fold_name(aim.before.title)
        return aim.after.title if is_title else ""
    return find_name(link)


def _find_lead(link: Link, note: Note) -> str:
    """Return the `type:` of a typed link; "" where the colon belongs to the note's name."""
    names = {fold_name(note.title), fold_name(cut_name(note.path)[1])}
    if not link.prefix or not names.isdisjoint(
        {fold_name(link.target), fold_name(link.target.rpartition("/")[2])}
    ):
        return ""
    return link.target[: len(link.target) - len(find_name(link))]


def _find_along(aim: Aim, view: View, dialect: Dialect) -> Iterator[Wish]:
    """Yield labels that are the old title, and anchors that are the old heading, to be changed."""
    old, new, text = aim.before.title, aim.after.title, view.sheet.text
    for row, (spot, goal) in enumerate(zip(view.sheet.spots, view.goals, strict=True)):
        if goal is None or goal.where != aim.before.path or spot.markup is None:
            continue
        label, anchor = spot.markup.label, spot.markup.anchor
        if label and old != new:
            shown = text[label.start : label.end]
            if shown in {way for way, _ in _find_labels(old, text, spot, dialect)}:
                ways: list[tuple[Edits, str]] = [
                    ((Edit(label.start, label.end, way),), said)
                    for way, said in _find_labels(new, text, spot, dialect)
                ]
                yield Wish(row, "label", tuple(ways))
        if anchor and aim.heading and aim.heading != new:
            written = carry_spelling(text[anchor.start : anchor.end], aim.heading, new)
            if written is not None:
                read = carry_spelling(spot.link.anchor, aim.heading, new) or written
                edits = ((edits, read) for edits in find_anchor_edits(anchor, written, spot))
                yield Wish(row, "anchor", tuple(edits))


def _find_labels(title: str, text: str, spot: Spot, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Yield the ways to write a title as a label, and in a definition (`[x]: x.md "title"`)."""
    markup = spot.markup
    if markup is None or markup.reference is None or markup.label is None:
        yield from find_labels(title, spot, dialect)
        return
    mark = text[markup.label.start - 1]
    escaped = title.replace("\\", "\\\\")
    for sign in "()" if mark == "(" else mark:
        escaped = escaped.replace(sign, f"\\{sign}")
    yield from ((escaped, title), (title, title))
