"""Comunica works against what is served, as it is: one source, or several at once."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.comunica import Ask, start_comunica
from tests.server.servers import TITLES, VAULT, Server, start_server
from tests.vaults import write_vault

PREFIXES = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
BASE = "https://v.example/"
DOCUMENT = "https://v.example/note/a"


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Start Comunica."""
    with start_comunica() as started:
        yield started


@pytest.mark.parametrize("kind", ["told", "found"])
def test_it_asks_the_endpoint(kind: str, ask: Ask, server: Server) -> None:
    """SELECT, ASK and CONSTRUCT; it finds out by itself what the endpoint is."""
    endpoint = f"{server.address}sparql"
    source = {"type": "sparql", "value": endpoint} if kind == "told" else endpoint
    assert ask(PREFIXES + TITLES, source) == [{"t": "A"}, {"t": 'B "é"'}]
    assert ask(PREFIXES + "ASK { ?n a foaf:Document }", source) is True
    assert ask(PREFIXES + "ASK { ?n a foaf:Person }", source) is False
    triples = ask("CONSTRUCT WHERE { ?s ?p ?o }", source)
    assert [DOCUMENT, "http://purl.org/dc/terms/title", "A"] in triples
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert ask(count, source) == [{"n": str(len(triples))}]


def test_it_sees_a_graph_for_each_note(ask: Ask, server: Server) -> None:
    """The endpoint's named graphs are the notes'."""
    query = PREFIXES + "SELECT ?g ?t { GRAPH ?g { ?g dcterms:title ?t } } ORDER BY ?g"
    found = ask(query, f"{server.address}sparql")
    assert [row["g"] for row in found] == [f"{BASE}note/a", f"{BASE}note/b"]


def test_it_joins_the_endpoint_and_a_file(ask: Ask, server: Server) -> None:
    """What one note's Turtle says is joined with what only the endpoint knows."""
    query = f"""{PREFIXES} SELECT DISTINCT ?here ?there {{
        <{DOCUMENT}> dcterms:title ?here ; dcterms:references ?n . ?n dcterms:title ?there }}"""
    file = f"{server.address}note/a.ttl"
    assert ask(query, file) == []
    assert ask(query, f"{server.address}sparql", file) == [{"here": "A", "there": 'B "é"'}]


@pytest.mark.parametrize("path", ["", "void.ttl", "dump.ttl", "note/a", "note/a.jsonld"])
def test_it_reads_what_stands_at_addresses(path: str, ask: Ask, server: Server) -> None:
    """Whatever form it negotiates or the address names, it is RDF."""
    assert ask("CONSTRUCT WHERE { ?s ?p ?o }", server.address + path)


def test_services_are_asked_by_it(ask: Ask, server: Server) -> None:
    """A SERVICE in a query of its own reaches the endpoint."""
    query = f"{PREFIXES} ASK {{ SERVICE <{server.address}sparql> {{ ?n a foaf:Document }} }}"
    assert ask(query, f"{server.address}note/a.ttl") is True


def test_an_update_is_refused(ask: Ask, server: Server) -> None:
    """It learns that the endpoint only reads."""
    with pytest.raises(ValueError, match="403"):
        ask("INSERT DATA { <a:b> <a:b> <a:b> }", f"{server.address}sparql")


def test_it_follows_the_names_of_things(ask: Ask, tmp_path: Path) -> None:
    """Where the base is the server's address, each IRI that is found can be asked itself."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}/"
    vault = write_vault(tmp_path, VAULT.replace(BASE, base))
    with start_server(vault, "--port", str(port)) as server:
        assert server.address == base
        query = PREFIXES + "SELECT ?it { ?it foaf:isPrimaryTopicOf ?n ; skos:prefLabel 'A'@en }"
        (found,) = ask(query, f"{base}sparql")
        query = f"{PREFIXES} SELECT DISTINCT ?o {{ <{base}note/a> dcterms:references ?o }}"
        others = {row["o"] for row in ask(query, found["it"])}
        assert others == {f"{base}note/b", f"{base}missing/missing"}
        query = PREFIXES + "SELECT DISTINCT ?t { ?n a foaf:Document ; dcterms:title ?t }"
        assert ask(query, f"{base}note/b") == [{"t": 'B "é"'}]
