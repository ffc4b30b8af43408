"""What is done to a generated vault between two runs: notes grow older, or change."""

import os
import re
import time
from pathlib import Path

HOUR = 3_600
"""Seconds: a file that was changed a moment ago may have been changed again, and is read again."""

_TITLE = re.compile(rb"^(title: .*|# .*)$", re.MULTILINE)


def age_files(folder: Path) -> None:
    """Let all files have been changed an hour ago, as most of a vault has."""
    then = time.time() - HOUR
    for place, _, names in os.walk(folder):
        for name in names:
            os.utime(os.path.join(place, name), (then, then))  # noqa: PTH118


def change_text(folder: Path) -> Path:
    """Add a sentence to a note, and return its path; no name that others use changes."""
    path = find_note(folder)
    data = path.read_bytes()
    return rewrite(path, data + "\nUne phrase de plus, où rien n'est lié.\n".encode())


def change_names(folder: Path) -> Path:
    """Add a word to the title of a note, and return its path; other notes may link to it."""
    path = find_note(folder)
    return rewrite(path, _TITLE.sub(rb"\1 bis", path.read_bytes(), count=1))


def find_note(folder: Path) -> Path:
    """Return the first note in order of path, whatever it was changed to before."""
    return min(folder.rglob("*.md"))


def rewrite(path: Path, data: bytes) -> Path:
    """Write a file anew, a minute younger than it was, so that its age tells nothing else."""
    then = path.stat().st_mtime + 60
    path.write_bytes(data)
    os.utime(path, (then, then))
    return path
