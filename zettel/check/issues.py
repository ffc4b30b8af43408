"""All issues of a vault, in order of place."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

import msgspec

from zettel.check.code_links import find_code_link_issues
from zettel.check.codes import SHAPE_VIOLATION, find_code
from zettel.check.links import find_link_issues
from zettel.check.near import Near, Silent
from zettel.check.notes import find_duplicate_titles, find_orphan_issues, find_type_issues
from zettel.check.stale_titles import find_stale_titles
from zettel.check.views import find_view_issues
from zettel.model import IRI_KEYS, Issue, Property, Record, ResolvedNote
from zettel.resolve import NameIndex
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, find_class, find_types

_UNREAD = ("Z103", 1, 1)  # front matter that is not closed


def find_issues(
    notes: Sequence[ResolvedNote],
    reading_issues: Iterable[Issue],
    settings: Settings,
    vocabulary: Vocabulary,
    *,
    files: Sequence[str] = (),
    index: NameIndex | None = None,
) -> tuple[Issue, ...]:
    """Find what is wrong with the notes, sorted by path, line, column, code.

    Args:
        notes: All notes, resolved, sorted by id.
        reading_issues: What reading and `resolve.find_duplicate_ids` have found already.
        settings: For the files of the ontology, and the views.
        vocabulary: What keys and note types mean.
        files: Paths of the files that are no notes, from which hints suggest a near one.
        index: The names of the notes, where somebody has built it already.
    """
    from zettel.check.meaning import find_meaning_issues  # and RDF, which counting does not need

    found = [
        *reading_issues,
        *find_meaning_issues(notes, settings, vocabulary),
        *find_stale_titles(notes, settings),
        *find_view_issues(notes, settings, vocabulary),
        *_find_iri_issues(notes, settings, vocabulary),
    ]
    near = Near([resolved.note for resolved in notes], files, index)
    return tuple(sorted(_find_in_notes(notes, found, vocabulary, near), key=_to_key))


def count_issues(
    notes: Sequence[ResolvedNote],
    reading_issues: Iterable[Issue],
    settings: Settings,
    vocabulary: Vocabulary,
    *,
    index: NameIndex | None = None,
) -> dict[str, int]:
    """Count issues by code, in order of code, without those that the ontology and its files show.

    Those take longest, and so do the hints, which nobody reads here.

    Args:
        notes: All notes, resolved, sorted by id.
        reading_issues: What reading and `resolve.find_duplicate_ids` have found already.
        settings: For the notes' folder.
        vocabulary: What note types mean.
        index: The names of the notes, where somebody has built it already.
    """
    iris = _find_iri_issues(notes, settings, vocabulary)
    found = [*reading_issues, *find_stale_titles(notes, settings), *iris]
    silent = Silent([resolved.note for resolved in notes], (), index)
    counted = _find_in_notes(notes, found, vocabulary, silent)
    return dict(sorted(Counter(issue.code for issue in counted).items()))


def find_note_issues(
    notes: Sequence[ResolvedNote],
    other_issues: Iterable[Issue] = (),
    is_known_type: Callable[[str], bool] | None = None,
    known_types: Collection[str] = (),
) -> tuple[Issue, ...]:
    """Find what notes and links alone show, and put it in order with what else was found.

    Args:
        notes: All notes, resolved, sorted by id.
        other_issues: What has been found already.
        is_known_type: Whether the ontology declares a note type; None when it declares none.
        known_types: The types that the ontology declares, from which hints suggest a near one.
    """
    near = Near([resolved.note for resolved in notes], ())
    types = find_type_issues(notes, is_known_type, known_types)
    return tuple(sorted(_join(notes, (*other_issues, *types), near), key=_to_key))


def _find_iri_issues(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary
) -> Iterable[Issue]:
    if not any(_names(prop) for resolved in notes for prop in resolved.note.properties):
        return ()  # as in most vaults
    from zettel.check.iris import find_iri_issues  # and RDF

    return find_iri_issues(notes, settings.base, vocabulary.context)


def _names(prop: Property) -> bool:
    """Say whether a property gives an address to something, or a mapping below it does."""
    records = (value for value in prop.values if isinstance(value, Record))
    return prop.key in IRI_KEYS or any(_names(p) for record in records for p in record.properties)


def _find_in_notes(
    notes: Sequence[ResolvedNote], others: Iterable[Issue], vocabulary: Vocabulary, near: Near
) -> list[Issue]:
    is_known = partial(_is_known, vocabulary) if vocabulary.own.classes else None
    known = find_types(vocabulary) if vocabulary.own.classes else ()
    return _join(notes, (*others, *find_type_issues(notes, is_known, known)), near)


def _join(notes: Sequence[ResolvedNote], others: Iterable[Issue], near: Near) -> list[Issue]:
    """Join what links and titles show with other issues, each once."""
    found = {
        *map(_settle, others),
        *find_link_issues(notes, near),
        *find_code_link_issues(notes, near),
        *find_duplicate_titles(notes),
        *find_orphan_issues(notes),
    }
    return _fold_unread(found)


def _is_known(vocabulary: Vocabulary, name: str) -> bool:
    return bool(find_class(vocabulary, name))


def _fold_unread(found: Collection[Issue]) -> list[Issue]:
    """Leave out what shapes miss in a note whose front matter was not read at all."""
    unread = {issue.path for issue in found if (issue.code, *_to_key(issue)[1:3]) == _UNREAD}
    return [
        issue
        for issue in found
        if issue.code != SHAPE_VIOLATION or issue.path not in unread or issue.line > 1
    ]


def _settle(issue: Issue) -> Issue:
    """Give an issue the severity that the table of codes says; shapes say their own."""
    if issue.code == SHAPE_VIOLATION:
        return issue
    code = find_code(issue.code)
    if code is None or issue.severity is code.severity:
        return issue
    return msgspec.structs.replace(issue, severity=code.severity)


def _to_key(issue: Issue) -> tuple[str, int, int, str, str, str]:
    return issue.path, issue.line, issue.column, issue.code, issue.message, issue.hint
