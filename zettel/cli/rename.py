"""`zettel rename`: another title for a note, and every link to it kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.opening import LeadingFolder, count, find_note, open_vault
from zettel.cli.terminal import tell, to_printable, to_shown_path, write_json, write_text

UNREADABLE = "Z114"

if TYPE_CHECKING:
    from zettel.edit.renaming.plan import Plan
    from zettel.edit.renaming.spots import State
    from zettel.settings import Settings
    from zettel.vault import Vault

EXAMPLES = """\
zettel rename notes OGP "Partenariat pour un gouvernement transparent" --diff
zettel rename notes 20230924194130 "New title" --keep-file"""

NoteName = Annotated[
    str, typer.Argument(metavar="NOTE", help="An id, title, alias, file name or path.")
]
OnlyDiff = Annotated[bool, typer.Option("--diff", help="Only show what would change.")]
AsJson = Annotated[bool, typer.Option("--json", help="What was done, for programs.")]


def rename_note(  # noqa: PLR0917 - the options of a command
    vault: LeadingFolder,
    name: NoteName,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The new title.")],
    keep_file: Annotated[
        bool, typer.Option("--keep-file", help="Leave the file's name as it is.")
    ] = False,
    diff: OnlyDiff = False,
    as_json: AsJson = False,
) -> None:
    """Give a note another title; links lead where they led.

    The title changes where it is written: in the front matter, the first heading, or the file's
    name. A file that is named by its title is renamed with it. Every link that would not lead to
    the note any more is respelled, in its own style; the id never changes. Renaming back restores
    every byte.
    """
    from zettel.edit.rename import plan_rename

    with open_vault(vault, tell_issues=False) as opened:
        note = find_note(opened, name)
        tell_unreadable(opened)
        plan = plan_rename(opened.settings, to_state(opened), note, title, keep_file=keep_file)
    finish(opened.settings, plan, diff=diff, as_json=as_json)


def to_state(vault: "Vault") -> "State":
    """Take a vault as changes of it are planned on."""
    from functools import partial

    from zettel.edit.renaming.spots import build_state
    from zettel.vocabulary import is_relation

    known = partial(is_relation, vault.vocabulary)
    return build_state(vault.settings, vault.notes, vault.files, vault.dialects, known)


def tell_unreadable(vault: "Vault") -> None:
    """Say in one line that there are files whose links cannot be kept, for nobody can see them."""
    closed = [issue.path for issue in vault.reading.issues if issue.code == UNREADABLE]
    if closed:
        more = f" and {len(closed) - 1} more" if len(closed) > 1 else ""
        tell(f"{closed[0]}{more} cannot be read; links in there stay as they are")


def finish(settings: "Settings", plan: "Plan", *, diff: bool, as_json: bool) -> None:
    """Write a plan, or only show it as a diff, and tell what was done.

    Raises:
        NoteError: a file was changed meanwhile; nothing is written.
        OutputError: a file cannot be written; nothing is changed.
    """
    from zettel.edit.changes import to_diff, write_changes

    if diff:
        write_text(to_printable(to_diff(plan.changes)))
    else:
        write_changes(settings, plan.changes)
        if as_json:
            write_json(_to_data(plan, settings.notes))
        else:
            write_text(f"{to_shown_path(settings.notes / plan.path)}\n")
    tell(_summarise(plan, "would be " if diff else ""))


def _to_data(plan: "Plan", folder: Path) -> dict[str, object]:
    return {
        "path": plan.path,
        "id": plan.new_id,
        "old_id": plan.old_id or plan.new_id,
        "links": plan.links,
        "gained": plan.gained,
        "kept_in": plan.kept_in,
        "files": [
            {"path": change.new_path or change.path, "old_path": change.path}
            for change in plan.changes
        ],
    }


def _summarise(plan: "Plan", lead: str) -> str:
    told = [f"{count(plan.links, 'link')} in {count(plan.files, 'file')} {lead}respelled"]
    if not plan.links:
        told = ["no link had to change"]
    if plan.gained:
        verb = "lead" if plan.gained > 1 else "leads"
        told.append(f"{count(plan.gained, 'link')} to a note not yet written {verb} here now")
    if plan.old_id:
        told.append(f"the note's id was {plan.old_id} and is {plan.new_id}, see moved.csv")
    if plan.kept_in:
        name = Path(plan.kept_in).name
        told.append(f"what the notes cannot tell is {lead}kept in {name} for the way back")
    return "; ".join(told)
