"""The server's application on a test's data, behind a real port."""

import asyncio
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec
import pyoxigraph

from zettel.server.application import build_application
from zettel.server.engine import Limits, Zygote
from zettel.server.guards import Guards
from zettel.server.routes import ENDPOINT
from zettel.server.running import build_server, find_address, open_port, run_server
from zettel.server.serving import Serving
from zettel.server.snapshot import Snapshot

SYNTAXES = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}


class Data(msgspec.Struct):
    """Files: those of the default graph, and those of named ones."""

    number: int
    default: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()

    def write_quads(self) -> Iterable[bytes]:
        """Yield what lies in named graphs."""
        for name, path in self.named:
            graph = pyoxigraph.NamedNode(name)
            for quad in read_triples(path):
                told = pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
                yield f"{told} .\n".encode()

    def write_terms(self) -> Iterable[bytes]:
        """Yield what lies in the default graph."""
        for path in self.default:
            yield from (f"{quad.triple} .\n".encode() for quad in read_triples(path))


def read_triples(path: Path) -> Iterator[pyoxigraph.Quad]:
    """Read a file of RDF; blank nodes of several files stay apart."""
    yield from pyoxigraph.parse(
        path=path, format=SYNTAXES[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True
    )


class Endpoint:
    """An endpoint that holds whatever data it is given."""

    def __init__(self, address: str, serving: Serving, loop: asyncio.AbstractEventLoop) -> None:
        self.address = f"{address}sparql"
        self._serving = serving
        self._loop = loop

    def hold(
        self, base: str, default: tuple[Path, ...] = (), named: tuple[tuple[str, Path], ...] = ()
    ) -> None:
        """Hold other data; relative IRIs of queries are relative to `base`."""
        number = self._serving.snapshot.number + 1
        snapshot = Snapshot(number, datetime.now(UTC), base=base)
        load = self._serving.load(snapshot, Data(number, default, named))
        asyncio.run_coroutine_threadsafe(load, self._loop).result(60)

    def send(self, query: str, accept: str) -> httpx.Response:
        """Send a query as it is."""
        kind = "application/sparql-query"
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": accept}
        return httpx.post(self.address, content=query.encode(), headers=headers, timeout=60)


@contextmanager
def start_endpoint() -> Iterator[Endpoint]:
    """Start the application in a thread of its own, with no data."""
    empty = Data(0)
    zygote = Zygote()
    zygote.load(empty)
    serving = Serving(zygote, Snapshot(0, datetime.now(UTC)), Limits(), empty)
    ready = threading.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    def tell() -> None:
        loops.append(asyncio.get_running_loop())
        ready.set()

    with open_port("127.0.0.1", 0) as listener:
        server = build_server(build_application(serving, Guards(), ENDPOINT), tell)
        thread = threading.Thread(target=run_server, args=(server, listener))
        thread.start()
        assert ready.wait(30)
        try:
            yield Endpoint(find_address(listener), serving, loops[0])
        finally:
            server.should_exit = True
            thread.join()
