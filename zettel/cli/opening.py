"""Opening the vault that a command works on."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.progress import ProgressBar
from zettel.cli.terminal import tell
from zettel.model import Severity

if TYPE_CHECKING:
    from zettel.vault import Vault

# The folder where it is the only argument, and where others follow it.
Folder = Annotated[
    Path, typer.Argument(metavar="VAULT", help="Folder of the notes.", show_default="this folder")
]
LeadingFolder = Annotated[
    Path, typer.Argument(metavar="VAULT", help="Folder of the notes; `.` is this folder.")
]


@contextmanager
def open_vault(folder: Path, *, tell_issues: bool = True) -> "Iterator[Vault]":
    """Open a vault for the length of a command, with a progress bar on long work.

    `tell_issues` says in one line on stderr that reading met issues, which only `check` lists.

    Raises:
        VaultError: no such folder, no notes in it, or its settings cannot be read.
    """
    import zettel

    with ProgressBar() as progress:
        vault = zettel.open(folder, progress)
        if tell_issues:
            _tell_issues(vault, folder)
        yield vault


def count(number: int, one: str, many: str = "") -> str:
    """Tell how many there are, as `1 note` or `1,234 notes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _tell_issues(vault: "Vault", folder: Path) -> None:
    issues = [issue for issue in vault.reading_issues if issue.severity is not Severity.INFO]
    if issues:
        shown = "shows it" if len(issues) == 1 else "shows them"
        told = count(len(issues), "issue")
        tell(f"{told} in the notes: `zettel check {shlex.quote(str(folder))}` {shown}")
