"""`zettel new`: a new note, ready to be written on."""

from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.opening import LeadingFolder
from zettel.cli.terminal import tell, to_shown_path, write_text
from zettel.errors import NoteError, VaultError

if TYPE_CHECKING:
    from zettel.settings import Settings

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

    settings = read_settings(vault)
    path = edit.create_note(settings, title.strip(), note_type or None)
    write_text(f"{to_shown_path(path)}\n")
    if note_type:
        _tell_unknown(settings, note_type)


def _tell_unknown(settings: "Settings", note_type: str) -> None:
    """Say that the ontology, where it declares types, has none of that name."""
    from zettel.check import suggest_type
    from zettel.vocabulary import find_class, find_types, read_vocabulary

    try:
        vocabulary = read_vocabulary(settings)
    except VaultError:  # the note is written all the same; `check` tells what is wrong there
        return
    if not vocabulary.own.classes or find_class(vocabulary, note_type):
        return
    near = suggest_type(note_type, find_types(vocabulary))
    meant = f"; did you mean {near}?" if near else ""
    tell(f"hint: the ontology has no note type '{note_type}'{meant}")
