"""Notes that are not for others: gone, and links to them as if nobody had written them yet."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from zettel.model import Ambiguous, Found, Missing, Resolution, ResolvedLink, ResolvedNote
from zettel.resolve.names import fold_name


def hide_private(notes: Sequence[ResolvedNote]) -> tuple[ResolvedNote, ...]:
    """Return the notes as others may see them: without those that are private.

    Links to a private note lead to a placeholder. No other link changes: a name does not turn to a
    second note because the first is hidden.
    """
    hidden = frozenset(resolved.note.id for resolved in notes if resolved.note.is_private)
    if not hidden:
        return tuple(notes)
    return tuple(
        replace(resolved, links=tuple(_hide(link, hidden) for link in resolved.links))
        for resolved in notes
        if resolved.note.id not in hidden
    )


def _hide(link: ResolvedLink, hidden: Collection[str]) -> ResolvedLink:
    resolution = link.resolution
    if isinstance(resolution, Ambiguous):
        return replace(link, resolution=_hide_among(link, resolution, hidden))
    if isinstance(resolution, Found) and resolution.note in hidden:
        return replace(link, resolution=_to_missing(link))
    return link


def _hide_among(link: ResolvedLink, resolution: Ambiguous, hidden: Collection[str]) -> Resolution:
    if resolution.note in hidden:
        return _to_missing(link)
    left = tuple(note for note in resolution.candidates if note not in hidden)
    if len(left) == 1:
        return Found(resolution.note, resolution.rule)
    return replace(resolution, candidates=left)


def _to_missing(link: ResolvedLink) -> Missing:
    target = link.link.target
    if link.link.prefix and link.relation == link.link.prefix:
        target = target.removeprefix(link.link.prefix).lstrip(" :") or target
    return Missing(fold_name(target).lstrip("./") or target)
