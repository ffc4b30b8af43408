"""One link as written → what it became: an address, a file, a note, a placeholder."""

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from msgspec import Struct

from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    Link,
    LinkKind,
    Missing,
    Resolution,
)
from zettel.resolve.equals import Equals, build_equals
from zettel.resolve.files import Files
from zettel.resolve.index import NameIndex
from zettel.resolve.names import NOTE_SUFFIXES, fold_name, join_path
from zettel.resolve.rules import (
    BARE_RULES,
    BLOCK_RULES,
    CITATION_RULES,
    FOAM_RULES,
    RULES,
    STAMP_RULES,
    TAG_RULES,
    Name,
    Steps,
    find_hit,
    to_folder,
    to_published_path,
    to_steps,
)
from zettel.resolve.targets import has_file_suffix, is_address
from zettel.resolve.types import find_readings, has_type_beside

Outcome = tuple[Resolution | None, tuple[str, ...]]
"""What a link became, None where it is none (a tag without a note), and its types, or ""."""

BY_NAME = frozenset({LinkKind.WIKI, LinkKind.PROPERTY, LinkKind.INLINE})
"""Kinds whose bare targets are names, looked up alike."""

_UNTYPED = ("",)
_CONTENTS = frozenset({"toc", "_toc_"})  # GitLab and VuePress put a table of contents there
_STAMP_LENGTH = 14
_MARKDOWN, _EMBED = LinkKind.MARKDOWN, LinkKind.EMBED
_TIMESTAMP = re.compile(r"\d{8}|\d{12}|\d{14,17}")  # an id, whether its note exists or not


class Vault(Struct, frozen=True):
    """What every look-up needs."""

    index: NameIndex
    files: Files
    is_relation: Callable[[str], bool]
    is_file: Callable[[str], bool]
    note_suffixes: frozenset[str]
    by_path: Steps
    by_name: Steps
    by_name_in_foam: Steps
    by_key: Steps
    by_tag: Steps
    equals: dict[tuple[str, str], Equals]  # by rule and key, as far as asked for


class Source(Struct, frozen=True):
    """Where a link stands, as far as that matters to what it means."""

    folder: str
    folded: str  # the folder, folded
    dialect: str
    published: str | None = None  # where that folder is on the site, if the note is published


def build_vault(
    index: NameIndex,
    files: Files,
    is_relation: Callable[[str], bool],
    is_file: Callable[[str], bool],
    note_suffixes: frozenset[str],
) -> Vault:
    """Make everything ready for look-ups."""
    return Vault(
        index=index,
        files=files,
        is_relation=is_relation,
        is_file=is_file,
        note_suffixes=note_suffixes,
        by_path=to_steps(index, RULES),
        by_name=to_steps(index, BARE_RULES),
        by_name_in_foam=to_steps(index, FOAM_RULES),
        by_key=to_steps(index, CITATION_RULES),
        by_tag=to_steps(index, TAG_RULES),
        equals={},
    )


def resolve_link(vault: Vault, link: Link, source: Source) -> Outcome:
    """Say what a link with a target becomes; two that are written alike in one folder are alike."""
    target, kind = link.target.strip(), link.kind
    if kind in _BY_THEMSELVES:
        return _BY_THEMSELVES[kind](vault, target, source), _UNTYPED
    types = find_type_beside(vault, link) if link.prefix else _UNTYPED
    found = _find_defined(vault, link.definition, source) if link.definition else None
    found = found or _find_target(vault, target, kind, source)
    if found is None and link.prefix:
        for types_inside, rest in _find_types(vault, link, source):
            types, target = types_inside, rest
            found = _find_target(vault, rest, kind, source)
            if found is not None:
                break
    if found is None and kind is LinkKind.WIKI and target.casefold() in _CONTENTS:
        return None, types
    return found or _to_missing(vault, target, kind, source), types


def find_type_beside(vault: Vault, link: Link) -> tuple[str, ...]:
    """Return the type that stands before a link in its list item, if it is one."""
    is_type = link.prefix and has_type_beside(link) and vault.is_relation(link.prefix)
    return (link.prefix,) if is_type else _UNTYPED


