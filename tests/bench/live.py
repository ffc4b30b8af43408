"""Notes that are saved while they are served: when the endpoint answers by what they say now."""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.bench.edits import find_note
from tests.bench.figures import LiveCost
from tests.bench.floors import find_paths
from tests.server.servers import Server, start_server
from zettel.settings import read_settings

SAVES = 10
REST = 1.0
"""Seconds between two saves: what the first lets be built is done by then."""
LOOK = 0.005
"""Seconds between two questions whether a save is known."""
LONGEST = 120.0

SOON = 1_000.0
"""Milliseconds in which a save must be answered by."""


class NeverAnsweredError(Exception):
    """A save never came to be known."""


def measure_live(vault: Path, tell: Callable[[str], None]) -> LiveCost:
    """Serve a vault that the cache knows, and save a note again and again; it is put back.

    Raises:
        NeverAnsweredError: the server does not follow.
    """
    notes = len(find_paths(vault))
    tell(f"{notes:,} notes: saved, and answered by")
    path, base = find_note(vault), read_settings(vault).base
    text, stamp = path.read_bytes(), path.stat()
    with TemporaryDirectory() as cache, start_server(vault, cache=cache) as server:
        try:
            seconds = [clock_save(server, path, text, f"saved-{n}", base) for n in range(SAVES + 1)]
        finally:
            path.write_bytes(text)
            os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        server.end()
    return LiveCost(notes, statistics.median(seconds[1:]) * 1000, max(seconds[1:]) * 1000)


def clock_save(server: Server, path: Path, text: bytes, name: str, base: str) -> float:
    """Save a note with a link more, as editors do, and return when an answer knows of it."""
    query = f"ASK {{ ?link ?to <{base}missing/{name}> }}"
    beside = path.with_suffix(".part")
    with httpx.Client(base_url=server.address, timeout=60) as client:
        time.sleep(REST)
        beside.write_bytes(text + f"\nUne phrase qui mène à [[{name}]].\n".encode())
        beside.replace(path)
        begun = time.perf_counter()
        while client.get("sparql", params={"query": query}).json()["boolean"] is not True:
            if time.perf_counter() - begun > LONGEST:
                raise NeverAnsweredError(name)
            time.sleep(LOOK)
        return time.perf_counter() - begun
