"""Hits → mentions in order of worth, still without their places and sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from zettel.mentions.names import Name
from zettel.mentions.scoring import Use, score_mention
from zettel.mentions.search import Hit
from zettel.mentions.ties import Ties, are_near, count_links, find_ties
from zettel.model import ResolvedNote


class Wanted(Struct, frozen=True):
    """Which mentions are asked for."""

    note: str = ""  # the id of the note that they stand in; "" for any
    to: str = ""  # the id of the note that they name
    every: bool = False  # also those after the first of a target in a note
    linked: bool = False  # also those in notes that link to the target elsewhere
    limit: int = 0  # how many of the best; 0 means all


ALL = Wanted()
"""The first mention of each note in each other note that does not link to it."""


class Spoken(NamedTuple):
    """A hit with its text as written."""

    hit: Hit
    written: str


class Candidate(NamedTuple):
    """A mention in the note of that row."""

    score: float
    row: int
    spoken: Spoken
    name: Name
    is_first: bool
    is_linked: bool


def rank_mentions(
    notes: Sequence[ResolvedNote],
    names: Mapping[str, Name],
    found: Sequence[Sequence[Spoken]],
    wanted: Wanted,
) -> list[Candidate]:
    """Score what was found in each note, and order it by score, then by path and place.

    A note's own names are left out; whether they stand in it says nothing.
    """
    known = list(names.values())
    foreign = [
        [one for one in some if resolved.note.id not in known[one.hit.name].targets]
        for resolved, some in zip(notes, found, strict=True)
    ]
    ties = find_ties(notes)
    figures = _Figures(known, _find_uses(notes, names, foreign, ties), ties, len(notes))
    ranked = [
        one
        for row, some in enumerate(foreign)
        if some and wanted.note in ("", notes[row].note.id)
        for one in _rank_note(notes[row].note.id, row, some, figures, wanted)
    ]
    ranked.sort(key=lambda one: (-one.score, notes[one.row].note.path, one.spoken.hit.start))
    return ranked


class _Figures(NamedTuple):
    """What the vault as a whole tells, by the numbers of names."""

    names: Sequence[Name]
    uses: Sequence[Use]
    ties: Ties
    notes: int


def _find_uses(
    notes: Sequence[ResolvedNote],
    names: Mapping[str, Name],
    found: Sequence[Sequence[Spoken]],
    ties: Ties,
) -> list[Use]:
    known = list(names.values())
    spoken: Counter[int] = Counter()
    for resolved, some in zip(notes, found, strict=True):
        links = ties.links[resolved.note.id]
        numbers = {one.hit.name for one in some}
        spoken.update(n for n in numbers if links.isdisjoint(known[n].targets))
    linked = count_links(names, notes)
    return [Use(spoken[number], linked[folded]) for number, folded in enumerate(names)]


def _rank_note(
    note: str, row: int, some: Sequence[Spoken], figures: _Figures, wanted: Wanted
) -> Iterator[Candidate]:
    told: set[tuple[str, ...]] = set()
    for one in some:
        name = figures.names[one.hit.name]
        is_first = name.targets not in told
        told.add(name.targets)
        is_linked = not figures.ties.links[note].isdisjoint(name.targets)
        if not (is_first or wanted.every) or (is_linked and not wanted.linked):
            continue
        if wanted.to in ("", *name.targets):
            use, near = figures.uses[one.hit.name], are_near(figures.ties, note, name.targets)
            score = score_mention(
                name.text,
                one.written,
                use,
                figures.notes,
                is_near=near,
                is_shared=len(name.targets) > 1,
            )
            yield Candidate(score, row, one, name, is_first, is_linked)
