"""A vault's queries at an endpoint: the same answers, and the endpoint's own mistakes told."""

import json
from functools import partial
from pathlib import Path

import pytest

import zettel
from tests.cli.conftest import assert_one_sentence
from tests.push.conftest import Call
from tests.push.stores import Asked, Oxigraph, Told, relay, serve
from zettel.push.asking import bind_thing, declare_prefixes

REPOSITORY = Path(__file__).parents[2]


def test_the_same_queries_give_the_same_answers(corpus_store: Oxigraph, call: Call) -> None:
    """Every named query of the corpus has the same rows at another store."""
    address = f"{corpus_store.url}/query?union-default-graph"
    vault = zettel.open(REPOSITORY)
    for query in vault.queries():
        outcome = call("query", REPOSITORY, query.name, "--endpoint", address, "--format", "json")
        here = json.loads(vault.query(query.name).to_bytes("json"))
        there = json.loads(outcome.stdout)
        assert there["head"]["vars"] == here["head"]["vars"], query.name
        rows = [sorted(map(str, one["results"]["bindings"])) for one in (here, there)]
        assert rows[0] == rows[1], query.name


@pytest.mark.parametrize("format", ["table", "json", "csv", "tsv", "xml"])
def test_of_a_note_and_formats(corpus_store: Oxigraph, call: Call, format: str) -> None:
    """`--of` says there what `?it` is; tables and formats are those of the notes' own answer."""
    words = ("query", REPOSITORY, "links-of", "--of", "France", "--format", format)
    there = call(*words, "--endpoint", f"{corpus_store.url}/query?union-default-graph")
    here = call(*words)
    assert sorted(there.stdout.split()) == sorted(here.stdout.split())
    assert there.returncode == 0


def test_graphs_and_verdicts(vault: Path, store: Oxigraph, call: Call) -> None:
    """CONSTRUCT is Turtle, ASK is yes or no; prefixes need no declaration."""
    assert call("push", vault, store.url).returncode == 0
    address = ("--endpoint", f"{store.url}/query?union-default-graph")
    construct = "CONSTRUCT { ?n dcterms:title ?t } WHERE { ?n dcterms:title ?t }"
    there, here = (call("query", vault, construct, *more).stdout for more in (address, ()))
    assert there == here.replace('<https://v.example/note/c> dcterms:title "Secret"@en .\n\n', "")
    assert call("query", vault, "ASK { ?n a zettel:Note }", *address).stdout == "yes\n"


@pytest.mark.parametrize("known", ["", "/store", "/update"])
def test_any_address_of_a_store_leads_to_its_queries(
    vault: Path, store: Oxigraph, call: Call, known: str
) -> None:
    """As for `push`: who knows the root, the graph store or the updates is led to the queries."""
    assert call("push", vault, store.url).returncode == 0
    address = f"{store.url}{known}?union-default-graph"
    assert call("query", vault, "ASK { ?n a zettel:Note }", "--endpoint", address).stdout == "yes\n"


def test_what_is_no_endpoint_answers_no_query(vault: Path, call: Call) -> None:
    """RDF that is there for everybody is not taken for what a query constructs."""
    page = Told(200, b"<x:a> <x:b> <x:c> .", (("Content-Type", "text/turtle"),))
    with serve(lambda _: page) as (url, _asked):
        construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        outcome = call("query", vault, construct, "--endpoint", url)
    assert_one_sentence(outcome, status=3)
    assert "SPARQL endpoint" in outcome.stderr


def test_an_empty_default_graph_is_told_of(vault: Path, store: Oxigraph, call: Call) -> None:
    """Where nothing is found since queries see no named graphs, that is said."""
    assert call("push", vault, store.url).returncode == 0
    outcome = call("query", vault, "tags", "--endpoint", f"{store.url}/query")
    assert outcome.returncode == 0
    assert "?union-default-graph" in outcome.stderr


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x { ?x nope:y ?z }", "the prefix nope: is not declared"),
        ("SELECT ?x { ?x rdfs:label ?z", "at its end"),
        ("DELETE WHERE { ?s ?p ?o }", "queries only read"),
        ("SELECT ?x { SERVICE <http://x.example/> { ?x ?y ?z } ", "does not understand"),
        ("Q99", "no query named"),
    ],
)
def test_bad_queries_are_told(
    vault: Path, store: Oxigraph, call: Call, query: str, said: str
) -> None:
    """What is wrong with a query is told as for the notes, else in the endpoint's words."""
    outcome = call("query", vault, query, "--endpoint", f"{store.url}/query")
    assert_one_sentence(outcome, 2)
    assert said in outcome.stderr


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(200, b"<html>", (("Content-Type", "text/html"),)), "neither a table"),
        (Told(200, b"{}", (("Content-Type", "application/json"),)), "neither a table"),
        (Told(200, b"<a", (("Content-Type", "text/turtle"),)), "neither a table"),
        (Told(503, b"full"), "has no time for us: full"),
        (Told(403), "does not allow this"),
    ],
)
def test_odd_endpoints_are_told(vault: Path, call: Call, told: Told, said: str) -> None:
    """An address that is no endpoint, or has no answer, ends with status 3."""
    with serve(lambda _: told) as (url, _):
        outcome = call("query", vault, "tags", "--endpoint", url, "--retries", "0")
    assert_one_sentence(outcome, 3)
    assert said in outcome.stderr


