"""Tables that fit the width: columns shrink down to their words, then rows turn into records."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.measure import Measurement
    from rich.table import Table

_LONGEST = 24  # columns that a word may ask for; who is longer is folded
_GAP = 2


class Columns:
    """A table with a head whose words stay whole.

    Where even that is too wide, its rows are told one after another, a value a line.
    """

    def __init__(
        self,
        names: Sequence["RenderableType"],
        rows: Sequence[Sequence["RenderableType | None"]],
        numbers: Sequence[bool],
    ) -> None:
        self.names, self.rows, self.numbers = names, rows, numbers

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """Give the table, or its rows as records where it does not fit."""
        needs = self._measure(console, options)
        widths = share_width(needs, options.max_width - _count_gaps(needs))
        if widths is None:
            yield from self._to_records(console, options)
        else:
            yield self._to_table(widths)

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        """Ask for the whole length of every value, and make do with little."""
        from rich.measure import Measurement

        needs = self._measure(console, options)
        most = sum(most for _, most in needs) + _count_gaps(needs)
        return Measurement(0, most).with_maximum(options.max_width)

    def _measure(self, console: "Console", options: "ConsoleOptions") -> list[tuple[int, int]]:
        """Find the least and the most that each column needs."""
        from rich.measure import Measurement

        needs = []
        for column, name in enumerate(self.names):
            cells = [name, *(row[column] for row in self.rows)]
            found = [Measurement.get(console, options, c) for c in cells if c is not None]
            most = max(one.maximum for one in found)
            longest = max(one.minimum for one in found)
            least = most if self.numbers[column] else min(longest, _LONGEST)
            needs.append((least, most))
        return needs

    def _to_table(self, widths: Sequence[int]) -> "Table":
        from rich import box
        from rich.table import Table

        table = Table(
            box=box.SIMPLE_HEAD,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            show_edge=False,
            header_style="bold",
        )
        for column, (name, width) in enumerate(zip(self.names, widths, strict=True)):
            table.add_column(
                name,
                justify="right" if self.numbers[column] else "left",
                no_wrap=self.numbers[column],
                width=width,
            )
        for row in self.rows:
            table.add_row(*(cell or "" for cell in row))
        return table

    def _to_records(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[RenderableType]":
        from rich.measure import measure_renderables
        from rich.table import Table

        widest = measure_renderables(console, options, self.names).maximum
        for number, row in enumerate(self.rows):
            record = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
            record.add_column(style="dim", no_wrap=True, min_width=widest)
            record.add_column()
            for name, cell in zip(self.names, row, strict=True):
                if cell is not None:
                    record.add_row(name, cell)
            if number:
                yield ""
            yield record


def share_width(needs: Sequence[tuple[int, int]], width: int) -> list[int] | None:
    """Share a width among columns by the least and the most that each needs.

    None where it is less than they need; else no column gets more than it needs while another,
    narrower one could still grow.

    >>> share_width([(4, 10), (2, 60), (8, 40)], 50)
    [10, 20, 20]
    """
    if sum(least for least, _ in needs) > width:
        return None
    if sum(most for _, most in needs) <= width:
        return [most for _, most in needs]

    def share(level: int) -> list[int]:
        return [max(least, min(most, level)) for least, most in needs]

    low, high = 0, width
    while high - low > 1:  # the highest level at which all fit
        level = (low + high) // 2
        low, high = (level, high) if sum(share(level)) <= width else (low, level)
    widths = share(low)
    for column, (_, most) in enumerate(needs):
        if low <= widths[column] < most and sum(widths) < width:
            widths[column] += 1
    return widths


def _count_gaps(columns: Sequence[object]) -> int:
    # One more, as older releases of rich set half a gap behind the last column too.
    return _GAP * (len(columns) - 1) + 1
