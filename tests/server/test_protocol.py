"""The endpoint speaks the SPARQL 1.1 Protocol and the reads of the Graph Store Protocol."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import rdflib

from tests.server.servers import TITLES, Server
from zettel.server.formats import GRAPHS, TABLES

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
COUNT = "SELECT (COUNT(*) AS ?n) { <https://v.example/missing/missing> a ?type }"
DOCUMENTS = ("https://v.example/note/a", "https://v.example/note/b")


def test_a_query_comes_in_three_ways(server: Server) -> None:
    """GET, POST as a form and POST as it is give the same answer."""
    accept = {"Accept": "text/csv"}
    ways = [
        server.get("sparql", params={"query": TITLES}, headers=accept),
        server.send("POST", "sparql", data={"query": TITLES}, headers=accept),
        server.send("POST", "sparql", content=TITLES, headers={**accept, "Content-Type": QUERY}),
    ]
    assert {(way.status_code, way.text) for way in ways} == {(200, 't\r\nA\r\n"B ""é"""\r\n')}


@pytest.mark.parametrize("offer", TABLES, ids=lambda offer: offer.media)
def test_rows_come_as_they_are_asked_for(server: Server, offer: object) -> None:
    """Each media type gives rows in its format, under its name."""
    media, format = offer.media, offer.format  # type: ignore[attr-defined]
    answer = server.ask(TITLES, media)
    assert answer.headers["content-type"].partition(";")[0] == media
    match format:
        case "json":
            rows = [row["t"]["value"] for row in answer.json()["results"]["bindings"]]
        case "xml":
            texts = ElementTree.fromstring(answer.content).findall(".//{*}literal")
            rows = [text.text for text in texts]
        case "csv":
            rows = [row[0] for row in csv.reader(io.StringIO(answer.text))][1:]
        case _:
            rows = [json.loads(row.partition("@")[0]) for row in answer.text.splitlines()[1:]]
    assert rows == ["A", 'B "é"']


@pytest.mark.parametrize("offer", GRAPHS, ids=lambda offer: offer.media)
def test_triples_come_as_they_are_asked_for(server: Server, offer: object) -> None:
    """Each media type gives triples in its syntax, of a query and of a graph."""
    media, format = offer.media, offer.format  # type: ignore[attr-defined]
    syntaxes = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
    construct = "CONSTRUCT { ?s ?p ?o } { GRAPH <https://v.example/note/a> { ?s ?p ?o } }"
    graph = {"graph": DOCUMENTS[0]}
    for answer in (
        server.ask(construct, media),
        server.get("graph", params=graph, headers={"Accept": media}),
    ):
        assert answer.headers["content-type"].partition(";")[0] == media
        found = rdflib.Dataset(default_union=True)
        found.parse(data=answer.content, format=syntaxes.get(format, format))
        facts = found.quads((rdflib.URIRef(f"{DOCUMENTS[0]}#it"), None, None, None))
        assert len(list(facts)) == 2


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, */*;q=0.1", "text/csv"),
        ("application/*;q=0, */*", "text/csv"),
        ("text/turtle, text/tab-separated-values;q=0.2", "text/tab-separated-values"),
        ('text/csv;header="a,b";q=1.0', "text/csv"),
        ("TEXT/CSV; Q=1", "text/csv"),
        ("application/sparql-results+json;q=nonsense", "application/sparql-results+json"),
    ],
)
def test_the_best_liked_format_is_given(server: Server, accept: str, media: str) -> None:
    """Quality values and ranges count; of equals the server's first."""
    answer = server.ask(TITLES, accept)
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "accept" in answer.headers["vary"].lower()


def test_graphs_are_chosen_by_the_request(server: Server) -> None:
    """Graphs of the request take the place of those in the query; what two say counts once."""

    def count(query: str, **graphs: object) -> str:
        parameters = {"query": query, **{name.replace("_", "-"): g for name, g in graphs.items()}}
        answer = server.get("sparql", params=parameters, headers={"Accept": "text/csv"})
        return str(answer.text.split()[1])

    named = COUNT.replace("{", "{ GRAPH ?g {") + " }"
    assert count(COUNT) == "1"
    assert count(named) == "2"
    assert count(COUNT, default_graph_uri=DOCUMENTS) == "1"
    assert count(COUNT, named_graph_uri=DOCUMENTS) == "0"
    assert count(named, named_graph_uri=DOCUMENTS) == "2"
    assert count(named, default_graph_uri=DOCUMENTS[0]) == "0"
    asked = COUNT.replace("{", f"FROM <{DOCUMENTS[0]}> FROM <{DOCUMENTS[1]}> {{")
    assert count(asked) == "1"
    assert count(asked, default_graph_uri="https://v.example/note/none") == "0"


