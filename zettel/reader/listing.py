"""Walking a folder: which of its files are notes, which are others, what cannot be listed."""

import fnmatch
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from zettel.reader.ignoring import Rules, is_left_out, read_rules

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
"""Never part of a vault, as are folders whose names begin with a dot (.git, .obsidian)."""


_ODD_NAME = "is left out, for the bytes of its name are no UTF-8: rename it"


class Listing(Struct, frozen=True):
    """The files of a folder, each list sorted; `unread` says why a path could not be listed."""

    notes: list[str]
    others: list[str]
    unread: list[tuple[str, str]]


def find_files(
    folder: Path,
    suffixes: Sequence[str],
    left_out: Sequence[str] = (),
    rules: tuple[Rules, ...] = (),
) -> Listing:
    """Return the paths of notes and of all other files below `folder`.

    Paths are relative with `/`. Hidden files and folders are left out, and so are links that lead
    out of the folder or to a folder that is walked anyway, pipes and devices, what a
    `.zettelignore` names, and folders whose paths fit a pattern of `left_out`.

    Args:
        folder: where to begin.
        suffixes: how the names of notes end, in lower case.
        left_out: patterns as `fnmatch` has them; those of folders end in `/`.
        rules: what has been read of `.zettelignore` files above the folder.
    """
    endings = tuple(suffixes)
    listing = Listing([], [], [])
    walk = _Walk(str(folder), left_out, listing.unread)
    for path in walk.find_paths(rules):
        (listing.notes if path.lower().endswith(endings) else listing.others).append(path)
    for paths in (listing.notes, listing.others, listing.unread):
        paths.sort()
    return listing


def is_folder(entry: "os.DirEntry[str]") -> bool:
    """Say whether an entry is a folder; one that cannot be asked, as a link to itself, is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


class _Walk:
    """The state of one walk: where it has been, and which links to folders are left to follow."""

    def __init__(self, root: str, left_out: Sequence[str], unread: list[tuple[str, str]]) -> None:
        self.root = root
        self.real_root = os.path.realpath(root)
        self.unread = unread
        self.paths: list[str] = []
        self.walked: set[str] = set()
        self.links: list[tuple[str, tuple[Rules, ...]]] = []
        patterns = "|".join(map(fnmatch.translate, left_out))
        self.is_foreign = re.compile(patterns).match if patterns else None

    def find_paths(self, rules: tuple[Rules, ...]) -> list[str]:
        """Walk the folder, then what links lead to and the walk has not come by, once each."""
        self.walk("", self.real_root, rules)
        while self.links:
            links, self.links = sorted(self.links, key=lambda link: link[0]), []
            for prefix, above in links:
                target = os.path.realpath(self.root + "/" + prefix)
                if target.startswith(self.real_root + os.sep) and target not in self.walked:
                    self.walk(prefix, target, above)
        return self.paths

    def walk(self, prefix: str, real: str, rules: tuple[Rules, ...]) -> None:
        """Walk a folder without following links; no recursion, for folders may be very deep."""
        waiting = [(prefix, real, rules)]
        while waiting:
            prefix, real, rules = waiting.pop()
            if real in self.walked:
                continue
            self.walked.add(real)
            folder = f"{self.root}/{prefix}"
            rules += read_rules(folder, inside=prefix)
            try:
                with os.scandir(folder) as entries:
                    inner = self.sort_out(entries, prefix, rules)
            except OSError as error:
                reason = f"cannot be listed: {error.strerror}"
                self.unread.append((prefix.rstrip("/") or ".", reason))
                continue
            waiting += ((f"{prefix}{x}/", f"{real}{os.sep}{x}", rules) for x in inner)

    def sort_out(
        self, entries: Iterable["os.DirEntry[str]"], prefix: str, rules: tuple[Rules, ...]
    ) -> list[str]:
        """Keep files and links to folders, and return the names of folders to go on with."""
        folders = []
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if not _is_text(name):
                shown = prefix + os.fsencode(name).decode(errors="replace")
                self.unread.append((shown, _ODD_NAME))
            elif is_folder(entry):
                path = f"{prefix}{name}/"
                if name in SKIPPED_FOLDERS or self.is_out(path, rules):
                    continue
                if entry.is_symlink() or _is_junction(entry):
                    self.links.append((path, rules))
                else:
                    folders.append(name)
            elif self.is_kept(entry) and not self.is_out(prefix + name, rules):
                self.paths.append(prefix + name)
        return folders

    def is_kept(self, entry: "os.DirEntry[str]") -> bool:
        """Say whether an entry is a file of the vault, or a link to one that is gone."""
        try:
            if not entry.is_symlink():
                return entry.is_file()
            if not os.path.realpath(entry.path).startswith(self.real_root + os.sep):
                return False
            return entry.is_file() or not os.path.exists(entry.path)  # noqa: PTH110
        except OSError:
            return True  # a link to itself, or to where we may not go

    def is_out(self, path: str, rules: tuple[Rules, ...]) -> bool:
        if self.is_foreign is not None and self.is_foreign(path):
            return True
        return bool(rules) and is_left_out(path, rules)


def _is_text(name: str) -> bool:
    """Say whether a file's name can be written down at all; bytes that are no UTF-8 cannot."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    """Say whether a folder is a junction, as Windows has them beside symbolic links."""
    return sys.version_info >= (3, 12) and entry.is_junction()