def test_an_endpoint_may_take_get_alone(vault: Path, store: Oxigraph, call: Call) -> None:
    """Where POST is refused the query goes in the address."""

    def answer(asked: Asked) -> Told:
        return relay(store, asked) if asked.method == "GET" else Told(405)

    with serve(answer) as (url, _):
        assert call("query", vault, "ASK {}", "--endpoint", f"{url}/query").stdout == "yes\n"


def test_what_is_not_quite_standard_is_read(vault: Path, call: Call) -> None:
    """A verdict that comes as a table, and literals by the name that they had in drafts."""
    table = b'{"head": {"link": [], "vars": ["%s"]}, "results": {"bindings": [{"%s": %s}]}}'
    number = b'{"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer"'
    kind = (("Content-Type", "application/sparql-results+json"),)
    for name, query, told in (
        (b"__ASK_RETVAL", "ASK {}", "yes"),
        (b"n", "SELECT (1 AS ?n) {}", "n\r\n1"),
    ):
        body = table % (name, name, number + b', "value": "1"}')
        answer = Told(200, body, kind)
        with serve(partial(_give, answer)) as (url, _):
            words = ("--format", "csv") if name == b"n" else ()
            outcome = call("query", vault, query, "--endpoint", url, *words)
        assert outcome.stdout.strip() == told


def _give(told: Told, _: Asked) -> Told:
    return told


def _answer_verdicts_alone(asked: Asked) -> Told:
    """Answer what finds an endpoint out, and nothing else."""
    if asked.body != b"query=ASK%20%7B%7D":
        return Told(503)
    kind = ("Content-Type", "application/sparql-results+json")
    return Told(200, b'{"head":{},"boolean":true}', (kind,))


@pytest.mark.parametrize(
    ("query", "accepted"),
    [
        ("SELECT * { ?construct ?p ?o }", "results"),
        ("# CONSTRUCT\nPREFIX construct: <x:a> ASK {}", "results"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "n-triples"),
        ("DESCRIBE <x:a>", "n-triples"),
    ],
)
def test_each_form_asks_for_what_it_gives(
    vault: Path, call: Call, query: str, accepted: str
) -> None:
    """A table is asked for where a query gives one, a graph where it gives that: never both."""
    with serve(_answer_verdicts_alone) as (url, asked):
        call("query", vault, query, "--endpoint", url, "--retries", "0")
    accept = asked[-1].headers["Accept"]
    assert accepted in accept
    assert ("results" in accept) != ("n-triples" in accept)


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("ASK { ?it ?p '{' }", "ASK { VALUES ?it { <x:a> } ?it ?p '{' }"),
        (
            "CONSTRUCT { ?it ?p '{' } WHERE { { ?it ?p ?o } }",
            "CONSTRUCT { ?it ?p '{' } WHERE { VALUES ?it { <x:a> } { ?it ?p ?o } }",
        ),
        ("CONSTRUCT WHERE { ?it ?p ?o }", "CONSTRUCT WHERE { ?it ?p ?o }\nVALUES ?it { <x:a> }"),
        ("DESCRIBE ?it", "DESCRIBE ?it\nVALUES ?it { <x:a> }"),
        ("# {\nSELECT * { ?it ?p ?o }", "# {\nSELECT * { VALUES ?it { <x:a> } ?it ?p ?o }"),
    ],
)
def test_it_is_bound_in_the_outermost_pattern(query: str, bound: str) -> None:
    """`VALUES` stands in the pattern, or after a query that has none of its own to hold it."""
    assert bind_thing(query, "x:a") == bound


def test_prefixes_are_declared_where_they_are_used() -> None:
    """Those that a query has are its own, those that it does not use are not sent."""
    known = {"a": "x:a", "b": "x:b", "c": "x:c"}
    query = "PREFIX a: <y:a> SELECT * { a:x b:y 'c:z' }"
    assert declare_prefixes(query, known) == f"PREFIX b: <x:b>\n{query}"
