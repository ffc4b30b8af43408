"""Exports with `infer`: what no note states is added, apart, and nothing else changes."""

import json
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

import zettel
from tests.vaults import open_vault
from zettel.export import EXPORTERS
from zettel.vault import Vault

TEXT = """
=== zettel.toml
base = "https://v.example/"
language = "fr"
=== ontology/context.jsonld
{"@context": {"ex": "https://e.example/", "owl": "http://www.w3.org/2002/07/owl#",
  "capitale": "ex:Capital", "suit": {"@id": "ex:follows", "@type": "@id"}, "numero": "ex:number"}}
=== ontology/terms.ttl
@prefix ex: <https://e.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Capital a owl:Class ; rdfs:subClassOf ex:City ; rdfs:label "capitale"@fr .
ex:City a owl:Class ; rdfs:label "ville"@fr .
ex:follows owl:inverseOf ex:leads ; rdfs:label "suit"@fr ; rdfs:domain ex:City .
ex:leads rdfs:label "précède"@fr .
ex:number rdfs:subPropertyOf ex:code .
ex:unused owl:inverseOf ex:ununused ; rdfs:label "rien"@fr .
=== a.md
---
types: [capitale]
suit: "[[b]]"
numero: "007"
---
=== b.md
---
part_of: "[[c]]"
tags: [x/y]
---
=== c.md
Nothing.
"""
NAMES = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
}
INFERRED = "https://v.example/inferred"
NOTES = Path(__file__).parents[2] / "notes"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Return a vault whose own ontology has axioms."""
    return open_vault(tmp_path, TEXT)


def export(vault: Vault, name: str, *, infer: bool = True, ontology: bool = False) -> str:
    """Export to text."""
    return (vault.export(name, infer=infer, ontology=ontology) or b"").decode()


def parse(vault: Vault, name: str, *, infer: bool = True) -> list[pyoxigraph.Quad]:
    """Export and read it again."""
    text = export(vault, name, infer=infer)
    return list(pyoxigraph.parse(text, format=getattr(pyoxigraph.RdfFormat, NAMES[name])))


def test_vocabulary_of_the_vault_is_followed(vault: Vault) -> None:
    """Inverses, wider terms and values as written; labels of terms that no note uses come too."""
    added = export(vault, "turtle").removeprefix(export(vault, "turtle", infer=False))
    for line in (
        "<note/b#it> ex:leads <note/a#it> .",
        '<note/a#it> a ex:City ;\n    ex:code "007" .',
        'ex:leads rdfs:label "précède"@fr .',
        "<note/c#it> dcterms:hasPart <note/b#it> .",
    ):
        assert line in added
    assert "ununused" not in added
    assert "<note/b#it> a" not in added  # by its domain, it would be a city


@pytest.mark.parametrize("name", NAMES)
def test_formats_say_the_same(vault: Vault, name: str) -> None:
    """Whatever the syntax, the same triples are stated and the same are inferred."""
    assert triples(parse(vault, name)) == triples(parse(vault, "ntriples"))
    stated = triples(parse(vault, name, infer=False))
    assert stated == triples(parse(vault, "ntriples", infer=False))
    assert stated < triples(parse(vault, name))


def triples(quads: list[pyoxigraph.Quad]) -> set[str]:
    """Return the triples of quads, whatever their graph."""
    return {str(quad.triple) for quad in quads}


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_what_is_inferred_is_a_graph(vault: Vault, name: str) -> None:
    """All of it, and nothing else, stands in the graph `<base>inferred`."""
    quads, plain = set(map(str, parse(vault, name))), set(map(str, parse(vault, name, infer=False)))
    assert plain < quads
    assert all(quad.endswith(f"<{INFERRED}>") for quad in quads - plain)


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
@pytest.mark.parametrize("ontology", [False, True])
def test_what_is_inferred_comes_after_a_comment(vault: Vault, name: str, ontology: bool) -> None:
    """Without graphs, it is a part of its own at the end; the file begins as it did without."""
    plain, text = (export(vault, name, infer=i, ontology=ontology) for i in (False, True))
    assert text.startswith(plain)
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# No note states what follows: it is inferred from the meaning of the terms."
    ]


@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "csv"])
def test_only_formats_that_can_mark_it_have_it(vault: Vault, name: str) -> None:
    """The others stay as they are."""
    changes = export(vault, name) != export(vault, name, infer=False)
    assert changes == ("infer" in EXPORTERS[name].options) == (name in NAMES)


def test_same_notes_give_the_same_inferences() -> None:
    """Two exports of the notes that ship are the same bytes, and nothing is said twice."""
    one, two = (export(zettel.open(NOTES), "ntriples") for _ in range(2))
    assert one == two
    lines = [line for line in one.splitlines() if not line.startswith("#")]
    assert len(lines) == len(set(lines))


def test_rdflib_sees_both_apart(vault: Vault) -> None:
    """`to_dataset(infer=True)` is the data set of `rdf` with one graph more."""
    dataset, plain = vault.to_dataset(infer=True), vault.rdf
    names = {str(graph.identifier) for graph in dataset.graphs()}
    assert names - {str(graph.identifier) for graph in plain.graphs()} == {INFERRED}
    inferred = dataset.graph(rdflib.URIRef(INFERRED))
    assert len(dataset) == len(plain) + len(inferred)


def test_jsonld_is_a_graph_object(vault: Vault) -> None:
    """The last object of `@graph` is named, and holds what is inferred."""
    last = json.loads(export(vault, "jsonld"))["@graph"][-1]
    assert last["@id"] == INFERRED
    assert "https://v.example/note/b#it" in {entry["@id"] for entry in last["@graph"]}
