"""A vault's notes → the mentions in them, ranked.

All notes are searched before anything is ranked, for the vault's own figures say what a name is
worth. Only the mentions that are asked for get their place and their sentence.
"""

from collections.abc import Sequence

from zettel.dialect import DIALECTS, PLAIN
from zettel.mentions.names import find_names
from zettel.mentions.ranking import ALL, Candidate, Spoken, Wanted, rank_mentions
from zettel.mentions.records import Mention, Mentions
from zettel.mentions.running_text import RunningText
from zettel.mentions.search import Search, build_search
from zettel.model import Note, ResolvedNote
from zettel.reader import Progress, read_body
from zettel.settings import Settings
from zettel.workers import map_ranges, paused_collector


def find_mentions(
    notes: Sequence[ResolvedNote],
    settings: Settings,
    wanted: Wanted = ALL,
    progress: Progress | None = None,
) -> Mentions:
    """Find where notes are named in the running text of others without a link, the best first.

    A note's own names are not sought in it. Of names that overlap the longest counts, even where
    it is the note's own. Names that several notes share are found, with all of them as targets.
    The same notes give the same mentions in the same order.
    """
    names = find_names([resolved.note for resolved in notes])
    if not names:
        return Mentions((), 0)
    found = _search_notes(notes, settings, build_search(names), progress)
    ranked = rank_mentions(notes, names, found, wanted)
    chosen = ranked[: wanted.limit] if wanted.limit else ranked
    return Mentions(tuple(_read_places(notes, settings, chosen)), len(ranked))


def _search_notes(
    notes: Sequence[ResolvedNote], settings: Settings, search: Search, progress: Progress | None
) -> list[list[Spoken]]:
    """Return what each note holds; over all cores when there are many notes."""

    def search_some(rows: range) -> list[list[Spoken]]:
        return [_search_note(settings, notes[row].note, search) for row in rows]

    found: list[list[Spoken]] = []
    with paused_collector():
        for some in map_ranges(search_some, len(notes)):
            found += some
            if progress:
                progress("search", len(found), len(notes))
    return found


def _search_note(settings: Settings, note: Note, search: Search) -> list[Spoken]:
    text = _read_text(settings, note).text
    return [Spoken(hit, text[hit.start : hit.end]) for hit in search(text)]


def _read_text(settings: Settings, note: Note) -> RunningText:
    dialect = DIALECTS.get(note.dialect, PLAIN)
    return RunningText(read_body(settings, note), note.body_line, dialect)


def _read_places(
    notes: Sequence[ResolvedNote], settings: Settings, chosen: Sequence[Candidate]
) -> list[Mention]:
    """Give each its place and its sentence; each note is read once more."""
    mentions: dict[int, Mention] = {}
    text, last = None, -1
    for number, one in sorted(enumerate(chosen), key=lambda pair: pair[1].row):
        note = notes[one.row].note
        if text is None or one.row != last:
            text, last = _read_text(settings, note), one.row
        mention = _to_mention(note, text, one)
        if mention is not None:
            mentions[number] = mention
    return [mentions[number] for number in sorted(mentions)]


def _to_mention(note: Note, text: RunningText, one: Candidate) -> Mention | None:
    _, start, end = one.spoken.hit
    if text.text[start:end] != one.spoken.written:
        return None  # the file has changed since it was searched
    place = text.find_place(start, end)
    return Mention(
        note=note.id,
        path=note.path,
        line=place.line,
        column=place.column,
        text=place.text,
        name=one.name.text,
        targets=one.name.targets,
        score=one.score,
        is_first=one.is_first,
        is_linked=one.is_linked,
        context=place.context,
        start=place.start,
        end=place.end,
        in_table=place.in_table,
    )
