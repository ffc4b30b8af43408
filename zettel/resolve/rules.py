"""The one order in which a name is looked up. The first rule that hits wins."""

import posixpath
from collections.abc import Callable
from typing import NamedTuple

from zettel.formats.addresses import to_address
from zettel.resolve.equals import build_equals
from zettel.resolve.index import Ids, NameIndex, Table
from zettel.resolve.names import fold_name, join_path


class Name(NamedTuple):
    """A target as the rules see it."""

    folded: str
    folder: str  # of the note that it stands in, folded
    published: str | None = None  # where that folder is on the site, if the note is published


class Rule(NamedTuple):
    """A rule's name, the key that it looks up ("": does not apply), and where it looks it up."""

    name: str
    to_key: Callable[[Name], str]
    find_table: Callable[[NameIndex], Table]
    for_paths: bool = False  # only; a bare name need not try it


def to_folded(name: Name) -> str:
    """The name itself."""
    return name.folded


def to_relative_path(name: Name) -> str:
    """The path as seen from the source's folder."""
    return "" if name.folded.startswith("/") else join_path(name.folder, name.folded)


def to_root_path(name: Name) -> str:
    """The path as seen from the vault's root, with or without a `/` before it."""
    return join_path("", name.folded.lstrip("/"))


def to_published_path(name: Name) -> str:
    """The address on the site; a relative one is seen from the address of the source's folder.

    A page whose address ends in `/` is a folder to browsers: to its neighbours it writes `../`.
    """
    if name.folded.startswith("/"):
        return to_address(name.folded)
    folder = name.published
    if folder is None:
        folder = "/".join(part.lstrip("_") for part in name.folder.split("/"))
    own = "page" if name.folded.startswith("../") else ""
    path = posixpath.normpath("/".join(["", folder, own, name.folded]))
    return to_address(path.replace("//", "/"))


def to_path_end(name: Name) -> str:
    """The file name with as many folders as are written, wherever it is (as in Obsidian)."""
    return name.folded.lstrip("/")


def to_folder(name: Name) -> str:
    """The path as that of a folder, from the source's folder or after `/` from the root."""
    folder = "" if name.folded.startswith("/") else name.folder
    path = posixpath.normpath(f"./{folder}/{name.folded}")
    return "" if path == ".." or path.startswith("../") else path


RULES = (
    Rule("id", to_folded, lambda index: index.ids),
    Rule("relative", to_relative_path, lambda index: index.paths, for_paths=True),
    Rule("path", to_root_path, lambda index: index.paths, for_paths=True),
    Rule("address", to_published_path, lambda index: index.addresses, for_paths=True),
    Rule("name", to_path_end, lambda index: index.names),
    Rule("title", to_folded, lambda index: index.titles),
    Rule("alias", to_folded, lambda index: index.aliases),
    Rule("folder", to_folder, lambda index: index.folders, for_paths=True),
)
"""Id · path from the source · path from the root · published address · file name · title · alias ·
folder, which is its index or README."""

BARE_RULES = tuple(rule._replace(to_key=to_folded) for rule in RULES if not rule.for_paths)
"""`[[name]]` says nothing of folders: its equals are a choice to make, and to tell."""

STAMP_RULES = (Rule("id", to_folded, lambda index: index.stamps),)
"""An id in the file's name, not at its beginning: Zettlr and The Archive find it wherever it is."""

FOAM_RULES = (*BARE_RULES, Rule("folder", to_folded, lambda index: index.folder_names))
"""In Foam a bare name may also be that of a folder."""

CITATION_RULES = tuple(rule for rule in RULES if rule.name in {"id", "name", "alias"})
"""A citation key is an id, the name of a reading note, or an alias; never a title."""

TAG_RULES = tuple(rule for rule in RULES if rule.name in {"name", "title", "alias"})
"""A tag is the name, title or alias of its note, if it has one."""

BLOCK_RULES = (Rule("block", to_folded, lambda index: index.blocks),)
"""A passage is found by its own name, in whichever note it stands."""


class Hit(NamedTuple):
    """The rule that fired, the key it looked up, and every note that answers, in order of path."""

    rule: str
    key: str
    ids: Ids


Steps = tuple[tuple[str, Callable[[Name], str] | None, Table], ...]
"""Rules joined to the dictionaries of one index; None for a rule that looks up the name itself."""


def to_steps(index: NameIndex, rules: tuple[Rule, ...]) -> Steps:
    """Join the rules to the dictionaries of one index, for many look-ups."""
    tables = ((rule, rule.find_table(index)) for rule in rules)
    return tuple(
        (rule.name, None if rule.to_key is to_folded else rule.to_key, table)
        for rule, table in tables
        if table
    )


def find_hit(steps: Steps, name: Name) -> Hit | None:
    """Find the notes that a name leads to, or None."""
    folded = name.folded
    for rule, to_key, table in steps:
        key = to_key(name) if to_key else folded
        if key in table and key:
            return Hit(rule, key, table[key])
    return None


def find_candidates(index: NameIndex, name: str) -> Ids:
    """Find the ids of all notes that go by a name, Obsidian's choice first; () when none does."""
    folded = fold_name(name)
    rules = RULES if "/" in folded else BARE_RULES
    hit = find_hit(to_steps(index, rules), Name(folded, ""))
    if hit is None:
        return ()
    first = build_equals(hit.ids, index.places).choose("")
    return (first, *(note for note in hit.ids if note != first))
