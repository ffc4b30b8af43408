"""What is built of a state in the background, and kept for as long as that is the newest."""

import asyncio
import gzip
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Generic, TypeVar

import msgspec

from zettel.server.snapshot import Snapshot
from zettel.vault.parts import build_contents
from zettel.view import Prepared as Known
from zettel.view import Served, build_served_page, prepare

Result = TypeVar("Result")

_LEVEL = 1
"""Of compression: more takes long, and saves little."""


class Explorer(msgspec.Struct, frozen=True):
    """The explorer's page, as it is and compressed, and what the details of its nodes are from."""

    plain: bytes
    packed: bytes
    known: Known


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


def build_explorer(snapshot: Snapshot, name: str) -> Explorer:
    """Build the explorer's page of a state that goes by this name."""
    assert snapshot.vault is not None
    known = prepare(build_contents(snapshot.vault, drafts=snapshot.drafts))
    place = f"explorer/{name}"
    served = Served(
        state=name,
        details=f"{place}/details",
        turtle=f"{place}/turtle",
        console=f"{place}/console",
        sparql="sparql",
        events="events",
    )
    plain = b"".join(build_served_page(known, served))
    return Explorer(plain, gzip.compress(plain, _LEVEL, mtime=0), known)


def count_issues(snapshot: Snapshot) -> dict[str, int]:
    """Count the issues of a state by severity, the worst first."""
    issues = snapshot.vault.issues if snapshot.vault else ()
    counts = Counter(issue.severity for issue in issues)
    return {str(severity): counts[severity] for severity in sorted(counts)}