def _find_types(
    vault: Vault, link: Link, source: Source
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return how `[[type:id]]` may be read: when the type is known, or the rest is an id."""
    readings, is_sure = find_readings(link)
    if not readings or is_sure or vault.is_relation(link.prefix) or _is_id(vault, readings[0][1]):
        return readings
    if source.dialect == "cosma" and _find_target(vault, readings[0][1], link.kind, source):
        return readings  # to Cosma whatever stands before a colon is a type
    return ()


def _find_target(vault: Vault, target: str, kind: LinkKind, source: Source) -> Resolution | None:
    """Find what there is of a name: by its suffix, `a.pdf` goes before a note `a.pdf.md`."""
    if (":" in target or target.startswith("//")) and is_address(target, kind):
        return External(target)
    name = Name(_fold(target, kind, source), source.folded, source.published)
    is_path = "/" in name.folded or kind is _MARKDOWN
    is_file = "." in name.folded and _has_file_suffix(vault, name, kind, source)
    if is_file and (found := _find_file(vault, target, name)):
        return found
    if kind is _MARKDOWN and (found := _find_file_beside(vault, target, name)):
        return found
    steps = vault.by_path if is_path else vault.by_name
    if source.dialect == "foam" and not is_path:
        steps = vault.by_name_in_foam
    found = _find_note(vault, steps, name, source)
    if found is None and (is_path or kind is _EMBED or "." in name.folded):
        found = _find_file(vault, target, name)
    return found or _find_otherwise(vault, target, name, kind, source)


def _find_otherwise(
    vault: Vault, target: str, name: Name, kind: LinkKind, source: Source
) -> Resolution | None:
    """Find what only a site or one application calls so: pages, slugs, all notes below a name."""
    folded = name.folded
    found = None
    if kind not in BY_NAME and folded.endswith(".html"):
        found = _find_note(vault, vault.by_path, name._replace(folded=folded[:-5]), source)
    elif source.dialect == "dendron" and folded.endswith(".*"):
        found = _find_below(vault, folded[:-1])
    elif len(folded) == _STAMP_LENGTH and folded.isdecimal():
        found = _find_note(vault, to_steps(vault.index, STAMP_RULES), name, source)
    elif folded.endswith("#") or (source.dialect == "logseq" and "#" in folded):  # as in Obsidian
        name = Name(folded.partition("#")[0].rstrip(), "")
        found = _find_note(vault, vault.by_name, name, source)
    elif source.dialect == "jekyll" and kind in BY_NAME:
        name = Name(folded.replace("-", " ").replace("_", " "), "")
        found = _find_note(vault, vault.by_name, name, source)
    by_path = kind not in BY_NAME or source.dialect == "dendron"
    if found is None and by_path and ("/" in folded or kind is _MARKDOWN):
        found = _find_on_disk(vault, name, target, source)
    return found


def _fold(target: str, kind: LinkKind, source: Source) -> str:
    """Fold a name; in Dendron `a.markdown` is one with a dot, and no file `a`."""
    is_dotted = source.dialect == "dendron" and kind is not _MARKDOWN
    return fold_name(f"{target}.md" if is_dotted else target)


def _has_file_suffix(vault: Vault, name: Name, kind: LinkKind, source: Source) -> bool:
    # Names of notes in Dendron are full of dots, also of those that are embedded, and have no `/`.
    known = kind
    if source.dialect == "dendron":
        known = _EMBED if "/" in name.folded else LinkKind.WIKI if kind is _EMBED else kind
    return has_file_suffix(name.folded, known, vault.note_suffixes)


def _find_note(vault: Vault, steps: Steps, name: Name, source: Source) -> Resolution | None:
    hit = find_hit(steps, name)
    if hit is None:
        return None
    if len(hit.ids) == 1:
        return Found(hit.ids[0], hit.rule)
    equals = vault.equals.get(hit[:2])
    if equals is None:
        equals = vault.equals[hit[:2]] = build_equals(hit.ids, vault.index.places)
    return Ambiguous(equals.choose(source.folder), hit.rule, equals.notes)


def _find_below(vault: Vault, prefix: str) -> Resolution | None:
    """Find what `a.b.*` names, all notes below `a.b`: the first stands for them."""
    note = vault.index.below.get(prefix)
    return Found(note, "below") if note is not None else None


def _find_file(vault: Vault, target: str, name: Name) -> Resolution | None:
    path = vault.files.find(name.folded, name.folder)
    return Attachment(path, exists=True) if path and _may_be(target, path) else None


def _find_file_beside(vault: Vault, target: str, name: Name) -> Resolution | None:
    """Find a file that an address names to the letter: `OWNERS` goes before `OWNERS.md`."""
    path = vault.files.find_beside(name.folded, name.folder)
    return Attachment(path, exists=True) if path and _may_be(target, path) else None


def _may_be(target: str, path: str) -> bool:
    """Say whether a name may be that of a file: `OWNERS.md` is not that of `OWNERS`."""
    is_note = target.lower().endswith(NOTE_SUFFIXES)
    return not is_note or path.lower().endswith(NOTE_SUFFIXES)


def _find_on_disk(vault: Vault, name: Name, target: str, source: Source) -> Resolution | None:
    """Find a folder, or a file that is no part of the vault: hidden, or in the repository."""
    files = vault.files
    known = files.find_page(to_published_path(name)) or files.find_folder(to_folder(name))
    if known:
        return Attachment(known, exists=True)
    written = unquote(target)
    below = "" if written.startswith("/") else source.folder
    path = posixpath.normpath(f"./{below}/{written}")
    is_note = written.endswith("/") and path.lower().endswith(NOTE_SUFFIXES)  # and so no folder
    return Attachment(path, exists=True) if not is_note and vault.is_file(path) else None


def _find_defined(vault: Vault, address: str, source: Source) -> Resolution | None:
    """Find what a definition `[target]: address` leads to; its path goes before the name."""
    found = _find_target(vault, address, LinkKind.MARKDOWN, source)
    return Found(found.note, "definition") if isinstance(found, Found) else found


def _resolve_tag(vault: Vault, target: str, source: Source) -> Resolution | None:
    name = Name(_fold(target, LinkKind.TAG, source), "")
    return _find_note(vault, vault.by_tag, name, source)


def _resolve_citation(vault: Vault, target: str, source: Source) -> Resolution:
    """Find the note of a citation key, which may call itself `key` or `@key`.

    Without one the key names an entry of a bibliography, or a person: no note is missing.
    """
    key = fold_name(target.lstrip("@"))
    for folded in (f"@{key}", key):
        found = _find_note(vault, vault.by_key, Name(folded, ""), source)
        if found is not None:
            return found
    return External(f"@{key}")


def _resolve_block(vault: Vault, target: str, source: Source) -> Resolution:
    """Find the note that holds a passage; the passages are gathered when first asked for."""
    name = Name(target.casefold(), "")
    steps = to_steps(vault.index, BLOCK_RULES)
    return _find_note(vault, steps, name, source) or Missing(name.folded)


_BY_THEMSELVES: Mapping[LinkKind, Callable[[Vault, str, Source], Resolution | None]] = {
    LinkKind.TAG: _resolve_tag,
    LinkKind.CITATION: _resolve_citation,
    LinkKind.BLOCK: _resolve_block,
}
"""Kinds that are no names or addresses."""


def _is_id(vault: Vault, text: str) -> bool:
    return fold_name(text) in vault.index.ids or bool(_TIMESTAMP.fullmatch(text))


def _to_missing(vault: Vault, target: str, kind: LinkKind, source: Source) -> Resolution:
    """Return a file that is not there, else a placeholder.

    A missing note `../x` is named by its path from the root, any other as it is written.
    """
    name = Name(_fold(target, kind, source), source.folded)
    if _has_file_suffix(vault, name, kind, source):
        return Attachment(unquote(target), exists=False)
    folded = name.folded
    if folded.startswith(("./", "../")):
        return Missing(join_path(name.folder, folded) or folded)
    return Missing(folded.lstrip("/") or target)
