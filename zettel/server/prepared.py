"""What is built of a state in the background, and kept for as long as that is the newest."""

import asyncio
import gzip
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Generic, TypeVar

import msgspec

from zettel.server.snapshot import Snapshot

Result = TypeVar("Result")

_LEVEL = 6
"""Of compression: more takes long, and saves little."""


class Page(msgspec.Struct, frozen=True):
    """A page, as it is and compressed."""

    plain: bytes
    packed: bytes


class Prepared(Generic[Result]):
    """Something that is built of a state once, when it is first wanted."""

    def __init__(self, build: Callable[[Snapshot], Result], thread: Executor) -> None:
        self._build = build
        self._thread = thread
        self._number = -1
        self._task: asyncio.Future[Result] | None = None

    def start(self, snapshot: Snapshot) -> "asyncio.Future[Result]":
        """Begin to build, where that has not been begun."""
        if self._task is None or self._number != snapshot.number:
            if self._task is not None:
                self._task.cancel()  # what is not begun yet is for a state that is past
            loop = asyncio.get_running_loop()
            self._task = loop.run_in_executor(self._thread, self._build, snapshot)
            self._number = snapshot.number
        return self._task

    async def find(self, snapshot: Snapshot) -> Result:
        """Return what is built of a state, when it is."""
        return await asyncio.shield(self.start(snapshot))

    def peek(self, snapshot: Snapshot) -> Result | None:
        """Return it if it is there already."""
        task = self._task if self._number == snapshot.number else None
        if task is None or not task.done() or task.cancelled() or task.exception():
            return None
        return task.result()


def build_page(snapshot: Snapshot) -> Page:
    """Build the explorer's page of a state."""
    vault = snapshot.vault
    plain = b"".join(vault.build_html(drafts=snapshot.drafts)) if vault else b""
    return Page(plain, gzip.compress(plain, _LEVEL, mtime=0))


def count_issues(snapshot: Snapshot) -> dict[str, int]:
    """Count the issues of a state by severity, the worst first."""
    issues = snapshot.vault.issues if snapshot.vault else ()
    counts = Counter(issue.severity for issue in issues)
    return {str(severity): counts[severity] for severity in sorted(counts)}
