"""`zettel stats`: the vault in figures."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from zettel.cli.opening import Folder, open_vault
from zettel.cli.tables import build_pairs, build_table, indent, to_text
from zettel.cli.terminal import print_rich, write_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from zettel.stats import Stats

EXAMPLES = """\
zettel stats notes
zettel stats notes --json"""
_MOST = 12  # lines of a list before the rest is only counted


def show_stats(
    vault: Folder = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="All figures, for programs.")] = False,
) -> None:
    """See what the vault holds, in figures.

    The most central notes and the groups that notes form are among them.
    """
    with open_vault(vault) as opened:
        figures = opened.stats()
    if as_json:
        write_json(msgspec.to_builtins(figures))
    else:
        print_rich(*_lay_out(figures))


def _lay_out(figures: "Stats") -> "Iterator[RenderableType]":
    links = figures.links
    yield build_pairs(
        [
            ("notes", f"{figures.notes:,}"),
            ("words", f"{figures.words:,}"),
            ("links between notes", f"{links.total:,}"),
            ("  found", f"{links.found:,}"),
            ("  of these, by an ambiguous name", f"{links.ambiguous:,}"),
            ("  to notes not yet written", f"{links.missing:,}"),
            ("links to the web", f"{links.external:,}"),
            ("links to files", f"{links.attachments:,}"),
            ("notes not yet written", f"{figures.placeholders:,}"),
            ("separate parts", f"{figures.components:,}"),
            ("notes without any link", f"{figures.orphans:,}"),
        ]
    )
    yield from _lay_out_dialects(figures)
    yield from _lay_out_counts("links as written", links.by_kind)
    yield from _lay_out_counts("links found by", links.by_rule)
    yield from _lay_out_counts("types", figures.types)
    yield from _lay_out_counts("tags", figures.tags)
    yield from _lay_out_central(figures)
    yield from _lay_out_communities(figures)
    yield from _lay_out_counts("issues", figures.issues)


def _lay_out_dialects(figures: "Stats") -> "Iterator[RenderableType]":
    yield ""
    yield to_text("written as for", "bold")
    shown = figures.dialects[:_MOST]
    if any(one.folder for one in shown):
        folders = [f"{one.folder}/" if one.folder else "" for one in shown]
        rows = [
            (one.name, folder, f"{one.notes:,}", one.evidence)
            for one, folder in zip(shown, folders, strict=True)
        ]
        yield indent(build_table(("dialect", "folder", "notes", "shown by"), rows))
    else:
        yield indent(build_pairs([(one.name, one.evidence) for one in shown]))
    yield from _lay_out_rest(len(figures.dialects) - len(shown))


def _lay_out_counts(title: str, counts: Mapping[str, int]) -> "Iterator[RenderableType]":
    if not counts:
        return
    yield ""
    yield to_text(title, "bold")
    shown = list(counts.items())[:_MOST]
    yield indent(build_pairs([(name, f"{number:,}") for name, number in shown]))
    yield from _lay_out_rest(len(counts) - len(shown))


def _lay_out_central(figures: "Stats") -> "Iterator[RenderableType]":
    if figures.central:
        yield ""
        yield to_text("most central notes", "bold")
        rows = [(f"{note.rank:.4f}", note.title, note.id) for note in figures.central]
        yield indent(build_table(("PageRank", "title", "id"), rows))


def _lay_out_communities(figures: "Stats") -> "Iterator[RenderableType]":
    if figures.communities:
        yield ""
        yield to_text("communities", "bold")
        shown = figures.communities[:_MOST]
        rows = [(f"{group.size:,}", group.title) for group in shown]
        yield indent(build_table(("notes", "around"), rows))
        yield from _lay_out_rest(len(figures.communities) - len(shown))


def _lay_out_rest(number: int) -> "Iterator[RenderableType]":
    if number:
        yield indent(to_text(f"… and {number:,} more, which --json lists", "dim"))
