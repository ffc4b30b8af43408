"""Notes that are not for others: gone, and links to them as if nobody had written them yet."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl

from msgspec.structs import replace

from zettel.model import (
    Ambiguous,
    Found,
    LinkKind,
    Missing,
    Resolution,
    ResolvedLink,
    ResolvedNote,
)
from zettel.resolve.names import fold_name
from zettel.resolve.types import find_name
from zettel.settings import View
from zettel.vocabulary import Term, Vocabulary


def hide_private(notes: Sequence[ResolvedNote]) -> tuple[ResolvedNote, ...]:
    """Return the notes as others may see them: without those that are private.

    Links to a private note lead to a placeholder. No other link changes: a name does not turn to a
    second note because the first is hidden.
    """
    hidden = frozenset(resolved.note.id for resolved in notes if resolved.note.is_private)
    if not hidden:
        return tuple(notes)
    left: dict[int, tuple[str, ...]] = {}
    return tuple(
        replace(
            resolved,
            links=tuple(
                _hide(link, hidden, left)
                for link in resolved.links
                if not _is_lost_tag(link, hidden)
            ),
        )
        for resolved in notes
        if resolved.note.id not in hidden
    )


def hide_keys(
    vocabulary: Vocabulary, notes: Sequence[ResolvedNote], shown: Sequence[ResolvedNote]
) -> Vocabulary:
    """Return the vocabulary as others may see it: without keys that none but private notes use.

    A key alone, such as `salary`, may tell what they are about.
    """
    known = {resolved.note.id for resolved in shown}
    used = _find_keys(resolved for resolved in notes if resolved.note.id not in known)
    hidden = used - _find_keys(shown)

    def keep(terms: Mapping[str, Term]) -> dict[str, Term]:
        return {key: term for key, term in terms.items() if key not in hidden}

    return replace(vocabulary, thing=keep(vocabulary.thing), document=keep(vocabulary.document))


def hide_views(
    views: Sequence[View], notes: Sequence[ResolvedNote], shown: Sequence[ResolvedNote]
) -> tuple[View, ...]:
    """Return the views that others may see: none that names what only private notes have."""
    known = {resolved.note.id for resolved in shown}
    used = _find_names(resolved for resolved in notes if resolved.note.id not in known)
    hidden = used - _find_names(shown)
    return tuple(view for view in views if hidden.isdisjoint(_find_texts(view.address)))


def _find_texts(address: str) -> Iterator[str]:
    return (text for _, text in parse_qsl(address.replace("+", "%2B")))


def _find_names(notes: Iterable[ResolvedNote]) -> set[str]:
    """Return what an address may name: notes, their tags, types and links."""
    names: set[str] = set()
    for resolved in notes:
        names.update((resolved.note.id, *resolved.note.tags, *resolved.note.types))
        names.update(link.relation for link in resolved.links)
    return names


def _find_keys(notes: Iterable[ResolvedNote]) -> set[str]:
    keys: set[str] = set()
    for resolved in notes:
        keys.update(prop.key for prop in resolved.note.properties)
        keys.update(link.relation for link in resolved.links)
        keys.update(resolved.note.types)
    return keys


def _is_lost_tag(link: ResolvedLink, hidden: Collection[str]) -> bool:
    """A tag whose note is hidden is a tag, and no link."""
    is_tag = link.link.kind is LinkKind.TAG
    found = link.resolution
    return is_tag and isinstance(found, Found | Ambiguous) and found.note in hidden


def _hide(
    link: ResolvedLink, hidden: Collection[str], left: dict[int, tuple[str, ...]]
) -> ResolvedLink:
    resolution = link.resolution
    if isinstance(resolution, Ambiguous):
        return replace(link, resolution=_hide_among(link, resolution, hidden, left))
    if isinstance(resolution, Found) and resolution.note in hidden:
        return replace(link, resolution=_to_missing(link))
    return link


def _hide_among(
    link: ResolvedLink,
    resolution: Ambiguous,
    hidden: Collection[str],
    left: dict[int, tuple[str, ...]],
) -> Resolution:
    if resolution.note in hidden:
        return _to_missing(link)
    shared = id(resolution.candidates)  # by all links of one name
    if shared not in left:
        left[shared] = tuple(note for note in resolution.candidates if note not in hidden)
    if len(left[shared]) == 1:
        return Found(resolution.note, resolution.rule, resolution.iri)
    return replace(resolution, candidates=left[shared])


def _to_missing(link: ResolvedLink) -> Missing:
    target = link.link.target
    if link.link.prefix and link.relation == link.link.prefix:
        target = find_name(link.link)
    return Missing(fold_name(target).lstrip("./") or target)
