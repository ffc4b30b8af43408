"""Whether a note can have a path: it is not taken, and what lies there is read at all."""

from collections.abc import Iterable

from zettel.errors import NoteError
from zettel.reader import SKIPPED_FOLDERS
from zettel.reader.ignoring import is_left_out, read_rules, read_rules_above
from zettel.settings import Settings


def require_free(settings: Settings, old: str, new: str, others: Iterable[str] = ()) -> None:
    """Say nothing where a note can go from one path to another, `others` being all notes' paths.

    Raises:
        NoteError: there is a file already, the vault leaves out what lies there, or the file is
            a symbolic link, or one of the others is and leads to it.
    """
    path = settings.notes / new
    if new == old:
        return
    _require_no_links(settings, old, others)
    if any(part.startswith(".") for part in new.split("/")):
        raise NoteError(f"{new} would be hidden, and hidden files are no notes")
    if path.exists() and not path.samefile(settings.notes / old):
        raise NoteError(f"{new} is there already", "nothing is written; choose another name")
    if _is_left_out(settings, new):
        hint = "links would lead nowhere; see .zettelignore"
        raise NoteError(f"{new} is none of the paths whose notes are read", hint)


def _require_no_links(settings: Settings, old: str, others: Iterable[str]) -> None:
    """Symbolic links would become files, or lead nowhere."""
    hint = "its title may change with --keep-file; move the file and the link by hand"
    file = settings.notes / old
    if file.is_symlink():
        raise NoteError(f"{old} is a symbolic link to {file.readlink()}", hint)
    for other in others:
        link = settings.notes / other
        if other != old and link.is_symlink() and link.exists() and link.samefile(file):
            raise NoteError(f"{other} is a symbolic link to {old} and would lead nowhere", hint)


def _is_left_out(settings: Settings, path: str) -> bool:
    rules = read_rules_above(settings.root, settings.notes)
    prefix = ""
    for part in path.split("/")[:-1]:
        rules += read_rules(f"{settings.notes}/{prefix}", inside=prefix)
        prefix += f"{part}/"
        if part in SKIPPED_FOLDERS or is_left_out(prefix, rules):
            return True
    rules += read_rules(f"{settings.notes}/{prefix}", inside=prefix)
    return is_left_out(path, rules)
