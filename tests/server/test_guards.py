"""Whose requests are taken: ours by name, within limits, and from pages that may ask."""

import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.server.servers import TITLES, Server, start_server

SECURITY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def exchange(server: Server, request: bytes) -> bytes:
    """Send bytes as they are, and return what comes back until the end."""
    place = urlsplit(server.address)
    with socket.create_connection((place.hostname, place.port), timeout=60) as channel:
        found = b""
        try:
            channel.sendall(request)
            while got := channel.recv(65536):
                found += got
        except ConnectionError:  # it was closed before we had sent all
            pass
        return found


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:1234", 200),
        ("LOCALHOST.", 200),
        ("[::1]:80", 200),
        ("192.0.2.7", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_only_our_names_are_answered(server: Server, host: str, status: int) -> None:
    """A name that may have been rebound to this machine is refused; addresses cannot be."""
    answer = server.get("status", headers={"Host": host})
    assert answer.status_code == status
    assert SECURITY.items() <= dict(answer.headers).items()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
    ],
)
def test_pages_from_elsewhere_may_not_ask(
    server: Server, headers: dict[str, str], status: int
) -> None:
    """Neither by script nor as an image; one may follow a link to here."""
    assert server.ask(TITLES, **headers).status_code == status


def test_our_own_pages_may_ask(server: Server) -> None:
    """The origin that the page came from is ours."""
    answer = server.ask(TITLES, Origin=server.address.rstrip("/"))
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


def test_pages_and_names_are_allowed_by_name(vault: Path) -> None:
    """`--cors` lets pages of an origin ask, also before they do; `--allow-host` gives a name."""
    with start_server(vault, "--cors", "https://yasgui.org", "--allow-host", "notes.test") as ours:
        yasgui = {"Origin": "https://yasgui.org"}
        answer = ours.ask(TITLES, **yasgui)
        assert answer.headers["access-control-allow-origin"] == "https://yasgui.org"
        assert "origin" in answer.headers["vary"].lower()
        before = ours.send(
            "OPTIONS",
            "sparql",
            headers={
                **yasgui,
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type",
            },
        )
        assert before.status_code == 200
        assert "POST" in before.headers["access-control-allow-methods"]
        assert ours.ask(TITLES, Origin="https://evil.example").status_code == 403
        assert ours.get("status", headers={"Host": "notes.test:80"}).status_code == 200
    with start_server(vault, "--cors", "*") as open_to_all:
        answer = open_to_all.ask(TITLES, Origin="https://any.example")
        assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        b"/../../../etc/passwd",
        b"/..%2f..%2f..%2fetc/passwd",
        b"//etc/passwd",
        b"/%00",
        b"/graph/../../etc/passwd",
        b"/sparql/../../../etc/passwd",
        b"/C:%5Cboot.ini",
        b"/%ff%fe",
    ],
)
def test_no_path_leads_out(server: Server, path: bytes) -> None:
    """Nothing but what is served is found, however the path is written."""
    request = b"GET %b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" % path
    answer = exchange(server, request)
    assert answer.split(b" ", 2)[1] in (b"404", b"307", b"400")
    assert b"root:" not in answer


def test_long_addresses_and_large_bodies_are_refused(server: Server) -> None:
    """An address of 33 KB is 414; a body of 5 MB is 413, told or not; both before they are read."""
    assert server.ask("ASK {}" + " " * 33_000).status_code == 414
    kind = {"Content-Type": "application/sparql-query"}
    body = b"ASK {}" + b" " * (5 << 20)
    told = server.send("POST", "sparql", content=body, headers=kind)
    pieces = (body[i : i + 65536] for i in range(0, len(body), 65536))
    untold = server.send("POST", "sparql", content=pieces, headers=kind)
    assert (told.status_code, untold.status_code) == (413, 413)
    huge = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n"
    answer = exchange(server, huge + b"Content-Type: application/sparql-query\r\n\r\nASK")
    assert answer.startswith(b"HTTP/1.1 413 ")
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 900_000 + b"\r\n\r\n"
    assert exchange(server, head).startswith(b"HTTP/1.1 400 ")
    assert server.ask(TITLES).status_code == 200


def test_slow_clients_are_not_waited_for(server: Server) -> None:
    """A body or a head that does not come is given up after ten seconds."""
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n"
    requests = (head + b"Content-Type: application/sparql-query\r\n\r\nASK", b"GET / HT")
    with ThreadPoolExecutor() as threads:
        body, headless = threads.map(partial(exchange, server), requests)
    assert body.startswith(b"HTTP/1.1 408 ")
    assert headless == b""
    assert server.ask(TITLES).status_code == 200
