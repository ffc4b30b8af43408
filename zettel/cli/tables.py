"""Tables for people: they fit the width, numbers line up, addresses are cut in the middle."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zettel.cli.columns import Columns
from zettel.cli.terminal import to_printable

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.measure import Measurement
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

_NUMBER = re.compile(r"[-+]?(0|[1-9]\d{0,14})([.,]\d+)?%?")  # 007 is a name
_ADDRESS = re.compile(r"[^\s/]*:?/?/?[^\s/]+/\S*|urn:\S+")
_LEAST = 16  # columns that a cut address still needs to be told from others


class Address:
    """A path or IRI in a table: where it does not fit, its middle goes."""

    def __init__(self, text: str) -> None:
        self.text = to_printable(text)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """Give the text cut to the columns at hand."""
        from rich.text import Text

        yield Text(cut_middle(self.text, options.max_width), no_wrap=True, overflow="crop")

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        """Ask for the whole length, and make do with little."""
        from rich.cells import cell_len
        from rich.measure import Measurement

        length = min(cell_len(self.text), options.max_width)
        return Measurement(min(_LEAST, length), length)


def cut_middle(text: str, width: int) -> str:
    """Cut a text to so many columns; its start and its longer end stay.

    >>> cut_middle("https://ogp.example/note/20230924194130", 24)
    'https://…20230924194130'
    """
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    if width < 2:
        return "…"[:width]
    head = (width - 1) * 2 // 5
    tail = width - 1 - head
    turned = set_cell_size(text[::-1][: tail + 1], tail)[::-1]
    return f"{set_cell_size(text, head).rstrip()}…{turned}"


def to_text(text: str, style: str = "") -> "Text":
    """Make text of a note's safe to show: no markup is read from it, no control is obeyed."""
    from rich.text import Text

    return Text(to_printable(text), style=style, overflow="fold")


def build_table(names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Columns:
    """Build a table of plain values, None for a gap; columns of numbers stand to the right."""
    return Columns(
        [to_text(name) for name in names],
        [[_to_cell(value) if value else None for value in row] for row in rows],
        [_are_numbers([row[column] for row in rows]) for column in range(len(names))],
    )


def build_pairs(pairs: Sequence[tuple[str, str]]) -> "Table":
    """Build two columns without a head: what it is, and its value."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    numbers = _are_numbers([value for _, value in pairs])
    table.add_column(style="dim", no_wrap=True)
    table.add_column(justify="right" if numbers else "left")
    for name, value in pairs:
        table.add_row(to_text(name), _to_cell(value))
    return table


def indent(part: "RenderableType", columns: int = 2) -> "Padding":
    """Set something in from the left."""
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, columns), expand=False)


def _are_numbers(values: Sequence[str | None]) -> bool:
    told = [value for value in values if value]
    return bool(told) and all(_NUMBER.fullmatch(value.replace(",", "")) for value in told)


def _to_cell(value: str) -> "Text | Address":
    return Address(value) if _ADDRESS.fullmatch(value) else to_text(value)
