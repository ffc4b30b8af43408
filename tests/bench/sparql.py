"""Typical queries on one vault: ours and rdflib's answers, and an ASK over HTTP beside them."""

import http.client
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from time import sleep
from urllib.parse import quote, urlsplit

import msgspec

from tests.bench.clock import clock, run_process
from tests.bench.figures import ServedCost
from tests.bench.floors import find_paths
from tests.bench.query_times import Told
from tests.bench.whole import OFF
from tests.server.servers import start_server

LIMIT = 60.0
"""Seconds after which a query of rdflib's is given up."""

REQUESTS = 500
WARM = 20
"""Requests that are made before any counts."""
PAUSE = 0.2
"""Seconds between looks at what a server is still at."""

SERVED = Path(__file__).with_name("served.rq")
QUICK = 5.0
"""Milliseconds that an ASK over HTTP may take at the median."""

FASTER = 20
"""How many times faster than rdflib each query must be, on a hundred thousand notes."""


class WrongAnswerError(Exception):
    """The server answered something else than it must; the message is what."""


def compare_queries(vault: Path, known: tuple[int, int], tell: Callable[[str], None]) -> Told:
    """Return what loading and each query take, here and in rdflib.

    Args:
        vault: its folder.
        known: how many notes it has, and how often to measure.
        tell: called with a line on what comes next.

    Raises:
        FailedRunError: the two do not answer the same.
    """
    notes, runs = known
    tell(f"{notes:,} notes: queries, by Oxigraph and by rdflib")
    program = [sys.executable, "-m", "tests.bench.query_times"]
    output = run_process([*program, str(vault), str(runs), str(LIMIT)], OFF).output
    return msgspec.json.decode(output, type=Told)


def measure_served(vault: Path, tell: Callable[[str], None]) -> ServedCost:
    """Serve a vault, and return what an ASK takes, one after the other on one connection.

    Raises:
        WrongAnswerError: an answer is not yes.
    """
    ids = [Path(path).stem for path in find_paths(vault)]
    tell(f"{len(ids):,} notes: an ASK over HTTP")
    with start_server(vault) as server:
        while server.get("status").json()["issues"] is None:  # looked for once it answers
            sleep(PAUSE)
        connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
        requests = islice(write_requests(ids), WARM + REQUESTS)
        seconds = [clock(partial(send_ask, connection, request)) for request in requests]
        connection.close()
        server.end()
    return to_cost(len(ids), seconds[WARM:])


def write_requests(ids: Sequence[str]) -> Iterator[str]:
    """Yield the paths of requests without end, each about the next note."""
    query = SERVED.read_text(encoding="utf-8")
    while True:
        for name in ids:
            yield f"/sparql?query={quote(query.replace('ID', name))}"


def send_ask(connection: http.client.HTTPConnection, request: str) -> None:
    """Send a request, and read its answer to the end."""
    connection.request("GET", request, headers={"Accept": "application/sparql-results+json"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200 or msgspec.json.decode(body).get("boolean") is not True:
        raise WrongAnswerError(f"{response.status}: {body[:200]!r}")


def to_cost(notes: int, seconds: Sequence[float]) -> ServedCost:
    """Return the median, and what 95 of 100 take at most."""
    slow = statistics.quantiles(seconds, n=20)[-1]
    return ServedCost(notes, statistics.median(seconds) * 1000, slow * 1000)
