"""A copy of this process that works beside it: it has all that is in memory, and its own time.

It is forked while other threads run, so it has one thread, which may hold nothing that another has
locked. Whoever starts a copy sees to that; the copy itself lets go of all but its socket.
"""

import asyncio
import ctypes
import gc
import os
import resource
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from zettel.server.engine.frames import receive_async, receive_length_async, send_frame_async

Work = Callable[[socket.socket], None]
"""What a copy does: it answers each frame that comes by a frame, until the socket is closed."""

_CAN_FORK: Final = hasattr(os, "fork") and sys.platform != "darwin"  # see `zettel.workers`
_SYSTEM: Final = ctypes.CDLL(None) if sys.platform == "linux" else None
_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)
_CHANNEL: Final = 3


class Copy:
    """A copy of this process, as the event loop sees it. Where none can be made, a thread."""

    def __init__(self, work: Work) -> None:
        """Start it; it works until it is ended, or the thread that started it does."""
        self._channel, theirs = socket.socketpair()
        self._channel.setblocking(False)
        self._process = 0
        if not _CAN_FORK:
            threading.Thread(target=_work_in_thread, args=(work, theirs), daemon=True).start()
            return
        with theirs:
            parent = os.getpid()
            self._process = os.fork()
            if not self._process:
                _be_copy(work, theirs.fileno(), parent)

    async def ask(self, question: bytes) -> bytes:
        """Have something done, one at a time.

        Raises:
            GoneError: the copy has ended.
        """
        await send_frame_async(self._channel, question)
        return await receive_async(self._channel, await receive_length_async(self._channel))

    async def end(self) -> None:
        """End it, whatever it is doing."""
        process, self._process = self._process, 0
        if process:
            os.kill(process, signal.SIGKILL)
            await asyncio.to_thread(_see_off, process)  # who waits for it hears so meanwhile
        self._channel.close()


def _see_off(process: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(process, 0)


def _be_copy(work: Work, descriptor: int, parent: int) -> None:
    """Do the work and end; nothing of the caller's goes on in this process."""
    status = 1
    try:
        work(_detach(descriptor, parent))
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _detach(descriptor: int, parent: int) -> socket.socket:
    """Let go of what is the server's: its connections, its signals, its life."""
    gc.disable()
    if _SYSTEM is not None:
        _SYSTEM.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it went before we could ask to go with it
        os._exit(1)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the server's alone
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    kept = os.dup(descriptor) if descriptor <= _CHANNEL else descriptor
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.dup2(kept, _CHANNEL)
    os.closerange(_CHANNEL + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    return socket.socket(fileno=_CHANNEL)


def _work_in_thread(work: Work, channel: socket.socket) -> None:
    with channel:
        work(channel)
