"""Sending graphs: several at a time as whole graphs, or one after another as updates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from zettel.push.remote import LARGEST, Remote, build_updates, drop_graph, put_graph, send_update

AT_ONCE: Final = 4
"""Requests under way to one store; more are no faster (measured with Oxigraph), and less polite."""

_AHEAD = 4 * AT_ONCE

Body = tuple[str, bytes]
"""The name of a graph, and its triples as lines of N-Triples."""


def send_graphs(remote: Remote, bodies: Iterable[Body]) -> Iterator[list[str]]:
    """Make graphs hold their lines; yield the names of those that are done.

    Raises:
        RemoteError: the store refuses one or cannot be reached; others may have been sent.
    """
    if remote.addresses.store:
        yield from _run(bodies, lambda body: put_graph(remote, *body))
        return
    for some in _gather(bodies):
        for update in build_updates(some):
            send_update(remote, update)
        yield [name for name, _ in some]


def remove_graphs(remote: Remote, names: Sequence[str]) -> Iterator[list[str]]:
    """Remove graphs; yield the names of those that are gone.

    Raises:
        RemoteError: as for `send_graphs`.
    """
    yield from _run([(name, b"") for name in names], lambda body: drop_graph(remote, body[0]))


def _run(bodies: Iterable[Body], send: Callable[[Body], None]) -> Iterator[list[str]]:
    """Send bodies from several threads, none built long before it is its turn."""
    waiting: dict[Future[None], str] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for body in bodies:
                waiting[pool.submit(send, body)] = body[0]
                if len(waiting) >= _AHEAD:
                    yield _take(waiting)
            while waiting:
                yield _take(waiting)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _take(waiting: dict[Future[None], str]) -> list[str]:
    """Return the names of what is done by now, at least one, and forget it."""
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        future.result()
    return [waiting.pop(future) for future in done]


def _gather(bodies: Iterable[Body]) -> Iterator[list[Body]]:
    """Yield bodies together that fill an update."""
    some: list[Body] = []
    size = 0
    for body in bodies:
        some.append(body)
        size += body[1].count(b"\n")
        if size >= LARGEST:
            yield some
            some, size = [], 0
    if some:
        yield some
