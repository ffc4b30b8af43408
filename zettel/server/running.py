"""From a vault to a server that answers, until it is told to end."""

import asyncio
import contextlib
import errno
import logging
import resource
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from zettel.errors import ServerError

_PATIENCE = 10
"""Seconds for a request's head to come, and for a connection to lie idle."""
_CONNECTIONS = 1_000
"""Connections at once; more are told that the server is busy."""
_HEAD = 64 << 10
"""Bytes of a request's head."""
_SWITCH = 0.001
"""Seconds after which a thread that builds a page lets the one that answers go on."""
_GRACE = 3
"""Seconds for answers under way when the server is to end."""


def open_port(host: str, port: int) -> socket.socket:
    """Take a port to listen at, any free one for 0.

    Raises:
        ServerError: it is in use, not ours to take, or the host is not this machine.
    """
    try:
        (family, kind, number, _, address), *_ = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        listener = socket.socket(family, kind, number)
    except OSError as error:
        raise ServerError(f"there is no address {host} on this machine") from error
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise ServerError(f"there is no address {host} on this machine") from error
        told = f"port {port} of {host} cannot be taken: {(error.strerror or '').lower()}"
        raise ServerError(told, "--port 0 takes a free one") from error
    return listener


def find_address(listener: socket.socket) -> str:
    """Return the address of a port, as one enters it in a browser."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def build_server(
    application: ASGIApp, tell: Callable[[], None], end: Callable[[], None] = lambda: None
) -> "Server":
    """Return a server.

    Args:
        application: what answers.
        tell: is called once it answers.
        end: is called when it is to end, before answers under way are waited for.
    """
    config = uvicorn.Config(
        application,
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_HEAD,
        timeout_keep_alive=_PATIENCE,
        timeout_graceful_shutdown=_GRACE,
    )
    return Server(config, tell, end)


def run_server(server: "Server", listener: socket.socket) -> None:
    """Answer requests until Ctrl-C or SIGTERM, or until the server's `should_exit` is set.

    Raises:
        KeyboardInterrupt: it was Ctrl-C.
    """
    _raise_limit()
    sys.setswitchinterval(_SWITCH)
    asyncio.run(server.serve(sockets=[listener]))
    if server.is_interrupted:
        raise KeyboardInterrupt


class Server(uvicorn.Server):
    """A server that tells when it answers, and remembers how it was ended."""

    def __init__(
        self, config: uvicorn.Config, tell: Callable[[], None], end: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._tell = tell
        self._tell_end = end
        self.is_interrupted = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End; the application is let end in any case, if not the answers under way."""
        await super().shutdown(sockets)
        if self.force_exit:
            await self.lifespan.shutdown()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let Ctrl-C and SIGTERM end the server; a second one does not wait for answers."""
        is_main = threading.current_thread() is threading.main_thread()
        numbers = (signal.SIGINT, signal.SIGTERM) if is_main else ()
        loop = asyncio.get_running_loop()
        for number in numbers:
            loop.add_signal_handler(number, self._end, number)
        try:
            yield
        finally:
            for number in numbers:
                loop.remove_signal_handler(number)

    def _end(self, number: int) -> None:
        self.is_interrupted = number == signal.SIGINT
        self.force_exit = self.should_exit
        self.should_exit = True
        logging.getLogger("uvicorn.error").disabled = True  # it would tell of each cut answer
        self._tell_end()


class PatientProtocol(H11Protocol):
    """HTTP whose clients have a time to say what they want: else a few could hold all places."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the head of a request."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(_PATIENCE, self._look)
        self._seen = self.cycle

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._waiting.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Close a connection that has neither begun a request since nor is being answered."""
        is_answered = self.cycle is not None and not self.cycle.response_complete
        if self.cycle is self._seen and not is_answered:
            self.transport.close()
            return
        self._seen = self.cycle
        self._waiting = self.loop.call_later(_PATIENCE, self._look)


def _raise_limit() -> None:
    """Let this process have as many connections open as the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * _CONNECTIONS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
