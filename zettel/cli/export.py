"""`zettel export`: the graph in a format that other programs read."""

from pathlib import Path
from typing import Annotated

import typer

from zettel.cli.opening import Folder, open_vault
from zettel.cli.terminal import STDOUT, write_bytes
from zettel.errors import FormatError

EXAMPLES = """\
zettel export notes --to turtle -o graph.ttl
zettel export notes --to graphml --no-links"""
# Written out, so that help need not load the exporters; a test keeps it in step with them.
FORMATS = (
    "turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml",
    "graphml", "gexf", "json", "csv", "pyvis",
)  # fmt: skip


def export_vault(
    vault: Folder = Path(),
    wanted: Annotated[
        str,
        typer.Option("--to", metavar="FORMAT", help=f"{', '.join(FORMATS)}.", show_default=False),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
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
) -> None:
    """Write the graph for other programs: RDF, networks, tables.

    The same notes always give the same bytes, so that an export can be kept in git.
    """
    if not wanted:
        raise FormatError("which format is the graph to have?", f"--to {' | '.join(FORMATS)}")
    from zettel.export import find_exporter

    name = wanted.strip().casefold()
    find_exporter(name)  # before the notes are read: a slip is told at once
    place = None if output == STDOUT else output
    with open_vault(vault) as opened:
        data = opened.export(name, place, links=not no_links, ontology=with_ontology)
    if data is not None:
        write_bytes(data)
