"""The workers of a server: some forked ahead, as many as there is work, ended at their limits."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from zettel.server.engine.asking import Worker
from zettel.server.engine.frames import GoneError
from zettel.server.engine.messages import Answer, Held, Job, Limits, Outcome, Status
from zettel.server.engine.process import Contents, Zygote, ZygoteError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Result = TypeVar("Result")

_AHEAD = 2
"""Workers that wait for queries: to fork one takes as long as ten short queries."""
_LEAST = 8
"""Queries at once, more than cores: short ones get through while long ones run."""
_QUEUE = 1_000
"""Queries that may wait for a worker."""
_PATIENCE = 10.0  # seconds to wait for a worker where all are busy
_MOMENT = 0.05  # seconds for a process to be known as ended


class Figures(msgspec.Struct, frozen=True):
    """What the pool is doing."""

    idle: int
    busy: int
    waiting: int
    at_once: int


class Pool:
    """Answers jobs, from one state of the data at a time. Lives in one event loop."""

    def __init__(
        self,
        zygote: Zygote,
        contents: Callable[[], Contents],
        limits: Limits = Limits(),  # noqa: B008 - frozen
        at_once: int = 0,
    ) -> None:
        """Take a zygote that is loaded.

        Args:
            zygote: whose workers these are; it is this pool's from now on.
            contents: gives the state that there is now, for a zygote that has to be started anew.
            limits: what a worker may ever take; the others come with each job.
            at_once: how many queries may run at once, 0 is a number that suits the machine.
        """
        self.held = zygote.held
        self._zygote = zygote
        self._contents = contents
        self._limits = limits
        self._at_once = at_once or max(_LEAST, 2 * (os.cpu_count() or 1))
        self._slots = asyncio.Semaphore(self._at_once)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="zygote")
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._waiting = self._coming = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        self._renewing: asyncio.Task[None] | None = None
        self._is_closed = False

    @property
    def figures(self) -> Figures:
        """What the pool is doing now."""
        return Figures(len(self._idle), len(self._busy), self._waiting, self._at_once)

    def prepare(self) -> None:
        """Have workers forked before anybody asks."""
        for _ in range(_AHEAD - len(self._idle) - self._coming):
            self._start(self._add_worker())

    async def ask(self, job: Job) -> Answer:
        """Have a job done within its limits; a caller who gives up ends it.

        An engine that is gone is started anew, and asked again.
        """
        for _ in range(2):
            async with self._take(min(job.limits.seconds, _PATIENCE)) as worker:
                if worker is None:
                    return self._refuse(Status.BUSY, "the server is busy", "ask again later")
                answer = await self._ask(worker, job)
            if answer is not None:
                return answer
            await self._renew()
        return self._refuse(Status.FAILED, "the engine behind the endpoint has ended")

    async def replace(self, removed: Iterable[bytes], added: Iterable[bytes], number: int) -> Held:
        """Let queries see another state, which is the old one without some quads and with others.

        Queries under way end with the state that they began with. `contents` gives the new state
        from before this is called: where the engine is gone, that is loaded.

        Args:
            removed: N-Quads, in chunks: what notes no longer state, in their graphs, and in none
                what is no longer said of the data set and of the terms used.
            added: the same of what is new. The default graph follows by itself.
            number: of the new state.

        Raises:
            ZygoteError: these are no N-Quads; the state is what it was, or a part of the new.
        """
        return await self._change(lambda: self._zygote.replace(number, removed, added))

    async def load(self) -> Held:
        """Let queries see what `contents` gives now; errors as for `replace`."""
        return await self._change(lambda: self._zygote.load(self._contents()))

    async def close(self) -> None:
        """End all processes."""
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        for worker in (*self._idle, *self._busy):
            worker.end()
        self._idle.clear()
        await self._call(self._zygote.close)
        self._thread.shutdown()

    async def _change(self, change: Callable[[], Held]) -> Held:
        try:
            held = await self._call(change)
        except GoneError:
            await self._renew()
            return self.held
        self._show(held)
        return held

    def _show(self, held: Held) -> None:
        """Let workers answer that have the state held now, and end those that wait with another."""
        self.held = held
        old = [worker for worker in self._idle if worker.number < held.number]
        self._idle = [worker for worker in self._idle if worker.number >= held.number]
        for worker in old:
            self._end(worker)
        self.prepare()

    @asynccontextmanager
    async def _take(self, seconds: float) -> "AsyncIterator[Worker | None]":
        """Give a worker for a while, None where none is free in time."""
        if self._waiting >= _QUEUE:
            yield None
            return
        self._waiting += 1
        try:
            async with asyncio.timeout(seconds):
                await self._slots.acquire()
        except TimeoutError:
            yield None
            return
        finally:
            self._waiting -= 1
        try:
            yield await self._find_worker(seconds)
        finally:
            self._slots.release()

    async def _find_worker(self, seconds: float) -> Worker | None:
        try:
            async with asyncio.timeout(seconds):
                while not self._idle:
                    await asyncio.shield(self._start(self._add_worker()))
                worker = self._idle.pop()
                self.prepare()
                return worker
        except (TimeoutError, ZygoteError):
            return None

    async def _ask(self, worker: Worker, job: Job) -> Answer | None:
        """Ask a worker; None where it has gone with its zygote."""
        answer: Answer | None = None
        self._busy.add(worker)
        try:
            async with asyncio.timeout(job.limits.seconds):
                answer = await worker.ask(job)
        except TimeoutError:
            told = f"the query was stopped after {job.limits.seconds:g} seconds"
            return self._refuse(Status.SLOW, told, "ask for less, or LIMIT it")
        except GoneError:
            if await self._has_zygote():
                told = "the query was stopped: it took more memory than it may, or is too long"
                return self._refuse(Status.LARGE, told, "ask for less, or LIMIT it")
        except OSError as error:
            return self._refuse(Status.FAILED, f"there is no room for the answer: {error}")
        finally:
            self._busy.discard(worker)
            self._put_back(worker, answer)
        return answer

    def _put_back(self, worker: Worker, answer: Answer | None) -> None:
        """Let a worker wait for the next query, or end it where it may not."""
        is_fit = answer is not None and not answer.outcome.is_spent and not self._is_closed
        if is_fit and worker.number >= self.held.number and len(self._idle) < self._at_once:
            self._idle.append(worker)
        else:
            self._end(worker)
            self.prepare()

    def _end(self, worker: Worker) -> None:
        worker.end()
        self._start(self._call(lambda: worker.zygote.reap(worker.process)))

    async def _has_zygote(self) -> bool:
        """Say whether the zygote lives; a worker may be known as ended a moment before it."""
        await asyncio.sleep(_MOMENT)
        return self._zygote.is_alive

    async def _add_worker(self) -> None:
        zygote = self._zygote
        self._coming += 1
        try:
            forking = await self._call(lambda: zygote.fork(self._limits))
        except GoneError:
            await self._renew()
        else:
            self._idle.append(Worker(forking, zygote))
        finally:
            self._coming -= 1

    async def _renew(self) -> None:
        """Start another zygote in place of one that is gone; who asks meanwhile waits for it."""
        if self._is_closed:
            return
        if self._renewing is None or self._renewing.done():
            self._renewing = self._start(self._start_anew())
        await asyncio.shield(self._renewing)

    async def _start_anew(self) -> None:
        if await self._has_zygote():
            return
        for worker in self._idle:
            worker.end()
        self._idle.clear()
        self._zygote = await self._call(self._build_zygote)
        self._show(self._zygote.held)

    def _build_zygote(self) -> Zygote:
        self._zygote.close()
        zygote = Zygote()
        zygote.load(self._contents())
        return zygote

    def _refuse(self, status: Status, message: str, hint: str = "") -> Answer:
        return Answer(Outcome(status, "", message, hint), self.held.number)

    async def _call(self, function: Callable[[], Result]) -> Result:
        """Let the zygote do something, after all that it was asked before."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function)

    def _start(self, work: Coroutine[Any, Any, Result]) -> "asyncio.Task[Result]":
        """Begin something that goes on whoever waits for it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finish)
        return task

    def _finish(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # who waits is told; where nobody does, the next query tries again
