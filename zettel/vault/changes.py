"""What has changed from one reading of a vault to the next: which notes say something else."""

from collections.abc import Sequence

from msgspec import Struct

from zettel.model import ResolvedNote
from zettel.vault.vault import Vault


class Changes(Struct, frozen=True):
    """Numbers of notes, in order: of the earlier reading those that are gone or say something else.

    Of the later reading those that are new or do. A note says something else when one of its links
    leads elsewhere, too. With `is_whole` settings or vocabulary are others, and all notes count.
    """

    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    is_whole: bool = False

    def __bool__(self) -> bool:
        """Say whether anything has changed."""
        return bool(self.before or self.after or self.is_whole)


def find_changes(before: Vault, after: Vault, *, drafts: bool = True) -> Changes:
    """Find what has changed from one reading of a vault to a later one.

    Args:
        before: the earlier one.
        after: the later one.
        drafts: whether drafts and private notes count; else it is what others may see of them.
    """
    old, new = before.choose(drafts=drafts), after.choose(drafts=drafts)
    if before.settings != after.settings or before.vocabulary is not after.vocabulary:
        return Changes(tuple(range(len(old))), tuple(range(len(new))), is_whole=True)
    return Changes(_find_differing(old, new), _find_differing(new, old))


def _find_differing(
    notes: Sequence[ResolvedNote], others: Sequence[ResolvedNote]
) -> tuple[int, ...]:
    """Return the numbers of notes that are not among others in just the same way."""
    known = {resolved.note.id: resolved for resolved in others}
    return tuple(
        number
        for number, resolved in enumerate(notes)
        if (other := known.get(resolved.note.id)) is not resolved and other != resolved
    )
