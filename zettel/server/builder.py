"""What takes long to build of a state, without a request having to wait for it.

A copy of the server builds it, and is kept for what is asked later of the same state.
"""

import asyncio
from typing import TypeVar

from zettel.server.building import (
    Building,
    Built,
    Details,
    Fault,
    Issues,
    Page,
    Wanted,
    decode_built,
    encode,
)
from zettel.server.copying import Copy
from zettel.server.engine.frames import GoneError
from zettel.server.problems import Problem
from zettel.server.snapshot import Snapshot

_PATIENCE = 300.0
"""Seconds for one thing to be built: a page of a hundred thousand notes takes a tenth of it."""

Kind = TypeVar("Kind", Page, Details, Issues)


class Builder:
    """Has things built of one state. Lives in one event loop."""

    def __init__(self, snapshot: Snapshot, name: str, turn: asyncio.Lock) -> None:
        """Take a state and its name.

        Args:
            snapshot: what to build of.
            name: what the state is called in addresses.
            turn: is held while another thread reads notes, which no copy may be made in the midst
                of: it would have the locks of that thread, and wait for them without end.
        """
        self._building = Building(snapshot, name)
        self._turn = turn
        self._asking = asyncio.Lock()
        self._copy: Copy | None = None
        self._page: asyncio.Task[Page] | None = None
        self._looking: asyncio.Task[Issues] | None = None
        self._waiting = 0
        self._is_past = False
        self.is_page_wanted = False  # somebody has asked for it

    @property
    def issues(self) -> Issues | None:
        """The issues; None where they have not been found yet."""
        task = self._looking
        is_known = task is not None and task.done() and not _has_failed(task)
        return task.result() if task is not None and is_known else None

    def start_issues(self) -> "asyncio.Task[Issues]":
        """Begin to find the issues, where that has not been begun."""
        if self._looking is None or _has_failed(self._looking):
            self._looking = self._start(Issues())
        return self._looking

    async def find_issues(self) -> Issues:
        """Return the issues, when they are there; errors as for `find_page`."""
        return await asyncio.shield(self.start_issues())

    def start_page(self) -> "asyncio.Task[Page]":
        """Begin to build the page, where that has not been begun."""
        if self._page is None or _has_failed(self._page):
            self._page = self._start(Page())
        return self._page

    async def find_page(self) -> Page:
        """Return the page, when it is there.

        Raises:
            Problem: it could not be built; the next who asks has it tried again.
        """
        self.is_page_wanted = True
        return await asyncio.shield(self.start_page())

    async def find_details(self, first: int, count: int) -> tuple[bytes, ...]:
        """Return what is read of some nodes in a row, each as JSON; errors as for `find_page`."""
        return (await asyncio.shield(self._start(Details(first, count)))).found

    async def leave(self) -> None:
        """Let the copy end as soon as nobody waits for it: there is another state."""
        self._is_past = True
        if not self._waiting:
            await self.close()

    async def close(self) -> None:
        """End the copy."""
        copy, self._copy = self._copy, None
        if copy is not None:
            await copy.end()

    def _start(self, wanted: Kind) -> "asyncio.Task[Kind]":
        """Begin to have something built, whoever goes on waiting for it."""
        task = asyncio.create_task(self._ask(wanted))
        task.add_done_callback(_has_failed)  # who waits is told
        return task

    async def _ask(self, wanted: Kind) -> Kind:
        self._waiting += 1
        try:
            async with self._asking:
                built = await self._build(wanted)
        finally:
            self._waiting -= 1
            if self._is_past and not self._waiting:
                await self.close()
        if isinstance(built, type(wanted)):
            return built
        raise _to_problem(built)

    async def _build(self, wanted: Wanted) -> Built:
        is_first = self._copy is None
        built = await self._try(wanted)
        if built is None and not is_first:  # it may have ended long before it was asked
            built = await self._try(wanted)
        if built is None:
            message = "the process that builds pages has ended before it was done"
            raise Problem(503, message, "ask again", {"Retry-After": "1"})
        return built

    async def _try(self, wanted: Wanted) -> Built | None:
        """Ask the copy, None where it ends or takes too long."""
        try:
            async with asyncio.timeout(_PATIENCE):
                if self._copy is None:
                    async with self._turn:
                        self._copy = Copy(self._building.work)
                return decode_built(await self._copy.ask(encode(wanted)))
        except (GoneError, TimeoutError, OSError):
            await self.close()
            return None
        except BaseException:
            await self.close()  # its answer would be taken for the next
            raise


def _has_failed(task: "asyncio.Task[Kind]") -> bool:
    """Say whether a task has ended without a result."""
    return task.done() and (task.cancelled() or task.exception() is not None)


def _to_problem(built: Built) -> Problem:
    if isinstance(built, Fault) and built.message:
        return Problem(500, built.message, built.hint)
    return Problem(500, "something went wrong inside zettel", "its terminal tells more")
