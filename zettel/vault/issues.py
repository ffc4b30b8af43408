"""The issues of a vault as they are shown beside it: what `zettel check` tells, to whoever may."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from zettel import check
from zettel.check.baseline import FILE_NAME
from zettel.errors import CodeError
from zettel.model import Issue
from zettel.resolve import find_duplicate_ids

if TYPE_CHECKING:
    from zettel.vault.vault import Vault


def find_shown_issues(vault: "Vault", *, drafts: bool) -> tuple[Issue, ...]:
    """Return the issues that `zettel check` tells of a vault, without options.

    Without `drafts`, only those that the notes which others may see show by themselves: no path,
    message or hint tells of a private note.
    """
    found = vault.issues
    if not drafts and len(vault.public) < len(vault.resolved):
        known = {_to_key(issue) for issue in found}
        found = tuple(issue for issue in _find_public(vault) if _to_key(issue) in known)
    try:
        return _select(vault, found)
    except CodeError:  # settings that `check` itself refuses choose nothing
        return found


def _find_public(vault: "Vault") -> tuple[Issue, ...]:
    """Find what is wrong with the public notes, as if there were no others."""
    notes, reading = vault.public, vault.reading
    shown = {resolved.note.path for resolved in notes}
    private = {resolved.note.path for resolved in vault.resolved} - shown
    read = (issue for issue in reading.issues if issue.path not in private)
    settings = replace(vault.settings, views=())  # which may name a private note
    others = (*read, *find_duplicate_ids([resolved.note for resolved in notes]))
    return check.find_issues(notes, others, settings, vault.vocabulary, files=reading.files)


def _select(vault: "Vault", found: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Leave out what the settings ignore, what comments silence, and what the baseline holds.

    Raises:
        CodeError: the settings or the baseline cannot be used.
    """
    settings = vault.settings
    codes = check.find_selected(settings.check)
    issues = check.select_issues(found, codes, settings).issues
    path = settings.root / (settings.check.baseline or FILE_NAME)
    if not path.is_file():
        return issues
    return check.compare_baseline(issues, check.read_baseline(path), settings, codes).new


def _to_key(issue: Issue) -> tuple[str, int, int, str, str]:
    return issue.path, issue.line, issue.column, issue.code, issue.message
