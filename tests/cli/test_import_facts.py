"""`zettel import` of RDF: files, and what a query makes at an endpoint."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call, assert_one_sentence, list_files
from tests.edit.facts import FILES
from tests.push.stores import Oxigraph, find_port

_PEOPLE = "CONSTRUCT WHERE { ?x a foaf:Person ; ?p ?o }"
_DATA = """PREFIX foaf: <http://xmlns.com/foaf/0.1/> INSERT DATA {
  <http://x.example/ana> a foaf:Person ; foaf:name "Ana" ; foaf:account [ foaf:accountName "a" ] .
  <http://x.example/dog> a foaf:Agent ; foaf:name "Dog" . }"""


@pytest.fixture
def store() -> Iterator[Oxigraph]:
    """Start a store that holds a person and a dog."""
    store = Oxigraph()
    store.update(_DATA)
    yield store
    store.stop()


def test_files_become_notes(call: Call, vault: Path) -> None:
    """Turtle, RDF/XML and JSON-LD at once; each note is told with its file and its address."""
    names = ("thesaurus.ttl", "people.rdf", "event.jsonld")
    told = call("import", vault, *(FILES / name for name in names))
    assert told.returncode == 0
    assert "event.jsonld → " in told.stdout
    assert "iri ← http://people.example.org/alice#me" in told.stdout
    assert told.stderr.startswith("12 notes imported\n")
    assert call("check", vault).returncode == 0
    again = call("import", vault, FILES / "people.rdf")
    assert again.stderr.startswith("0 notes imported, 5 there already")
    assert "people.rdf was imported" not in again.stdout
    assert all(line.endswith(".md is there already") for line in again.stdout.splitlines())


def test_every_note_has_a_file_that_it_is_from(call: Call, vault: Path) -> None:
    """Also one of what had no address in the file."""
    source = str(FILES / "people.rdf")
    report = json.loads(call("import", vault, source, "--dry-run", "--json").stdout)
    assert {one["source"] for one in report["documents"]} == {source}
    assert len(report["documents"]) == 5


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_nothing_is_written(call: Call, vault: Path, option: str) -> None:
    """To look first, one can have the report or the diff alone."""
    before = list_files(vault)
    told = call("import", vault, FILES / "thesaurus.ttl", option)
    assert (told.returncode, told.stderr.splitlines()[0]) == (0, "5 notes would be imported")
    assert list_files(vault) == before


def test_wrong_files_are_one_sentence(call: Call, vault: Path, tmp_path: Path) -> None:
    """With the line where it is known; what is of no kind is told which kinds there are."""
    (tmp_path / "a.ttl").write_text("<http://x.example/a>\n  <http://x.example/p> .\n")
    (tmp_path / "a.csv").write_text("a,b\n")
    (tmp_path / "b.jsonld").write_text('{"@context": "https://x.example/c", "name": "x"}')
    for name, words in (
        ("a.ttl", "a.ttl:2 cannot be imported: it is not Turtle"),
        ("a.csv", "RDF: .ttl, .nt"),
        ("b.jsonld", "b.jsonld:1 cannot be imported: its JSON-LD context is elsewhere"),
    ):
        told = call("import", vault, tmp_path / name)
        assert_one_sentence(told)
        assert words in told.stderr


def test_an_export_of_another_vault(call: Call, vault: Path, tmp_path: Path) -> None:
    """A folder without settings gets them; a vault with its own is told what to write."""
    call("export", FILES.parents[2] / "tests/orchestra", "--to", "turtle", "-o", tmp_path / "o.ttl")
    (tmp_path / "new").mkdir()
    told = call("import", tmp_path / "new", tmp_path / "o.ttl")
    assert "hint: zettel.toml: base is https://" in told.stderr
    before = list_files(vault)
    told = call("import", vault, tmp_path / "o.ttl")
    assert_one_sentence(told)
    assert "write base = " in told.stderr
    assert list_files(vault) == before
    assert call("import", vault, tmp_path / "o.ttl", "--foreign").returncode == 0


def test_a_query_is_imported(call: Call, vault: Path, store: Oxigraph, tmp_path: Path) -> None:
    """It may use the vault's prefixes and stand in a file; what it makes becomes notes."""
    (tmp_path / "people.rq").write_text(_PEOPLE)
    for query in (_PEOPLE, str(tmp_path / "people.rq")):
        told = call(
            "import", vault, "--construct", query, "--endpoint", f"{store.url}/query", "--dry-run"
        )
        assert told.stdout.startswith(f"{store.url}/query → ")
        assert told.stderr == "1 note would be imported\n"
    call("import", vault, "--construct", _PEOPLE, "--endpoint", f"{store.url}/query")
    rows = call("query", vault, "SELECT ?p { <http://x.example/ana> foaf:name ?p }").stdout
    assert "Ana" in rows


def test_calls_that_cannot_be_answered(call: Call, vault: Path, store: Oxigraph) -> None:
    """A table, a wrong query and half a call are status 2; a server that is not there is 3."""
    there, gone = f"{store.url}/query", f"http://127.0.0.1:{find_port()}/query"
    for arguments, status, words in (
        (("--construct", "SELECT * { ?s ?p ?o }", "--endpoint", there), 2, "CONSTRUCT or DESCRIBE"),
        (("--construct", "ASK { ?s ?p ?o }", "--endpoint", there), 2, "CONSTRUCT or DESCRIBE"),
        (("--construct", "CONSTRUCT {", "--endpoint", there), 2, "zettel: "),
        (("--construct", "DELETE WHERE { ?s ?p ?o }", "--endpoint", there), 2, "queries only read"),
        (("--construct", _PEOPLE), 2, "add --endpoint URL"),
        (("--endpoint", there), 2, "add --construct QUERY"),
        (("--construct", _PEOPLE, "--endpoint", gone, "--retries", "0"), 3, "cannot be reached"),
    ):
        told = call("import", vault, *arguments)
        assert_one_sentence(told, status)
        assert words in told.stderr
