"""Pushing to a real second store: what arrives, what is sent again, what is removed."""

import json
from pathlib import Path

import pytest

import zettel
from tests.push.conftest import Call
from tests.push.stores import Asked, Oxigraph, Told, relay, serve

NOTES = "https://v.example/note/"
STATE = "https://v.example/pushed"
DIGEST = "https://zettel.example/terms#digest"
REPOSITORY = Path(__file__).parents[2]


def list_statements(store: Oxigraph) -> list[str]:
    """List what a store holds, without what it says of the push itself."""
    return [line for line in store.read() if not line.endswith("/pushed> .")]


def list_exported(folder: Path) -> list[str]:
    """List what an export as N-Quads holds, the terms in the graph that is theirs in a store."""
    vault = zettel.open(folder)
    lines = (vault.export("nquads") or b"").decode().splitlines()
    end = f" <{vault.settings.base}terms> ."
    named = f"<{vault.settings.base}note/"
    return sorted(
        line if line.split()[-2].startswith(named) else line.removesuffix(" .") + end
        for line in lines
    )


def report(call: Call, *words: str | Path) -> dict[str, list[str]]:
    """Push, and return the report."""
    outcome = call("push", *words, "--json")
    assert outcome.returncode == 0, outcome.stderr
    told: dict[str, list[str]] = json.loads(outcome.stdout)
    return told


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
def test_what_arrives_is_what_an_export_holds(
    vault: Path, store: Oxigraph, call: Call, protocol: str
) -> None:
    """Every note's graph holds just what N-Quads say of it, by either way; private ones stay."""
    assert call("push", vault, store.url, "--protocol", protocol).returncode == 0
    assert list_statements(store) == list_exported(vault)
    assert not [line for line in store.read() if "Secret" in line or "note/c" in line]


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
def test_the_shipped_notes_arrive_whole(store: Oxigraph, call: Call, protocol: str) -> None:
    """The corpus in another store is the corpus, statement by statement, and looked at so."""
    words = ("--protocol", protocol, "--check", "content")
    assert call("push", REPOSITORY, store.url, *words).returncode == 0
    assert list_statements(store) == list_exported(REPOSITORY)


@pytest.mark.parametrize("end", ["", "/", "/store", "/query", "/update"])
def test_any_of_its_addresses_leads_to_a_store(
    vault: Path, store: Oxigraph, call: Call, end: str
) -> None:
    """From the root or one of its addresses the others are found."""
    told = report(call, vault, store.url + end, "--dry-run")
    assert f"{told['address']} {told['query']}" == f"{store.url}/store {store.url}/query"
    assert store.read() == []


def test_only_what_changed_is_sent(vault: Path, store: Oxigraph, call: Call) -> None:
    """The second push sends nothing; one changed note is one graph; one gone is one removed."""
    assert len(report(call, vault, store.url)["sent"]) == 3
    assert report(call, vault, store.url)["sent"] == []
    text = (vault / "b.md").read_text(encoding="utf-8")
    (vault / "b.md").write_text(f"{text}\nMore of [[a]].\n", encoding="utf-8")
    assert report(call, vault, store.url)["sent"] == [f"{NOTES}b"]
    (vault / "b.md").unlink()
    told = report(call, vault, store.url)
    assert told["removed"] == [f"{NOTES}b"]
    assert f"{NOTES}a" in told["sent"]  # whose link leads nowhere now
    assert list_statements(store) == list_exported(vault)


def test_private_notes_go_and_come_with_drafts(vault: Path, store: Oxigraph, call: Call) -> None:
    """`--drafts` sends them, and a push without removes them again."""
    assert f"{NOTES}c" in report(call, vault, store.url, "--drafts")["sent"]
    assert f"{NOTES}c" in report(call, vault, store.url)["removed"]
    assert not [line for line in store.read() if "Secret" in line]


