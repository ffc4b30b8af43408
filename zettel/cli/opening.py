"""Opening the vault that a command works on."""

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.caching import USED, VERIFIED
from zettel.cli.progress import ProgressBar
from zettel.cli.terminal import STDOUT, tell
from zettel.errors import OutputError, VaultError
from zettel.model import Note, Severity

if TYPE_CHECKING:
    from zettel.reader import Reading
    from zettel.vault import Vault

# The folder where it is the only argument, and where others follow it.
Folder = Annotated[
    Path, typer.Argument(metavar="VAULT", help="Folder of the notes.", show_default="this folder")
]
LeadingFolder = Annotated[
    Path, typer.Argument(metavar="VAULT", help="Folder of the notes; `.` is this folder.")
]

Drafts = Annotated[
    bool, typer.Option("--drafts", help="Let drafts and private notes go into the file, too.")
]


@contextmanager
def open_vault(folder: Path, *, tell_issues: bool = True) -> "Iterator[Vault]":
    """Open a vault for the length of a command, with a progress bar on long work.

    `tell_issues` says in one line on stderr that reading met issues, which only `check` lists.

    Raises:
        VaultError: no such folder, no notes in it, or it cannot be read.
    """
    import zettel
    from zettel.settings import read_settings

    _require_readable(folder)
    _require_readable(read_settings(folder).notes)
    with ProgressBar() as progress:
        cache, verify = USED.get(), VERIFIED.get()
        vault = zettel.open(folder, progress, cache=cache, verify=verify)
        if verify:
            _tell_verified(vault.reading)
        if tell_issues:
            _tell_issues(vault, folder)
        yield vault


def find_note(vault: "Vault", name: str) -> Note:
    """Return the note that goes by a name, or by its path as seen from the current folder.

    Raises:
        NoteError: none does, or several do.
    """
    known = {note.path for note in vault.notes}
    for whole in (os.path.abspath(name), os.path.realpath(name)):  # noqa: PTH100
        path = Path(whole)
        if path.is_relative_to(vault.settings.notes):
            inside = path.relative_to(vault.settings.notes).as_posix()
            if inside in known:
                return vault.find_note(inside)
    return vault.find_note(name)


def refuse_note(vault: "Vault", output: Path | None) -> None:
    """Keep an output from being written over one of the notes.

    Raises:
        OutputError: the output is a note of the vault, a private one too.
    """
    if output is None or output == STDOUT:
        return
    notes, place = vault.settings.notes, output.resolve()
    if not place.is_relative_to(notes):
        return
    if place.relative_to(notes).as_posix() in {*vault.reading.paths, *vault.reading.private}:
        raise OutputError(f"{output} is one of the notes", "write to another file")


def tell_private(vault: "Vault") -> None:
    """Say in one line how many notes stay out of what is written."""
    hidden = len(vault.reading.private)
    if hidden:
        one, many = "private note stays out", "private notes stay out"
        tell(f"{count(hidden, one, many)} (drafts, private: true, published: false): --drafts")


def count(number: int, one: str, many: str = "") -> str:
    """Tell how many there are, as `1 note` or `1,234 notes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _require_readable(folder: Path) -> None:
    """Tell a folder that is closed to us from one without notes; other faults are told later."""
    try:
        with os.scandir(folder):
            os.stat(os.path.join(folder, os.curdir))  # noqa: PTH116, PTH118 - needs to enter it
    except PermissionError as error:
        hint = "ask its owner for the right to list and enter it"
        raise VaultError(f"you have no permission to read the folder {folder}", hint) from error
    except OSError:
        return


def _tell_verified(reading: "Reading") -> None:
    """Say which notes the cache took for unchanged and were not."""
    if not reading.verified:
        tell("hint: --verify had nothing to compare the notes with: no cache knows them yet")
        return
    found = reading.unnoticed
    shown = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
    result = f"{shown} had changed unnoticed" if found else "all are as known"
    tell(f"read {count(len(reading.paths), 'note')} to verify the cache: {result}")


def _tell_issues(vault: "Vault", folder: Path) -> None:
    issues = [issue for issue in vault.reading.issues if issue.severity is not Severity.INFO]
    if issues:
        told = count(len(issues), "issue")
        tell(f"reading met {told}: `zettel check {shlex.quote(str(folder))}` shows all there are")
