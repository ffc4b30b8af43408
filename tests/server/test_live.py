"""Notes that change while they are served: graph, endpoint, explorer and issues follow."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue

import httpx
import pytest

from tests.server.servers import TITLES, VAULT, Server, start_server
from tests.vaults import write_vault

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


class Listener:
    """The states that a server tells of, in turn."""

    def __init__(self) -> None:
        self.states: Queue[str] = Queue()

    def wait(self) -> str:
        """Wait for the next state."""
        return self.states.get(timeout=30)

    def is_quiet(self, seconds: float = 0.7) -> bool:
        """Say whether no state comes for a while."""
        time.sleep(seconds)
        return self.states.empty()


@contextmanager
def listen(server: Server) -> Iterator[Listener]:
    """Listen to a server's events; the state that there is comes first."""
    listener, address = Listener(), f"{server.address}events"

    def run() -> None:
        with suppress(httpx.HTTPError), httpx.stream("GET", address, timeout=None) as answer:
            for line in answer.iter_lines():
                if line.startswith("data: "):
                    listener.states.put(line.removeprefix("data: "))

    threading.Thread(target=run, daemon=True).start()
    yield listener


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write a vault that a test may change."""
    return write_vault(tmp_path / "vault", VAULT)


@contextmanager
def held(server: Server) -> Iterator[None]:
    """Hold a server still: what is done meanwhile has happened at once, however busy we are."""
    server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.process.send_signal(signal.SIGCONT)


def count(server: Server, query: str = COUNT) -> int:
    """Ask for a number."""
    return int(server.ask(query).text.split()[1])


def test_a_save_is_served(vault: Path) -> None:
    """A note that is saved is in the answers; the counts are those of a server begun anew."""
    with start_server(vault) as server, listen(server) as states:
        first = states.wait()
        (vault / "b.md").write_text("---\ntags: [other]\n---\n# Bé\n[[a]] [[Nowhere]]\n")
        assert states.wait() != first
        assert server.ask(TITLES).text.split() == ["t", "A", "Bé"]
        counts = count(server), count(server, GRAPHS)
    with start_server(vault) as server:
        assert (count(server), count(server, GRAPHS)) == counts


def test_many_files_at_once_are_one_state(vault: Path) -> None:
    """A branch switch that touches hundreds of files settles into one update."""
    with start_server(vault) as server, listen(server) as states:
        states.wait()
        with held(server):
            for number in range(300):
                (vault / f"new-{number}.md").write_text(f"# New {number}\n[[a]] [[missing]]\n")
        states.wait()
        assert states.is_quiet()
        assert len(server.ask(TITLES).text.split("\n")) == 304
        with held(server):
            for path in vault.glob("new-*.md"):
                path.unlink()
        states.wait()
        assert server.ask(TITLES).text.split() == ["t", "A", '"B', '""é"""']


def test_what_says_nothing_new_is_no_state(vault: Path) -> None:
    """An editor's own files, a private note, and a note saved as it was change nothing."""
    with start_server(vault) as server, listen(server) as states:
        states.wait()
        (vault / ".b.md.swp").write_text("x")
        (vault / ".git").mkdir()
        (vault / ".git" / "index").write_text("x")
        assert states.is_quiet()


def test_settings_and_ontology_count(vault: Path) -> None:
    """A new base, and a key that gets a meaning, change what every note says."""
    with start_server(vault) as server, listen(server) as states:
        states.wait()
        text = (vault / "zettel.toml").read_text().replace("v.example", "w.example")
        (vault / "zettel.toml").write_text(text)
        states.wait()
        asked = 'ASK { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "https://w.example/note/a")) }'
        assert server.ask(asked).text.strip() == "true"
        assert server.ask(asked.replace("w.ex", "v.ex")).text.strip() == "false"


