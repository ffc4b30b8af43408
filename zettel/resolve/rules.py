"""The one order in which a name is looked up. The first rule that hits wins."""

from collections.abc import Callable
from typing import NamedTuple

from zettel.resolve.index import Ids, NameIndex, Table
from zettel.resolve.names import fold_name, join_path


class Name(NamedTuple):
    """A target as the rules see it."""

    folded: str
    folder: str  # of the note that it stands in, folded


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


def to_path_end(name: Name) -> str:
    """The file name with as many folders as are written, wherever it is (as in Obsidian)."""
    return name.folded.lstrip("/")


RULES = (
    Rule("id", to_folded, lambda index: index.ids),
    Rule("relative", to_relative_path, lambda index: index.paths, for_paths=True),
    Rule("path", to_root_path, lambda index: index.paths, for_paths=True),
    Rule("name", to_path_end, lambda index: index.names),
    Rule("title", to_folded, lambda index: index.titles),
    Rule("alias", to_folded, lambda index: index.aliases),
)
"""Id · path from the source · path from the root · file name · title · alias."""

BARE_RULES = tuple(rule for rule in RULES if not rule.for_paths)
"""`[[name]]` says nothing of folders: its equals are a choice to make, and to tell."""

CITATION_RULES = tuple(rule for rule in RULES if rule.name in {"id", "name", "alias"})
"""A citation key is an id, the name of a reading note, or an alias; never a title."""


class Hit(NamedTuple):
    """The rule that fired and every note that answers on it, in order of path."""

    rule: str
    ids: Ids


Step = tuple[str, Callable[[Name], str], Table]


def to_steps(index: NameIndex, rules: tuple[Rule, ...]) -> tuple[Step, ...]:
    """Join the rules to the dictionaries of one index, for many look-ups."""
    return tuple((rule.name, rule.to_key, rule.find_table(index)) for rule in rules)


def find_hit(steps: tuple[Step, ...], name: Name) -> Hit | None:
    """Find the notes that a name leads to, or None."""
    for rule, to_key, table in steps:
        key = to_key(name)
        if key in table and key:
            return Hit(rule, table[key])
    return None


def find_candidates(index: NameIndex, name: str) -> Ids:
    """Find the ids of all notes that go by a name, Obsidian's choice first; () when none does."""
    folded = fold_name(name)
    rules = RULES if "/" in folded else BARE_RULES
    hit = find_hit(to_steps(index, rules), Name(folded, ""))
    if hit is None:
        return ()
    first = choose(index, hit.ids, "")
    return (first, *(note for note in hit.ids if note != first))


def choose(index: NameIndex, candidates: Ids, folder: str) -> str:
    """Choose among equals as Obsidian does: own folder, then shortest path, then least path.

    `folder` is that of the source, as written on disk.
    """

    def rank(note: str) -> tuple[bool, int, str]:
        path = index.places[note]
        return path.rpartition("/")[0] != folder, len(path), path

    return min(candidates, key=rank)
