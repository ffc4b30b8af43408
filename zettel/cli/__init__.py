"""The command line `zettel`: one command a file, this file puts them together.

Nothing here knows about notes: a command opens a vault, asks it one thing, and writes the answer.
Heavy packages (networkx, rdflib, igraph, pyvis, pyoxigraph) are imported only by the command that
needs them, so that `zettel --help` answers at once.

Status: 0; 1 from `check` when errors are left; 2 a wrong call; 3 something outside failed (disk,
network); 70 a fault of zettel itself; 130 interrupted; 141 the reader of a pipe has gone.
"""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from zettel.cli import (
    check,
    export,
    importing,
    init,
    move,
    new,
    path,
    query,
    rename,
    show,
    stats,
    suggest,
    terminal,
    view,
)
from zettel.cli.failures import INTERRUPTED, report_failure
from zettel.cli.help import HelpCommand, HelpGroup
from zettel.workers import paused_collector

__all__ = ["app", "main"]

app = typer.Typer(
    name="zettel",
    cls=HelpGroup,
    help="Linked Markdown notes as one knowledge graph.",
    epilog="zettel view notes\nzettel query notes Q01",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

for _module, _command in (
    (view, view.view_vault),
    (query, query.query_vault),
    (export, export.export_vault),
    (check, check.check_vault),
    (stats, stats.show_stats),
    (show, show.show_note),
    (path, path.show_path),
    (suggest, suggest.suggest_links),
    (new, new.create_note),
    (rename, rename.rename_note),
    (move, move.move_note),
    (importing, importing.import_sources),
    (init, init.init_vault),
):
    _name = getattr(_module, "NAME", _module.__name__.rpartition(".")[2])  # `import` is no name
    app.command(_name, cls=HelpCommand, epilog=_module.EXAMPLES)(_command)


@app.callback()
def run_without_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Tell the version and stop.")] = False,
) -> None:
    """Serve what is asked of `zettel` itself: its version, or its help when nothing is asked."""
    if version:
        terminal.write_text(f"zettel {_find_version()}\n")
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


def _find_version() -> str:
    from importlib import metadata

    try:
        return metadata.version("zettel")
    except metadata.PackageNotFoundError:
        return "(not installed)"
