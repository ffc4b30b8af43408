"""Links as written → what they became. Each distinct target of a folder is looked up once."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zettel.model import (
    Ambiguous,
    External,
    Found,
    LinkKind,
    Missing,
    Note,
    ResolvedLink,
    ResolvedNote,
)
from zettel.resolve.duplicates import give_unique_ids
from zettel.resolve.files import Files
from zettel.resolve.index import NameIndex, build_index
from zettel.resolve.lookup import (
    BY_NAME,
    Outcome,
    Source,
    Vault,
    build_vault,
    find_type_beside,
    resolve_link,
)
from zettel.resolve.names import NOTE_SUFFIXES, cut_suffix, find_folder, fold_name

_Memo = dict[str | tuple[str, ...], Outcome]

# What such a name becomes is the same in every folder, as long as no choice has to be made.
_FREE = (Found, Missing, External)


class Resolver(Struct, frozen=True):
    """What is needed to resolve links, and what is known of the targets met so far."""

    vault: Vault
    anywhere: dict[str, _Memo]  # by dialect: what holds in every folder
    inside: dict[Source, _Memo]


def resolve_notes(
    notes: Sequence[Note],
    files: Sequence[str],
    is_relation: Callable[[str], bool],
    is_file: Callable[[str], bool] = lambda _: False,
    pages: Sequence[tuple[str, str]] = (),
) -> tuple[ResolvedNote, ...]:
    """Say of each link what it leads to.

    Args:
        notes: All notes of the vault, in any order.
        files: Paths of all other files, which links may name too.
        is_relation: Whether a word is a link type, so that `[[word:name]]` links to `name`.
        is_file: Whether there is a file or folder at a path that is not among these, such as
            `../LICENSE`; asked once for each path, before a link to it counts as missing.
        pages: Addresses under which some of the files are published, with their paths.

    Returns:
        The notes sorted by id. Where two notes claim an id, the first in order of path keeps it.
        A tag that leads to no note is no link.
    """
    index = build_index(give_unique_ids(notes))
    return resolve_indexed(index, files, is_relation, is_file, pages)


def resolve_indexed(
    index: NameIndex,
    files: Sequence[str],
    is_relation: Callable[[str], bool],
    is_file: Callable[[str], bool],
    pages: Sequence[tuple[str, str]],
) -> tuple[ResolvedNote, ...]:
    """Do the same with the notes of an index that is there already."""
    resolver = build_resolver(index, files, is_relation, is_file, pages)
    return tuple(resolve_note(resolver, note) for note in sorted(index.notes, key=_find_id))


def build_resolver(
    index: NameIndex,
    files: Sequence[str],
    is_relation: Callable[[str], bool],
    is_file: Callable[[str], bool],
    pages: Sequence[tuple[str, str]],
) -> Resolver:
    """Make everything ready to resolve notes one by one; arguments as for `resolve_notes`."""
    paths = list(index.places.values())
    found = Files(files, paths, pages)
    return Resolver(build_vault(index, found, is_relation, is_file, _find_suffixes(paths)), {}, {})


def resolve_note(resolver: Resolver, note: Note) -> ResolvedNote:
    """Say of each link of a note what it leads to; the note's id is one of those in the index."""
    source = _to_source(note)
    memos = (
        resolver.anywhere.setdefault(note.dialect, {}),
        resolver.inside.setdefault(source, {}),
    )
    return ResolvedNote(note, _resolve_links(resolver.vault, memos, note, source))


def _name_thing(outcome: Outcome, iris: Mapping[str, str]) -> Outcome:
    """Add what the note that was found calls its thing; few notes do."""
    resolution, types = outcome
    if not iris or not isinstance(resolution, Found | Ambiguous) or resolution.note not in iris:
        return outcome
    return replace(resolution, iri=iris[resolution.note]), types


def _find_id(note: Note) -> str:
    return note.id


def _find_suffixes(paths: Sequence[str]) -> frozenset[str]:
    kinds = {path.rpartition(".")[2]: path for path in paths}  # one of each is enough
    own = {path[len(cut_suffix(path)) :].lower() for path in kinds.values()}
    return frozenset({*NOTE_SUFFIXES, *own} - {""})


def _to_source(note: Note) -> Source:
    folder = find_folder(note.path)
    folded = fold_name(f"{folder}/")[:-1] if folder else ""
    published = _find_published(note) if note.addresses else None
    return Source(folder, folded, note.dialect, published)


def _find_published(note: Note) -> str:
    """Return the folder that a note's address stands in; an index is its folder."""
    address = fold_name(note.addresses[0]).strip("/")
    name = note.path.rpartition("/")[2].partition(".")[0]
    return address if name.casefold() in {"index", "readme"} else find_folder(address)


def _resolve_links(
    vault: Vault, memos: tuple[_Memo, _Memo], note: Note, source: Source
) -> tuple[ResolvedLink, ...]:
    """Resolve a note's links by what is known of their targets anywhere, or in its folder."""
    anywhere, here = memos
    resolved = []
    for link in note.links:
        target = link.target
        by_name = link.kind in BY_NAME and not link.prefix and not link.definition
        key = target if by_name else (target, link.kind, link.prefix, link.definition)
        outcome = anywhere.get(key) or here.get(key)
        if outcome is None:
            if target or link.kind is LinkKind.BLOCK:
                outcome = _name_thing(resolve_link(vault, link, source), vault.index.iris)
                is_free = by_name and "/" not in target and isinstance(outcome[0], _FREE)
                (anywhere if is_free else here)[key] = outcome
            else:
                itself = Found(note.id, "self", vault.index.iris.get(note.id, ""))
                outcome = itself, find_type_beside(vault, link)
        resolution, types = outcome
        if resolution is None:
            continue
        resolved.append(ResolvedLink(link, resolution, link.relation or types[0]))
        if len(types) > 1 and not link.relation:
            resolved += [ResolvedLink(link, resolution, other) for other in types[1:]]
    return tuple(resolved)
