"""Contexts and ontologies: what keys mean, held against a JSON-LD processor of others."""

import json
import re
from pathlib import Path

import pytest
import rdflib

import zettel
from tests.vaults import open_vault, write_vault
from zettel.errors import VaultError
from zettel.settings import read_settings
from zettel.vocabulary import (
    Term,
    Vocabulary,
    find_class,
    find_label,
    find_term,
    is_relation,
    read_vocabulary,
)
from zettel.vocabulary.context import parse_context

CONTEXT = {
    "@version": 1.1,
    "@language": "fr",
    "ex": "https://e.example/ns#",
    "pays": "ex:Country",
    "membre_de": {"@id": "ex:memberOf", "@type": "@id"},
    "membres": {"@reverse": "ex:memberOf", "@type": "@id"},
    "alias_of": "membre_de",
    "taille": {"@id": "ex:size", "@type": "http://www.w3.org/2001/XMLSchema#integer"},
    "sans_langue": {"@id": "ex:plain", "@language": None},
    "oublié": None,
    "ex:direct": {"@type": "@id"},
}
DOCUMENT = {
    "@context": CONTEXT,
    "@id": "https://v.example/x",
    "pays": "France",
    "membre_de": "https://v.example/club",
    "membres": {"@id": "https://v.example/y"},
    "alias_of": "https://v.example/z",
    "taille": "12",
    "sans_langue": "texte",
    "oublié": "rien",
    "ex:direct": "https://v.example/w",
}


def read(folder: Path, text: str) -> Vocabulary:
    """Read the vocabulary of a vault given as a string."""
    return read_vocabulary(read_settings(write_vault(folder, text)))


def test_terms_are_those_that_a_jsonld_processor_sees() -> None:
    """For each key, our term gives the triple that rdflib's parser gives."""
    expected = rdflib.Graph().parse(data=json.dumps(DOCUMENT), format="json-ld")
    context = parse_context(CONTEXT)
    found = rdflib.Graph()
    this = rdflib.URIRef(str(DOCUMENT["@id"]))
    for key, value in DOCUMENT.items():
        if key.startswith("@") or not context.terms[key].iri:
            continue
        term = context.terms[key]
        text = str(value["@id"]) if isinstance(value, dict) else str(value)
        node = to_node(term, text, context.language)
        triple = (this, rdflib.URIRef(term.iri), node)
        found.add(triple[::-1] if term.reverse else triple)
    assert set(found) == set(expected)


def to_node(term: Term, text: str, language: str) -> rdflib.term.Identifier:
    """Read a value as JSON-LD 1.1 section 5.3 says (value expansion)."""
    if term.kind == "@id":
        return rdflib.URIRef(text)
    if term.kind:
        return rdflib.Literal(text, datatype=rdflib.URIRef(term.kind))
    tag = language if term.language is None else term.language
    return rdflib.Literal(text, lang=tag or None)


def test_namespaces_may_be_written_by_prefix() -> None:
    """`@vocab` and prefixes are compact IRIs too (JSON-LD 1.1, 4.1.2 and 4.1.5), as keywords are.

    rdflib's parser does not know that of `@vocab`.
    """
    parts = {"@vocab": "sub:t-", "sub": "ex:sub/", "ex": "https://e.example/", "a": "b"}
    context = parse_context(parts)
    assert context.vocabulary == "https://e.example/sub/t-"
    assert context.prefixes["sub"] == "https://e.example/sub/"
    assert context.terms["a"].iri == "https://e.example/sub/t-b"
    assert parse_context([parts, {"@vocab": None, "a": "b"}]).terms["a"] == Term("", unmapped=True)


def test_vault_replaces_common_terms(tmp_path: Path) -> None:
    """A key that the vault's context maps on the thing leaves the document's default terms."""
    context = '{"@context": {"ex": "https://e.example/", "author": "ex:writer"}}'
    vocabulary = read(tmp_path, f"=== ontology/context.jsonld\n{context}\n=== a.md\n")
    assert find_term(vocabulary, "author") == (Term("https://e.example/writer"), False)
    assert find_term(vocabulary, "created")[1]
    assert find_term(vocabulary, "unheard") == (None, False)
    assert find_term(vocabulary, "schema") == (None, False)  # a prefix is no property


