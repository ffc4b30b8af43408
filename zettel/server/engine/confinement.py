"""What a worker may still do once it has been forked: compute, and talk to the server."""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

from zettel.server.engine.messages import Fork

_CHANNEL = 3
_CONNECTIONS = 32
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_SYSTEM = ctypes.CDLL(None, use_errno=True)


def confine(descriptor: int, parent: int, request: Fork) -> int:
    """Take from this process all that answering does not need; return the descriptor to talk at.

    It can open nothing, file or connection, for it has no descriptor to spare, unless it may ask
    endpoints elsewhere; it writes no file, leaves no core, and may grow by so many bytes. It ends
    with its parent, and is the first to go where memory runs out.
    """
    if sys.platform == "linux":
        _SYSTEM.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    if os.getppid() != parent:  # it went before we could ask to go with it
        os._exit(1)
    _silence(descriptor)
    size = _find_size()
    files = _CHANNEL + 1 + (_CONNECTIONS if request.is_connected else 0)
    limits = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": files}
    if size:
        limits["RLIMIT_AS"] = size + request.memory
    for name, limit in limits.items():
        with suppress(OSError, ValueError, AttributeError):  # not every system has them all
            resource.setrlimit(getattr(resource, name), (limit, limit))
    return _CHANNEL


def limit_processor(seconds: float) -> None:
    """Let this process end when it has computed so long: behind the server's own clock."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    used = spent.ru_utime + spent.ru_stime
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 2, hard))


def find_peak() -> int:
    """Return the most bytes of memory that this process has taken."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _find_size() -> int:
    """Return how many bytes this process has mapped, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _silence(descriptor: int) -> None:
    """Keep three standard streams that lead nowhere, and the channel; close all others."""
    kept = os.dup(descriptor) if descriptor <= _CHANNEL else descriptor
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(_CHANNEL):
        os.dup2(nothing, stream)
    os.dup2(kept, _CHANNEL)
    os.closerange(_CHANNEL + 1, max(kept, nothing, descriptor, 256) + 1)
