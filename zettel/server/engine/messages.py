"""What server, zygote and workers say to one another, as msgpack."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import IO

import msgspec

from zettel.store import Dataset

MEBI = 1 << 20


class Limits(msgspec.Struct, frozen=True):
    """What one query may take; 0 rows are as many as there are."""

    seconds: float = 30.0  # to be answered
    rows: int = 1_000_000
    size: int = 256 * MEBI  # bytes of an answer
    memory: int = 2048 * MEBI  # bytes beyond those of the store
    services: tuple[str, ...] = ()  # endpoints elsewhere that it may ask


class Job(msgspec.Struct, frozen=True, omit_defaults=True):
    """A query, or without one a graph that is wanted whole ("" is the default one)."""

    query: str | None = None
    graph: str = ""
    prefixes: Mapping[str, str] = {}  # hold where the query declares none; shorten Turtle
    base: str = ""
    dataset: Dataset | None = None  # the graphs to ask, in place of those that the query names
    table: str = ""  # the format for rows and verdicts: json, xml, csv, tsv; "" is none
    syntax: str = ""  # the format for triples: turtle, ntriples, rdfxml, jsonld, trig, nquads
    limits: Limits = Limits()


class Status(StrEnum):
    """What became of a job."""

    DONE = "done"
    MALFORMED = "malformed"  # the query cannot be read
    REFUSED = "refused"  # it would change the data, or leave this machine
    FAILED = "failed"
    UNACCEPTABLE = "unacceptable"  # no format is wanted that suits the answer
    MISSING = "missing"  # there is no such graph
    LARGE = "large"  # the answer, or what it takes to find it
    SLOW = "slow"
    BUSY = "busy"  # no worker became free in time


class Outcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a worker says before the bytes of its answer."""

    status: Status
    format: str = ""  # in which the answer is
    message: str = ""
    hint: str = ""
    is_spent: bool = False  # the worker has grown, and is to be replaced


class Answer(msgspec.Struct, frozen=True):
    """What became of a job, by which state of the data; a large body is a file without a name."""

    outcome: Outcome
    number: int
    body: bytes | IO[bytes] = b""


class Load(msgspec.Struct, frozen=True, tag=True):
    """Hold another store; its quads follow, then the triples that no named graph states."""

    number: int


class Replace(msgspec.Struct, frozen=True, tag=True):
    """Take quads away and add others; they follow."""

    number: int


class Fork(msgspec.Struct, frozen=True, tag=True):
    """Make a worker; its end of a pair of sockets comes along."""

    memory: int
    is_connected: bool  # whether it may ask endpoints elsewhere


class Reap(msgspec.Struct, frozen=True, tag=True):
    """Forget a worker, which the server will name no more."""

    worker: int


Request = Load | Replace | Fork | Reap


class Held(msgspec.Struct, frozen=True, tag=True):
    """What the store holds now."""

    number: int
    triples: int  # in the default graph
    quads: int


class Forked(msgspec.Struct, frozen=True, tag=True):
    """A worker, by its process."""

    worker: int


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why a request to the zygote was not met."""

    message: str


Reply = Held | Forked | Refused

encode = msgspec.msgpack.Encoder().encode
decode_request: Callable[[bytes], Request] = msgspec.msgpack.Decoder(Request).decode
decode_reply: Callable[[bytes], Reply] = msgspec.msgpack.Decoder(Reply).decode
decode_job = msgspec.msgpack.Decoder(Job).decode
decode_outcome = msgspec.msgpack.Decoder(Outcome).decode
