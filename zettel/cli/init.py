"""`zettel init`: a folder of notes becomes a vault with settings and a vocabulary."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.opening import count
from zettel.cli.progress import ProgressBar
from zettel.cli.terminal import to_printable, to_shown_path, write_text

if TYPE_CHECKING:
    from zettel.edit.init import NewVault

EXAMPLES = """\
zettel init my-notes
zettel init journal/2026"""
_MOST = 8  # keys that are named, before the rest is only counted


def init_vault(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Folder of notes.", show_default="this folder"),
    ] = Path(),
) -> None:
    """Make a vault of a folder of notes: settings, and a vocabulary to start from.

    `zettel.toml` says what was found out: where the notes are, their dialect and what shows it,
    title, language, licence. `ontology/context.jsonld` gives each key that the notes use a term,
    a standard one where its name is common. Notes stay as they are, and so does a file that is
    there already.
    """
    from zettel.edit.init import plan_vault, write_vault

    with ProgressBar() as progress:
        planned = plan_vault(folder, progress)
    write_vault(planned)
    lines = (*_tell_files(planned), *_tell_next(planned))
    write_text("".join(f"{to_printable(line)}\n" for line in lines))


def _tell_files(planned: "NewVault") -> Iterator[str]:
    """Yield what was written, and what was found out."""
    for name in planned.there:
        yield f"{to_shown_path(planned.root / name)} is there already, and stays as it is"
    for name, _ in planned.files:
        yield f"{to_shown_path(planned.root / name)} written"
        told = _tell_terms(planned) if name.endswith(".jsonld") else _tell_notes(planned)
        yield from (f"  {line}" for line in told)


def _tell_notes(planned: "NewVault") -> Iterator[str]:
    yield count(planned.notes, "note")
    for folder, name, evidence in planned.dialects:
        if evidence:
            yield f"{folder or 'dialect'}: {name} ({evidence})"


def _tell_terms(planned: "NewVault") -> Iterator[str]:
    terms = planned.terms
    for keys, what in (
        (terms.standard, "with a standard term"),
        (terms.own, "with a term of your own"),
        (terms.unmapped, "left without a term"),
    ):
        if keys:
            more = f" and {len(keys) - _MOST} more" if len(keys) > _MOST else ""
            yield f"{count(len(keys), 'key')} {what}: {', '.join(keys[:_MOST])}{more}"


def _tell_next(planned: "NewVault") -> Iterator[str]:
    folder = shlex.quote(to_shown_path(planned.root))
    yield ""
    if any(name == "zettel.toml" for name, _ in planned.files):
        yield "next: put an address of your own in place of `base`, and look at the other keys"
    if planned.notes:
        yield f"then: `zettel check {folder}` and `zettel view {folder}`"
    else:
        yield f'then: `zettel new {folder} "A title"` or `zettel import {folder} SOURCE`'
