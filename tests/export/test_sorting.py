"""Sorted runs on disk become one sorted sequence of lines."""

from hypothesis import given
from hypothesis import strategies as st

from zettel.export.sorting import merge_runs

LINES = st.lists(st.text("abc é", max_size=4).map(lambda text: f"{text}\n".encode()), max_size=12)


@given(st.lists(LINES, max_size=6), st.integers(1, 12))
def test_runs_become_one_without_repetition(runs: list[list[bytes]], piece: int) -> None:
    """Whatever is in memory at once, the result is that of sorting the set of all lines."""
    merged = merge_runs((b"".join(sorted({*run})) for run in runs), held=1, piece=piece)
    found = [line for lines in merged for line in lines]
    assert found == sorted({line for run in runs for line in run})


def test_runs_on_disk_are_read_in_parts() -> None:
    """Runs far larger than what is read at once, each a copy of a part of the others."""
    numbers = [f"{number:06}\n".encode() for number in range(60_000)]
    runs = (b"".join(numbers[start :: start + 1]) for start in range(4))
    assert [line for lines in merge_runs(runs, held=1_000) for line in lines] == numbers
