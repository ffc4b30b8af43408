"""What is built of a state in the background, and kept for as long as that is the newest."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from zettel.server.snapshot import Snapshot
from zettel.site import World
from zettel.vault.world import build_world

Result = TypeVar("Result")


class Prepared(Generic[Result]):
    """Something that is built of a state once, when it is first wanted."""

    def __init__(self, build: Callable[[Snapshot], Result], turn: Lock) -> None:
        """Take what builds it, and a lock by which one thing is built after another."""
        self._build = build
        self._turn = turn
        self._number = -1
        self._is_wanted = False
        self._waiting = 0
        self._task: asyncio.Future[Result] | None = None

    def start(self, snapshot: Snapshot) -> "asyncio.Future[Result]":
        """Begin to build, where that has not been begun."""
        if self._task is None or self._number != snapshot.number:
            if self._task is not None and not self._waiting:
                self._task.cancel()  # what is not begun yet is for a state that is past
            self._task = asyncio.get_running_loop().create_future()
            self._number = snapshot.number
            # A thread that the end of the program does not wait for.
            Thread(target=self._run, args=(snapshot, self._task), daemon=True).start()
        return self._task

    def renew(self, snapshot: Snapshot) -> None:
        """Begin to build of a new state, where somebody has wanted that of the last."""
        if self._is_wanted:
            self._is_wanted = False
            self.start(snapshot)

    async def find(self, snapshot: Snapshot) -> Result:
        """Return what is built of a state, when it is."""
        self._is_wanted = True
        task = self.start(snapshot)
        self._waiting += 1
        try:
            return await asyncio.shield(task)
        finally:
            self._waiting -= 1

    def _run(self, snapshot: Snapshot, task: "asyncio.Future[Result]") -> None:
        with self._turn:
            if task.cancelled():
                return
            try:
                result = self._build(snapshot)
            except Exception as error:
                _tell(task, task.set_exception, error)
            else:
                _tell(task, task.set_result, result)

    def peek(self, snapshot: Snapshot) -> Result | None:
        """Return it if it is there already."""
        task = self._task if self._number == snapshot.number else None
        if task is None or not task.done() or task.cancelled() or task.exception():
            return None
        return task.result()


def _tell(task: "asyncio.Future[Any]", tell: Callable[[Any], None], found: object) -> None:
    """Let those who wait in the event loop know, if there is one still."""

    def finish() -> None:
        if not task.done():
            tell(found)

    with suppress(RuntimeError):
        task.get_loop().call_soon_threadsafe(finish)


def build_site(snapshot: Snapshot) -> World:
    """Build what pages and data of a state's IRIs are made from."""
    assert snapshot.vault is not None
    return build_world(snapshot.vault, drafts=snapshot.drafts, infer=snapshot.infer)
