"""The process that builds pages beside the server: what its end means, and that it ends."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from tests.server.engines import is_there, list_children, run_loop, wait_until
from tests.server.servers import TITLES, VAULT, Server, start_server
from tests.vaults import write_vault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write a vault that a test may change."""
    return write_vault(tmp_path / "vault", VAULT)


def find_copies(server: Server) -> list[int]:
    """Find the copies that a server has made of itself; the engine is another program."""
    copies = []
    for process in list_children(server.process.pid):
        with suppress(OSError):
            if b"zettel.server.engine" not in Path(f"/proc/{process}/cmdline").read_bytes():
                copies.append(process)
    return copies


def wait_for_copy(server: Server) -> int:
    """Return the copy, when it has built what was wanted at first."""
    server.get("")
    assert run_loop(wait_until(lambda: count_issues(server) is not None))
    (copy,) = find_copies(server)
    return copy


def find_state(server: Server) -> str:
    """Return what the state that is served is called."""
    return server.get("").text.partition('"state":"')[2].partition('"')[0]


def count_issues(server: Server) -> object:
    """Return what the status tells of issues."""
    return server.get("status", headers={"Accept": "application/json"}).json()["issues"]


@contextmanager
def kill_copies(server: Server) -> Iterator[None]:
    """Kill each copy of a server as soon as it is there."""
    is_over = threading.Event()

    def kill() -> None:
        while not is_over.wait(0.001):
            for copy in find_copies(server):
                with suppress(ProcessLookupError):
                    os.kill(copy, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def test_a_page_whose_process_is_killed_is_told_of(vault: Path) -> None:
    """Who asks for the page is told so, and to ask again; the endpoint answers, then all does."""
    with start_server(vault) as server:
        wait_for_copy(server)
        with kill_copies(server):
            (vault / "b.md").write_text("# New\n")
            assert run_loop(wait_until(lambda: "New" in server.ask(TITLES).text))
            answer = server.get("")
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
            assert "has ended" in answer.text
            assert server.ask(TITLES).status_code == 200
            assert count_issues(server) is None
        assert server.get("").status_code == 200
        assert run_loop(wait_until(lambda: count_issues(server) is not None))


def test_one_that_has_ended_since_is_not_missed(vault: Path) -> None:
    """A copy that was killed while it had nothing to do is replaced by another."""
    with start_server(vault) as server:
        os.kill(wait_for_copy(server), signal.SIGKILL)
        assert server.get(f"explorer/{find_state(server)}/details/0").status_code == 200
        assert len(find_copies(server)) == 1


def test_the_endpoint_does_not_wait_for_it(vault: Path) -> None:
    """While a copy is stopped in its work, queries are answered, and so is what is built."""
    with start_server(vault) as server:
        copy, state = wait_for_copy(server), find_state(server)
        os.kill(copy, signal.SIGSTOP)
        details = server.address + f"explorer/{state}/details/0"
        with pytest.raises(httpx.TimeoutException):
            httpx.get(details, timeout=0.5)
        assert server.ask(TITLES).status_code == 200
        assert server.get("").status_code == 200
        os.kill(copy, signal.SIGCONT)
        assert server.get(f"explorer/{state}/details/0").status_code == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_the_server(vault: Path, number: int) -> None:
    """Also when the server is killed, and the copy is in the midst of its work."""
    with start_server(vault) as server:
        copy, state = wait_for_copy(server), find_state(server)
        os.kill(copy, signal.SIGSTOP)
        threading.Thread(target=ask_in_vain, args=(server, state)).start()
        time.sleep(0.2)
        server.end(number)
    assert run_loop(wait_until(lambda: not is_there(copy)))


def ask_in_vain(server: Server, state: str) -> None:
    """Ask for what a stopped copy is to build."""
    with suppress(httpx.HTTPError):
        server.get(f"explorer/{state}/details/0")


def test_each_state_has_one(vault: Path) -> None:
    """When the notes have changed, the copy that holds them as they were goes."""
    with start_server(vault) as server:
        old = wait_for_copy(server)
        (vault / "b.md").write_text("# New\n")
        assert run_loop(wait_until(lambda: "New" in server.ask(TITLES).text))
        assert run_loop(wait_until(lambda: not is_there(old)))
        assert run_loop(wait_until(lambda: len(find_copies(server)) == 1))
