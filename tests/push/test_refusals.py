"""What is asked of a server, and what its refusals, silence and lies are told as."""

import base64
import ssl
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.push.conftest import Call
from tests.push.stores import Asked, Oxigraph, Told, find_port, relay, serve
from zettel.errors import RemoteError
from zettel.push import Access, Client, Patience, find_access


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "asks who we are"),
        (403, "does not allow this"),
        (404, "there is no graph store nor place for updates"),
        (405, "there is no graph store nor place for updates"),
        (500, "answered 500: because"),
        (503, "has no time for us: because"),
    ],
)
def test_a_server_that_takes_nothing_is_told(
    vault: Path, call: Call, status: int, said: str
) -> None:
    """Nothing at the address takes graphs: one sentence, status 3."""
    with serve(lambda _: Told(status, b"because")) as (url, _):
        outcome = call("push", vault, url, "--retries", "0")
    assert_one_sentence(outcome, 3)
    assert said in outcome.stderr


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "asks who we are"),
        (403, "does not allow this"),
        (405, "takes no PUT requests: it may only be read"),
        (413, "takes nothing as large as"),
        (415, "does not read the format"),
        (503, "has no time for us: because"),
        (418, "answered 418"),
        (301, "sends us on to https://else.example/"),
    ],
)
def test_a_refused_graph_is_told(
    vault: Path, store: Oxigraph, call: Call, status: int, said: str
) -> None:
    """What a store may be read for and not written to is told by what it answers."""

    def answer(asked: Asked) -> Told:
        where = (("Location", "https://user:secret@else.example/"),)
        return Told(status, b"because", where) if asked.method == "PUT" else relay(store, asked)

    with serve(answer) as (url, _):
        outcome = call("push", vault, url, "--retries", "0")
    assert_one_sentence(outcome, 3)
    assert said in outcome.stderr
    assert "secret" not in outcome.stderr


def test_what_fails_for_a_moment_is_tried_again(vault: Path, store: Oxigraph, call: Call) -> None:
    """Too busy, broken or gone: a request is made again, and all arrives."""
    left = {429: 1, 500: 1, 503: 1}

    def answer(asked: Asked) -> Told:
        for status in left if asked.method == "PUT" else ():
            if left[status]:
                left[status] -= 1
                return Told(status, b"", (("Retry-After", "0"),))
        return relay(store, asked)

    with serve(answer) as (url, _):
        assert call("push", vault, url).returncode == 0
    assert not any(left.values())
    assert len(store.read()) > 10


def test_waiting_doubles_and_obeys_the_server() -> None:
    """Between tries we wait twice as long each time, and as long as the server asks for."""
    waits: list[float] = []
    told = iter([Told(503), Told(503), Told(429, b"", (("Retry-After", "7"),)), Told(200)])
    with (
        serve(lambda _: next(told)) as (url, _),
        Client(Access(url), Patience(pause=1.0), waits.append) as client,
    ):
        assert client.try_send("GET", url).status_code == 200
    assert [round(wait, 3) >= least for wait, least in zip(waits, (1, 2, 7), strict=True)]
    assert [wait <= 1.25 * least for wait, least in zip(waits, (1, 2, 7), strict=True)] == [
        True
    ] * 3


