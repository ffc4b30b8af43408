"""`vault.rdf`: rdflib's own data set in every respect, answered by Oxigraph."""

from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result
from rdflib.term import BNode, Literal, URIRef

import zettel
from tests.vaults import open_vault
from zettel.errors import QueryError
from zettel.store.face import build_dataset
from zettel.vault import Vault

ROOT = Path(__file__).parents[1]
TEXT = """
=== zettel.toml
base = "https://v.example/"
=== a.md
---
code: 007
tags: [shared]
---
# A
[[b]] [[missing]]
=== b.md
---
tags: [shared]
---
# B
[[missing]]
"""
A = URIRef("https://v.example/note/a")
TITLE = URIRef("http://purl.org/dc/terms/title")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Return a vault of two notes that share a tag and a placeholder."""
    return open_vault(tmp_path, TEXT)


def copy(data: rdflib.Dataset) -> rdflib.Dataset:
    """Return the same statements in rdflib's own store."""
    plain = rdflib.Dataset(default_union=True)
    for s, p, o, graph in data.quads():
        plain.graph(graph).add((s, p, o))
    return plain


def list_values(result: Result) -> list[str]:
    """Return all values of a result as text."""
    return [str(value) for row in result.bindings for value in row.values()]


def test_it_holds_what_an_export_holds() -> None:
    """Graph by graph the corpus in rdflib is the corpus as N-Quads, literals as written."""
    vault = zettel.open(ROOT)
    data = vault.rdf
    lines = (vault.export("nquads") or b"").decode().splitlines()
    named = {line for line in lines if line.split()[-2].startswith("<https://ogp.example/note/")}
    quads = {
        f"{s.n3()} {p.n3()} {o.n3()} <{graph}> ."
        for s, p, o, graph in data.quads()
        if str(graph).startswith("https://ogp.example/note/")
    }
    assert {line for line in named if "\\" not in line} == {q for q in quads if "\\" not in q}
    assert len(named) == len(quads)
    count = list_values(data.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    assert count == [str(len(data))] == [str(len(set(data.triples((None, None, None)))))]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?n ?t { ?n dcterms:title ?t } ORDER BY ?t",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s a zettel:Placeholder } }",
        "SELECT ?t ?x { ?n dcterms:title ?t OPTIONAL { ?n dcterms:creator ?x } }",
        "ASK { ?n a zettel:Note }",
        "ASK { ?n a zettel:Nothing }",
        "CONSTRUCT { ?n rdfs:label ?t } WHERE { ?n dcterms:title ?t }",
        "DESCRIBE <https://v.example/tag/shared>",
    ],
)
def test_answers_are_those_of_rdflib(vault: Vault, query: str) -> None:
    """Oxigraph's rows are those of rdflib's engine over the same statements."""
    prefixes = dict(vault.rdf.namespaces())
    ours, theirs = vault.rdf.query(query), copy(vault.rdf).query(query, initNs=prefixes)
    if query.startswith("DESCRIBE"):
        assert ours.graph is not None
        assert len(ours.graph) > 0
        return
    assert (ours.type, ours.askAnswer, ours.vars) == (theirs.type, theirs.askAnswer, theirs.vars)
    assert sorted(map(str, ours)) == sorted(map(str, theirs))


def test_options_of_rdflib_hold(vault: Vault) -> None:
    """`initNs`, `initBindings`, prepared queries and one graph alone do what they do in rdflib."""
    rows = vault.rdf.query("SELECT ?t { ?n x:title ?t }", initNs={"x": TITLE.removesuffix("title")})
    assert len(rows) == 2
    query = "SELECT ?t { ?n dcterms:title ?t }"
    assert list_values(vault.rdf.query(query, initBindings={"n": A})) == ["A"]
    prepared = prepareQuery("SELECT ?t { ?n d:title ?t }", {"d": "http://purl.org/dc/terms/"})
    assert len(vault.rdf.query(prepared)) == 2
    assert len(vault.rdf.graph(A).query(query)) == 1
    assert len(vault.rdf.graph(URIRef("https://v.example/none")).query(query)) == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
        "SELECT * FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }",
    ],
)
def test_nothing_is_read_from_elsewhere(vault: Vault, query: str) -> None:
    """A graph that a query names is one of the data set, or empty; SERVICE is refused."""
    assert len(vault.rdf.query(query)) == 0
    with pytest.raises(QueryError):
        vault.rdf.query(query, initBindings={"zz": A}, DEBUG=True)
    with pytest.raises(QueryError, match="SERVICE"):
        vault.rdf.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_updates_and_serialisers_work(vault: Vault) -> None:
    """The tools of rdflib change and write it; what they add is found at once, by both engines."""
    data = vault.to_dataset()
    data.update('INSERT DATA { GRAPH <https://x.example/g> { <x:a> <x:b> "seven" } }')
    assert list_values(data.query("SELECT ?o { <x:a> <x:b> ?o }")) == ["seven"]
    data.update("DELETE WHERE { GRAPH <https://x.example/g> { ?s ?p ?o } }")
    assert not data.query("ASK { <x:a> <x:b> ?o }").askAnswer
    again = rdflib.Dataset(default_union=True)
    again.parse(data=data.serialize(format="trig"), format="trig")
    assert len(again) == len(data)


NODES = st.sampled_from([URIRef("x:a"), URIRef("x:b")])
VALUES = st.sampled_from(
    [URIRef("x:a"), Literal("007", normalize=False), Literal("x", lang="fr"), BNode("n")]
)
GRAPHS = st.sampled_from([URIRef("x:g"), URIRef("x:h"), None])
EDITS = st.lists(st.tuples(st.booleans(), NODES, NODES, VALUES, GRAPHS), max_size=12)


@given(edits=EDITS)
def test_edits_keep_the_union(edits: list[tuple[bool, URIRef, URIRef, Literal, URIRef]]) -> None:
    """Whatever is added and removed, graphs and union hold what rdflib's own store would."""
    sets = build_dataset([], [], {}), rdflib.Dataset(default_union=True)
    for is_added, s, p, o, name in edits:
        for data in sets:
            graph = data.graph(DATASET_DEFAULT_GRAPH_ID if name is None else name)
            graph.add((s, p, o)) if is_added else graph.remove((s, p, o))
    ours, theirs = ({(s, p, o, str(g)) for s, p, o, g in data.quads()} for data in sets)
    assert ours == theirs
    assert set(sets[0].triples((None, None, None))) == set(sets[1].triples((None, None, None)))
    count = list_values(sets[0].query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    assert count == [str(len(sets[0]))] == [str(len({(s, p, o) for s, p, o, _ in theirs}))]
    for pattern in ((URIRef("x:a"), None, None), (None, None, Literal("x", lang="fr"))):
        found, expected = (set(data.triples(pattern)) for data in sets)
        assert found == expected
