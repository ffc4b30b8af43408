"""What a key, a value or a mapping becomes: nothing is lost, nothing made up."""

from pathlib import Path

import pyoxigraph
import pytest

from tests.vaults import open_vault
from zettel.rdf import build_note_triples, find_places
from zettel.rdf.literals import XSD, to_text_literal, to_typed_literal

BASE = "https://v.example/"
IT = f"{BASE}note/a#it"
KEY = f"{BASE}key/"
EX = "https://e.example/ns#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
VAULT = """\
=== zettel.toml
base = "https://v.example/"
language = "fr"
=== ontology/context.jsonld
{"@context": {
  "@language": "fr", "ex": "https://e.example/ns#", "schema": "https://schema.org/",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
  "pays": "ex:Country", "place": "schema:Place", "ouvert": "ex:open", "genre": "@type",
  "plan_de": {"@id": "ex:planOf", "@type": "@id"},
  "mandats": {"@id": "ex:office"},
  "visites": {"@id": "ex:visit", "@context": {"jour": "ex:day"}},
  "taille": {"@id": "size", "@type": "xsd:integer"},
  "lieu": "where", "oublié": null, "nom": "@id",
  "dit": "ex:says", "statut": {"@id": "ex:status", "@type": "@vocab"}
}}
=== ontology/v.ttl
@prefix ex: <https://e.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Country a owl:Class . ex:Office a owl:Class . ex:Status a owl:Class .
ex:open a ex:Status .
ex:planOf a owl:ObjectProperty ; rdfs:range ex:Country .
ex:office a owl:ObjectProperty ; rdfs:range ex:Office .
ex:visit a owl:ObjectProperty ; rdfs:range ex:Country .
"""


def read(folder: Path, front_matter: str, body: str = "# A") -> set[tuple[str, str, str]]:
    """Read the triples of a vault whose note `a` has this front matter; `b` is beside it."""
    notes = f"=== a.md\n---\n{front_matter}\n---\n{body}\n=== b.md\n---\ntitle: B\n---\n# Le but\n"
    turtle = open_vault(folder, VAULT + notes).to_turtle(links=False)
    quads = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    return {
        (str(q.subject).strip("<>"), str(q.predicate).strip("<>"), str(q.object)) for q in quads
    }


@pytest.mark.parametrize(
    ("front_matter", "predicate", "value"),
    [
        ("taille: 4", f"{KEY}taille", f'"4"^^<{XSD}integer>'),
        ("lieu: Lyon", f"{KEY}lieu", '"Lyon"@fr'),
        ("nom: Max", f"{KEY}nom", '"Max"@fr'),
        ('pays: "[[b]]"', f"{KEY}pays", f"<{BASE}note/b#it>"),
        ("place: Lyon", f"{KEY}place", '"Lyon"'),
        ("ouvert: oui", f"{KEY}ouvert", '"oui"'),
        ("statut: ouvert", f"{EX}status", f"<{EX}open>"),
        ("genre: pays", RDF_TYPE, f"<{EX}Country>"),
        ("dit: 410", f"{EX}says", '"410"'),
        ("dit: 410 mots", f"{EX}says", '"410 mots"@fr'),
    ],
)
def test_a_key_becomes_this_property(
    tmp_path: Path, front_matter: str, predicate: str, value: str
) -> None:
    """No value is dropped for want of an IRI; no class or individual is a property."""
    assert (IT, predicate, value) in read(tmp_path, front_matter)


def test_a_key_mapped_to_null_is_left_out(tmp_path: Path) -> None:
    """What the context drops on purpose stays out."""
    assert not [t for t in read(tmp_path, "oublié: secret") if "secret" in t[2]]


def test_each_item_of_a_list_has_its_place(tmp_path: Path) -> None:
    """What is wrong with one item is told at it; no triple of the note is without a place."""
    context = '{"@context": {"x": {"@id": "urn:x:p", "@type": "@id", "@container": "@list"}}}'
    note = '---\ntitle: A\nx:\n  - "[[b]]"\n  - "[[b#H]]"\n  - "[[b]]"\n---\n'
    vault = open_vault(tmp_path, f"=== ontology/context.jsonld\n{context}\n=== a.md\n{note}")
    (resolved,) = vault.resolved
    places = find_places(resolved, vault.settings, vault.vocabulary)
    made = build_note_triples(resolved, vault.settings, vault.vocabulary)
    assert not {*made.own, *made.shared}.difference(places.triples)
    nodes = {node: place.line for node, place in places.nodes.items() if "#x-" in node}
    assert [node.rpartition("#")[2] for node in nodes] == ["x-b>", "x-b-2>", "x-b-3>"]
    assert list(nodes.values()) == [4, 5, 6]


def test_a_link_type_that_is_a_class_is_no_property(tmp_path: Path) -> None:
    """A note type before a link gives the vault's own property, as a key does."""
    text = VAULT + "=== a.md\n[[pays:20230101]] [[ouvert:20230101]]\n=== 20230101.md\n# B\n"
    turtle = open_vault(tmp_path, text).to_turtle(links=False)
    assert "<key/pays> <note/20230101#it>" in turtle
    assert "ex:Country <note" not in turtle
    assert "ex:open <note" not in turtle


