"""The names by which a link can lead to a note, in the order in which one would want to write them.

First the old spelling carried over to the new name, with its folders, suffix and case; then, where
another note answers to that too, the file's name with as many folders as it takes, and the id.
"""

import posixpath
import re
from collections.abc import Iterator

from msgspec import Struct

from zettel.dialect import DIALECTS
from zettel.edit.renaming.spelling import carry_spelling
from zettel.formats.addresses import to_address
from zettel.model import LinkKind, Note
from zettel.resolve import fold_name

_SUFFIX = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_DEEP = "/" + "\x00/" * 64  # so that `../` out of the vault leads somewhere
_ENDING = re.compile(r"(?:/index)?(?:\.html?|/)$")
_BY_PATH = frozenset({LinkKind.MARKDOWN, LinkKind.EMBED})


class Wanted(Struct, frozen=True):
    """What a link is to lead to: a note, as it was and as it is called now."""

    before: Note
    after: Note


class Source(Struct, frozen=True):
    """Where a link stands: the folder of its file, as it was and as it is now."""

    before: str
    after: str


class Option(Struct, frozen=True):
    """A name to write; `is_plain` where the old spelling says nothing of it."""

    name: str
    is_plain: bool = False


def find_options(
    written: str, kind: LinkKind, rule: str, source: Source, wanted: Wanted
) -> Iterator[Option]:
    """Yield names for a link that was written as `written` and found by `rule`, each once."""
    ways = [_carry_path, _carry_title, _carry_address]
    by_page = DIALECTS[wanted.before.dialect].page_names and kind is not LinkKind.MARKDOWN
    if rule == "title" or by_page:  # a page's file only encodes its name
        ways.reverse()
    seen = {written}
    for way in ways:
        for name in way(written, rule, source, wanted):
            if name not in seen:
                seen.add(name)
                yield Option(name, is_plain="/" in name and "/" not in written)
    for name in _find_plain(kind, source, wanted):
        if name not in seen:
            seen.add(name)
            yield Option(name, is_plain=True)


def find_file_options(written: str, source: Source, target: str) -> Iterator[Option]:
    """Yield names for a link to a file that stays, from a note that moves to another folder.

    `target` is the file's path; "" for one that is not there, which is known by what is written.
    """
    is_there = bool(target)
    target = target or posixpath.normpath(posixpath.join(source.before, written)).lstrip("/")
    path = _seen_from(source.after, target)
    lead = "./" if written.startswith("./") and not path.startswith("..") else ""
    roots = (f"/{target}", target) if is_there and not target.startswith("../") else ()
    for name in (f"{lead}{path}", *roots):
        yield Option(carry_spelling(written, _seen_from(source.before, target), name) or name)


def cut_name(path: str) -> tuple[str, str, str]:
    """Return folder, name and suffix of a path: `a/b.md` is `a`, `b`, `.md`."""
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return (folder, stem, f".{suffix}") if dot and stem else (folder, name, "")


def _carry_title(written: str, rule: str, source: Source, wanted: Wanted) -> Iterator[str]:
    """Spell the new title as the old one is spelled."""
    stem, suffix = _cut_suffix(written)
    old, new = wanted.before.title, wanted.after.title
    if fold_name(stem) == fold_name(old):
        yield (carry_spelling(stem, old, new) or new) + suffix


def _carry_address(written: str, rule: str, source: Source, wanted: Wanted) -> Iterator[str]:
    """Spell the new address of a published note as the old one is spelled."""
    old, new = wanted.before.addresses, wanted.after.addresses
    address = to_address(written) if rule == "address" else ""
    if address in old and len(old) == len(new) and written.startswith("/"):
        ending = _ENDING.search(written)
        yield new[old.index(address)] + (ending[0] if ending else "")


def _carry_path(written: str, rule: str, source: Source, wanted: Wanted) -> Iterator[str]:
    """Spell the new path as the old one is spelled: the same folders, or those it takes now."""
    stem, suffix = _cut_suffix(written)
    folders, slash, base = stem.rpartition("/")
    old_folder, old, old_suffix = cut_name(wanted.before.path)
    new_folder, new, new_suffix = cut_name(wanted.after.path)
    if fold_name(base) not in {fold_name(old), fold_name(old.lstrip("@"))}:
        return
    name = carry_spelling(base, old, new) or carry_spelling(base, old.lstrip("@"), new.lstrip("@"))
    name = name or new
    if suffix and old_suffix != new_suffix:
        suffix = new_suffix
    if (old_folder, source.before) == (new_folder, source.after):
        yield f"{folders}{slash}{name}{suffix}"
        return
    for folder in _carry_folders(f"{folders}{slash}", rule, source, wanted):
        yield f"{folder}{name}{suffix}"


def _carry_folders(written: str, rule: str, source: Source, wanted: Wanted) -> Iterator[str]:
    """Yield the folders before a name whose file or whose source is in another folder now."""
    folder = cut_name(wanted.after.path)[0]
    old_folder = cut_name(wanted.before.path)[0]
    seen = f"{_seen_from(source.after, folder)}/" if folder != source.after else ""
    old = f"{_seen_from(source.before, old_folder)}/" if old_folder != source.before else ""
    dotted = f"./{seen}" if written.startswith("./") and not seen.startswith("..") else seen
    if rule == "relative":
        yield carry_spelling(written.removeprefix("./"), old, dotted) or dotted
    elif written.startswith("/"):
        yield f"/{folder}/" if folder else "/"
    elif rule == "name" and not written:
        yield ""
    elif rule == "name":
        parts = folder.split("/") if folder else []
        yield "".join(f"{part}/" for part in parts[-written.count("/") :])
    yield f"{folder}/" if folder else ""
    yield dotted


def _find_plain(kind: LinkKind, source: Source, wanted: Wanted) -> Iterator[str]:
    note = wanted.after
    folder, stem, _ = cut_name(note.path)
    if kind in _BY_PATH:
        yield _seen_from(source.after, note.path)
        yield f"/{note.path}"
    if kind is LinkKind.MARKDOWN:
        return
    yield stem
    parts = [*folder.split("/"), stem] if folder else [stem]
    for number in range(2, len(parts) + 1):
        yield "/".join(parts[-number:])
    yield f"/{'/'.join(parts)}"
    yield note.title
    yield note.id
    yield note.path


def _cut_suffix(written: str) -> tuple[str, str]:
    match = _SUFFIX.search(written)
    return (written[: match.start()], match[0]) if match else (written, "")


def _seen_from(folder: str, path: str) -> str:
    """Return a path of the vault, or one beside it, as it is written in a file of a folder."""
    return posixpath.relpath(f"{_DEEP}{path}", f"{_DEEP}{folder}")
