"""`zettel serve`: what it prints, shows and leaves behind."""

import gzip
import json
import signal
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import Call, assert_one_sentence, run
from tests.server.engines import is_there, list_children, run_loop, wait_until
from tests.server.servers import TITLES, VAULT, Server, start_server
from tests.vaults import write_vault

__all__ = ["run"]

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) {{ {} }}".format(
    " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(9))
)


def ask_in_vain(server: Server) -> None:
    """Ask what has no answer, of a server that is about to end."""
    with suppress(httpx.HTTPError):
        server.ask(RUNAWAY)


def wait_for_query(server: Server) -> None:
    """Wait until a query is under way."""
    asked = {"Accept": "application/json"}
    for _ in range(300):
        if server.get("status", headers=asked).json()["workers"]["busy"]:
            return
        time.sleep(0.05)
    raise AssertionError("no query is under way")


def list_processes(server: Server) -> list[int]:
    """List the zygote and its workers."""
    zygotes = list_children(server.process.pid)
    return [*zygotes, *(worker for zygote in zygotes for worker in list_children(zygote))]


def test_the_explorer_is_the_page_of_view(server: Server) -> None:
    """`/` is the page that `zettel view` makes for others, compressed for who can read it."""
    page = server.get("", headers={"Accept-Encoding": "gzip"})
    assert page.headers["content-encoding"] == "gzip"
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    plain = server.get("", headers={"Accept-Encoding": "identity"})
    assert plain.content == page.content
    assert "Hidden" not in plain.text
    known = server.get("", headers={"If-None-Match": page.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert len(gzip.compress(plain.content)) < len(plain.content)


def test_the_status_tells_what_is_served(server: Server) -> None:
    """Notes, triples, issues, age and workers, for scripts and for people."""
    for _ in range(100):
        status = server.get("status", headers={"Accept": "application/json"}).json()
        if status["issues"] is not None:
            break
        time.sleep(0.1)
    assert (status["notes"], status["number"], status["title"]) == (2, 1, "Trial")
    assert status["triples"] == int(server.ask(COUNT).text.split()[1])
    assert sum(status["issues"].values()) >= 1
    assert status["workers"]["at_once"] >= 8
    page = server.get("status", headers={"Accept": "text/html"}).text
    assert f"<dd>{status['triples']}</dd>" in page


def test_issues_are_those_of_check(vault: Path, server: Server, run: Call) -> None:
    """For scripts as `check --json` tells them, and on a page for people."""
    told = server.get("issues").json()
    checked = json.loads(run("check", vault, "--json").stdout)
    assert [{**one, "fixable": False} for one in told["first"]] == checked
    assert sum(told["counts"].values()) == len(checked) >= 1
    assert "Z101 missing-target" in server.get("issues", headers={"Accept": "text/html"}).text


def test_no_issue_tells_of_a_private_note(tmp_path: Path) -> None:
    """What is wrong only because of one is not told, nor is one named as a hint."""
    vault = write_vault(tmp_path / "own", VAULT)
    (vault / "d.md").write_text("# Hidden\n[[Hiddem]] [[c]]\n")
    with start_server(vault) as server, start_server(vault, "--drafts") as all_seen:
        told, whole = server.get("issues").text, all_seen.get("issues").text
    assert ("Hiddem" in told, "Hiddem" in whole) == (True, True)
    assert [word in whole for word in ("duplicate-title", "c.md")] == [True, True]
    assert [word in told for word in ("duplicate-title", "c.md", "“c”")] == [False, False, False]


def test_named_queries_are_listed(server: Server) -> None:
    """The vault's own come first, with their text; on a page, each leads to the console."""
    first, *others = server.get("queries").json()
    assert (first["name"], first["title"]) == ("Q01", "Titles")
    assert "SELECT ?title" in first["text"]
    assert others
    assert "/#sparql=" in server.get("queries", headers={"Accept": "text/html"}).text


def test_private_notes_are_seen_only_where_it_is_asked(vault: Path, server: Server) -> None:
    """No answer tells of a private note, and neither does a count, unless `--drafts` is given."""
    private = "ASK { ?s ?p ?o FILTER CONTAINS(CONCAT(STR(?s), STR(?o)), 'idden') }"
    assert server.ask(private).text == "false"
    with start_server(vault, "--drafts", "--infer") as all_seen:
        assert all_seen.ask(private).text == "true"
        assert all_seen.get("status").json()["notes"] == 3
        follows = "ASK { ?n dcterms:isReferencedBy ?o }"
        assert (all_seen.ask(follows).text, server.ask(follows).text) == ("true", "false")
        named = "SELECT DISTINCT ?g { GRAPH ?g { ?n dcterms:isReferencedBy ?o } }"
        assert all_seen.ask(named).text == "g\r\nhttps://v.example/inferred\r\n"


def test_an_endpoint_elsewhere_is_asked_where_it_is_allowed(vault: Path, server: Server) -> None:
    """`--allow-service` lets queries ask one endpoint by its address, and no other."""
    far = f"{server.address}sparql"
    query = "SELECT ?t {{ SERVICE <{}> {{ ?n a foaf:Document ; dcterms:title ?t }} }} ORDER BY ?t"
    query = f"PREFIX foaf: <http://xmlns.com/foaf/0.1/> {query}"
    with start_server(vault, "--allow-service", far) as asking:
        assert asking.ask(query.format(far)).text == server.ask(TITLES).text
        assert asking.ask(query.format(f"{far}?x")).status_code == 403
        assert asking.ask(f"# SERVICE \n<{far}> SERVICE <x:y> {{}}").status_code != 200
    assert server.ask(query.format(far)).status_code == 403


def test_an_address_is_printed_when_it_answers(vault: Path) -> None:
    """What is printed is an address that answers at once; Ctrl-C ends it with 130, nothing left."""
    with start_server(vault) as server:
        assert server.get("status").status_code == 200
        processes = list_processes(server)
        assert len(processes) >= 1
        status, told = server.end(signal.SIGINT)
    assert (status, told.splitlines()[-1]) == (130, "zettel: interrupted")
    assert "private note stays out" in told
    assert not any(map(is_there, processes))


def test_a_second_ctrl_c_does_not_wait(vault: Path) -> None:
    """It ends the answers under way too, with the same words as one."""
    with start_server(vault) as server:
        thread = threading.Thread(target=ask_in_vain, args=(server,))
        thread.start()
        wait_for_query(server)
        server.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        status, told = server.end(signal.SIGINT)
        thread.join()
    assert (status, told.splitlines()[-1]) == (130, "zettel: interrupted")
    assert "Traceback" not in told


def test_a_client_that_leaves_is_no_fault(vault: Path) -> None:
    """The query is ended, and the terminal says nothing of it."""
    with start_server(vault) as server:
        with suppress(httpx.TimeoutException):
            httpx.get(f"{server.address}sparql", params={"query": RUNAWAY}, timeout=0.5)
        asked = {"Accept": "application/json"}
        assert run_loop(
            wait_until(lambda: not server.get("status", headers=asked).json()["workers"]["busy"])
        )
        _, told = server.end()
    assert [line for line in told.splitlines() if "Traceback" in line or "Error" in line] == []


@pytest.mark.parametrize("words", [("--cors", "yasgui.org"), ("--allow-service", "foo")])
def test_an_address_that_is_none_is_refused(vault: Path, run: Call, words: tuple[str, str]) -> None:
    """Nobody would be let in by it."""
    assert_one_sentence(run("serve", vault, "--port", "0", "--no-open", *words), status=2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_behind(vault: Path, number: int) -> None:
    """SIGTERM ends it with 0; after either no process is left, in the middle of queries too."""
    with start_server(vault) as server:
        thread = threading.Thread(target=ask_in_vain, args=(server,))
        thread.start()
        wait_for_query(server)
        processes = list_processes(server)
        status, told = server.end(number)
        thread.join()
    assert "Traceback" not in told
    assert status == (0 if number == signal.SIGTERM else -signal.SIGKILL)
    assert run_loop(wait_until(lambda: not any(map(is_there, processes))))


def test_a_port_in_use_is_one_sentence(vault: Path, run: Call) -> None:
    """So is a host that is not this machine; both are the outside's fault."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        outcome = run("serve", vault, "--port", port, "--no-open")
    assert_one_sentence(outcome, status=3)
    assert f"port {port}" in outcome.stderr
    far = run("serve", vault, "--host", "192.0.2.1", "--port", "0", "--no-open")
    assert_one_sentence(far, status=3)
    assert "no address 192.0.2.1" in far.stderr


def test_a_folder_without_notes_is_one_sentence(tmp_path: Path, run: Call) -> None:
    """A wrong call leaves no process behind."""
    assert_one_sentence(run("serve", tmp_path, "--port", "0", "--no-open"))


def test_ten_runaways_and_many_connections(server: Server) -> None:
    """Ten queries that never end and 200 connections at once get clear answers, then it goes on."""
    with ThreadPoolExecutor(210) as threads:
        runaways = [threads.submit(server.ask, RUNAWAY) for _ in range(10)]
        others = [threads.submit(server.ask, TITLES) for _ in range(200)]
        assert {one.result().status_code for one in runaways} == {503}
        found = [one.result() for one in others]
    assert {answer.status_code for answer in found} <= {200, 503}
    assert any(answer.status_code == 200 for answer in found)
    assert all("busy" in answer.text for answer in found if answer.status_code == 503)
    assert server.ask(TITLES).status_code == 200
    assert server.get("status").json()["workers"]["busy"] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_who_leaves_ends_the_query(server: Server) -> None:
    """A client that is gone is not computed for."""
    query = "GET /sparql?query=" + RUNAWAY.replace(" ", "+").replace("?", "%3F")
    request = f"{query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    host, port = server.address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port))) as channel:
        channel.sendall(request)
        assert run_loop(wait_until(lambda: count_busy(server) == 1))
    begun = time.monotonic()
    assert run_loop(wait_until(lambda: count_busy(server) == 0))
    assert time.monotonic() - begun < 1.5


def count_busy(server: Server) -> int:
    """Return how many queries run."""
    return int(server.get("status").json()["workers"]["busy"])
