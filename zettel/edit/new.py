"""A new note: a fresh timestamp id, front matter, and never a word over one that is there."""

from datetime import datetime, timedelta
from pathlib import Path

from zettel.errors import NoteError, OutputError
from zettel.files import create_text
from zettel.formats.matter_text import to_text
from zettel.model import Property
from zettel.settings import Settings

_TRIES = 3_600  # seconds; an hour's ids taken at once is a mistake, not a busy author


def create_note(
    settings: Settings, title: str, note_type: str | None = None, now: datetime | None = None
) -> Path:
    """Write a new note into the vault's notes folder and return its path.

    Its id is the moment, `now` or the present one, as 14 digits; where that is taken, the next
    second that is free. The file is named by the id.

    Raises:
        NoteError: the title says nothing.
        OutputError: the notes folder cannot be written to.
    """
    name = " ".join(title.split())
    if not name:
        raise NoteError("a new note needs a title")
    moment = (now or datetime.now()).replace(microsecond=0)
    suffix = settings.suffixes[0] if settings.suffixes else ".md"
    taken = _find_taken(settings)
    for second in range(_TRIES):
        note_id = f"{moment + timedelta(seconds=second):%Y%m%d%H%M%S}"
        path = settings.notes / f"{note_id}{suffix}"
        if note_id not in taken and create_text(path, _to_text(note_id, name, note_type)):
            return path
    raise OutputError(f"no free id from {moment:%Y%m%d%H%M%S} on in {settings.notes}")


def _find_taken(settings: Settings) -> set[str]:
    """Find the timestamps that file names begin with, whatever their suffix and folder's rest."""
    try:
        return {path.name[:14] for path in settings.notes.iterdir()}
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"cannot write to {settings.notes}: {reason}") from error


def _to_text(note_id: str, title: str, note_type: str | None) -> str:
    fields = [("id", (note_id,)), ("title", (title,))]
    if note_type:
        fields.append(("types", (note_type,)))
    properties = [Property(key, values, 1, 1) for key, values in fields]
    return f"{to_text(properties)}\n"
