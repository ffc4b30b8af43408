"""A pool over quads given as text, for as long as a test asks it."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from zettel.server.engine import Answer, Job, Limits, Pool, Zygote

Result = TypeVar("Result")

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


class Quads(msgspec.Struct):
    """Quads as a test writes them; `terms` lie in no named graph."""

    quads: str
    terms: str = ""
    number: int = 1

    def write_quads(self) -> Iterable[bytes]:
        """Yield each quad, and its triple for the default graph."""
        for line in self.quads.splitlines():
            subject, predicate, value, graph = line.split()
            yield f"{subject} {predicate} {value} {graph} .\n".encode()
            yield f"{subject} {predicate} {value} .\n".encode()

    def write_terms(self) -> Iterable[bytes]:
        """Yield the terms."""
        yield from (f"{line} .\n".encode() for line in self.terms.splitlines())


MANY = Quads("\n".join(f"<x:s{i}> <x:p> <x:o{i % 7}> <x:g{i % 11}>" for i in range(2000)))
"""Enough for a product of patterns to take longer than any test."""


def run_pool(
    contents: Quads,
    test: Callable[[Pool, Zygote], Awaitable[Result]],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    at_once: int = 0,
) -> Result:
    """Run a test with a pool, and close it."""

    async def run() -> Result:
        zygote = Zygote()
        zygote.load(contents)
        pool = Pool(zygote, lambda: contents, limits, at_once)
        try:
            return await test(pool, zygote)
        finally:
            await pool.close()

    return run_loop(run())


def run_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine in a thread of its own: where a browser is driven, this one has a loop."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def read_body(answer: Answer) -> bytes:
    """Return the bytes of an answer, wherever they are."""
    return answer.body if isinstance(answer.body, bytes) else answer.body.read()


async def ask(pool: Pool, query: str, limits: Limits = Limits(), format: str = "csv") -> Answer:  # noqa: B008
    """Ask for rows in a format, or triples as N-Triples."""
    return await pool.ask(Job(query=query, table=format, syntax="ntriples", limits=limits))


async def list_rows(pool: Pool, query: str) -> list[str]:
    """Return the rows of a query as CSV has them, sorted."""
    return sorted(read_body(await ask(pool, query)).decode().split("\r\n")[1:-1])


def list_children(process: int) -> list[int]:
    """List the processes that a process has started and that are there, zombies too."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = folder.joinpath("stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == process:
            found.append(int(folder.name))
    return sorted(found)


def is_there(process: int) -> bool:
    """Say whether a process lives, as which a zombie does not count."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def wait_until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait until something holds; say whether it came to."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            return True
        await asyncio.sleep(0.02)
    return holds()


def find_zygote() -> list[int]:
    """List the processes that this one has started."""
    return list_children(os.getpid())
