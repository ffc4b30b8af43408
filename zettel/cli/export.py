"""`zettel export`: the graph in a format that other programs read."""

from pathlib import Path
from typing import Annotated

import typer

from zettel.cli.opening import Drafts, Folder, open_vault, refuse_note, tell_private
from zettel.cli.terminal import STDOUT, parse_output, tell, write_bytes
from zettel.errors import FormatError

EXAMPLES = """\
zettel export notes --to turtle -o graph.ttl
zettel export notes --to csv -o tables"""
# Written out, so that help need not load the exporters; a test keeps it in step with them.
FORMATS = (
    "turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml",
    "graphml", "gexf", "json", "csv", "pyvis", "vocabulary",
)  # fmt: skip

Infer = Annotated[
    bool,
    typer.Option("--infer", help="Add what follows (inverses, wider terms …), marked as inferred."),
]


def export_vault(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: Folder = Path(),
    wanted: Annotated[
        str,
        typer.Option(
            "--to", metavar="FORMAT", help=f"{', '.join(FORMATS)}.", show_default="as FILE ends"
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            parser=parse_output,
            metavar="FILE",
            help="Write there instead of standard output; csv needs a folder.",
        ),
    ] = None,
    no_links: Annotated[
        bool, typer.Option("--no-links", help="Leave out the link resources (sentence, relation).")
    ] = False,
    with_ontology: Annotated[
        bool, typer.Option("--with-ontology", help="Add the whole ontology, not only its labels.")
    ] = False,
    infer: Infer = False,
    drafts: Drafts = False,
) -> None:
    """Write the graph for other programs: RDF, networks, tables.

    The same notes always give the same bytes, so that an export can be kept in git. Notes that are
    drafts or private stay out, unless --drafts is given.
    """
    place = None if output == STDOUT else output
    name = _choose_format(wanted, place)  # before the notes are read: a slip is told at once
    _tell_idle(name, {"links": no_links, "ontology": with_ontology, "infer": infer})
    with open_vault(vault) as opened:
        refuse_note(opened, place)
        if not drafts:
            tell_private(opened)
        options = {"links": not no_links, "ontology": with_ontology, "infer": infer}
        data = opened.export(name, place, **options, drafts=drafts)
    if data is not None:
        write_bytes(data)


def _tell_idle(name: str, given: dict[str, bool]) -> None:
    """Say which options make no difference to a format."""
    from zettel.export import find_exporter

    flags = {"links": "--no-links", "ontology": "--with-ontology", "infer": "--infer"}
    for option, is_given in given.items():
        if is_given and option not in find_exporter(name).options:
            tell(f"hint: {flags[option]} makes no difference to {name}")


def _choose_format(wanted: str, output: Path | None) -> str:
    """Take the format asked for, else the one that the output's name tells.

    Raises:
        FormatError: there is no such format, or nothing tells which.
    """
    from zettel.export import EXPORTERS, find_exporter

    if wanted:
        name = wanted.strip().casefold()
        find_exporter(name)
        return name
    ending = output.suffix.lower() if output else ""
    for name, exporter in EXPORTERS.items():
        if ending and exporter.suffix == ending:
            return name
    what = f"{output}" if output else "the graph"
    raise FormatError(f"which format is {what} to have?", f"--to {' | '.join(FORMATS)}")
