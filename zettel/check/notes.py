"""Issues of notes as a whole: titles, types, standing alone."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from zettel.check.codes import build_issue
from zettel.dialect import DIALECTS
from zettel.graph import find_orphans
from zettel.model import Issue, Note, ResolvedNote
from zettel.resolve import fold_name
from zettel.resolve.names import cut_suffix

_TYPE_KEYS = frozenset({"type", "types"})
_TEMPLATE = re.compile(r"\{\{|<%|\$\{")  # a title that is still to be filled in


def find_duplicate_titles(notes: Sequence[ResolvedNote]) -> Iterator[Issue]:
    """Find the notes whose title another one, earlier in order of path, has too.

    Where links are written by files' names a title that is none of them leads nobody astray.
    """
    owners: dict[str, Note] = {}
    for note in sorted((resolved.note for resolved in notes), key=lambda note: note.path):
        key = fold_name(note.title)
        if not _is_linked_by(note, key):
            continue
        owner = owners.setdefault(key, note)
        if key and owner is not note and not _TEMPLATE.search(key):
            yield build_issue(
                "duplicate-title",
                _find_title(note),
                f"{owner.path} has the title “{owner.title}” too",
                "links by this title can only guess which is meant",
            )


def _is_linked_by(note: Note, title: str) -> bool:
    """Say whether links may be written by a note's folded title."""
    if not DIALECTS[note.dialect].links_by_name:
        return True
    return title == fold_name(cut_suffix(note.path).rpartition("/")[2])


def find_type_issues(
    notes: Sequence[ResolvedNote],
    is_known_type: Callable[[str], bool] | None,
    known_types: Collection[str] = (),
) -> Iterator[Issue]:
    """Find types that are written in several ways, and types that the ontology does not know."""
    usual = _find_usual(notes, is_known_type)
    wrong = {
        name
        for name, best in usual.items()
        if name != best or not (is_known_type is None or is_known_type(name))
    }
    for resolved in notes:
        note = resolved.note
        for name in dict.fromkeys(note.types):
            if name not in wrong:
                continue  # as most are
            place, best = _find_place(note, _TYPE_KEYS, name), usual[name]
            if name != best:
                text = f"the type “{name}” is “{best}” elsewhere"
                yield build_issue("type-drift", place, text, f"write {best}", best)
            else:
                text = f"the ontology has no type “{name}”"
                near = suggest_type(name, known_types)
                hint = f"did you mean {near}?" if near else "correct it or declare it there"
                yield build_issue("unknown-type", place, text, hint)


def suggest_type(name: str, known_types: Collection[str]) -> str:
    """Return the known type that is written most like a name, "" when none is near."""
    return _suggest(fold_name(name), tuple(sorted(known_types)))


def find_orphan_issues(notes: Sequence[ResolvedNote]) -> Iterator[Issue]:
    """Find the notes that stand alone among others."""
    if len(notes) < 2:
        return
    by_id = {resolved.note.id: resolved.note for resolved in notes}
    for orphan in find_orphans(notes):
        text = "no link joins this note to another"
        yield build_issue("orphan", (by_id[orphan].path, 1, 1), text)


@lru_cache(4096)  # one slip often stands in a thousand notes
def _suggest(folded: str, known_types: tuple[str, ...]) -> str:
    known = {fold_name(known): known for known in known_types}
    near = get_close_matches(folded, known, n=1)
    return known[near[0]] if near else ""


def _find_usual(
    notes: Sequence[ResolvedNote], is_known_type: Callable[[str], bool] | None
) -> dict[str, str]:
    """Map each type to its usual spelling: that of the ontology, else the most frequent."""
    counts = Counter(name for resolved in notes for name in dict.fromkeys(resolved.note.types))

    def rank(name: str) -> tuple[bool, int, str]:
        return is_known_type is None or not is_known_type(name), -counts[name], name

    usual: dict[str, str] = {}
    for name in sorted(counts, key=rank):
        usual.setdefault(fold_name(name), name)
    return {name: usual[fold_name(name)] for name in counts}


def _find_title(note: Note) -> tuple[str, int, int]:
    """Find where a note's title stands: its key, else the heading that it is taken from."""
    place = _find_place(note, frozenset({"title"}), note.title)
    lines = (heading.line for heading in note.headings if heading.text == note.title)
    return place if place[1] > 1 else (note.path, next(lines, 1), 1)


def _find_place(note: Note, keys: frozenset[str], value: str) -> tuple[str, int, int]:
    """Find where a value stands in the front matter, else the first place of the note."""
    for found in note.properties:
        if found.key.casefold() in keys and value in found.values:
            return note.path, found.line, found.column
    return note.path, 1, 1
