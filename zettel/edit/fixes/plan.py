"""Issues → the changes that mend them, each checked by reading the changed note again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from zettel.dialect import DIALECTS, PLAIN
from zettel.edit.changes import Change, Edit, Lines, apply_edits
from zettel.edit.fixes.pipes import fix_pipe
from zettel.edit.fixes.spot import Fix, Spot
from zettel.edit.fixes.targets import fix_target
from zettel.edit.fixes.titles import fix_title
from zettel.edit.fixes.types import fix_type
from zettel.edit.halves import choose_together
from zettel.errors import NoteError
from zettel.formats import parse_note
from zettel.formats.encoding import decode
from zettel.model import Issue, Note, Property, ResolvedNote
from zettel.resolve import fold_name
from zettel.settings import Settings

FIXES: Mapping[str, Fix] = {
    "Z101": fix_target,
    "Z111": fix_type,
    "Z127": fix_pipe,
    "Z128": fix_title,
}
"""Each code that can be mended, with its fix."""


_Found = Mapping[Issue, list[Edit]]


class Plan(Struct, frozen=True):
    """Which issues can be mended, and the changes that do so; nothing is written yet."""

    issues: frozenset[Issue] = frozenset()
    changes: tuple[Change, ...] = ()


def plan_fixes(settings: Settings, notes: Sequence[ResolvedNote], issues: Iterable[Issue]) -> Plan:
    """Find what of some issues can be mended, reading again only the notes that have such."""
    asked: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.wanted and issue.code in FIXES:
            asked.setdefault(issue.path, []).append(issue)
    if not asked:
        return Plan()
    mended: list[Issue] = []
    changes = []
    for note in sorted((resolved.note for resolved in notes), key=lambda note: note.path):
        if note.path in asked and (data := _read(settings.notes / note.path)) is not None:
            done, after = _mend(note, data, asked[note.path])
            if done:
                mended += done
                changes.append(Change(note.path, data, after))
    return Plan(frozenset(mended), tuple(changes))


def _mend(note: Note, data: bytes, issues: Sequence[Issue]) -> tuple[list[Issue], bytes]:
    """Return those of a note's issues that can be mended, and its file when they are.

    Should a change do more than it is to do, its like are tried by halves.
    """
    before, text = _parse(note, data), decode(data).text
    if _to_sense(before) != _to_sense(note):
        return [], data  # the file is no longer what was checked
    lines = Lines(text)
    found: dict[Issue, list[Edit]] = {}
    for issue in issues:
        spot = Spot(issue, before, text, lines.find_offset(issue.line, issue.column))
        if edits := list(FIXES[issue.code](spot)):
            found[issue] = edits

    def attempt(some: Sequence[Issue]) -> bytes | None:
        after = _apply(data, {issue: found[issue] for issue in some})
        is_safe = after is not None and _is_safe(before, _parse(before, after), some)
        return after if is_safe else None

    done, after = choose_together(list(found), attempt)
    return done, data if after is None else after


def _apply(data: bytes, found: _Found) -> bytes | None:
    try:
        return apply_edits(data, {edit for edits in found.values() for edit in edits})
    except NoteError:
        return None


def _is_safe(before: Note, after: Note, issues: Iterable[Issue]) -> bool:
    """Say whether a changed note says what it said, but for what the issues are about."""
    codes = Counter(issue.code for issue in issues)
    was, is_now = _to_sense(before), _to_sense(after)
    lost, new = was.links - is_now.links, is_now.links - was.links
    return (
        was.rest == is_now.rest
        and lost.total() <= codes["Z101"]
        and ("Z127" in codes or new.total() <= codes["Z101"])  # a whole row may come to light
        and (was.keys == is_now.keys or "Z101" in codes)
    )


class _Sense(Struct, frozen=True):
    """What a note says, without places, and whatever the case of its types is."""

    rest: tuple[object, ...]
    links: Counter[tuple[object, ...]]
    keys: tuple[object, ...]


def _to_sense(note: Note) -> _Sense:
    links: Counter[tuple[object, ...]] = Counter(
        (link.target, link.kind, link.relation, link.prefix, link.label, link.anchor)
        for link in note.links
    )
    headings = tuple(heading.text for heading in note.headings)
    blocks = tuple(block.name for block in note.blocks)
    rest = (note.title, note.aliases, note.created, note.modified, headings, blocks)
    return _Sense(rest, links, tuple((item.key, _fold(item)) for item in note.properties))


def _fold(item: Property) -> tuple[object, ...]:
    if item.key.casefold() not in {"type", "types"}:
        return item.values
    return tuple(fold_name(value) if isinstance(value, str) else value for value in item.values)


def _parse(note: Note, data: bytes) -> Note:
    return parse_note(note.path, data, DIALECTS.get(note.dialect, PLAIN))[0]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
