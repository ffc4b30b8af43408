"""The corpus answers the questions it is kept for, exactly, in any SPARQL engine.

`questions/Qnn.csv` holds each answer whole, written by hand from the source documents; the query
of the same name in `ontology/queries/` must give these rows and no other.
"""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pyshacl
import pytest
import rdflib

import zettel
from zettel.vault import Vault

ROOT = Path(__file__).parent.parent
ANSWERS = Path(__file__).parent / "questions"
ONTOLOGY = ROOT / "ontology"
QUERIES = {path.stem.partition("-")[0]: path for path in sorted(ONTOLOGY.glob("queries/*.rq"))}

OWN = "https://ogp.example/vocab#"
OGP = rdflib.Namespace(OWN)
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def vault() -> Vault:
    """Return the vault that ships with the repository."""
    return zettel.open(ROOT / "notes")


@pytest.fixture(scope="module")
def exported(vault: Vault) -> rdflib.Graph:
    """Return what a stranger has: the exported Turtle, read by rdflib, and nothing else."""
    return rdflib.Graph().parse(data=vault.to_turtle(), format="turtle")


def test_every_query_has_an_answer_and_every_answer_a_query() -> None:
    """No named query goes untested."""
    assert sorted(QUERIES) == sorted(path.stem for path in ANSWERS.glob("*.csv"))


@pytest.mark.parametrize("name", QUERIES)
def test_query_gives_the_whole_answer(vault: Vault, name: str) -> None:
    """`vault.query("Q01")` returns the rows of the answer, all of them, in order."""
    text = vault.query(name).to_bytes("csv").decode()
    assert _parse_rows(text.splitlines()) == _read_answer(name)


@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_gives_the_same_answer_on_the_turtle_alone(
    exported: rdflib.Graph, name: str
) -> None:
    """The query file and the exported Turtle are enough; our engine adds nothing of its own."""
    result = exported.query(QUERIES[name].read_text(encoding="utf-8"))
    header = tuple(str(variable) for variable in result.vars or ())
    rows = [_to_texts(row) for row in result if isinstance(row, tuple)]
    assert [header, *rows] == _read_answer(name)


@pytest.mark.parametrize("name", QUERIES)
def test_query_says_in_french_and_english_what_it_asks(name: str) -> None:
    """The first two lines of a query file are its question, in both languages."""
    french, english = QUERIES[name].read_text(encoding="utf-8").splitlines()[:2]
    assert french.startswith("# ")
    assert english.startswith("# ")
    assert french != english


def test_every_row_leads_to_a_passage_of_a_source(exported: rdflib.Graph) -> None:
    """Each `passage` in an answer is a line that the note of its source has words for."""
    query = """
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX zettel: <https://zettel.example/terms#>
        SELECT ?source ?label WHERE {
          ?passage a zettel:Passage ; rdfs:label ?label ; zettel:text ?text ;
            dcterms:isPartOf/dcterms:identifier ?source .
        }
    """
    rows = [_to_texts(row) for row in exported.query(query) if isinstance(row, tuple)]
    known = {f"{source}:{label.removeprefix('l')}" for source, label in rows}
    for name in QUERIES:
        header, *answer = _read_answer(name)
        place = header.index("passage")
        assert {row[place] for row in answer} <= known, name


def test_notes_conform_to_the_shapes(exported: rdflib.Graph) -> None:
    """The export is what the shapes ask for."""
    conforms, report = _validate(exported)
    assert conforms, report


def test_shapes_notice_a_fact_without_its_source(exported: rdflib.Graph) -> None:
    """An office that nobody attests does not conform."""
    broken = rdflib.Graph()
    broken += exported
    office = min(broken.subjects(rdflib.RDF.type, ORG.Membership), key=str)
    broken.remove((office, rdflib.DCTERMS.source, None))
    assert not _validate(broken)[0]


def test_own_terms_are_named_and_explained_in_both_languages() -> None:
    """Every own term has labels and comments in French and English."""
    ontology = _read_ontology()
    terms = {term for term in ontology.subjects() if str(term).startswith(OWN)}
    assert terms
    for term in sorted(terms, key=str):
        for predicate in (rdflib.RDFS.label, rdflib.RDFS.comment):
            found = {getattr(o, "language", None) for o in ontology.objects(term, predicate)}
            assert found == {"fr", "en"}, (term, predicate)


def test_own_terms_in_the_data_are_defined(exported: rdflib.Graph) -> None:
    """The notes use no own term that the ontology does not have."""
    used = {term for triple in exported for term in triple if str(term).startswith(OWN)}
    assert used <= set(_read_ontology().subjects())


def test_every_term_of_the_context_has_a_label_in_both_languages() -> None:
    """Whatever a note may write as key, type or link type can be shown to a reader."""
    ontology = _read_ontology()
    for key, iri in _read_terms().items():
        found = {getattr(o, "language", None) for o in ontology.objects(iri, rdflib.RDFS.label)}
        assert {"fr", "en"} <= found, key


def test_context_is_read_by_a_json_ld_processor() -> None:
    """The same file that maps our front matter makes a JSON document into RDF."""
    document = {
        "@context": json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))[
            "@context"
        ],
        "@id": "https://example.org/somebody",
        "@type": "personne",
        "mandats": {
            "@id": "https://example.org/somebody#seat",
            "@type": "org:Membership",
            "accès": "élu",
            "intitulé": "secrétaire",
            "début": "2014-10",
        },
        "noms": {"@id": "https://example.org/somebody#name", "en": "Somebody"},
    }
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    seat = rdflib.URIRef("https://example.org/somebody#seat")
    assert (seat, OGP.access, OGP.elected) in graph
    assert (seat, OGP.officeAsNamed, rdflib.Literal("secrétaire", lang="fr")) in graph
    forms = [o for o in graph.objects() if o == rdflib.Literal("Somebody", lang="en")]
    assert forms


def test_corpus_is_clean(vault: Vault) -> None:
    """No note of the shipped corpus has anything that `zettel check` would tell."""
    assert list(vault.issues) == []


def _read_answer(name: str) -> Rows:
    lines = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return _parse_rows(lines)


def _parse_rows(lines: Sequence[str]) -> Rows:
    return [tuple(row) for row in csv.reader(lines)]


def _to_texts(row: Sequence[object]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row)


def _validate(graph: rdflib.Graph) -> tuple[bool, str]:
    shapes = rdflib.Graph()
    for path in sorted(ONTOLOGY.glob("shapes/*.ttl")):
        shapes.parse(path)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    return bool(conforms), str(report)


def _read_ontology() -> rdflib.Graph:
    ontology = rdflib.Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        ontology.parse(path)
    return ontology


def _read_terms() -> dict[str, rdflib.URIRef]:
    """Return the keys of the context that are no prefixes, with the IRI of each."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    named = {k: v if isinstance(v, str) else v["@id"] for k, v in context.items() if k[0] != "@"}
    prefixes = {key: iri for key, iri in named.items() if "://" in iri}
    terms = {}
    for key, compact in named.items():
        if key not in prefixes:
            prefix, _, rest = compact.partition(":")
            terms[key] = rdflib.URIRef(prefixes[prefix] + rest)
    return terms
