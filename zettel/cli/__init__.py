"""The command line `zettel`: one command a file, this file puts them together.

Nothing here knows about notes: a command opens a vault, asks it one thing, and writes the answer.
A command's module is imported when it is called, and heavy packages (networkx, rdflib, igraph,
pyvis, pyoxigraph) only by what needs them, so that `zettel --help` answers at once.

Status: 0; 1 from `check` when errors are left; 2 a wrong call; 3 something outside failed (disk,
network); 70 a fault of zettel itself; 130 interrupted; 141 the reader of a pipe has gone.
"""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from zettel import __version__
from zettel.cli import terminal
from zettel.cli.commands import CommandGroup
from zettel.cli.failures import INTERRUPTED, report_failure
from zettel.workers import paused_collector

__all__ = ["app", "main"]

app = typer.Typer(
    name="zettel",
    cls=CommandGroup,
    help="Linked Markdown notes as one knowledge graph.",
    epilog="zettel view notes\nzettel query notes Q01",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def run_without_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Tell the version and stop.")] = False,
) -> None:
    """Serve what is asked of `zettel` itself: its version, or its help when nothing is asked."""
    if version:
        terminal.write_text(f"zettel {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        terminal.write_text(context.get_help() + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its status; never raises and never shows a traceback.

    `arguments` are those after the program's name; without them, those of this process.
    """
    terminal.prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with paused_collector():  # a command builds, answers and ends: nothing is worth collecting
            status = app(args=given, prog_name="zettel", standalone_mode=False)
        terminal.flush()
    except BaseException as error:  # the one place where every failure ends
        return report_failure(error)
    if status == INTERRUPTED:  # typer makes a status of Ctrl-C, and tells nothing
        return report_failure(KeyboardInterrupt())
    return status if isinstance(status, int) else 0
