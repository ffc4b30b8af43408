"""Files that are no part of the vault and that its links may lead to all the same.

They are hidden (`.github/…`), ignored, or beside the notes in the same repository, as the sources
that a project's documentation speaks of. Nothing of them is read.
"""

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


@cache
def _find_repository(root: Path) -> Path:
    """Return the nearest folder that is a repository or the copy of one, else that of settings."""
    for marks in ((".git",), (".github", ".gitattributes", ".gitignore")):
        for folder in (root, *root.parents):
            if any((folder / mark).exists() for mark in marks):
                return folder
    return root
