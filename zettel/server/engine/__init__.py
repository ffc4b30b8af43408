"""Queries from outside, answered where they can do no harm.

    server ── control ── zygote: holds the store, answers nothing itself
       └───── jobs ───── workers: forked from it, one query at a time, killed at its limit

A fork has the store as it was then, whatever becomes of it later: a query sees one state. The
zygote is a fresh process, not a copy of the server, so it holds neither its connections nor its
heap, and can be started anew when it is killed. A worker may open no file and no connection: it
has no file descriptor to spare. When the server goes, in whatever way, zygote and workers go too.
"""

from zettel.server.engine.answering import write_triples
from zettel.server.engine.messages import Answer, Held, Job, Limits, Outcome, Status, encode
from zettel.server.engine.pool import Pool
from zettel.server.engine.process import Contents, Zygote, ZygoteError

__all__ = [
    "Answer",
    "Contents",
    "Held",
    "Job",
    "Limits",
    "Outcome",
    "Pool",
    "Status",
    "Zygote",
    "ZygoteError",
    "encode",
    "write_triples",
]
