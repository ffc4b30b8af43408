"""All issues of a vault, in order of place."""

from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from zettel.check.codes import find_code
from zettel.check.links import find_link_issues
from zettel.check.notes import find_duplicate_titles, find_orphan_issues, find_type_issues
from zettel.model import Issue, ResolvedNote


def find_issues(
    notes: Sequence[ResolvedNote],
    reading_issues: Iterable[Issue] = (),
    is_known_type: Callable[[str], bool] | None = None,
    known_types: Collection[str] = (),
) -> tuple[Issue, ...]:
    """Find what is wrong with the notes, sorted by path, line, column, code.

    Args:
        notes: All notes, resolved, sorted by id.
        reading_issues: What reading and `resolve.find_duplicate_ids` have found already.
        is_known_type: Whether the ontology declares a note type; None when it declares none.
        known_types: The types that the ontology declares, from which hints suggest a near one.
    """
    found = {
        *map(_settle, reading_issues),
        *find_link_issues(notes),
        *find_duplicate_titles(notes),
        *find_type_issues(notes, is_known_type, known_types),
        *find_orphan_issues(notes),
    }
    return tuple(sorted(found, key=_to_key))


def _settle(issue: Issue) -> Issue:
    """Give an issue the severity that the table of codes says."""
    code = find_code(issue.code)
    return issue if code is None else msgspec.structs.replace(issue, severity=code.severity)


def _to_key(issue: Issue) -> tuple[str, int, int, str, str, str]:
    return issue.path, issue.line, issue.column, issue.code, issue.message, issue.hint
