"""The commands by name: what each is for, and where it is, so that only the one called is loaded.

Loading them all would take longer than most of them take to answer.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand

from zettel.cli.caching import add_options
from zettel.cli.help import HelpCommand, HelpGroup

COMMANDS: Mapping[str, tuple[str, str]] = {
    "view": ("view:view_vault", "Explore the notes as a map in the browser."),
    "serve": ("serve:serve_vault", "Serve the explorer and a SPARQL endpoint."),
    "query": ("query:query_vault", "Ask the notes a question in SPARQL."),
    "export": (
        "export:export_vault",
        "Write the graph for other programs: RDF, networks, tables.",
    ),
    "publish": ("publish:publish_vault", "Make a web site of the notes, with their linked data."),
    "push": (
        "push:push_vault",
        "Send the graph, or what has changed of it, to a SPARQL store.",
    ),
    "diff": (
        "diff:show_difference",
        "See what has changed in the graph between two revisions, or since one.",
    ),
    "check": ("check:check_vault", "Find what is wrong with the notes, and where."),
    "stats": ("stats:show_stats", "See what the vault holds, in figures."),
    "show": ("show:show_note", "Read a note with its links and backlinks."),
    "path": ("path:show_path", "Find how two notes hang together."),
    "suggest": ("suggest:suggest_links", "Find where notes are named in others without a link."),
    "new": ("new:create_note", "Begin a new note."),
    "rename": ("rename:rename_note", "Give a note another title; links lead where they led."),
    "move": (
        "move:move_note",
        "Move a note's file; links to it, and those in it, lead where they led.",
    ),
    "import": (
        "importing:import_sources",
        "Make notes of documents or of RDF, with ids, tags, links and source.",
    ),
    "init": (
        "init:init_vault",
        "Make a vault of a folder of notes: settings, and a vocabulary to start from.",
    ),
}
"""Module and function here, and the first line of the function's docstring, which a test compares;
in the order in which one meets them."""


READERS = frozenset(COMMANDS) - {"new", "import", "init"}
"""Commands that read a vault, for which there may be a cache."""


class CommandGroup(HelpGroup):
    """`zettel` itself, with all commands and none of their modules."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of typer, as it has them
        super().__init__(**options)
        for name, (place, purpose) in COMMANDS.items():
            self.add_command(_LazyCommand(name, place, purpose))


class _LazyCommand(TyperCommand):
    """A command that the help of `zettel` can list; called, it lets the one that it stands for."""

    def __init__(self, name: str, place: str, purpose: str) -> None:
        super().__init__(name, help=purpose)
        self._place = place

    def make_context(self, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - click's own types
        """Load the command, and begin with it as if it had been in the group all along."""
        return load_command(self.name or "", self._place).make_context(*arguments, **more)


def load_command(name: str, place: str) -> TyperCommand:
    """Import the module of a command and build the command of its function."""
    module_name, function = place.split(":")
    module = import_module(f"zettel.cli.{module_name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    run = getattr(module, function)
    chosen = add_options(run) if name in READERS else run
    app.command(name, cls=HelpCommand, epilog=module.EXAMPLES)(chosen)
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)
    return command