@pytest.mark.parametrize(
    ("request_line", "more", "status", "told"),
    [
        ("GET sparql?query=SELECT", {}, 400, "malformed at 1:7"),
        ("GET sparql?query=", {}, 400, "malformed"),
        ("GET sparql?query=ASK%7BSERVICE<x:s>%7B", {}, 400, "malformed"),
        ("GET sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, 400, "there are 2 queries"),
        ("GET sparql?query=%FF", {}, 400, "not UTF-8"),
        ("GET sparql?query=ASK%7B%7D&default-graph-uri=a", {}, 400, "absolute IRI"),
        ("GET sparql?update=CLEAR+ALL", {}, 403, "only reads"),
        ("GET sparql?query=CLEAR+ALL", {}, 403, "only read"),
        ("POST sparql", {"data": {"update": "CLEAR ALL"}}, 403, "only reads"),
        ("POST sparql", {"data": {"quer": "x"}}, 400, "there is no query"),
        ("POST sparql", {"content": "ASK {}"}, 415, "not told"),
        ("PUT sparql", {}, 405, "does not take"),
        ("GET sparql?query=ASK%7B%7D", {"headers": {"Accept": "image/png"}}, 406, "image/png"),
        ("GET sparql?query=ASK%7B%7D", {"headers": {"Accept": "text/turtle"}}, 406, "rows"),
        ("GET graph", {}, 400, "which graph"),
        ("GET graph?default&graph=x:y", {}, 400, "several graphs"),
        ("GET graph?graph=x:none", {}, 404, "there is no graph <x:none>"),
        ("GET graph?default", {"headers": {"Accept": "text/csv"}}, 406, "text/csv"),
        ("PUT graph?default", {}, 405, "does not take"),
        ("DELETE graph?default", {}, 405, "does not take"),
        ("GET nowhere", {}, 404, "nothing at this address"),
    ],
)
def test_what_cannot_be_served_is_told(
    server: Server, request_line: str, more: dict[str, object], status: int, told: str
) -> None:
    """Each mistake has its status and a sentence; scripts get it as `application/problem+json`."""
    method, path = request_line.split()
    answer = server.send(method, path, **more)
    assert answer.status_code == status
    assert told in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert (status == 405) == ("allow" in answer.headers)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (f"{QUERY}; charset=utf-16", "ASK {}".encode("utf-16")),
        (QUERY, b"ASK { <x:\xff> ?p ?o }"),
        ("application/sparql-update", b"CLEAR ALL"),
        ("text/plain", b"ASK {}"),
        (FORM, b"query=%FF"),
    ],
)
def test_bodies_that_are_no_query_are_refused(server: Server, kind: str, body: bytes) -> None:
    """Another type or encoding is told as 400, 403 or 415."""
    answer = server.send("POST", "sparql", content=body, headers={"Content-Type": kind})
    assert answer.status_code in (400, 403, 415)


def test_problems_come_as_json_to_who_asks_for_it(server: Server) -> None:
    """RFC 9457: title, status and what to do about it."""
    answer = server.ask("SELECT", "application/json")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 400
    assert "malformed" in answer.json()["title"]


def test_limits_are_told_and_the_server_goes_on(server: Server) -> None:
    """A runaway is 503, a large answer 500, SERVICE 403; none does any harm."""
    patterns = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(9))
    slow = server.ask(f"SELECT (COUNT(*) AS ?n) {{ {patterns} }}")
    assert (slow.status_code, slow.text.splitlines()[0]) == (
        503,
        "the query was stopped after 2 seconds",
    )
    large = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert (large.status_code, "more than 500 rows" in large.text) == (500, True)
    far = server.ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert (far.status_code, "never leave this machine" in far.text) == (403, True)
    file = server.ask("SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }")
    assert (file.status_code, file.text) == (200, "s\r\n")
    assert server.ask(TITLES).status_code == 200


def test_an_answer_is_asked_for_anew_only_where_it_may_differ(server: Server) -> None:
    """The entity tag holds as long as the state, for one query in one format that is steady."""
    tag = server.ask(TITLES).headers["etag"]
    again = server.ask(TITLES, **{"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = server.ask(TITLES, "application/json", **{"If-None-Match": tag})
    graph = server.get("graph?default", headers={"If-None-Match": tag})
    assert (other.status_code, graph.status_code) == (200, 200)
    malformed = server.ask("ASK {", **{"If-None-Match": "*"})
    assert malformed.status_code == 400
    fickle = server.ask("SELECT (RAND() AS ?n) {}", **{"If-None-Match": tag})
    assert (fickle.status_code, "etag" in fickle.headers) == (200, False)


def test_the_service_describes_itself(server: Server) -> None:
    """A GET without a query gives the description in RDF, and a page to browsers, in French too."""
    answer = server.get("sparql", headers={"Accept": "text/turtle"})
    found = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = found.subjects(rdflib.RDF.type, sd.Service)
    assert (service, sd.endpoint, rdflib.URIRef(f"{server.address}sparql")) in found
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in found
    assert (service, sd.feature, sd.UnionDefaultGraph) in found
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    english = server.get("sparql", headers=browser).text
    french = server.get("sparql", headers={**browser, "Accept-Language": "fr-FR,en;q=0.5"}).text
    assert "need not be declared" in english
    assert '<html lang="fr">' in french
    assert "PREFIX dcterms: &lt;http://purl.org/dc/terms/&gt;" in english


def test_relative_names_are_below_the_base(server: Server) -> None:
    """What a query names relatively lies below the base of the vault."""
    answer = server.ask("ASK { GRAPH <note/a> { <note/a> a foaf:Document } }", "text/csv")
    assert answer.text == "true"
