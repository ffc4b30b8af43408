"""Queries in processes of their own: answered, stopped at their limits, and never left behind."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from tests.cli.conftest import REPOSITORY
from tests.server.engines import (
    MANY,
    RUNAWAY,
    Quads,
    ask,
    find_zygote,
    is_there,
    list_children,
    list_rows,
    read_body,
    run_loop,
    run_pool,
    wait_until,
)
from zettel.server.engine import Limits, Pool, Status, Zygote, ZygoteError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
NOTES = Quads("<x:a> <x:p> <x:tag> <x:1>\n<x:a> <x:p> <x:tag> <x:2>", "<x:tag> <x:label> <x:l>")


def test_a_triple_counts_once_and_graphs_have_their_own() -> None:
    """The default graph is the union, each triple once; each note's graph has what it states."""

    async def test(pool: Pool, _: Zygote) -> None:
        assert await list_rows(pool, COUNT) == ["2"]
        assert await list_rows(pool, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == ["x:1", "x:2"]
        assert (pool.held.triples, pool.held.quads) == (2, 4)

    run_pool(NOTES, test)


def test_a_query_sees_one_state() -> None:
    """What is asked after a replacement sees the new state whole; what was begun ends with the old.

    A triple of two notes stays until the second drops it.
    """

    async def test(pool: Pool, _: Zygote) -> None:
        begun = asyncio.create_task(ask(pool, SLOW))
        assert await wait_until(lambda: pool.figures.busy == 1)
        held = await pool.replace([b"<x:a> <x:p> <x:tag> <x:1> .\n"], [], 2)
        assert (held.number, await list_rows(pool, COUNT)) == (2, ["2002"])
        come = b"<x:n> <x:p> <x:o> <x:3> .\n"
        held = await pool.replace([b"<x:a> <x:p> <x:tag> <x:2> .\n"], [come], 3)
        assert await list_rows(pool, "SELECT ?s { ?s ?p <x:tag> }") == []
        assert await list_rows(pool, "SELECT ?s { ?s ?p <x:o> }") == ["x:n"]
        old = await begun
        assert (old.number, read_body(old).split()[1]) == (1, b"4008004")
        assert (await ask(pool, COUNT)).number == held.number == 3

    run_pool(Quads(f"{MANY.quads}\n{NOTES.quads}", NOTES.terms), test)


@pytest.mark.parametrize(
    ("query", "limits", "status", "told"),
    [
        (RUNAWAY, Limits(seconds=0.3), Status.SLOW, "stopped after 0.3 seconds"),
        ("SELECT * { ?a ?b ?c }", Limits(rows=1999), Status.LARGE, "more than 1,999 rows"),
        ("SELECT * { ?a ?b ?c }", Limits(size=9999), Status.LARGE, "more than 9,999 bytes"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", Limits(rows=1999), Status.LARGE, "1,999 triples"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", Limits(size=9999), Status.LARGE, "9,999 bytes"),
        (
            "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) "
            "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            Limits(seconds=120),
            Status.LARGE,
            "more memory than it may",
        ),
        ("SELECT * {", Limits(), Status.MALFORMED, "malformed at 1:11"),
        ("ASK " + "{" * 9999, Limits(), Status.MALFORMED, "nested too deeply"),
        ("SELECT * { SERVICE <x:s> {} }", Limits(), Status.REFUSED, "never leave this machine"),
        ("CLEAR ALL", Limits(), Status.REFUSED, "queries only read"),
    ],
)
def test_what_goes_too_far_is_told(query: str, limits: Limits, status: Status, told: str) -> None:
    """Each limit ends a query with a sentence, and the next one is answered."""

    async def test(pool: Pool, zygote: Zygote) -> None:
        answer = await ask(pool, query, limits, "json")
        assert (answer.outcome.status, answer.body) == (status, b"")
        assert told in answer.outcome.message
        assert await list_rows(pool, COUNT) == ["2000"]
        assert await wait_until(lambda: len(list_children(zygote.process)) == pool.figures.idle)

    run_pool(MANY, test, Limits(memory=64 << 20))


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_as_many_rows_as_are_allowed_are_given(format: str) -> None:
    """The limit itself is no row too many, in any format."""

    async def test(pool: Pool, _: Zygote) -> None:
        for rows, status in ((2000, Status.DONE), (1999, Status.LARGE), (0, Status.DONE)):
            answer = await ask(pool, "SELECT ?s { ?s ?p ?o }", Limits(rows=rows), format)
            assert answer.outcome.status is status

    run_pool(MANY, test)


def test_a_large_answer_waits_in_a_file_without_a_name() -> None:
    """What is larger than a mebibyte is not kept in memory, and is whole."""

    async def test(pool: Pool, _: Zygote) -> None:
        answer = await ask(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000")
        assert not isinstance(answer.body, bytes)
        assert read_body(answer).count(b"\n") == 100_001
        answer.body.close()

    run_pool(MANY, test)


def test_more_than_can_run_wait_their_turn_or_are_told() -> None:
    """Queries beyond those at once are answered after them, or told that the server is busy."""

    async def test(pool: Pool, _: Zygote) -> None:
        slow = [asyncio.create_task(ask(pool, RUNAWAY, Limits(seconds=0.5))) for _ in range(2)]
        assert await wait_until(lambda: pool.figures.busy == 2)
        busy = await ask(pool, COUNT, Limits(seconds=0.1))
        assert (busy.outcome.status, busy.outcome.hint) == (Status.BUSY, "ask again later")
        assert await list_rows(pool, COUNT) == ["2000"]
        assert [(await one).outcome.status for one in slow] == [Status.SLOW] * 2

    run_pool(MANY, test, at_once=2)


def test_who_gives_up_ends_the_query() -> None:
    """A query that nobody waits for any more is ended at once."""

    async def test(pool: Pool, zygote: Zygote) -> None:
        begun = asyncio.create_task(ask(pool, RUNAWAY))
        assert await wait_until(lambda: pool.figures.busy == 1)
        before = set(list_children(zygote.process))
        begun.cancel()
        with pytest.raises(asyncio.CancelledError):
            await begun
        assert pool.figures.busy == 0
        assert await wait_until(lambda: bool(before - set(list_children(zygote.process))))

    run_pool(MANY, test)


@pytest.mark.parametrize("victim", ["worker", "zygote"])
def test_killed_processes_are_replaced(victim: str) -> None:
    """Whatever is killed from outside, the next query is answered from the state there is."""

    async def test(pool: Pool, zygote: Zygote) -> None:
        pool.prepare()
        assert await wait_until(lambda: pool.figures.idle == 2)
        workers = list_children(zygote.process)
        for process in workers if victim == "worker" else [zygote.process]:
            os.kill(process, signal.SIGKILL)
        if victim == "zygote":
            assert await list_rows(pool, COUNT) == ["2000"]
            assert await wait_until(lambda: not any(map(is_there, workers)))
        else:
            answers = [await ask(pool, COUNT) for _ in range(3)]
            assert answers[-1].outcome.status is Status.DONE
        assert (await pool.replace([], [b"<x:n> <x:p> <x:o> <x:g> .\n"], 2)).triples == 2001

    run_pool(MANY, test)


def test_a_zygote_that_dies_under_a_query_is_not_noticed() -> None:
    """Who asked waits for the new one, and is answered."""

    async def test(pool: Pool, zygote: Zygote) -> None:
        begun = asyncio.create_task(ask(pool, SLOW))
        assert await wait_until(lambda: pool.figures.busy == 1)
        os.kill(zygote.process, signal.SIGKILL)
        assert read_body(await begun).split()[1] == b"4000000"

    run_pool(MANY, test)


def test_nothing_is_left_behind() -> None:
    """Closing a pool ends all its processes, under a runaway too."""

    async def test(pool: Pool, zygote: Zygote) -> list[int]:
        begun = asyncio.create_task(ask(pool, RUNAWAY))
        assert await wait_until(lambda: pool.figures.busy == 1)
        begun.cancel()
        return [zygote.process, *list_children(zygote.process)]

    before = find_zygote()
    processes = run_pool(MANY, test)
    assert len(processes) > 1
    assert find_zygote() == before
    assert run_loop(wait_until(lambda: not any(map(is_there, processes))))


def test_a_killed_server_leaves_nothing_behind(tmp_path: Path) -> None:
    """After kill -9 of the server its zygote ends, and its workers, in the middle of queries."""
    program = """
        import asyncio, sys
        from tests.server.engines import MANY, RUNAWAY, ask, list_children, run_pool, wait_until
        async def test(pool, zygote):
            begun = asyncio.create_task(ask(pool, RUNAWAY))
            await wait_until(lambda: pool.figures.busy == 1 and pool.figures.idle >= 2)
            print(zygote.process, *list_children(zygote.process), flush=True)
            await begun
        run_pool(MANY, test)
    """
    with subprocess.Popen(
        [sys.executable, "-c", dedent(program)], cwd=REPOSITORY, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        processes = list(map(int, server.stdout.readline().split()))
        server.kill()
    assert len(processes) >= 4
    assert run_loop(wait_until(lambda: not any(map(is_there, processes))))


def test_a_worker_can_open_nothing() -> None:
    """A worker has no descriptor to spare, writes no file, and leaves no core."""

    async def test(pool: Pool, zygote: Zygote) -> None:
        await ask(pool, COUNT)
        (worker, *_) = list_children(zygote.process)
        limits = Path(f"/proc/{worker}/limits").read_text().splitlines()
        found = {line[:26].strip(): line[26:].split()[1] for line in limits}
        files = [int(path.name) for path in Path(f"/proc/{worker}/fd").iterdir()]
        assert int(found["Max open files"]) == len(files) == max(files) + 1
        assert found["Max file size"] == found["Max core file size"] == "0"

    run_pool(NOTES, test)


def test_what_is_no_rdf_changes_nothing() -> None:
    """A replacement that cannot be read is told, and the engine goes on."""

    async def test(pool: Pool, _: Zygote) -> None:
        with pytest.raises(ZygoteError, match="SyntaxError"):
            await pool.replace([b"nonsense"], [b"<x:n> <x:p> <x:o> <x:g> .\n"], 2)
        assert await list_rows(pool, COUNT) == ["2"]

    run_pool(NOTES, test)


def test_contents_that_fail_are_not_taken_for_whole() -> None:
    """Where the state cannot be written, the old one is not left half replaced: it is renewed."""

    class Broken(Quads):
        def write_terms(self) -> list[bytes]:
            raise RuntimeError("no terms")

    async def test(pool: Pool, _: Zygote) -> None:
        pool._contents = lambda: Broken("<x:a> <x:p> <x:b> <x:g>")
        with pytest.raises(RuntimeError):
            await pool.load()
        pool._contents = lambda: msgspec.structs.replace(NOTES, number=2)
        assert await list_rows(pool, COUNT) == ["2"]

    run_pool(NOTES, test)
