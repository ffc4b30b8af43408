"""igraph's graphs of numbered nodes, and its random numbers.

igraph is imported where it is used: most commands never need it.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

SEED = 1

_THREADS = "OMP_NUM_THREADS"


def to_igraph(pairs: Sequence[tuple[int, int]], count: int, *, directed: bool = False) -> Any:  # noqa: ANN401 - igraph has no types
    """Build igraph's graph of numbered nodes."""
    return _load().Graph(count, pairs, directed=directed)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw the same numbers each time, and as it did before once done."""
    igraph = _load()
    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _load() -> Any:  # noqa: ANN401 - igraph has no types
    """Import igraph, for one thread unless the caller has imported it before.

    The threads of its PageRank spin while they wait for one another: where the cores are busy, 6 ms
    become 700; and the last digits depend on their number. It is read when the library is loaded
    (OpenMP 5.2, 21.1.2), so that it can be put back at once.
    """
    if "igraph" not in sys.modules:
        before = os.environ.get(_THREADS)
        os.environ[_THREADS] = "1"
        try:
            import igraph
        finally:
            del os.environ[_THREADS]
            if before is not None:
                os.environ[_THREADS] = before
    import igraph

    return igraph
