"""Links as written → what they became. Each distinct target of a folder is looked up once."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from msgspec import Struct

from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    LinkKind,
    Missing,
    Note,
    Resolution,
    ResolvedLink,
    ResolvedNote,
)
from zettel.resolve.duplicates import give_unique_ids
from zettel.resolve.index import NameIndex, build_index
from zettel.resolve.names import NOTE_SUFFIXES, cut_suffix, find_folder, fold_name, join_path
from zettel.resolve.rules import (
    BARE_RULES,
    CITATION_RULES,
    RULES,
    Name,
    Step,
    choose,
    find_hit,
    to_steps,
)
from zettel.resolve.targets import Files, has_file_suffix, is_address

IsRelation = Callable[[str], bool]

_TIMESTAMP = re.compile(r"\d{8}|\d{12}|\d{14,17}")  # an id, whether its note exists or not


def resolve_notes(
    notes: Sequence[Note], files: Sequence[str], is_relation: IsRelation
) -> tuple[ResolvedNote, ...]:
    """Say of each link what it leads to.

    Args:
        notes: All notes of the vault, in any order.
        files: Paths of all other files, which links may name too.
        is_relation: Whether a word is a link type, so that `[[word:name]]` links to `name`.

    Returns:
        The notes sorted by id. Where two notes claim an id, the first in order of path keeps it.
    """
    unique = give_unique_ids(notes)
    index = build_index(unique)
    vault = _Vault(
        index=index,
        path_steps=to_steps(index, RULES),
        bare_steps=to_steps(index, BARE_RULES),
        citation_steps=to_steps(index, CITATION_RULES),
        files=Files(files),
        is_relation=is_relation,
        note_suffixes=_find_suffixes(unique),
    )
    anywhere: _Memo = {}
    inside: dict[str, _Memo] = {}
    resolved = []
    for note in sorted(unique, key=lambda note: note.id):
        here = inside.setdefault(find_folder(note.path), {})
        resolved.append(ResolvedNote(note, _resolve_links(vault, anywhere, here, note)))
    return tuple(resolved)


class _Vault(Struct, frozen=True):
    """What every look-up needs."""

    index: NameIndex
    path_steps: tuple[Step, ...]
    bare_steps: tuple[Step, ...]
    citation_steps: tuple[Step, ...]
    files: Files
    is_relation: IsRelation
    note_suffixes: frozenset[str]


_Outcome = tuple[Resolution, str]  # with the prefix, where it turned out to be a link type
_Memo = dict[str, _Outcome]


def _find_suffixes(notes: Sequence[Note]) -> frozenset[str]:
    own = {note.path[len(cut_suffix(note.path)) :].lower() for note in notes}
    return frozenset({*NOTE_SUFFIXES, *own} - {""})


def _resolve_links(
    vault: _Vault, anywhere: _Memo, here: _Memo, note: Note
) -> tuple[ResolvedLink, ...]:
    """Resolve a note's links by what is known of their targets `anywhere`, or in its folder."""
    resolved = []
    for link in note.links:
        target = link.target
        by_name = link.kind in _BY_NAME and not link.prefix
        key = target if by_name else f"{link.kind}\0{link.prefix}\0{target}"
        outcome = anywhere.get(key) or here.get(key)
        if outcome is None:
            if target:
                outcome = _resolve_target(vault, target.strip(), link.kind, link.prefix, note.path)
                is_free = by_name and "/" not in target and isinstance(outcome[0], _FREE)
                (anywhere if is_free else here)[key] = outcome
            else:
                outcome = Found(note.id, "self"), ""
        resolution, relation = outcome
        resolved.append(ResolvedLink(link, resolution, link.relation or relation))
    return tuple(resolved)


# Kinds whose bare targets are names, looked up alike; what they become is the same in each folder
# as long as no choice has to be made.
_BY_NAME = frozenset({LinkKind.WIKI, LinkKind.PROPERTY, LinkKind.INLINE})
_FREE = (Found, Missing, External)
_CITATION, _EMBED, _MARKDOWN = LinkKind.CITATION, LinkKind.EMBED, LinkKind.MARKDOWN


def _resolve_target(vault: _Vault, target: str, kind: LinkKind, prefix: str, path: str) -> _Outcome:
    """Resolve a target as it stands in the note at `path`."""
    folder = find_folder(path)
    if kind is _CITATION:
        return _resolve_citation(vault, target, folder), ""
    if is_address(target, kind):
        return External(target), ""
    name, is_path = _to_name(target, kind, folder)
    has_suffix = has_file_suffix(name.folded, kind, vault.note_suffixes)
    found = _find_file(vault, name) if has_suffix else None
    found = found or _find_note(
        vault, vault.path_steps if is_path else vault.bare_steps, name, folder
    )
    if found is not None:
        return found, ""
    rest = target.partition(":")[2].strip() if prefix else ""
    if rest and (vault.is_relation(prefix) or _is_id(vault, rest)):
        return _resolve_target(vault, rest, kind, "", path)[0], prefix
    if is_path or kind is _EMBED:
        found = _find_file(vault, name)
    if found is None and has_suffix:
        found = Attachment(unquote(target), exists=False)
    return found or Missing(_to_placeholder(name) or target), ""


def _to_name(target: str, kind: LinkKind, folder: str) -> tuple[Name, bool]:
    """Fold a target; say whether it is a path: one with "/", or that of a Markdown link."""
    folded = fold_name(target)
    if "/" in folded or kind not in _BY_NAME:
        inside = fold_name(f"{folder}/")[:-1] if folder else ""
        return Name(folded, inside), "/" in folded or kind is _MARKDOWN
    return Name(folded, ""), False


def _find_note(
    vault: _Vault, steps: tuple[Step, ...], name: Name, folder: str
) -> Resolution | None:
    hit = find_hit(steps, name)
    if hit is None:
        return None
    if len(hit.ids) == 1:
        return Found(hit.ids[0], hit.rule)
    return Ambiguous(choose(vault.index, hit.ids, folder), hit.rule, tuple(sorted(hit.ids)))


def _find_file(vault: _Vault, name: Name) -> Resolution | None:
    """Find a file; by its suffix, `a.pdf` goes before a note `a.pdf.md`."""
    path = vault.files.find(name.folded, name.folder)
    return Attachment(path, exists=True) if path else None


def _resolve_citation(vault: _Vault, target: str, folder: str) -> Resolution:
    """Find the note of a citation key, which may call itself `key` or `@key`.

    Without one the key names an entry of a bibliography, or a person: no note is missing.
    """
    key = fold_name(target.lstrip("@"))
    for folded in (f"@{key}", key):
        found = _find_note(vault, vault.citation_steps, Name(folded, ""), folder)
        if found is not None:
            return found
    return External(f"@{key}")


def _is_id(vault: _Vault, text: str) -> bool:
    return fold_name(text) in vault.index.ids or bool(_TIMESTAMP.fullmatch(text))


def _to_placeholder(name: Name) -> str:
    """Name a missing note: `../x` by its path from the root, anything else as it is written."""
    folded = name.folded
    if folded.startswith(("./", "../")):
        return join_path(name.folder, folded) or folded
    return folded.lstrip("/")