def test_a_range_makes_facts_but_no_things(tmp_path: Path) -> None:
    """A mapping in place of a link makes no second country; one that is meant has its class."""
    told = read(
        tmp_path,
        "plan_de: {dit: a}\nmandats: {dit: b, genre: pays}\nvisites: {jour: lundi}",
    )
    kinds = {(s.partition("#")[2], o) for s, p, o in told if p == RDF_TYPE and "note/a#" in s}
    assert kinds == {("mandats-b", f"<{EX}Country>"), ("visites-lundi", f"<{EX}Country>")}
    told = read(tmp_path / "usual", "mandats: {dit: b}")
    assert (f"{BASE}note/a#mandats-b", RDF_TYPE, f"<{EX}Office>") in told


def test_another_name_of_type_is_never_a_property(tmp_path: Path) -> None:
    """As key, link type, note type, word, or in a mapping, it is rdf:type or plain text."""
    front_matter = 'types: genre\ngenre: "[[b]]"\nstatut: genre\nmandats: {genre: ["[[b]]", pays]}'
    told = read(tmp_path, front_matter, "# A\n[[genre:b]]")
    assert not [triple for triple in told if "@type" in triple[1] or "<@" in triple[2]]
    kinds = {value for subject, predicate, value in told if (subject, predicate) == (IT, RDF_TYPE)}
    assert kinds == {f"<{BASE}type/genre>", f"<{BASE}note/b#it>"}
    assert (IT, f"{EX}status", '"genre"@fr') in told


def test_a_section_is_described_as_a_block_is(tmp_path: Path) -> None:
    """A heading that a property names is a passage with its words, and part of the thing."""
    told = read(tmp_path, 'plan_de: "[[b#Le but]]"')
    section = f"{BASE}note/b#section-le-but"
    said = {(p.rpartition("/")[2].rpartition("#")[2], o) for s, p, o in told if s == section}
    assert said == {
        ("type", "<https://zettel.example/terms#Passage>"),
        ("label", '"Le but"'),
        ("isPartOf", f"<{BASE}note/b#it>"),
    }


def test_digits_in_place_of_a_title_are_in_no_language(tmp_path: Path) -> None:
    """A name that nobody wrote is no name in the vault's language; a year as title is one."""
    vault = "=== 20230101.md\nText.\n=== b.md\n---\ntitle: 1984\n---\n=== 2001.md\n# 2001\n"
    turtle = open_vault(tmp_path, VAULT + vault).to_turtle(links=False)
    assert 'skos:prefLabel "20230101" ' in turtle
    assert 'skos:prefLabel "1984"@fr' in turtle
    assert 'skos:prefLabel "2001"@fr' in turtle


@pytest.mark.parametrize(
    "text",
    [
        "410", "-1.80", "1,5", "1 000 000", "6e23", ".5", "true", "false",
        "2016-10", "2016-10-01", "2015-04-24 11:07:00 +02:00", "01/10/2016", "1.10.2016",
    ],
)  # fmt: skip
def test_numbers_and_dates_are_in_no_language(text: str) -> None:
    """Nobody says `410` in English."""
    assert to_text_literal(text, "en") == f'"{text}"'


def test_a_link_in_a_value_is_read_as_its_dialect_writes_it(tmp_path: Path) -> None:
    """Dendron's label stands first: the value is the note, in front matter and in the text."""
    notes = '=== a.md\n---\nvoir: "[[Le but|b]]"\n---\naussi:: [[Le but|b]]\n=== b.md\n# B\n'
    turtle = open_vault(tmp_path, f"{VAULT}=== dendron.yml\n{notes}").to_turtle(links=False)
    found = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    ends = {(q.predicate.value, q.object.value) for q in found if q.subject.value == IT}
    assert {(f"{KEY}voir", f"{BASE}note/b#it"), (f"{KEY}aussi", f"{BASE}note/b#it")} <= ends


@pytest.mark.parametrize("text", ["", "-", "true enough", "2016 was", "1/2/3", "v2", "tout"])
def test_words_are_in_their_language(text: str) -> None:
    """What holds more than a number or date is text."""
    assert to_text_literal(text, "en") == f'"{text}"@en'


@pytest.mark.parametrize(
    ("name", "text", "valid"),
    [
        ("date", "1990-02-30", False),
        ("date", "1900-02-29", False),
        ("date", "2000-02-29Z", True),
        ("date", "-0044-03-15", True),
        ("date", "2016-04-31", False),
        ("date", "2016-04-30+15:00", False),
        ("gYear", "02016", False),
        ("gYear", "2016", True),
        ("gYearMonth", "2016-13", False),
        ("time", "25:00:00", False),
        ("time", "23:60:00", False),
        ("time", "24:00:00", True),
        ("time", "09:30:00.5+01:00", True),
        ("dateTime", "2016-02-30T10:00:00", False),
    ],
)
def test_dates_are_those_of_the_calendar(name: str, text: str, *, valid: bool) -> None:
    """A day that never was is plain text, as any value is that its datatype cannot hold."""
    expected = f'"{text}"^^<{XSD}{name}>' if valid else f'"{text}"'
    assert to_typed_literal(text, f"{XSD}{name}") == expected
