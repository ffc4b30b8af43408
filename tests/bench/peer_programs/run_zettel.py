"""zettel: which notes it joins, and what a comparison needs beside.

`unseen`: pairs that are written in code or in comments alone; `read`: of each note, the names that
its links are written with, folded; `paths`: the paths of notes by id; `names`: what each is called.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import zettel
from zettel.model import Ambiguous, Found, Note, ResolvedNote
from zettel.resolve import NameIndex, build_index, find_candidates
from zettel.vault import Vault

Pair = tuple[str, str]

END = re.compile(r"\.(?:md|html)$")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|%%.*?(?:%%|\Z)", re.DOTALL)
LINK = re.compile(r"\[\[([^\]|#]+)")


def main(folder: str) -> None:
    """Open a vault and print its links."""
    vault = zettel.open(Path(folder))
    paths = {note.id: note.path for note in vault.notes}
    told = {
        "links": list(find_links(vault, paths)),
        "unseen": list(find_unseen(vault, build_index(vault.notes), paths)),
        "read": {r.note.path: find_targets(r) for r in vault.resolved},
        "names": {note.path: find_names(note) for note in vault.notes},
        "paths": paths,
    }
    json.dump(told, sys.stdout)


def find_links(vault: Vault, paths: dict[str, str]) -> Iterator[Pair]:
    """Yield the pairs of notes that links join."""
    for resolved in vault.resolved:
        for link in resolved.links:
            if isinstance(link.resolution, Found | Ambiguous):
                yield resolved.note.path, paths[link.resolution.note]


def find_targets(resolved: ResolvedNote) -> list[str]:
    """Return the last part of every name that a note's links are written with, folded.

    Labels, too: in Dendron they come first, and peers take them for the name.
    """
    links = [found.link for found in resolved.links]
    written = {unquote(link.target) for link in links} | {link.label for link in links}
    return sorted({last for name in written for last in fold_last(name)})


def find_names(note: Note) -> list[str]:
    """Return what links may call a note, folded."""
    names = (note.path, note.id, note.title, *note.aliases)
    return sorted({last for name in names for last in fold_last(name)})


def fold_last(name: str) -> Iterator[str]:
    """Yield the last part of a path, folded as far as any program does; an index's folder, too."""
    parts = [END.sub("", part) for part in name.strip("/").split("/")]
    is_index = parts[-1].casefold() in {"readme", "index"}
    for last in parts[-2:] if is_index else parts[-1:]:
        yield "".join(char for char in last.partition(":")[2] or last if char.isalnum()).casefold()


def find_unseen(vault: Vault, index: NameIndex, paths: dict[str, str]) -> Iterator[Pair]:
    """Yield pairs of a note and one that its code or comments name as if it linked to it."""
    for note in vault.notes:
        text = vault.read_body(note)
        names = [link.target for link in note.code_links]
        for comment in COMMENT.findall(text):
            names += LINK.findall(comment)
        for name in names:
            for candidate in find_candidates(index, name):
                yield note.path, paths[candidate]


if __name__ == "__main__":
    main(sys.argv[1])
