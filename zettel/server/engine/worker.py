"""A forked process that answers one query after another from the store as it was at its fork."""

import socket
from contextlib import suppress

import pyoxigraph

from zettel.server.engine.answering import answer
from zettel.server.engine.confinement import confine, find_peak, limit_processor
from zettel.server.engine.frames import GoneError, receive_frame, send_frame
from zettel.server.engine.messages import MEBI, Fork, Outcome, Status, decode_job, encode

_GROWTH = 256 * MEBI
"""What a worker may have grown by and still be kept."""


def work(descriptor: int, store: pyoxigraph.Store, parent: int, request: Fork) -> None:
    """Answer jobs at a socket until it is closed.

    Args:
        descriptor: of the socket.
        store: what to ask; it is this process's own copy.
        parent: the process that is to be gone before this one lives on alone: never.
        request: what it may take, and whether it may ask elsewhere.
    """
    channel = socket.socket(fileno=confine(descriptor, parent, request))
    most = find_peak() + _GROWTH
    with suppress(GoneError):
        while True:
            job = decode_job(receive_frame(channel))
            limit_processor(job.limits.seconds)
            try:
                outcome, body = answer(store, job)
            except MemoryError:
                outcome, body = Outcome(Status.LARGE, "", "the query needs too much memory"), b""
            spent = find_peak() > most
            send_frame(channel, encode(_mark(outcome, spent=spent)))
            send_frame(channel, body)


def _mark(outcome: Outcome, *, spent: bool) -> Outcome:
    if not spent:
        return outcome
    return Outcome(outcome.status, outcome.format, outcome.message, outcome.hint, is_spent=True)
