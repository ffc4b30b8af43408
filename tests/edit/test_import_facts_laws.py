"""Round trips: notes → Turtle → notes → Turtle, and any RDF → notes → Turtle."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

import zettel
from tests.bench.generate import generate_vault
from tests.edit.facts import BASE, TOML, find_difference, import_files, read_export, settle
from tests.vaults import write_vault

_REPOSITORY = Path(__file__).parents[2]
_SLOW = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40
)


def find_changes(source: Path, vault: Path) -> tuple[set[str], set[str]]:
    """Export a vault, import that into another, and return what its export lacks and adds."""
    data = vault.parent / "data.nt"
    before = _export(source)
    data.write_bytes(before)
    plan = import_files(vault, data)
    assert [r.text for one in plan.report.documents for r in one.remarks] == []
    lines = [set(text.decode().splitlines()) for text in (before, _export(vault))]
    return lines[0] - lines[1], lines[1] - lines[0]


def _export(folder: Path) -> bytes:
    vault = zettel.open(folder, cache=False)
    return vault.export("ntriples", links=False, drafts=True) or b""


def test_the_corpus_comes_back(tmp_path: Path) -> None:
    """The notes about the OGP: every triple, and no other."""
    vault = tmp_path / "v"
    (vault / "notes").mkdir(parents=True)
    shutil.copy(_REPOSITORY / "zettel.toml", vault)
    shutil.copytree(_REPOSITORY / "ontology", vault / "ontology")
    assert find_changes(_REPOSITORY, vault) == (set(), set())


@pytest.mark.parametrize("folders", [False, True])
def test_a_generated_vault_comes_back(tmp_path: Path, folders: bool) -> None:
    """Links of every syntax, broken ones, shared titles, folders, passages."""
    source = settle(tmp_path / "s")
    generate_vault(source, 200, folders=folders)
    assert find_changes(source, settle(tmp_path / "v")) == (set(), set())


def test_sentences_and_lines_stay_in_the_bodies(tmp_path: Path) -> None:
    """Link resources are left out, and the references that they make are links of the body."""
    source = write_vault(tmp_path / "s", f"=== zettel.toml\n{TOML}=== a.md\n[[b]] and [[c]].\n")
    (source / "b.md").write_text("B\n")
    data = tmp_path / "data.ttl"
    data.write_text(zettel.open(source).to_turtle())
    vault = settle(tmp_path / "v")
    plan = import_files(vault, data)
    assert [one.note for one in plan.report.documents] == ["a.md", "b.md"]
    assert (vault / "a.md").read_text().endswith("---\n\n- [[c]]\n- [[b]]\n")


_TEXTS = st.one_of(
    st.text(st.sampled_from("ab é'\"#:-[]{}|>&*!%@\\\n\t,"), max_size=14),
    st.sampled_from(
        ["[[b]]", "[[b|B]]", "[[c#^p]]", "[[b#Part]]", "[[gone]]", "2016", "2016-10", "1e3", "007",
         "http://x.example/a", "<http://x.example/a>", "true", "autumn 2016", "ex:open", "open",
         "[l](http://x.example/)", "https://v.example/note/b", "no", "~", "a,b", "a/b"]
    ),
)  # fmt: skip
_KEYS = st.sampled_from(
    ["title", "aliases", "types", "tags", "author", "date", "created", "modified", "lang", "source",
     "related", "see_also", "url", "start", "offices", "a key", "é/è", "part", "sort", "order",
     "names", "status", "back", "dcterms:date", "http://x.example/p#q", "foaf:knows", "description"]
)  # fmt: skip
_RECORDS = st.dictionaries(
    st.sampled_from(["role", "since", "part", "type", "note", "ex:p", "en", "fr", "iri"]),
    st.one_of(_TEXTS, st.lists(_TEXTS, max_size=2)),
    min_size=1,
    max_size=3,
)
_VALUES = st.one_of(
    _TEXTS,
    _RECORDS,
    st.lists(st.one_of(_TEXTS, _RECORDS), max_size=3),
    st.dictionaries(st.sampled_from(["en", "fr", "part"]), _RECORDS, min_size=1, max_size=2),
)
_MATTER = st.dictionaries(_KEYS, _VALUES, max_size=5)
_CONTEXT = """{"@context": {
  "@language": "fr", "ex": "https://e.example/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
  "open": "ex:open", "place": "ex:Place",
  "part": {"@id": "ex:part", "@type": "@id"}, "sort": {"@id": "ex:sort", "@type": "xsd:integer"},
  "order": {"@id": "ex:order", "@container": "@list"},
  "names": {"@id": "ex:name", "@container": "@language"},
  "status": {"@id": "ex:status", "@type": "@vocab"},
  "back": {"@reverse": "ex:on", "@type": "@id"}
}}
"""
_ONTOLOGY = """@prefix ex: <https://e.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Place a owl:Class . ex:part rdfs:range ex:Place . ex:open a ex:Status .
"""


@_SLOW
@given(_MATTER, _MATTER, st.sampled_from(["", 'language = "fr"\n']))
def test_any_vault_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    first: dict[str, object],
    second: dict[str, object],
    language: str,
) -> None:
    """Whatever front matter says, its facts are said by the notes that are made of them."""
    import yaml

    folder = tmp_path_factory.mktemp("any")
    for place in ("s", "v"):
        settle(folder / place, TOML + language)
        (folder / place / "ontology").mkdir()
        (folder / place / "ontology/context.jsonld").write_text(_CONTEXT)
        (folder / place / "ontology/own.ttl").write_text(_ONTOLOGY)
    for name, matter in (("a", first), ("b", second)):
        text = yaml.safe_dump(matter, allow_unicode=True) if matter else ""
        (folder / f"s/{name}.md").write_text(f"---\n{text}---\nSee [[b]].\n")
    (folder / "s/c.md").write_text("# C\n\nA passage. ^p\n")
    assert find_changes(folder / "s", folder / "v") == (set(), set())


_THINGS = [URIRef(f"http://x.example/{name}") for name in ("a", "b#c", "d%20e/", "é")]
_OWN = [URIRef(f"{BASE}note/n1#it"), URIRef(f"{BASE}note/n1#part"), URIRef("urn:x:1")]
_BLANKS = [BNode(f"n{number}") for number in range(5)]
_NODES: st.SearchStrategy[Node] = st.sampled_from([*_THINGS, *_OWN[2:], *_BLANKS])
_PREDICATES = st.sampled_from(
    [RDF.type, RDF.value]
    + [URIRef(iri) for iri in (
        "http://x.example/p", "http://x.example/p/1", "urn:x:p", f"{BASE}key/k",
        "http://purl.org/dc/terms/date", "http://purl.org/dc/terms/relation",
        "http://purl.org/dc/terms/description", "http://www.w3.org/ns/org#hasMembership",
        "http://www.w3.org/2004/02/skos/core#altLabel", "http://xmlns.com/foaf/0.1/name",
        "http://www.w3.org/2000/01/rdf-schema#seeAlso", "https://schema.org/startDate",
    )]
)  # fmt: skip
_LITERALS = st.builds(
    lambda text, kind: Literal(text, **kind),
    st.one_of(
        st.text(st.sampled_from("ab é'\"#:-[]{}|>&*!%@\\\n\t\x01\u2028,"), max_size=12),
        st.sampled_from(["[[a]]", "[l](b.md)", "2016", "007", "", " x ", "<http://x.example/a>"]),
    ),
    st.sampled_from(
        [{}, {"lang": "fr"}, {"lang": "de-ch-1901"}, {"lang": "x-mine"}, {"datatype": XSD.gYear},
         {"datatype": XSD.token}, {"datatype": URIRef("urn:x:type")}]
    ),
)  # fmt: skip
_TRIPLES = st.tuples(_NODES, _PREDICATES, st.one_of(_NODES, _LITERALS))


@_SLOW
@given(st.lists(_TRIPLES, min_size=1, max_size=12), st.lists(_LITERALS, max_size=3))
def test_any_graph_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    triples: list[tuple[Node, Node, Node]],
    members: list[Literal],
) -> None:
    """Whatever is stated is stated by the export of the notes, but for the names of blank nodes."""
    folder = tmp_path_factory.mktemp("graph")
    stated = Graph()
    for subject, predicate, value in triples:
        stated.add((subject, predicate, value))
    if members:
        head = BNode()
        stated.add((_THINGS[0], URIRef("http://x.example/list"), head))
        stated.collection(head).__iadd__(members)
    data = folder / "data.nt"
    data.write_text(stated.serialize(format="nt", encoding="utf-8").decode())
    vault = settle(folder / "v")
    plan = import_files(vault, data)
    assert [r.text for one in plan.report.documents for r in one.remarks] == []
    assert find_difference(stated, vault) == (set(), set())
    again = import_files(vault, data)
    assert {one.status.value for one in again.report.documents} == {"known"}
    assert again.changes == ()


_LABELS = st.lists(
    st.tuples(
        st.sampled_from([SKOS.prefLabel, SKOS.altLabel, RDFS.label, FOAF.name]),
        st.builds(
            Literal,
            st.sampled_from(["A", "b", "See [[Foo]]", "[[b]]", "[x](y.md)", "[[b|B]] c", "[z]"]),
            lang=st.sampled_from([None, "fr", "en-gb-oed", "de-ch-1901", "i-klingon"]),
        ),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda said: (said[0], said[1].language),
)


@_SLOW
@given(_LABELS, st.sampled_from(["", 'language = "fr"\n']))
def test_labels_are_no_links(
    tmp_path_factory: pytest.TempPathFactory, labels: list[tuple[URIRef, Literal]], language: str
) -> None:
    """Whatever a thing is called, its note says that, and leads to nothing that was not stated."""
    folder = tmp_path_factory.mktemp("labels")
    stated = Graph()
    for predicate, label in labels:
        stated.add((_THINGS[0], predicate, label))
    (folder / "data.nt").write_text(stated.serialize(format="nt", encoding="utf-8").decode())
    vault = settle(folder / "v", TOML + language)
    plan = import_files(vault, folder / "data.nt")
    assert [r.text for one in plan.report.documents for r in one.remarks] == []
    exported = read_export(vault)
    assert set(exported.triples((_THINGS[0], None, None))) >= set(stated)
    assert not list(exported.objects(None, DCTERMS.references))
    assert zettel.open(vault, cache=False).issues == ()
