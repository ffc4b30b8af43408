"""`zettel new`: a new note, ready to be written on."""

from typing import Annotated

import typer

from zettel.cli.opening import LeadingFolder
from zettel.cli.terminal import to_shown_path, write_text
from zettel.errors import NoteError

EXAMPLES = """\
zettel new notes "Budget participatif"
zettel new notes "Budget participatif" --type notion"""


def create_note(
    vault: LeadingFolder,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The note's title.")],
    note_type: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="What it is about: pays, personne, …")
    ] = "",
) -> None:
    """Begin a new note.

    Its file gets a fresh timestamp id and front matter, and never takes the place of another; its
    path is printed.
    """
    if not title.strip():
        raise NoteError("a new note needs a title")
    from zettel import edit
    from zettel.settings import read_settings

    path = edit.create_note(read_settings(vault), title.strip(), note_type or None)
    write_text(f"{to_shown_path(path)}\n")
