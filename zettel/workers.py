"""How work is run: a process pool that is handed functions, and the garbage collector paused."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 500
"""Items a worker takes at once: small enough to share evenly, large enough to be worth sending."""

WORTHWHILE = 2_000
"""From this many items on a pool is faster than one process (measured, two cores)."""


def map_chunks(
    function: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    processes: int | None = None,
) -> Iterator[Result]:
    """Yield `function(chunk)` for each chunk of `items`, in their order.

    `function` must be importable by name. `processes` is the number of processes; by default one
    below `WORTHWHILE` items, else as many as there are cores.
    """
    chunks = [items[i : i + CHUNK] for i in range(0, len(items), CHUNK)]
    count = min(processes or _count_processes(len(items)), len(chunks))
    if count < 2:
        yield from map(function, chunks)
        return
    with ProcessPoolExecutor(count, mp_context=_choose_context()) as pool:
        yield from pool.map(function, chunks)


def map_ranges(function: Callable[[range], Result], count: int) -> Iterator[Result]:
    """Yield `function(range)` for ranges that together are `range(count)`, in order.

    For work on what is in memory already: the processes are forked and inherit it, and only ranges
    and results are sent. Where forking is not safe, all is done in this process.
    """
    ranges = [range(i, min(i + CHUNK, count)) for i in range(0, count, CHUNK)]
    processes = min(_count_processes(count), len(ranges))
    if processes < 2 or not _can_fork():
        yield from map(function, ranges)
        return
    _inherited.append(function)
    try:
        gc.freeze()  # what is there already is left alone by the collectors of all processes
        with ProcessPoolExecutor(processes, mp_context=_choose_context()) as pool:
            yield from pool.map(_call_inherited, ranges)
    finally:
        gc.unfreeze()
        _inherited.pop()


_inherited: list[Callable[[range], Any]] = []
"""What forked processes are to call: a closure, which could not be sent to them."""


def _call_inherited(numbers: range) -> Any:  # noqa: ANN401 - whatever the function returns
    return _inherited[-1](numbers)


def _count_processes(items: int) -> int:
    if items < WORTHWHILE:
        return 1
    # Not every system tells the cores that this process may use.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep the garbage collector still while something large is built, none of it garbage yet.

    It would walk all that is there again and again: 8 % of a build, 40 % of a networkx graph.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _choose_context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe: it starts 20 % faster than spawn."""
    return multiprocessing.get_context("fork" if _can_fork() else "spawn")


def _can_fork() -> bool:
    """Say whether this process may be copied: an OS that can, and no thread that holds a lock.

    macOS can, but its system libraries do not survive it (as `multiprocessing` says).
    """
    forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return forks and threading.active_count() == 1