def test_what_cannot_be_read_leaves_what_was(vault: Path) -> None:
    """Settings that are no TOML are told; the last state is served, and the next good one."""
    good = (vault / "zettel.toml").read_text()
    with start_server(vault) as server, listen(server) as states:
        states.wait()
        (vault / "zettel.toml").write_text("base = ")
        for _ in range(100):
            status = server.get("status", headers={"Accept": "application/json"}).json()
            if status["trouble"]:
                break
            time.sleep(0.1)
        assert "zettel.toml" in status["trouble"]
        assert server.ask(TITLES).status_code == 200
        (vault / "zettel.toml").write_text(good.replace("Trial", "Second"))
        states.wait()
        assert server.get("status", headers={"Accept": "application/json"}).json()["trouble"] == ""
        _, told = server.end()
    assert told.count("served as they were") == 1
    assert "served as they are again" in told


def test_what_follows_is_served_too(vault: Path) -> None:
    """With --infer what a saved note lets follow comes, and goes with it; the rest stays."""
    follows = "SELECT DISTINCT ?n { GRAPH ?g { ?n dcterms:isReferencedBy ?o } } ORDER BY ?n"

    def look(server: Server) -> tuple[str, int, int]:
        return server.ask(follows).text, count(server), count(server, GRAPHS)

    with start_server(vault, "--infer") as server, listen(server) as states:
        states.wait()
        before, text = look(server), (vault / "b.md").read_text()
        (vault / "b.md").write_text("# B\n[[new]]\n")
        states.wait()
        now = look(server)
        assert now[0] != before[0]
        with start_server(vault, "--infer") as other:
            assert look(other) == now
        (vault / "b.md").write_text(text)
        states.wait()
        assert look(server) == before


def test_a_picture_under_the_same_name_is_another(vault: Path) -> None:
    """One that is drawn anew is a state: the page that carries it, and its own address, follow."""
    (vault / "p.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (vault / "b.md").write_text("# B\n![[p.svg]]\n")
    with start_server(vault) as server, listen(server) as states:
        states.wait()
        first = server.get("file/p.svg")
        quads = count(server, GRAPHS)
        (vault / "p.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' id='x'/>")
        states.wait()
        again = server.get("file/p.svg", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, "id='x'" in again.text) == (200, True)
        assert count(server, GRAPHS) == quads
        assert states.is_quiet()


def test_a_reader_sees_one_state(vault: Path) -> None:
    """While notes are written again and again, every answer is of one state of them."""
    asked = 'SELECT ?n { ?d dcterms:title ?n FILTER(STRSTARTS(?n, "Pair")) }'
    with start_server(vault) as server, listen(server) as states:
        states.wait()
        for turn in range(8):
            for name in ("x", "y"):
                (vault / f"{name}.part").write_text(f"# Pair {turn}\n")
            for name in ("x", "y"):
                (vault / f"{name}.part").replace(vault / f"{name}.md")
            until = time.monotonic() + 0.15
            while time.monotonic() < until:
                found = server.ask(asked).text.split("\r\n")[1:-1]
                assert len(set(found)) <= 1
                assert len(found) in {0, 2}


def test_the_page_asks_for_what_it_does_not_carry(vault: Path) -> None:
    """Texts, Turtle, the console's terms; of a state that is past it is told so."""
    with start_server(vault) as server, listen(server) as states:
        state = states.wait()
        place = f"explorer/{state}"
        details = server.get(f"{place}/details?first=0").json()
        assert [detail.get("body", "") for detail in details] == [
            '<p><a class="note" href="#note=b" rel="noopener">B "é"</a> '
            '<a class="note" href="#note=missing%3Amissing" rel="noopener">missing</a></p>',
            details[1]["body"],
            "",
        ]
        assert server.get(f"{place}/details/0").json() == details[0]
        assert server.get(f"{place}/details/3").status_code == 404
        assert server.get(f"{place}/details?first=3").json() == []
        turtle = server.send("POST", f"{place}/turtle", json=[0, 2]).text
        assert "<note/a>" in turtle
        assert "<note/b> a" not in turtle
        assert server.send("POST", f"{place}/turtle", content=b"x").status_code == 400
        console = server.get(f"{place}/console").json()
        assert console["queries"][0]["name"] == "Q01"
        kinds = {term["name"]: term["kind"] for term in console["terms"]}
        assert kinds["dcterms:title"] == "property"
        assert kinds["foaf:Document"] == "class"
        (vault / "a.md").write_text("# A2\n")
        states.wait()
        assert server.get(f"{place}/details/0").status_code == 410
