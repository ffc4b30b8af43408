"""What an ontology says of a term, and which terms are its own."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from zettel.vocabulary import Term
from zettel.vocabulary.ontology import Ontology, read_ontology
from zettel.vocabulary.terms import (
    find_above,
    find_kinds,
    find_namespaces,
    find_own_terms,
    find_texts,
    is_class,
    split_iri,
)

PREFIXES = """\
@prefix ex: <https://e.example/ns#> .
@prefix far: <https://far.example/ns/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
TERMS = """\
ex:A a owl:Class ; rdfs:subClassOf ex:B ; rdfs:label "a"@en, "un a"@fr .
ex:B a rdfs:Class ; rdfs:subClassOf far:C .
far:C a owl:Class ; rdfs:subClassOf ex:A .
foaf:Person a owl:Class ; rdfs:label "person"@en .
ex:p a owl:TransitiveProperty .
ex:v a ex:A .
ex:untyped rdfs:label "?" .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for ontology files."""
    return tmp_path


def read(folder: Path, text: str) -> Ontology:
    """Read an ontology given as Turtle."""
    path = folder / "v.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    return read_ontology([path])


def shorten(iris: Iterable[str]) -> list[str]:
    """Leave out the namespace of the example."""
    return sorted(iri.replace("https://e.example/ns#", "ex:") for iri in iris)


def test_own_namespaces_are_those_of_the_header(folder: Path) -> None:
    """What the header is called, with `#` or `/` at its end, begins the names of own terms."""
    ontology = read(folder, TERMS + "<https://e.example/ns> a owl:Ontology .")
    assert shorten(find_namespaces(ontology)) == ["ex:"]
    assert shorten(find_own_terms(ontology)) == ["ex:A", "ex:B", "ex:p", "ex:untyped", "ex:v"]


def test_without_a_header_what_has_a_type_is_own(folder: Path) -> None:
    """Terms of public vocabularies are described only, never owned."""
    ontology = read(folder, TERMS)
    assert shorten(find_namespaces(ontology)) == ["ex:", "https://far.example/ns/"]
    assert "http://xmlns.com/foaf/0.1/Person" not in find_own_terms(ontology)


def test_kinds(folder: Path) -> None:
    """Classes, properties of things and of values, and values of a class."""
    ontology = read(folder, TERMS + "ex:v a owl:Ontology . ex:d a owl:DatatypeProperty .")
    kinds = {name: find_kinds(ontology, f"https://e.example/ns#{name}") for name in "ABpvd"}
    assert kinds == {
        "A": {"class"},
        "B": {"class"},
        "p": {"property", "object"},
        "v": {"value"},
        "d": {"property", "datatype"},
    }
    assert not find_kinds(ontology, "https://e.example/ns#untyped")


def test_classes_above_end_in_a_circle(folder: Path) -> None:
    """Each class once, though one stands above itself."""
    above = find_above(read(folder, TERMS), ["https://e.example/ns#A"])
    assert shorten(above) == ["ex:A", "ex:B", "https://far.example/ns/C"]


def test_texts_by_language(folder: Path) -> None:
    """One text a language; what an earlier predicate says goes first."""
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    ontology = read(folder, TERMS + 'ex:A rdfs:comment "no"@en, "\\u00e9\\n\\"q\\""@de .')
    texts = find_texts(ontology, "https://e.example/ns#A", f"{rdfs}label", f"{rdfs}comment")
    assert texts == {"en": "a", "fr": "un a", "de": 'é\n"q"'}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("https://e.example/ns#A"), True),
        (Term("https://unheard.example/Person"), True),
        (Term("https://unheard.example/name"), False),
        (Term("https://unheard.example/Name", kind="@id"), False),
        (Term("https://e.example/ns#v"), False),
        (Term(""), False),
    ],
)
def test_names_of_classes(folder: Path, term: Term, expected: bool) -> None:
    """The ontology says what a class is, else its capital does where nothing speaks against it."""
    assert is_class(read(folder, TERMS), term) is expected


@pytest.mark.parametrize(
    ("iri", "parts"),
    [
        ("https://e.example/ns#a/b", ("https://e.example/ns#", "a/b")),
        ("https://e.example/a/b", ("https://e.example/a/", "b")),
        ("urn:x:b", ("urn:x:", "b")),
        ("https://e.example/ns#", ("https://e.example/ns#", "")),
        ("", ("", "")),
    ],
)
def test_namespace_and_name(iri: str, parts: tuple[str, str]) -> None:
    """They part after `#`, else after the last `/` or `:`."""
    assert split_iri(iri) == parts