def test_a_password_is_signed_with_and_never_shown(
    vault: Path, store: Oxigraph, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From option and environment, from the address, from `.netrc`, as a token."""
    basic = "Basic " + base64.b64encode("zoé:s€cret".encode()).decode()

    def answer(asked: Asked) -> Told:
        wanted = (basic, "Bearer s€cret".encode().decode("latin-1"), "Bearer tok")
        return relay(store, asked) if asked.headers.get("Authorization") in wanted else Told(401)

    with serve(answer) as (url, _):
        monkeypatch.setenv("ZETTEL_PASSWORD", "wrong")
        outcome = call("push", vault, url, "--user", "zoé")
        assert_one_sentence(outcome, 3)
        assert "does not accept this name and password" in outcome.stderr
        assert "wrong" not in outcome.stderr
        monkeypatch.setenv("ZETTEL_PASSWORD", "s€cret")
        outcome = call("push", vault, url, "--user", "zoé")
        assert outcome.returncode == 0, outcome.stderr
        assert "cret" not in outcome.stdout + outcome.stderr
        inside = url.replace("http://", "http://zo%C3%A9:s%E2%82%ACcret@")
        monkeypatch.delenv("ZETTEL_PASSWORD")
        outcome = call("push", vault, inside, "--all")
        assert outcome.returncode == 0
        assert "cret" not in outcome.stdout + outcome.stderr
        (tmp_path / "netrc").write_text("machine 127.0.0.1 login zoé password s€cret\n", "utf-8")
        assert call("push", vault, url).returncode == 0
        monkeypatch.setenv("ZETTEL_TOKEN", "tok")
        assert call("push", vault, url, "--all").returncode == 0


@pytest.mark.parametrize("is_virtuoso", [False, True])
def test_digest_is_spoken_where_it_is_asked_for(
    vault: Path, store: Oxigraph, call: Call, is_virtuoso: bool
) -> None:
    """A server that wants Digest (RFC 7616) gets it, even if it only says so to the unsigned."""
    challenge = 'Digest realm="SPARQL", qop="auth", nonce="abc", algorithm=MD5'

    def answer(asked: Asked) -> Told:
        if asked.headers.get("Authorization", "").startswith('Digest username="dba"'):
            return relay(store, asked)
        is_silent = is_virtuoso and "Authorization" in asked.headers
        return Told(401, b"", () if is_silent else (("WWW-Authenticate", challenge),))

    with serve(answer) as (url, _):
        signed = url.replace("http://", "http://dba:dba@")
        assert call("push", vault, signed).returncode == 0


@pytest.mark.parametrize(
    "url",
    ["", "store", "localhost:8301", "ftp://x/", "http://", "http://[x", "file:///etc/passwd"],
)
def test_what_is_no_address_is_told(vault: Path, call: Call, url: str) -> None:
    """A store is spoken to by http or https; what is none is a wrong call."""
    for words in ([url], ["http://127.0.0.1", "--query", url])[: 2 if url else 1]:
        outcome = call("push", vault, *words)
        assert_one_sentence(outcome)
        assert "is no address of a store" in outcome.stderr


def test_nobody_there_is_told(vault: Path, call: Call) -> None:
    """A port where nobody listens, a host that does not exist, a server that speaks no TLS."""
    outcome = call("push", vault, f"http://127.0.0.1:{find_port()}/store", "--retries", "0")
    assert_one_sentence(outcome, 3)
    assert "cannot be reached" in outcome.stderr
    with serve(lambda _: Told(200)) as (url, _):
        outcome = call("push", vault, url.replace("http", "https"), "--retries", "0")
    assert_one_sentence(outcome, 3)
    assert "TLS" in outcome.stderr


def test_a_certificate_is_not_asked_about_twice() -> None:
    """An unproven certificate mends by no second try."""
    error = ssl.SSLCertVerificationError("certificate verify failed")
    waits: list[float] = []
    client = Client(Access("https://h.example/"), Patience(), waits.append)

    def fail(*_: object, **__: object) -> None:
        import httpx

        raise httpx.ConnectError("failed") from error

    client._http.request = fail  # type: ignore[method-assign,assignment]
    with pytest.raises(RemoteError, match=r"certificate of h\.example"):
        client.try_send("GET", "https://h.example/")
    assert not waits


def test_a_silent_server_is_told(vault: Path, call: Call) -> None:
    """Who does not answer in time is told to be silent."""
    import time

    def answer(_: Asked) -> Told:
        time.sleep(1.0)
        return Told(200)

    with serve(answer) as (url, _):
        outcome = call("push", vault, url, "--timeout", "0.2", "--retries", "0")
    assert_one_sentence(outcome, 3)
    assert "did not answer within 0.2 seconds" in outcome.stderr


def test_a_record_of_access_shows_nothing() -> None:
    """Printing what we sign in by prints no password."""
    access = find_access("https://u:geheim@h.example/x")
    assert (access.url, access.user, access.password) == ("https://h.example/x", "u", "geheim")
    assert "geheim" not in f"{access!r} {access}"


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--check", "count"), "no check 'count'; did"), (("--protocol", "both"), "no protocol 'bo")],
)
def test_an_unknown_choice_is_told(
    vault: Path, call: Call, words: tuple[str, str], said: str
) -> None:
    """What is chosen is called what it is."""
    outcome = call("push", vault, "http://localhost", *words)
    assert_one_sentence(outcome)
    assert said in outcome.stderr
