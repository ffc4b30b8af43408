"""What all requests share: the engine, the state of the notes, and what was built of it."""

import asyncio
import secrets
from collections.abc import Iterable
from threading import Lock

from starlette.requests import Request

from zettel.server.engine import Contents, Limits, Pool, Zygote
from zettel.server.prepared import Explorer, Prepared, build_explorer, build_site, count_issues
from zettel.server.snapshot import Snapshot, VaultContents

Chunks = Iterable[bytes]


class Serving:
    """The one thing that changes: which state is served. Lives in one event loop."""

    def __init__(
        self, zygote: Zygote, snapshot: Snapshot, limits: Limits, contents: Contents | None = None
    ) -> None:
        """Take a zygote that holds the state given; `contents` are its, where it has no vault."""
        self.snapshot = self._next = snapshot
        self.limits = limits
        self.mark = secrets.token_urlsafe(6)  # tells this run's states from those of another
        self._zygote = zygote
        self._contents = contents
        self._pool: Pool | None = None
        self.changed = asyncio.Event()  # set with each state, and another one waits for the next
        self.is_closed = False
        self.trouble = ""  # why the files as they are now cannot be served
        turn = Lock()
        self.explorer = Prepared(self._build_explorer, turn)
        self.world = Prepared(build_site, turn)
        self.issues = Prepared(count_issues, turn)

    @property
    def pool(self) -> Pool:
        """The workers; made where the event loop is, when first asked for."""
        if self._pool is None:
            self._pool = Pool(self._zygote, self._find_contents, self.limits)
        return self._pool

    def start(self) -> None:
        """Have ready what the first requests need."""
        self.pool.prepare()
        if self.snapshot.vault is not None:
            self.explorer.start(self.snapshot)
            self.issues.start(self.snapshot)

    async def show(self, snapshot: Snapshot, removed: Chunks, added: Chunks) -> None:
        """Serve another state from now on; a request under way ends with the one it began with.

        Args:
            snapshot: the new state, of a higher number.
            removed: what the graphs no longer state, as for `Pool.replace`.
            added: what they state now.
        """
        self._next = snapshot
        await self.pool.replace(removed, added, snapshot.number)
        self._tell(snapshot)

    async def load(self, snapshot: Snapshot, contents: Contents | None = None) -> None:
        """Serve another state, all loaded anew: `contents` are its, where it has no vault."""
        self._next, self._contents = snapshot, contents
        await self.pool.load()
        self._tell(snapshot)

    def end(self) -> None:
        """Let those go who wait for the next state: there is none."""
        self.is_closed = True
        self.changed.set()

    async def close(self) -> None:
        """End all processes."""
        self.end()
        await self.pool.close()

    def to_name(self, snapshot: Snapshot) -> str:
        """Return what a state is called in addresses: another run's are others."""
        return f"{self.mark}-{snapshot.number}"

    def to_tag(self, snapshot: Snapshot, kind: str = "") -> str:
        """Return an entity tag for what is served of a state; weak, for rows have no order."""
        return f'W/"{self.to_name(snapshot)}{kind and "-"}{kind}"'

    def _tell(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.explorer.renew(snapshot)
        self.changed.set()
        self.changed = asyncio.Event()

    def _build_explorer(self, snapshot: Snapshot) -> Explorer:
        return build_explorer(snapshot, self.to_name(snapshot))

    def _find_contents(self) -> Contents:
        return self._contents or VaultContents(self._next)


def find_serving(request: Request) -> Serving:
    """Return what all requests share."""
    serving = request.app.state.serving
    assert isinstance(serving, Serving)
    return serving
