"""`zettel path`: how two notes hang together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from zettel.cli.notes import mark_link
from zettel.cli.opening import LeadingFolder, find_note, open_vault
from zettel.cli.tables import indent, to_text
from zettel.cli.terminal import print_rich, to_shown_path, write_json
from zettel.model import Note, ResolvedNote

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from zettel.graph import Step
    from zettel.vault import Vault

EXAMPLES = """\
zettel path notes OGP OpenFisca
zettel path notes "Clotilde Valter" OGP --json"""


def show_path(
    vault: LeadingFolder,
    a: Annotated[str, typer.Argument(metavar="A", help="Where it starts: a note's id, title …")],
    b: Annotated[str, typer.Argument(metavar="B", help="Where it ends.")],
    as_json: Annotated[bool, typer.Option("--json", help="The same for programs.")] = False,
) -> None:
    """Find how two notes hang together.

    That is the shortest way along links, whichever way these point.
    """
    with open_vault(vault) as opened:
        start, end = find_note(opened, a), find_note(opened, b)
        steps = opened.find_path(start, end)
        by_id = {resolved.note.id: resolved for resolved in opened.resolved}
    if as_json:
        write_json(_to_data(start, steps, by_id))
    else:
        print_rich(*_lay_out(opened, start, steps, by_id))


def _to_data(
    start: Note, steps: Sequence["Step"], by_id: Mapping[str, ResolvedNote]
) -> dict[str, object]:
    way = [start, *(by_id[step.target].note for step in steps)]
    return {
        "notes": [{"id": note.id, "path": note.path, "title": note.title} for note in way],
        "steps": [msgspec.structs.asdict(step) for step in steps],
    }


def _lay_out(
    vault: "Vault", start: Note, steps: Sequence["Step"], by_id: Mapping[str, ResolvedNote]
) -> "Iterator[RenderableType]":
    yield to_text(start.title or start.id, "bold")
    for step in steps:
        # Down: the upper note holds the link; up: the lower one does.
        arrow, writer = ("↓", step.source) if step.forward else ("↑", step.target)
        place = f"{to_shown_path(vault.settings.notes / by_id[writer].note.path)}:{step.line}"
        told = " · ".join(filter(None, (step.relation, place)))
        yield indent(to_text(f"{arrow} {told}", "dim"))
        sentence = _find_sentence(by_id[writer], step)
        if sentence is not None:
            yield indent(sentence, 4)
        target = by_id[step.target].note
        yield to_text(target.title or target.id, "bold")


def _find_sentence(writer: ResolvedNote, step: "Step") -> "Text | None":
    """Find the link that a step goes along, and its sentence with the link marked."""
    from zettel.graph import to_node

    reached = step.target if step.forward else step.source
    written = next(
        found.link
        for found in writer.links
        if (to_node(found.resolution), found.link.line, found.relation)
        == (reached, step.line, step.relation)
    )
    return mark_link(written)
