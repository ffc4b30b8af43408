"""How `--help` reads: what the command is for, examples that work, then usage and options."""

from typing import Any

from typer.core import TyperCommand, TyperGroup


class HelpCommand(TyperCommand):
    """A command whose help starts with its purpose; its epilog holds examples, one a line."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see _write_help
        """Write the help of one command."""
        _write_help(self, ctx, formatter)


class HelpGroup(TyperGroup):
    """The same for `zettel` itself; commands are listed in the order in which one meets them."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see _write_help
        """Write the help of the program."""
        _write_help(self, ctx, formatter)


def _write_help(
    command: HelpCommand | HelpGroup,
    ctx: Any,  # noqa: ANN401 - click's own types live in click or inside typer, by version
    formatter: Any,  # noqa: ANN401
) -> None:
    formatter.write_text((command.help or "").strip())
    with formatter.section("Examples"):
        for example in (command.epilog or "").splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    command.format_options(ctx, formatter)
