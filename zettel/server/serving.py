"""What all requests share: the engine, the state of the notes, and what was built of it."""

import asyncio
import secrets
from collections.abc import Iterable
from threading import Lock

from starlette.requests import Request

from zettel.server.builder import Builder
from zettel.server.engine import Contents, Limits, Pool, Zygote
from zettel.server.prepared import Prepared, build_site
from zettel.server.snapshot import Snapshot

Chunks = Iterable[bytes]


class Serving:
    """The one thing that changes: which state is served. Lives in one event loop."""

    def __init__(
        self, zygote: Zygote, snapshot: Snapshot, limits: Limits, contents: Contents
    ) -> None:
        """Take a zygote that holds the state given, and by which contents it came to do so."""
        self.snapshot = snapshot
        self.contents = contents  # of the newest state, which may not be shown yet
        self.limits = limits
        self.mark = secrets.token_urlsafe(6)  # tells this run's states from those of another
        self.turn = asyncio.Lock()  # held while notes are read
        self._zygote = zygote
        self._pool: Pool | None = None
        self.changed = asyncio.Event()  # set with each state, and another one waits for the next
        self.is_closed = False
        self.trouble = ""  # why the files as they are now cannot be served
        self.builder = self._find_builder(snapshot)
        self.world = Prepared(build_site, Lock())

    @property
    def pool(self) -> Pool:
        """The workers; made where the event loop is, when first asked for."""
        if self._pool is None:
            self._pool = Pool(self._zygote, lambda: self.contents, self.limits)
        return self._pool

    def start(self) -> None:
        """Have ready what the first requests need."""
        self.pool.prepare()
        if self.snapshot.vault is not None:
            self.builder.start_page()
            self.builder.start_issues()

    async def show(
        self, snapshot: Snapshot, contents: Contents, removed: Chunks, added: Chunks
    ) -> None:
        """Serve another state from now on; a request under way ends with the one it began with.

        Args:
            snapshot: the new state, of a higher number.
            contents: all that it holds, for an engine that has to be started anew.
            removed: what the graphs no longer state, as for `Pool.replace`.
            added: what they state now.
        """
        self.contents = contents
        await self.pool.replace(removed, added, snapshot.number)
        await self._tell(snapshot)

    async def load(self, snapshot: Snapshot, contents: Contents) -> None:
        """Serve another state, all loaded anew."""
        self.contents = contents
        await self.pool.load()
        await self._tell(snapshot)

    def end(self) -> None:
        """Let those go who wait for the next state: there is none."""
        self.is_closed = True
        self.changed.set()

    async def close(self) -> None:
        """End all processes."""
        self.end()
        await self.builder.close()
        await self.pool.close()

    def to_name(self, snapshot: Snapshot) -> str:
        """Return what a state is called in addresses: another run's are others."""
        return f"{self.mark}-{snapshot.number}"

    def to_tag(self, snapshot: Snapshot, kind: str = "") -> str:
        """Return an entity tag for what is served of a state; weak, for rows have no order."""
        return f'W/"{self.to_name(snapshot)}{kind and "-"}{kind}"'

    async def _tell(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        before, self.builder = self.builder, self._find_builder(snapshot)
        if snapshot.vault is not None:
            self.builder.start_issues()
            if before.is_page_wanted:
                self.builder.start_page()
        self.changed.set()
        self.changed = asyncio.Event()
        await before.leave()

    def _find_builder(self, snapshot: Snapshot) -> Builder:
        return Builder(snapshot, self.to_name(snapshot), self.turn)


def find_serving(request: Request) -> Serving:
    """Return what all requests share."""
    serving = request.app.state.serving
    assert isinstance(serving, Serving)
    return serving
