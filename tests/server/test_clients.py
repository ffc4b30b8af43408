"""Clients that others wrote work against the endpoint, as they are."""

from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.server.servers import TITLES, Server

FOAF = rdflib.FOAF
DOCUMENT = rdflib.URIRef("https://v.example/note/a")
WHOLE = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"


@pytest.fixture
def graph(server: Server) -> rdflib.Graph:
    """Return the endpoint as rdflib sees one."""
    return rdflib.Graph(SPARQLStore(f"{server.address}sparql"))


def test_rdflib_asks_it_as_a_store(graph: rdflib.Graph) -> None:
    """Patterns, lengths, membership, queries with bindings and CONSTRUCT go through the store."""
    things = set(graph.subjects(rdflib.RDF.type, FOAF.Document))
    assert things == {DOCUMENT, rdflib.URIRef("https://v.example/note/b")}
    assert (DOCUMENT, rdflib.RDF.type, FOAF.Document) in graph
    assert len(graph) == len(list(graph)) > 20
    asked = "SELECT ?t { ?n dcterms:title ?t } ORDER BY ?t"
    rows = graph.query(asked, initBindings={"n": DOCUMENT})
    assert [str(row[0]) for row in rows] == ["A"]  # type: ignore[index]
    made = graph.query(WHOLE).graph
    assert made is not None
    assert len(made) == len(graph)
    assert bool(graph.query("ASK { ?s a foaf:Document }"))


def test_rdflib_sees_a_graph_for_each_note(server: Server) -> None:
    """The store lists the notes' graphs; a graph of it holds what its note says, and no more."""
    store = SPARQLStore(f"{server.address}sparql")
    names = {str(name) for name in store.contexts()}
    assert names == {"https://v.example/note/a", "https://v.example/note/b"}
    everything = rdflib.Dataset(store).query("SELECT ?t { ?n dcterms:title ?t }")
    assert len(everything) == 3
    one = rdflib.Graph(store, identifier=DOCUMENT)
    assert {str(title) for title in one.objects(None, rdflib.DCTERMS.title)} == {"A"}


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("way", ["urlencoded", POSTDIRECTLY])
@pytest.mark.parametrize("format", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_gets_rows(server: Server, format: str, way: str, method: str) -> None:
    """In each format, by each way that it knows."""
    client = SPARQLWrapper(f"{server.address}sparql")
    client.setQuery(TITLES)
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setReturnFormat(format)
    found: Any = client.query().convert()
    if format == JSON:
        told = str([row["t"]["value"] for row in found["results"]["bindings"]])
    else:
        told = found.toxml() if format == XML else found.decode()
    assert "A" in told
    assert "é" in told


@pytest.mark.parametrize("format", [TURTLE, XML])
def test_sparqlwrapper_gets_graphs(server: Server, format: str) -> None:
    """A CONSTRUCT is a graph in either syntax."""
    client = SPARQLWrapper(f"{server.address}sparql")
    client.setQuery(WHOLE)
    client.setReturnFormat(format)
    found: Any = client.query().convert()
    if isinstance(found, bytes):
        found = rdflib.Graph().parse(data=found, format="turtle")
    assert (DOCUMENT, rdflib.RDF.type, FOAF.Document) in found


def test_sparqlwrapper_tells_what_is_wrong(server: Server) -> None:
    """A malformed query is known as one, and the sentence reaches who wrote it."""
    client = SPARQLWrapper(f"{server.address}sparql")
    client.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="malformed at 1:11"):
        client.query()
