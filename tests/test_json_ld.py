"""The same front matter, as JSON under the same context, is the same facts to a JSON-LD processor.

What differs by design is made equal first, and only that: names of nested resources, dates of any
precision (`zettel:Date`) with their bounds, places in ordered keys, classes that ranges tell.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node

import zettel
from tests.vaults import open_vault
from zettel.model import Note, Property, Record
from zettel.vault import Vault

FOLDER = Path(__file__).parent / "orchestra"
CONTEXT = json.loads((FOLDER / "ontology" / "context.jsonld").read_text("utf-8"))["@context"]
BASE = "https://orchestra.example/note/"
STRUCTURAL = {"title", "aliases", "types", "lang"}
ORCH = "https://orchestra.example/terms#"
ZETTEL = "https://zettel.example/terms#"
POSITION = URIRef("https://schema.org/position")
ENGINE = {
    *(rdflib.DCTERMS[name] for name in ("identifier", "title", "references", "language")),
    *(rdflib.FOAF[name] for name in ("primaryTopic", "isPrimaryTopicOf")),
    *(rdflib.SKOS[name] for name in ("prefLabel", "altLabel")),
    *(URIRef(f"{ORCH}{name}") for name in ("playedFrom", "playedUntil")),
}
"""What the engine says of every note, and bounds of dates."""
PRECISION = {4: rdflib.XSD.gYear, 7: rdflib.XSD.gYearMonth, 10: rdflib.XSD.date}


@pytest.fixture(scope="module")
def vault() -> Vault:
    """Return the orchestra's vault."""
    return zettel.open(FOLDER)


