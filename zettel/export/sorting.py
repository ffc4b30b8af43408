"""Lines in order, each once, however many: sorted runs are kept on disk and merged."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from tempfile import SpooledTemporaryFile
from typing import IO

PIECE = 1 << 16
"""Bytes of a run that are in memory at once."""

HELD = 1 << 24
"""Bytes that are kept in memory before a temporary file is used."""


def merge_runs(
    runs: Iterable[bytes], *, held: int = HELD, piece: int = PIECE
) -> Iterator[list[bytes]]:
    """Yield the lines of all runs in order, some at a time, each once.

    Args:
        runs: lines, sorted and each once in a run. They are taken one after the other.
        held: bytes that are kept in memory before a temporary file is used.
        piece: bytes of each run that are read at once.
    """
    with SpooledTemporaryFile(held) as file:
        yield from _merge([run for run in _store(file, runs, piece) if run.fill()])


def _store(file: IO[bytes], runs: Iterable[bytes], piece: int) -> "list[_Run]":
    """Write the runs one after the other into a file."""
    stored = []
    for run in runs:
        start = file.tell()
        file.write(run)
        stored.append(_Run(file, start, file.tell(), piece))
    return stored


def _merge(runs: "list[_Run]") -> Iterator[list[bytes]]:
    """Take from the run that is first all that comes before the first of the others."""
    heap = [(run.lines[0], number) for number, run in enumerate(runs)]
    heapify(heap)
    last = b""
    while heap:
        first, number = heappop(heap)
        run = runs[number]
        lines = run.take(heap[0][0] if heap else None)
        if first == last:
            del lines[0]
        if lines:
            yield lines
            last = lines[-1]
        if run.fill():
            heappush(heap, (run.lines[0], number))


class _Run:
    """Sorted lines in a part of a file, of which few are in memory."""

    def __init__(self, file: IO[bytes], start: int, end: int, piece: int) -> None:
        self.lines: list[bytes] = []
        self._file = file
        self._start = start
        self._end = end
        self._piece = piece

    def fill(self) -> bool:
        """Read lines where none are left; say whether there are any."""
        if not self.lines and self._start < self._end:
            self._file.seek(self._start)
            data = self._file.read(min(self._piece, self._end - self._start))
            if not data.endswith(b"\n"):
                data += self._file.readline()
            self._start += len(data)
            self.lines = data.splitlines(keepends=True)
        return bool(self.lines)

    def take(self, last: bytes | None) -> list[bytes]:
        """Give away the lines up to one, or all that are in memory."""
        count = len(self.lines) if last is None else bisect_right(self.lines, last)
        taken, self.lines = self.lines[:count], self.lines[count:]
        return taken
