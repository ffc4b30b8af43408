"""What links are to say, with ways to write it; a way is taken once it has been read again."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from zettel.edit.changes import apply_edits
from zettel.edit.renaming.insertion import Edits
from zettel.edit.renaming.spots import Sheet, Spot, State, read_canvas, read_sheet
from zettel.errors import NoteError
from zettel.resolve import fold_name


class Wish(Struct, frozen=True):
    """One part of one link, and ways to make it what it should be, the best first."""

    row: int  # of the spot in its sheet
    part: str  # "target", "anchor" or "label"
    ways: tuple[tuple[Edits, str], ...]  # edits, and what is read in that place then


def grant(state: State, sheet: Sheet, wishes: Sequence[Wish]) -> Iterator[tuple[int, Edits]]:
    """Yield for each wish the first way that is read as it is meant and changes nothing else.

    All wishes of a file are tried at once; one by one only where that fails.
    """
    if not wishes:
        return
    best = [(wish, wish.ways[0]) for wish in wishes]
    if _is_read(state, sheet, best):
        yield from ((wish.row, edits) for wish, (edits, _) in best)
        return
    for twins in _find_twins(wishes):
        together = zip(*(wish.ways for wish in twins), strict=False)
        tries = (list(zip(twins, ways, strict=True)) for ways in together)
        for picked in (one for one in tries if _is_read(state, sheet, one)):
            yield from ((wish.row, edits) for wish, (edits, _) in picked)
            break


def _find_twins(wishes: Sequence[Wish]) -> Iterable[list[Wish]]:
    """Gather wishes for the same characters: an alias in YAML is a link where its anchor stands."""
    twins: dict[tuple[tuple[int, int], ...], list[Wish]] = {}
    for wish in wishes:
        place = tuple((edit.start, edit.end) for edit in wish.ways[0][0])
        twins.setdefault(place, []).append(wish)
    return twins.values()


def _is_read(state: State, sheet: Sheet, picked: Iterable[tuple[Wish, tuple[Edits, str]]]) -> bool:
    """Say whether a file after edits has the links that are wanted, and the others as before."""
    whole = state.read(sheet.path)
    try:
        data = apply_edits(whole, {edit for _, (edits, _) in picked for edit in edits})
    except NoteError:
        return False
    if sheet.note is None:
        spots = read_canvas(sheet.path, data, state.find_dialect(sheet.path)).spots
    else:
        note, issues = state.parse(sheet.path, data)
        if len(note.links) != len(sheet.note.links) or issues > state.parse(sheet.path, whole)[1]:
            return False
        spots = read_sheet(note, data, state.find_dialect(sheet.path)).spots
    if len(spots) != len(sheet.spots):
        return False
    wanted = {(wish.row, wish.part): value for wish, (_, value) in picked}
    pairs = zip(sheet.spots, spots, strict=True)
    return all(_says(row, old, new, wanted) for row, (old, new) in enumerate(pairs))


def _says(row: int, old: Spot, new: Spot, wanted: dict[tuple[int, str], str]) -> bool:
    """Say whether a link says what is wanted of it, and else what it said."""
    link = old.link
    if (new.link.kind, new.link.relation) != (link.kind, link.relation):
        return False
    target = wanted.get((row, "target"), link.target)
    anchor = wanted.get((row, "anchor"), link.anchor)
    label = wanted.get((row, "label"))
    if old.is_written and label is not None and label != new.link.label:
        return False
    same = fold_name(new.link.target) == fold_name(target) and new.link.anchor == anchor
    return same or old.markup is None  # then its definition says where it leads
