"""All issues of a vault, in order of place."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

import msgspec

from zettel.check.code_links import find_code_link_issues
from zettel.check.codes import SHAPE_VIOLATION, find_code
from zettel.check.keys import find_key_issues
from zettel.check.links import find_link_issues
from zettel.check.near import Near
from zettel.check.notes import find_duplicate_titles, find_orphan_issues, find_type_issues
from zettel.check.ontology import find_ontology_issues
from zettel.check.queries import find_query_issues
from zettel.check.shapes import find_shape_issues
from zettel.check.stale_titles import find_stale_titles
from zettel.check.told import join_told
from zettel.check.values import find_value_issues
from zettel.model import Issue, ResolvedNote
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
    ontology: bool = True,
) -> tuple[Issue, ...]:
    """Find what is wrong with the notes, sorted by path, line, column, code.

    Args:
        notes: All notes, resolved, sorted by id.
        reading_issues: What reading and `resolve.find_duplicate_ids` have found already.
        settings: For the files of the ontology.
        vocabulary: What keys and note types mean.
        files: Paths of the files that are no notes, from which hints suggest a near one.
        ontology: Whether to look at values, at the ontology itself, and at what its shapes ask,
            which takes longest.
    """
    found = [*reading_issues]
    if ontology:
        of_keys = (find_key_issues, find_value_issues, find_shape_issues)
        told = [one for find in of_keys for one in find(notes, settings, vocabulary)]
        found += join_told(told)
        found += find_ontology_issues(settings, vocabulary)
        found += find_query_issues(settings, vocabulary)
    found += find_stale_titles(notes, settings)
    if not vocabulary.own.classes:
        return find_note_issues(notes, found, files=files)
    is_known = partial(_is_known, vocabulary)
    return find_note_issues(notes, found, is_known, find_types(vocabulary), files=files)


def find_note_issues(
    notes: Sequence[ResolvedNote],
    other_issues: Iterable[Issue] = (),
    is_known_type: Callable[[str], bool] | None = None,
    known_types: Collection[str] = (),
    files: Sequence[str] = (),
) -> tuple[Issue, ...]:
    """Find what notes and links alone show, and put it in order with what else was found.

    Args:
        notes: All notes, resolved, sorted by id.
        other_issues: What has been found already.
        is_known_type: Whether the ontology declares a note type; None when it declares none.
        known_types: The types that the ontology declares, from which hints suggest a near one.
        files: The vault's other files, for hints too.
    """
    near = Near([resolved.note for resolved in notes], files)
    found = {
        *map(_settle, other_issues),
        *find_link_issues(notes, near),
        *find_code_link_issues(notes, near),
        *find_duplicate_titles(notes),
        *find_type_issues(notes, is_known_type, known_types),
        *find_orphan_issues(notes),
    }
    return tuple(sorted(_fold_unread(found), key=_to_key))


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
    return issue if code is None else msgspec.structs.replace(issue, severity=code.severity)


def _to_key(issue: Issue) -> tuple[str, int, int, str, str, str]:
    return issue.path, issue.line, issue.column, issue.code, issue.message, issue.hint