def test_labels_types_and_relations(tmp_path: Path) -> None:
    """Labels come in the language asked for, then English, then any; classes are no relations."""
    vocabulary = read(
        tmp_path,
        """
=== ontology/context.jsonld
{"@context": {"ex": "https://e.example/", "pays": "ex:Country", "suit": "ex:follows"}}
=== ontology/v.ttl
\ufeff@prefix ex: <https://e.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Country a rdfs:Class ; rdfs:label "pays"@fr, "country"@en .
ex:follows rdfs:label "suit"@fr .
=== ontology/shapes.ttl
this is never read as ontology
=== ontology/shapes/things.ttl
neither is this
=== a.md
""",
    )
    labels = [find_label(vocabulary, "pays", tag) for tag in ("fr", "en", "de")]
    assert labels == ["pays", "country", "country"]
    assert find_label(vocabulary, "suit", "en") == "suit"
    assert find_label(vocabulary, "rien", "fr") == ""
    assert find_class(vocabulary, "pays") == "https://e.example/Country"
    assert find_class(vocabulary, "ville") == ""
    known = [is_relation(vocabulary, name) for name in ("suit", "pays", "related", "nothing")]
    assert known == [True, False, True, False]


@pytest.mark.parametrize(
    ("path", "content", "place"),
    [
        ("context.jsonld", '{\n  "@context": {,}\n}', r"context\.jsonld:2:16"),
        ("context.jsonld", '{"context": {}}', "@context"),
        ("context.jsonld", '{"@context": {"a": "http://x y"}}', "is no IRI"),
        ("context.jsonld", '{"@context": "https://far.example/c"}', "nothing is fetched"),
        ("context.jsonld", '{"@context": {"a": 3}}', "'a'"),
        ("v.ttl", "<https://e.example/a> a .\n", r"v\.ttl:1"),
    ],
)
def test_malformed_files_are_named(tmp_path: Path, path: str, content: str, place: str) -> None:
    """What is wrong in the ontology is one sentence with the file, and the line where known."""
    with pytest.raises(VaultError, match=place):
        read(tmp_path, f"=== ontology/{path}\n{content}\n=== a.md\n")


def test_ontology_goes_along_when_asked(tmp_path: Path) -> None:
    """Terms used bring their labels; `ontology=True` brings all that the vault's own files say."""
    vault = open_vault(
        tmp_path,
        """
=== ontology/context.jsonld
{"@context": {"ex": "https://e.example/", "pays": "ex:Country"}}
=== ontology/v.ttl
@prefix ex: <https://e.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Country a rdfs:Class ; rdfs:label "pays"@fr ; rdfs:comment "un État"@fr .
ex:City a rdfs:Class ; rdfs:label "ville"@fr .
=== a.md
---
types: [pays]
---
""",
    )
    data, whole = vault.to_turtle(), vault.to_turtle(ontology=True)
    assert '"pays"@fr' in data
    assert '"un État"@fr' not in data
    assert '"ville"@fr' not in data
    assert '"un État"@fr' in whole
    assert '"ville"@fr' in whole


def test_an_ontology_with_blank_nodes_gives_the_same_bytes(tmp_path: Path) -> None:
    """Parsers name blank nodes anew each time; an export names them by file and order."""
    folder = write_vault(
        tmp_path,
        """
=== ontology/v.ttl
@prefix ex: <https://e.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:p rdfs:domain [ owl:unionOf ( ex:A ex:B ) ] .
=== ontology/w.ttl
@prefix ex: <https://e.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:q rdfs:domain [ owl:unionOf ( ex:C ex:D ) ] .
=== a.md
# A
""",
    )
    first, second = (zettel.open(folder).to_turtle(ontology=True) for _ in range(2))
    assert first == second
    assert len(set(re.findall(r"_:\w+", first))) == 6
