"""Servers for tests: Oxigraph's own, and one that answers whatever a test wants."""

import socket
import subprocess
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import httpx

PROGRAM = Path(sysconfig.get_path("scripts")) / "oxigraph"


class Asked(NamedTuple):
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Told(NamedTuple):
    """An answer as it goes."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


Answering = Callable[[Asked], Told]


class Oxigraph:
    """A store of its own in a process of its own, empty at first."""

    def __init__(self, folder: Path | None = None) -> None:
        self.port = find_port()
        self.folder = folder
        self.process = self.start()

    @property
    def url(self) -> str:
        """Its root."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers."""
        place = ["--location", str(self.folder)] if self.folder else []
        words = [str(PROGRAM), "serve", "--bind", f"127.0.0.1:{self.port}", *place]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                httpx.get(self.url)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return self.process
        raise AssertionError("the store did not start")

    def stop(self) -> None:
        """End the server, at once."""
        self.process.kill()
        self.process.wait()

    def read(self, graph: str = "") -> list[str]:
        """Return the statements of a graph, or of all graphs with theirs, sorted."""
        asked = {"graph": graph} if graph else {}
        kind = "application/n-triples" if graph else "application/n-quads"
        answer = httpx.get(f"{self.url}/store", params=asked, headers={"Accept": kind})
        return sorted(answer.text.splitlines()) if answer.is_success else []

    def update(self, sparql: str) -> None:
        """Change what it holds."""
        headers = {"Content-Type": "application/sparql-update"}
        httpx.post(f"{self.url}/update", content=sparql, headers=headers).raise_for_status()


def find_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serve(answer: Answering) -> Iterator[tuple[str, list[Asked]]]:
    """Answer requests as the function says; give the address, and the list of what was asked."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            """Answer a request of any kind."""
            size = int(self.headers.get("Content-Length", 0))
            one = Asked(self.command, self.path, dict(self.headers), self.rfile.read(size))
            asked.append(one)
            told = answer(one)
            with suppress(ConnectionError):  # who asked has gone
                self.tell(told)

        def tell(self, told: Told) -> None:
            """Send an answer."""
            self.send_response(told.status)
            for name, value in told.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(told.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    for method in ("GET", "HEAD", "POST", "PUT", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.reply)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def relay(store: Oxigraph, asked: Asked) -> Told:
    """Hand a request on to a store, and give its answer."""
    kept = ("Accept", "Content-Type")
    headers = {name: asked.headers[name] for name in kept if name in asked.headers}
    url = f"{store.url}{asked.path}"
    answer = httpx.request(asked.method, url, content=asked.body, headers=headers)
    kind = answer.headers.get("Content-Type", "text/plain")
    return Told(answer.status_code, answer.content, (("Content-Type", kind),))
