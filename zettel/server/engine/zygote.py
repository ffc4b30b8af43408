"""The process that holds the store: it loads, replaces, and makes workers of itself."""

import gc
import os
import select
import signal
import socket
import sys

from zettel.server.engine.frames import (
    GoneError,
    receive_frames,
    receive_with_descriptor,
    send_frame,
)
from zettel.server.engine.holding import Holding
from zettel.server.engine.messages import (
    Fork,
    Forked,
    Held,
    Load,
    Reap,
    Refused,
    Replace,
    Reply,
    Request,
    decode_request,
    encode,
)
from zettel.server.engine.worker import work

_LOOK = 0.02  # seconds between two looks after workers that have been ended


def serve(control: socket.socket) -> None:
    """Do what the server asks for, until it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the server's alone
    gc.disable()
    holding, gone = Holding(), set[int]()
    try:
        while True:
            _wait(control, gone)
            data, descriptor = receive_with_descriptor(control)
            request = decode_request(data)
            if isinstance(request, Reap):
                gone.add(request.worker)
                continue
            send_frame(control, encode(_meet(request, holding, control, descriptor)))
    except GoneError:
        return


def _wait(control: socket.socket, gone: set[int]) -> None:
    """Wait for a request, and meanwhile see off the workers that are gone."""
    while gone:
        for worker in sorted(gone):
            if os.waitpid(worker, os.WNOHANG)[0]:
                gone.discard(worker)
        if select.select([control], [], [], _LOOK if gone else None)[0]:
            return


def _meet(
    request: Request, holding: Holding, control: socket.socket, descriptor: int | None
) -> Reply:
    try:
        if isinstance(request, Fork) and descriptor is not None:
            return Forked(_fork(holding, control, descriptor, request))
        if isinstance(request, Load | Replace):
            _fill(request, holding, control)
    except (SyntaxError, ValueError, OSError, MemoryError) as error:
        return Refused(f"{type(error).__name__}: {error}")
    return Held(holding.number, holding.triples, holding.quads)


def _fill(request: Load | Replace, holding: Holding, control: socket.socket) -> None:
    """Load or replace by the two rows of frames that follow, which are read to their ends."""
    first, second = receive_frames(control), receive_frames(control)
    try:
        if isinstance(request, Load):
            holding.load(request.number, first, second)
        else:
            holding.replace(request.number, first, second)
    finally:
        for rest in (first, second):
            for _ in rest:
                pass


def _fork(holding: Holding, control: socket.socket, descriptor: int, request: Fork) -> int:
    """Make a worker that answers at the descriptor, and return its process."""
    parent = os.getpid()
    worker = os.fork()
    if worker:
        os.close(descriptor)
        return worker
    status = 1
    try:
        control.close()
        work(descriptor, holding.store, parent, request)
        status = 0
    finally:
        os._exit(status)  # nothing of the zygote's is the worker's to clean up


def main() -> None:
    """Serve at the socket whose descriptor is the first argument."""
    serve(socket.socket(fileno=int(sys.argv[1])))
