"""Changes of notes as a diff on the terminal."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from zettel.cli.terminal import to_printable, to_shown_path

if TYPE_CHECKING:
    from zettel.edit.changes import Change


def to_shown_diff(changes: "Iterable[Change]", notes: Path) -> str:
    """Return changes as a diff with their paths as seen from the current folder."""
    from zettel.edit.changes import to_diff

    shown = [replace(change, path=to_shown_path(notes / change.path)) for change in changes]
    text = to_diff(shown)
    return to_printable(text.replace("\r\n", "\n")) if sys.stdout.isatty() else text
