"""Walking a folder: which of its files are notes, which are others, what cannot be listed.

The walk is most of what a run costs when nothing has changed, so it asks the system for each note
only once: that answer tells a file from a folder, and is its stamp.
"""

import fnmatch
import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from zettel.reader.ignoring import Rules, is_left_out, read_rules

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
"""Never part of a vault, as are folders whose names begin with a dot (.git, .obsidian)."""


_ODD_NAME = "is left out, for the bytes of its name are no UTF-8: rename it"


Entry = tuple[str, int, int, int, int]
"""A note's path and its stamp: when it was modified and when its file was changed in any way (in
nanoseconds), its size in bytes, and the file's number. All are -1 where the system does not tell.

The second time cannot be set back, so that no change goes unseen where the system keeps it (on
Windows it is the time of creation). A file put in place of another has a number of its own.
"""


class Listing(Struct, frozen=True, dict=True):
    """The files of a folder, each list sorted; `unread` says why a path could not be listed."""

    entries: list[Entry]
    others: list[str]
    unread: list[tuple[str, str]]

    @cached_property
    def notes(self) -> list[str]:
        """The paths of the notes."""
        return [entry[0] for entry in self.entries]


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
    walk = _Walk(str(folder), tuple(suffixes), left_out)
    walk.walk_all(rules)
    return Listing(
        sorted(walk.entries, key=itemgetter(0)), sorted(walk.others), sorted(walk.unread)
    )


def is_folder(entry: "os.DirEntry[str]") -> bool:
    """Say whether an entry is a folder; one that cannot be asked, as a link to itself, is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


class _Walk:
    """The state of one walk: where it has been, and which links to folders are left to follow."""

    def __init__(self, root: str, endings: tuple[str, ...], left_out: Sequence[str]) -> None:
        self.root = root
        self.endings = endings
        self.real_root = os.path.realpath(root)
        self.entries: list[Entry] = []
        self.others: list[str] = []
        self.unread: list[tuple[str, str]] = []
        self.walked: set[str] = set()
        self.links: list[tuple[str, tuple[Rules, ...]]] = []
        patterns = "|".join(map(fnmatch.translate, left_out))
        self.is_foreign = re.compile(patterns).match if patterns else None

    def walk_all(self, rules: tuple[Rules, ...]) -> None:
        """Walk the folder, then what links lead to and the walk has not come by, once each."""
        self.walk("", self.real_root, rules)
        while self.links:
            links, self.links = sorted(self.links, key=lambda link: link[0]), []
            for prefix, above in links:
                target = os.path.realpath(self.root + "/" + prefix)
                if target.startswith(self.real_root + os.sep) and target not in self.walked:
                    self.walk(prefix, target, above)

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
        endings, is_plain = self.endings, not rules and self.is_foreign is None
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if name.endswith(endings) and name.isascii():  # nearly all, so they go first
                try:
                    found = entry.stat(follow_symlinks=False)
                except OSError:
                    found = None  # closed to us, or gone
                if found is not None and S_ISREG(found.st_mode):
                    if is_plain or not self.is_out(prefix + name, rules):
                        self.entries.append(_to_entry(prefix + name, found))
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
                self.keep(prefix + name, entry)
        return folders

    def keep(self, path: str, entry: "os.DirEntry[str]") -> None:
        if not path.lower().endswith(self.endings):
            self.others.append(path)
            return
        try:
            found = entry.stat()
        except OSError:
            self.entries.append((path, -1, -1, -1, -1))
        else:
            self.entries.append(_to_entry(path, found))

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


def _to_entry(path: str, found: os.stat_result) -> Entry:
    return path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _is_text(name: str) -> bool:
    """Say whether a file's name can be written down at all; bytes that are no UTF-8 cannot."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    """Say whether a folder is a junction, as Windows has them beside symbolic links."""
    return sys.version_info >= (3, 12) and entry.is_junction()
