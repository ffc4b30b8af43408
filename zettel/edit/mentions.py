"""Mentions become links: files as they would be, each read again before it counts.

A link that would change anything of its note but itself is left out.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS, PLAIN
from zettel.edit.changes import Change, Edit, apply_edits
from zettel.edit.halves import choose_together
from zettel.edit.mention_links import LinkedMention
from zettel.edit.places import Places
from zettel.errors import NoteError
from zettel.formats import parse_note
from zettel.formats.encoding import decode
from zettel.model import Link, Note
from zettel.settings import Settings

UNSAFE = "it would change more than the link"


class Linking(Struct, frozen=True):
    """The files that change, and the mentions with their links or why they have none."""

    changes: tuple[Change, ...]
    told: tuple[LinkedMention, ...]  # in the order given

    @property
    def linked(self) -> tuple[LinkedMention, ...]:
        """The mentions that become links."""
        return tuple(one for one in self.told if not one.reason)

    @property
    def left(self) -> tuple[LinkedMention, ...]:
        """The mentions that do not, each with the reason."""
        return tuple(one for one in self.told if one.reason)


def link_mentions(
    settings: Settings, notes: Sequence[Note], chosen: Sequence[LinkedMention]
) -> Linking:
    """Plan the files in which mentions are links; `changes.write_changes` writes them.

    What has a reason not to be linked is left, and so is what cannot be written without changing
    other links, headings or properties of its note. Nothing is written here.
    """
    by_path = {note.path: note for note in notes}
    planned: dict[str, list[LinkedMention]] = {}
    for one in chosen:
        if one.link is not None:
            planned.setdefault(one.mention.path, []).append(one)
    changes: list[Change] = []
    linked: list[LinkedMention] = []
    for path, some in sorted(planned.items()):
        sheet = _read_sheet(settings, by_path[path])
        if sheet is None:
            continue
        done, after = choose_together(some, partial(_try_edits, sheet))
        if after is not None:
            changes.append(Change(path, sheet.data, after))
            linked += done
    kept = {id(one) for one in linked}
    return Linking(
        tuple(changes),
        tuple(
            one if id(one) in kept or one.reason else LinkedMention(one.mention, reason=UNSAFE)
            for one in chosen
        ),
    )


class _Sheet(Struct, frozen=True):
    """A note's file as it is."""

    data: bytes
    text: str
    note: Note
    places: Places


def _read_sheet(settings: Settings, known: Note) -> _Sheet | None:
    try:
        data = (settings.notes / known.path).read_bytes()
    except OSError:
        return None
    note, _ = parse_note(known.path, data, DIALECTS.get(known.dialect, PLAIN))
    text = decode(data).text
    return _Sheet(data, text, note, Places(text, note))


def _try_edits(sheet: _Sheet, some: Sequence[LinkedMention]) -> bytes | None:
    """Return the file with these mentions linked, None where that is not all that it changes."""
    edits = [_build_edit(sheet, one) for one in some]
    if None in edits:
        return None
    try:
        after = apply_edits(sheet.data, filter(None, edits))
    except NoteError:
        return None
    dialect = DIALECTS.get(sheet.note.dialect, PLAIN)
    note, _ = parse_note(sheet.note.path, after, dialect)
    return after if _adds_only(sheet.note, note, [one.link for one in some if one.link]) else None


def _build_edit(sheet: _Sheet, one: LinkedMention) -> Edit | None:
    """Build the edit; None where the text is another, or a sign beside it would join it."""
    start = sheet.places.find_offset(one.mention.line, one.mention.column)
    end = start + len(one.mention.text)
    before, after = sheet.text[max(0, start - 1) : start], sheet.text[end : end + 1]
    if sheet.text[start:end] != one.mention.text or before in _JOINING or after == "]":
        return None
    return Edit(start, end, one.text)


def _adds_only(before: Note, after: Note, links: Sequence[Link]) -> bool:
    """Say whether a note has these links more and is otherwise the same."""
    if _strip(after) != _strip(before):
        return False
    had, has = (Counter(map(_unplace, note.links)) for note in (before, after))
    new = has - had
    said = Counter((link.target, link.kind, link.label) for link in new.elements())
    wanted = Counter((link.target, link.kind, link.label) for link in links)
    return not had - has and said == wanted


def _strip(note: Note) -> Note:
    return replace(note, links=(), code_links=tuple(map(_unplace, note.code_links)))


def _unplace(link: Link) -> Link:
    """Return a link without its column, which another link before it changes."""
    return replace(link, column=0)


_JOINING = frozenset("[!")  # `[[[name]]]` is read in many ways, `![[name]]` shows the note itself
