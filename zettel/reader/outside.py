"""Files that are no part of the vault and that its links may lead to all the same.

They are hidden (`.github/…`), ignored, or beside the notes in the same repository, as the sources
that a project's documentation speaks of. Nothing of them is read.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from zettel.settings import Settings


def has_file(settings: Settings, path: str) -> bool:
    """Say whether there is a file or folder at a path seen from the notes folder.

    Only in the repository of the notes; elsewhere a machine may hold what a reader's does not.
    """
    folder = settings.notes
    for part in path.split("/"):
        folder = folder.parent if part == ".." else folder / part
    if not folder.is_relative_to(_find_repository(settings.root)):
        return False
    try:
        return folder.exists()
    except (OSError, ValueError):
        return False


class Outside:
    """Tells what is beside a vault, and remembers what it was asked."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.asked: dict[str, bool] = {}

    def has_file(self, path: str) -> bool:
        """Say whether there is a file or folder at a path, once for each."""
        if path not in self.asked:
            self.asked[path] = has_file(self._settings, path)
        return self.asked[path]

    def is_as(self, known: Mapping[str, bool]) -> bool:
        """Say whether what was asked at another time would be answered alike now."""
        return all(self.has_file(path) == found for path, found in known.items())


@cache
def _find_repository(root: Path) -> Path:
    """Return the nearest folder that is a repository or the copy of one, else that of settings."""
    for marks in ((".git",), (".github", ".gitattributes", ".gitignore")):
        for folder in (root, *root.parents):
            if any((folder / mark).exists() for mark in marks):
                return folder
    return root
