"""How work is run: a process pool that is handed functions, and the garbage collector paused."""

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

# A pool is loaded where one is started: it costs more than a small vault takes to read.
if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 500
"""Items a worker takes at once: small enough to share evenly, large enough to be worth sending."""

WORTHWHILE = 2_000
"""From this many items on a pool is faster than one process (measured, two cores)."""

AHEAD = 4
"""Chunks a process is given ahead of what has been taken: results that wait take memory."""

MOST = 61
"""Processes that Windows can wait for at once (`concurrent.futures` refuses more there)."""

COMMAND = "zettel"
"""The script that starts us, which its installer has guarded."""


def map_chunks(
    function: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    processes: int | None = None,
) -> Iterator[Result]:
    """Yield `function(chunk)` for each chunk of `items`, in their order.

    `function` must be importable by name. `processes` is the number of processes; by default one
    below `WORTHWHILE` items, else as many as there are cores. Where no pool can be started, or one
    of its processes is killed, the rest is done in this process.
    """
    chunks = [items[i : i + CHUNK] for i in range(0, len(items), CHUNK)]
    count = min(processes or _count_processes(len(items)), len(chunks), MOST)
    method = _choose_method() if count > 1 else ""
    if method:
        yield from _map_in_pool(function, chunks, count, method)
    else:
        yield from map(function, chunks)


def map_ranges(function: Callable[[range], Result], count: int) -> Iterator[Result]:
    """Yield `function(range)` for ranges that together are `range(count)`, in order.

    For work on what is in memory already: the processes are forked and inherit it, and only ranges
    and results are sent. Where forking is not safe, all is done in this process.
    """
    ranges = [range(i, min(i + CHUNK, count)) for i in range(0, count, CHUNK)]
    processes = min(_count_processes(count), len(ranges), MOST)
    if processes < 2 or _choose_method() != "fork":
        yield from map(function, ranges)
        return
    _inherited.append(function)
    try:
        gc.freeze()  # what is there already is left alone by the collectors of all processes
        yield from _map_in_pool(_call_inherited, ranges, processes, "fork")
    finally:
        gc.unfreeze()
        _inherited.pop()


_inherited: list[Callable[[range], Any]] = []
"""What forked processes are to call: a closure, which could not be sent to them."""


def _call_inherited(numbers: range) -> Any:  # noqa: ANN401 - whatever the function returns
    return _inherited[-1](numbers)


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


def _map_in_pool(
    function: Callable[[Item], Result], chunks: Sequence[Item], count: int, method: str
) -> Iterator[Result]:
    """Yield the results of a pool, then our own for what it has not come to."""
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    pool = _start_pool(count, method)
    try:
        waiting = _submit_all(pool, function, chunks[: count * AHEAD])
        later = iter(chunks[len(waiting) :])
        while pool and waiting:
            try:
                result = waiting.popleft().result()
                waiting.extend([pool.submit(function, chunk) for chunk in islice(later, 1)])
            except BrokenProcessPool:  # killed from outside, as for the memory that it took
                break
            yield result
            done += 1
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)
    yield from map(function, chunks[done:])


def _start_pool(count: int, method: str) -> "ProcessPoolExecutor | None":
    """Return a pool, None where the system has no semaphores, as some containers."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    try:
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(count, context, initializer=_end_with_parent)
    except (OSError, ImportError, NotImplementedError):
        return None


def _end_with_parent() -> None:
    """Let this process end when the one that started it does, even if that is killed.

    It would wait for work without end, or to be rid of results: each process of a pool holds both
    ends of the pipes between them.
    """
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    if parent is not None:
        threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def _submit_all(
    pool: "ProcessPoolExecutor | None", function: Callable[[Item], Result], chunks: Sequence[Item]
) -> "deque[Future[Result]]":
    """Hand chunks to a pool; none of them where no process can be started."""
    if pool is None:
        return deque()
    try:
        return deque([pool.submit(function, chunk) for chunk in chunks])
    except (OSError, RuntimeError):
        import multiprocessing

        for process in multiprocessing.active_children():  # some may be waiting for work
            if process.pid in (pool._processes or ()):
                process.terminate()
        return deque()


def _count_processes(items: int) -> int:
    """Return how many processes are worthwhile: the cores that this process may use."""
    if items < WORTHWHILE:
        return 1
    if hasattr(os, "process_cpu_count"):  # from Python 3.13 on
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _choose_method() -> str:
    """Return how processes are started, "" where none may be; forking is 20 % faster."""
    import multiprocessing

    if multiprocessing.current_process().daemon:  # a worker of a pool of the caller's
        return ""
    return "fork" if _can_fork() else "spawn" if _can_spawn() else ""


def _can_fork() -> bool:
    """Say whether this process may be copied: an OS that can, and no thread that holds a lock.

    macOS can, but its system libraries do not survive it (as `multiprocessing` says).
    """
    import multiprocessing

    forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return forks and threading.active_count() == 1


def _can_spawn() -> bool:
    """Say whether a new interpreter would not run the caller's program a second time.

    It imports the script that was started, all of it where nothing guards it (`multiprocessing`,
    "Safe importing of main module"). Our own command, packages run by `-m` and sessions without a
    script are known to be safe.
    """
    main = sys.modules.get("__main__")
    spec, path = getattr(main, "__spec__", None), getattr(main, "__file__", None)
    if not sys.executable or getattr(sys, "frozen", False):
        return False
    if spec is not None:
        return str(spec.name).rpartition(".")[2] == "__main__"
    return path is None or PurePath(path).stem == COMMAND
