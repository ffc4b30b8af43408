"""`zettel move`: another place for a note's file, and every link to it and from it kept."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.opening import LeadingFolder, find_note, open_vault
from zettel.cli.rename import AsJson, NoteName, OnlyDiff, finish, tell_unreadable, to_state

if TYPE_CHECKING:
    from zettel.settings import Settings

EXAMPLES = """\
zettel move notes OGP organisations/ --diff
zettel move notes OGP organisations/ogp.md"""


def move_note(
    vault: LeadingFolder,
    name: NoteName,
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", help="The new path in the vault; a folder ends in `/`."),
    ],
    diff: OnlyDiff = False,
    as_json: AsJson = False,
) -> None:
    """Move a note's file; links to it, and those in it, lead where they led.

    PATH begins at the folder of the notes. A folder keeps the file's name; the suffix may be left
    out. A note without an id of its own is known by its path: its old address is kept in
    `moved.csv`. Moving back restores every byte.
    """
    from zettel.edit.move import plan_move

    with open_vault(vault, tell_issues=False) as opened:
        note = find_note(opened, name)
        tell_unreadable(opened)
        target = _to_target(opened.settings, path)
        plan = plan_move(opened.settings, to_state(opened), note, target)
    finish(opened.settings, plan, diff=diff, as_json=as_json)


def _to_target(settings: "Settings", path: str) -> str:
    """Return a path as seen from the notes folder; one that is whole may lead into it."""
    if not Path(path).is_absolute():
        return path
    end = "/" if path.endswith(("/", os.sep)) else ""
    inside = os.path.relpath(os.path.realpath(path), settings.notes.resolve())
    return path if inside.startswith(os.pardir) else inside + end
