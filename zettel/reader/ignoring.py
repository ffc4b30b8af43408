"""`.zettelignore`: what its owner keeps out of the vault, in the syntax of `.gitignore`.

https://git-scm.com/docs/gitignore: the last pattern that fits decides, a file deeper down counts
more, `!` takes back, and nothing inside a folder that is left out can be taken back.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from zettel.errors import VaultError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE_NAME = ".zettelignore"


class Rules(Struct, frozen=True):
    """One `.zettelignore`: what to put before a path of the vault or take off it, and patterns."""

    above: str  # from its folder down to the notes folder, "" when it stands there or below
    folder: str  # from the notes folder down to its folder, with a closing "/"
    patterns: "GitIgnoreSpec"


def read_rules(folder: str, *, above: str = "", inside: str = "") -> tuple[Rules, ...]:
    """Return the rules of a folder's `.zettelignore`, none when it has none.

    Raises:
        VaultError: it cannot be read, and so nobody knows what is to be left out.
    """
    path = os.path.join(folder, FILE_NAME)  # noqa: PTH118 - and this is quick
    if not os.path.isfile(path):  # noqa: PTH113 - asked of every folder
        return ()
    from pathspec import GitIgnoreSpec

    from zettel.formats import decode_text

    try:
        lines = decode_text(Path(path).read_bytes()).splitlines()
    except OSError as error:
        raise VaultError(f"{path} cannot be read: {error.strerror}") from error
    kept = [line for line in lines if _is_pattern(GitIgnoreSpec.from_lines, line)]
    return (Rules(above, inside, GitIgnoreSpec.from_lines(kept)),)


def read_rules_above(root: Path, notes: Path) -> tuple[Rules, ...]:
    """Return the rules that hold in the notes folder from the vault's root down to above it."""
    if root == notes or not notes.is_relative_to(root):
        return ()
    found: tuple[Rules, ...] = ()
    for folder in (*reversed(notes.parents), notes):
        if folder != notes and folder.is_relative_to(root):
            found += read_rules(str(folder), above=notes.relative_to(folder).as_posix() + "/")
    return found


def is_left_out(path: str, rules: Sequence[Rules]) -> bool:
    """Say whether a path of the vault is left out; that of a folder ends in `/`."""
    for one in reversed(rules):
        told = one.patterns.check_file(one.above + path.removeprefix(one.folder)).include
        if told is not None:
            return bool(told)
    return False


def _is_pattern(parse: Callable[[list[str]], object], line: str) -> bool:
    """Say whether a line can be read; one that git would not match either is passed over."""
    try:
        parse([line])
    except ValueError:
        return False
    return True
