"""`zettel serve` as a process of its own, for as long as a test asks it."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

from tests.cli.conftest import PROGRAM, build_environment

VAULT = """
=== zettel.toml
base = "https://v.example/"
title = "Trial"
language = "en"
=== ontology/queries/Q01-titles.rq
# Titles
SELECT ?title WHERE { ?note dcterms:title ?title } ORDER BY ?title
=== a.md
---
tags: [shared]
---
# A
[[b]] [[missing]]
=== b.md
---
tags: [shared]
---
# B "é"
[[missing]]
=== c.md
---
private: true
---
# Hidden
[[a]]
"""
TITLES = "SELECT ?t { ?n a foaf:Document ; dcterms:title ?t } ORDER BY ?t"


class Server(msgspec.Struct):
    """A server that answers."""

    address: str
    process: "subprocess.Popen[str]"

    def get(self, path: str, **more: object) -> httpx.Response:
        """Send a GET."""
        return self.send("GET", path, **more)

    def ask(self, query: str, accept: str = "text/csv", **headers: str) -> httpx.Response:
        """Send a query by GET."""
        given = {"Accept": accept, **headers}
        return self.get("sparql", params={"query": query}, headers=given)

    def send(self, method: str, path: str, **more: object) -> httpx.Response:
        """Send a request."""
        return httpx.request(method, self.address + path, timeout=60, **more)  # type: ignore[arg-type]

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """End it; return its status, and what it said on stderr."""
        self.process.send_signal(number)
        told = self.process.communicate(timeout=30)[1]
        return self.process.returncode, told


@contextmanager
def start_server(vault: Path, *options: str, cache: str = "") -> Iterator[Server]:
    """Serve a vault on a free port; `cache` is the folder of its cache, else the tests' own."""
    words = ["serve", str(vault), "--port", "0", "--no-open", *options]
    with subprocess.Popen(
        [*PROGRAM, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=build_environment(ZETTEL_CACHE=cache or os.environ.get("ZETTEL_CACHE", "off")),
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            yield Server(address, process)
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()