CASES = {
    "a list keeps order and repeats": (
        {"steps": {"@id": "ex:steps", "@container": "@list"}},
        "steps: [one, two, one]",
        {"steps": ["one", "two", "one"]},
    ),
    "one value is a list of one": (
        {"steps": {"@id": "ex:steps", "@container": ["@list"]}},
        "steps: one",
        {"steps": "one"},
    ),
    "a list of links, and of links and text": (
        {"who": {"@id": "ex:who", "@type": "@id", "@container": "@list"}},
        'who: ["[[b]]", "[[a]]", "[[b]]"]',
        {"who": [{"@id": "b#it"}, {"@id": "a#it"}, {"@id": "b#it"}]},
    ),
    "a list of a datatype, inside a mapping": (
        {
            "tour": {"@id": "ex:tour"},
            "years": {"@id": "ex:years", "@type": "xsd:gYear", "@container": "@list"},
        },
        "tour: {years: [2016, 2014]}",
        {"tour": {"years": ["2016", "2014"]}},
    ),
    "mappings and text in a list": (
        {"who": {"@id": "ex:who", "@container": "@list"}, "n": {"@id": "ex:n", "@type": "xsd:int"}},
        "who: [Ann, {n: 2}]",
        {"who": ["Ann", {"n": "2"}]},
    ),
    "a prefix by @prefix, also of another": (
        {
            "sub": {"@id": "p:sub-", "@prefix": True},
            "p": {"@id": "https://p.example/", "@prefix": True},
            "size": "p:size",
            "kind": "sub:kind",
        },
        "size: big\nkind: red",
        {"size": "big", "kind": "red"},
    ),
    "another name of @type": (
        {"thing": "ex:Thing", "kind": "@type"},
        "kind: [thing]",
        {"kind": ["thing"]},
    ),
    "a scope's own @vocab, but for keys of the context": (
        {"at": {"@id": "ex:at", "@context": {"@vocab": "https://s.example/"}}, "size": "ex:size"},
        "at: {street: Way, description: long, size: big, in: {town: Ely}}",
        {"at": {"street": "Way", "description": "long", "size": "big", "in": {"town": "Ely"}}},
    ),
    "a scope's own @language holds in mappings inside": (
        {"fr": {"@id": "ex:fr", "@context": {"@language": "fr"}}, "say": "ex:say", "in": "ex:in"},
        "say: hello\nfr: {say: bonjour, in: {say: salut}}",
        {"say": "hello", "fr": {"say": "bonjour", "in": {"say": "salut"}}},
    ),
    "a scope without a language": (
        {"code": {"@id": "ex:code", "@context": {"@language": None}}, "say": "ex:say"},
        "code: {say: x7}",
        {"code": {"say": "x7"}},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_part_of_json_ld(
    tmp_path: Path, case: tuple[dict[str, object], str, dict[str, object]]
) -> None:
    """A note's front matter and the same as JSON give the same graph."""
    terms, front_matter, facts = case
    context = {"@language": "en", "ex": "https://e.example/#", "xsd": str(rdflib.XSD), **terms}
    vault = open_vault(
        tmp_path,
        f"=== zettel.toml\nbase = '{BASE.removesuffix('note/')}'\n"
        f"=== ontology/context.jsonld\n{json.dumps({'@context': context})}\n"
        f"=== a.md\n---\n{front_matter}\n---\n=== b.md\n",
    )
    document = {"@context": context, "@id": f"{BASE}a#it", **facts}
    read = Graph().parse(data=json.dumps(document), format="json-ld", publicID=BASE)
    told = Graph().parse(data=vault.to_turtle(links=False), format="turtle")
    assert isomorphic(read, simplify_export(told))


def test_a_json_ld_processor_reads_the_same_facts(vault: Vault) -> None:
    """Every note's facts, all together, are the same graph."""
    read = Graph()
    for note in vault.notes:
        read.parse(data=json.dumps(to_json(vault, note)), format="json-ld")
    told = Graph().parse(data=vault.to_turtle(links=False), format="turtle")
    expected, found = simplify_json_ld(read), simplify_export(told)
    assert len(expected) > 80
    assert isomorphic(expected, found)


def to_json(vault: Vault, note: Note) -> dict[str, object]:
    """Write a note's front matter as JSON, with links as `@id` and document keys in their node."""
    scope = CONTEXT["document"]["@context"]
    props = [prop for prop in note.properties if prop.key not in STRUCTURAL]
    language = [p.values[0] for p in note.properties if p.key == "lang"]
    document = {p.key: to_value(vault, p) for p in props if p.key in scope}
    return {
        "@context": [CONTEXT, *({"@language": tag} for tag in language)],
        "@id": f"{BASE}{note.id}#it",
        "@type": list(note.types),
        "document": {"@id": f"{BASE}{note.id}", **document},
        **{p.key: to_value(vault, p) for p in props if p.key not in scope},
    }


def to_value(vault: Vault, prop: Property) -> object:
    """Write the values of a key as JSON: one alone, several as a list."""
    values = [to_item(vault, value) for value in prop.values]
    return values[0] if len(values) == 1 else values


def to_item(vault: Vault, value: str | Record) -> object:
    """Write one value as JSON."""
    if isinstance(value, Record):
        return {prop.key: to_value(vault, prop) for prop in value.properties}
    if value.startswith("[["):
        target = value.strip("[]").partition("#")[0]
        return {"@id": f"{BASE}{vault.find_note(target).id}#it"}
    return value


def simplify_json_ld(graph: Graph) -> Graph:
    """Number the members of lists, and give dates the datatype of their precision."""
    simple = Graph()
    for subject, predicate, value in graph:
        if predicate in (RDF.first, RDF.rest) or predicate in ENGINE:
            continue
        for number, member in enumerate(find_members(graph, value), 1):
            simple.add((subject, predicate, to_date(member)))
            if (value, RDF.first, None) in graph:
                simple.add((member, POSITION, Literal(str(number), datatype=rdflib.XSD.integer)))
    return simple


def find_members(graph: Graph, value: Node) -> Iterable[Node]:
    """Return the members of a list, or what is none alone."""
    is_list = (value, RDF.first, None) in graph
    return list(Collection(graph, value)) if is_list else [value]


def to_date(value: Node) -> Node:
    """Type a date by its precision, as the export does; a season is plain text."""
    if isinstance(value, Literal) and value.datatype == URIRef(f"{ZETTEL}Date"):
        return Literal(str(value), datatype=PRECISION.get(len(value)))
    return value


def simplify_export(graph: Graph) -> Graph:
    """Leave the facts of the notes, with nested resources as nodes without a name."""
    simple = Graph()
    names: dict[Node, BNode] = {}

    def rename(term: Node) -> Node:
        document, _, fragment = str(term).partition("#")
        is_nested = document.startswith(BASE) and fragment not in ("", "it")
        return names.setdefault(term, BNode()) if is_nested else term

    for subject, predicate, value in graph:
        is_fact = str(subject).startswith(BASE) and "#block-" not in str(subject)
        is_engine = predicate in ENGINE or str(predicate).startswith(ZETTEL)
        is_class = predicate == RDF.type and not str(subject).endswith("#it")
        if is_fact and not is_engine and not is_class:
            simple.add((rename(subject), predicate, rename(value)))
    return simple
