"""The zygote as the server sees it: a process to ask for stores and workers. All calls block."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple, Protocol

from zettel.server.engine.frames import GoneError, receive_frame, send_frame, send_frames
from zettel.server.engine.messages import (
    Fork,
    Forked,
    Held,
    Limits,
    Load,
    Reap,
    Refused,
    Replace,
    Reply,
    Request,
    decode_reply,
    encode,
)

_PATIENCE = 5.0  # seconds that a zygote may take to end by itself


class Contents(Protocol):
    """What a store is filled with: one state of the notes."""

    @property
    def number(self) -> int:
        """Which state."""

    def write_quads(self) -> Iterable[bytes]:
        """Yield N-Quads: each note's in its graph, and in the default one too."""

    def write_terms(self) -> Iterable[bytes]:
        """Yield N-Triples that no named graph states; asked for when the quads are written."""


class Forking(NamedTuple):
    """A new worker: its process, the socket that it answers at, and which state it has."""

    process: int
    channel: socket.socket
    number: int


class ZygoteError(Exception):
    """The zygote could not do what it was asked for."""


class Zygote:
    """A process that holds a store and is forked from; used by one thread at a time."""

    def __init__(self) -> None:
        self.held = Held(0, 0, 0)
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "zettel.server.engine", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                # It finds what we find, wherever that is.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            )

    @property
    def process(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process is there still."""
        return self._process.poll() is None

    def load(self, contents: Contents) -> Held:
        """Fill the store; workers that there are keep what they had.

        Raises:
            GoneError: the process is gone.
            ZygoteError: the contents cannot be loaded.
        """
        return self._fill(Load(contents.number), contents.write_quads, contents.write_terms)

    def replace(self, number: int, removed: Iterable[bytes], added: Iterable[bytes]) -> Held:
        """Take quads away and add others, N-Quads in chunks; errors as for `load`."""
        return self._fill(Replace(number), lambda: removed, lambda: added)

    def fork(self, limits: Limits) -> Forking:
        """Make a worker within limits; errors as for `load`."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                request = Fork(limits.memory, is_connected=bool(limits.services))
                send_frame(self._control, encode(request), theirs.fileno())
                reply = self._receive()
        except BaseException:
            ours.close()
            raise
        assert isinstance(reply, Forked)
        ours.setblocking(False)
        return Forking(reply.worker, ours, self.held.number)

    def reap(self, worker: int) -> None:
        """Let the process of a worker be forgotten, and its number be given to others."""
        with suppress(GoneError):
            send_frame(self._control, encode(Reap(worker)))

    def close(self) -> None:
        """End the process; it takes its workers along."""
        self._control.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _fill(self, request: Request, *rows: Callable[[], Iterable[bytes]]) -> Held:
        send_frame(self._control, encode(request))
        try:
            for row in rows:
                send_frames(self._control, row())
        except BaseException:
            self._process.kill()  # it would take whatever comes next for the rest
            raise
        reply = self._receive()
        assert isinstance(reply, Held)
        self.held = reply
        return reply

    def _receive(self) -> Reply:
        reply = decode_reply(receive_frame(self._control))
        if isinstance(reply, Refused):
            raise ZygoteError(reply.message)
        return reply