@pytest.mark.parametrize(
    "damage",
    [
        f"DROP GRAPH <{STATE}>",
        f"DROP GRAPH <{NOTES}a>",
        f"INSERT DATA {{ GRAPH <{NOTES}a> {{ <x:a> <x:b> <x:c> }} }}",
        f"DELETE WHERE {{ GRAPH <{STATE}> {{ <{NOTES}a> ?p ?o }} }}",
        f'INSERT DATA {{ GRAPH <{STATE}> {{ <{NOTES}a> <{DIGEST}> "f" }} }}',
        f"DROP GRAPH <{STATE}>; INSERT DATA {{ GRAPH <{STATE}> {{ <x:a> <x:b> 7 }} }}",
    ],
)
def test_whatever_befalls_the_store_is_made_good(
    vault: Path, store: Oxigraph, call: Call, damage: str
) -> None:
    """Lost or foreign records, lost graphs and statements of others: the next push mends them."""
    report(call, vault, store.url)
    store.update(damage)
    report(call, vault, store.url)
    assert list_statements(store) == list_exported(vault)
    assert report(call, vault, store.url)["sent"] == []


def test_content_is_compared_where_that_is_asked_for(
    vault: Path, store: Oxigraph, call: Call
) -> None:
    """A statement exchanged for another is found by content, told, and mended by the next push."""
    report(call, vault, store.url)
    where = "?s <http://purl.org/dc/terms/title> ?t"
    store.update(
        f"WITH <{NOTES}a> DELETE {{ {where} }} INSERT {{ ?s <x:t> ?t }} WHERE {{ {where} }}"
    )
    outcome = call("push", vault, store.url, "--check", "content")
    assert outcome.returncode == 3
    assert f"what arrived is not what was sent: <{NOTES}a>" in outcome.stderr
    assert report(call, vault, store.url, "--check", "content")["sent"] == [f"{NOTES}a"]
    assert list_statements(store) == list_exported(vault)


def test_what_others_put_there_stays(vault: Path, store: Oxigraph, call: Call) -> None:
    """Graphs elsewhere are never touched; one below the base that we did not write is told of."""
    store.update("INSERT DATA { GRAPH <x:g> { <x:a> <x:b> <x:c> } <x:d> <x:e> <x:f> }")
    store.update(f"INSERT DATA {{ GRAPH <{NOTES}zz> {{ <x:a> <x:b> <x:c> }} }}")
    told = report(call, vault, store.url)
    assert told["foreign"] == [f"{NOTES}zz"]
    assert report(call, vault, store.url, "--prune")["removed"] == [f"{NOTES}zz"]
    others = [line for line in list_statements(store) if line.startswith("<x:")]
    assert others == ["<x:a> <x:b> <x:c> <x:g> .", "<x:d> <x:e> <x:f> ."]


def test_a_push_of_a_part_does_not_remove_the_rest(
    tmp_path: Path, store: Oxigraph, call: Call
) -> None:
    """Where most of what was sent would go, nothing is done but by `--prune`."""
    (tmp_path / "zettel.toml").write_text('base = "https://v.example/"\n', encoding="utf-8")
    (tmp_path / "part").mkdir()
    for number in range(30):
        folder = tmp_path / ("part" if number < 5 else "")
        (folder / f"n{number}.md").write_text(f"# N{number}\n", encoding="utf-8")
    report(call, tmp_path, store.url)
    before = store.read()
    outcome = call("push", tmp_path / "part", store.url)
    assert outcome.returncode == 3
    assert "--prune" in outcome.stderr
    assert store.read() == before
    assert len(report(call, tmp_path / "part", store.url, "--prune")["removed"]) == 30


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
def test_a_store_killed_in_the_middle_is_made_good(
    tmp_path: Path, call: Call, protocol: str
) -> None:
    """A push that loses the store says so; the next one, once it is back, leaves it whole."""
    store = Oxigraph(tmp_path / "data")
    written = 0

    def answer(asked: Asked) -> Told:
        nonlocal written
        written += asked.method == "PUT" or b"DATA { GRAPH" in asked.body
        if written == 20 and store.process.poll() is None:
            store.stop()
            return Told(502)
        return relay(store, asked) if store.process.poll() is None else Told(502)

    words = ("--protocol", protocol, "--retries", "0")
    with serve(answer) as (url, _):
        outcome = call("push", REPOSITORY, url, *words)
    assert outcome.returncode == 3
    assert "502" in outcome.stderr
    try:
        store.start()
        assert 0 < len(list_statements(store)) < len(list_exported(REPOSITORY))
        report(call, REPOSITORY, store.url)
        assert list_statements(store) == list_exported(REPOSITORY)
    finally:
        store.stop()
