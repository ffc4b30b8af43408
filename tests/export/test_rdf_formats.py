"""Every RDF format says the same graph, and says it the same way each time."""

import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import zettel
from tests.export.conftest import TEXT
from tests.vaults import open_vault, write_vault
from zettel.export import EXPORTERS
from zettel.reader import Reading
from zettel.vault import Vault

TRIPLES = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
RDFLIB_NAMES = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
NOTES = Path(__file__).parents[2] / "notes"


def export(vault: Vault, name: str) -> bytes:
    """Export to bytes."""
    data = vault.export(name)
    assert data is not None
    return data


def parse(data: bytes, name: str) -> set[str]:
    """Read an export with Oxigraph, as triples whatever their graph."""
    return {str(quad.triple) for quad in pyoxigraph.parse(data, format=TRIPLES[name])}


@pytest.mark.parametrize("name", TRIPLES)
def test_formats_say_the_same_graph(vault: Vault, name: str) -> None:
    """Whatever the syntax, the triples are those of N-Triples."""
    assert parse(export(vault, name), name) == parse(export(vault, "ntriples"), "ntriples")


@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_rdflib_and_oxigraph_read_the_same_graph(vault: Vault, name: str) -> None:
    """Two parsers that know nothing of each other agree on what was written."""
    data = export(vault, name)
    theirs = rdflib.Graph().parse(data=data, format=RDFLIB_NAMES.get(name, name))
    lines = "\n".join(f"{triple} ." for triple in sorted(parse(data, name)))
    assert isomorphic(theirs, rdflib.Graph().parse(data=lines, format="nt"))


def test_corpus_is_the_same_graph_in_rdflib_and_oxigraph_without_blank_nodes() -> None:
    """The Turtle of the notes that ship, read by both."""
    data = export(zettel.open(NOTES), "turtle")
    triples = parse(data, "turtle")
    theirs = rdflib.Graph().parse(data=data, format="turtle")
    assert len(theirs) == len(triples) > 1000
    assert not any(isinstance(node, rdflib.BNode) for triple in theirs for node in triple)
    lines = "\n".join(f"{triple} ." for triple in triples)
    assert set(rdflib.Graph().parse(data=lines, format="nt")) == set(theirs)


@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "csv"])
def test_same_notes_give_the_same_bytes(vault: Vault, tmp_path: Path, name: str) -> None:
    """Read again from another folder, nothing differs."""
    again = zettel.open(write_vault(tmp_path / "again", TEXT))
    assert export(vault, name) == export(again, name)


@pytest.mark.parametrize("name", ["turtle", "json", "graphml"])
def test_order_of_reading_changes_nothing(vault: Vault, name: str) -> None:
    """Files may be read in any order."""
    reading = vault.reading
    for seed in range(3):
        notes = random.Random(seed).sample(reading.notes, len(reading.notes))
        shuffled = Vault(vault.settings, Reading(tuple(notes), reading.files, reading.issues))
        assert export(shuffled, name) == export(vault, name)


def test_each_note_has_its_graph(vault: Vault) -> None:
    """N-Quads name a graph per note by its document; terms stand in the default graph."""
    quads = list(pyoxigraph.parse(export(vault, "nquads"), format=TRIPLES["nquads"]))
    graphs = {str(quad.graph_name) for quad in quads}
    base = "<https://v.example/note/"
    assert graphs == {f"{base}a>", f"{base}dossier/b>", f"{base}c>", "DEFAULT"}


def test_rdf_type_is_a_target_like_any(tmp_path: Path) -> None:
    """The word `a` stands for rdf:type as a predicate only."""
    iri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    vault = open_vault(tmp_path, f"=== a.md\nSee <{iri}>.\n")
    assert parse(export(vault, "turtle"), "turtle") == parse(export(vault, "ntriples"), "ntriples")


def test_links_are_left_out_when_asked(vault: Vault) -> None:
    """Without link resources the relations stay, as triples between things."""
    text = vault.to_turtle(links=False)
    assert "zettel:context" not in text
    assert "schema:follows <note/dossier/b#it>" in text


@pytest.mark.parametrize(
    "make",
    [
        lambda line: f"=== x.md\n---\ntitle: {line}\n---\n[[{line}]] #t{line}\n",
        lambda line: f"=== x.md\n---\n{line}: [[a]]\ntags: ['{line}']\n---\nk{line}:: v\n",
    ],
)
@pytest.mark.parametrize("line", ["a b", 'a"b', "a\\b", "a<b>", "a%20b", "é/ù", "a#b", "..", "a:b"])
def test_odd_names_still_make_valid_turtle(
    tmp_path: Path, make: Callable[[str], str], line: str
) -> None:
    """Nothing that a note says can break the syntax of an export."""
    vault = open_vault(tmp_path, make(line))
    for name in TRIPLES:
        assert parse(export(vault, name), name) == parse(export(vault, "ntriples"), "ntriples")
