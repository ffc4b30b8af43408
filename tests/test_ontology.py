"""The ontology keeps its own laws, and the data and the shapes keep to the ontology."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

import zettel

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"

OGP = "https://ogp.example/vocab#"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
BOTH = {"fr", "en"}
FACTS = {
    URIRef("https://schema.org/Observation"),
    *(URIRef(OGP + name) for name in ("Account", "Act", "Hyperlink", "Inference", "Participation")),
    *(URIRef(OGP + name) for name in ("Quotation", "Result", "SpeakingDate", "Statement")),
    *(URIRef(OGP + name) for name in ("Access", "HeaderField", "Status")),
}
"""Classes of what a thing holds or is marked with; they have no note of their own."""


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """Return every ontology file of the vault as one graph."""
    return _read(ONTOLOGY.glob("*.ttl"))


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    """Return every shapes file of the vault as one graph."""
    return _read(ONTOLOGY.glob("shapes/*.ttl"))


@pytest.fixture(scope="module")
def data() -> rdflib.Graph:
    """Return the exported corpus."""
    turtle = zettel.open(ROOT / "notes").to_turtle(links=False)
    return rdflib.Graph().parse(data=turtle, format="turtle")


def test_own_terms_are_named_and_explained(ontology: rdflib.Graph) -> None:
    """Each own term has one label and one comment in French and one in English."""
    for term in _find_own(ontology):
        for predicate in (RDFS.label, RDFS.comment):
            texts = [o for o in ontology.objects(term, predicate) if isinstance(o, Literal)]
            assert sorted(str(text.language) for text in texts) == sorted(BOTH), (term, predicate)
            assert all(str(text).strip() for text in texts), term


def test_own_terms_are_of_one_kind(ontology: rdflib.Graph) -> None:
    """A term is a class, a property of one sort, or a value."""
    for term in _find_own(ontology):
        kinds = [k for k in ontology.objects(term, RDF.type) if k in (*PROPERTIES, OWL.Class)]
        values = [k for k in ontology.objects(term, RDF.type) if str(k).startswith(OGP)]
        assert len(kinds) + len(values) == 1, term


def test_own_properties_have_domain_and_range(ontology: rdflib.Graph) -> None:
    """Each says once what it is said of and once what it leads to, in classes that are known."""
    for term in _find_properties(ontology):
        for predicate in (RDFS.domain, RDFS.range):
            (value,) = ontology.objects(term, predicate)
            members = _find_members(ontology, value)
            assert members, term
            for member in members:
                assert member == OWL.Thing or _is_known(ontology, member), (term, member)


def test_nested_facts_have_a_class_with_a_name(ontology: rdflib.Graph) -> None:
    """What a key of the context leads to is no union: the engine types nested mappings by it."""
    for term in _read_keys().values():
        for value in ontology.objects(term, RDFS.range):
            assert isinstance(value, URIRef), term


def test_own_properties_of_things_have_an_inverse(ontology: rdflib.Graph) -> None:
    """What leads to a thing can be asked from there; a fact that a thing holds is no such thing."""
    for term in _find_properties(ontology):
        inverse = [*ontology.objects(term, OWL.inverseOf), *ontology.subjects(OWL.inverseOf, term)]
        wanted = ontology.value(term, RDFS.range)
        if inverse or (term, RDF.type, OWL.ObjectProperty) not in ontology:
            labels = [o for other in inverse for o in ontology.objects(other, RDFS.label)]
            assert not inverse or {getattr(o, "language", "") for o in labels} >= BOTH, term
            continue
        assert wanted in FACTS, term


def test_inverse_properties_mirror_each_other(ontology: rdflib.Graph) -> None:
    """The domain of one is the range of the other."""
    for one, other in ontology.subject_objects(OWL.inverseOf):
        if str(one).startswith(OGP) and str(other).startswith(OGP):
            for near, far in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
                left, right = ontology.value(one, near), ontology.value(other, far)
                assert left is not None
                assert right is not None
                assert _find_members(ontology, left) == _find_members(ontology, right), one


def test_labels_tell_own_terms_apart(ontology: rdflib.Graph) -> None:
    """No two own classes, and no two own properties, have the same label in a language."""
    seen: Counter[tuple[bool, Node]] = Counter()
    for term in _find_own(ontology):
        is_class = (term, RDF.type, OWL.Class) in ontology
        seen.update((is_class, label) for label in ontology.objects(term, RDFS.label))
    assert [label for label, count in seen.items() if count > 1] == []


def test_every_term_above_an_own_one_has_labels(ontology: rdflib.Graph) -> None:
    """A reader can be told what an own term is a kind of."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for above in set(ontology.objects(None, predicate)):
            languages = {getattr(o, "language", "") for o in ontology.objects(above, RDFS.label)}
            assert languages >= BOTH, above


def test_own_terms_are_defined_wherever_they_stand(ontology: rdflib.Graph) -> None:
    """Context, queries, shapes and ontology use no own term that is not defined."""
    known = {str(term).removeprefix(OGP) for term in _find_own(ontology)}
    for path in sorted(ONTOLOGY.rglob("*.*")):
        used = re.findall(rf"(?:\bogp:|{OGP})(\w+)", path.read_text(encoding="utf-8"))
        assert set(used) <= known, path.name


def test_data_keeps_to_domains_and_ranges(ontology: rdflib.Graph, data: rdflib.Graph) -> None:
    """No statement of the corpus makes a thing what it is not said to be."""
    for term in _find_properties(ontology):
        domain, wanted = (ontology.value(term, p) for p in (RDFS.domain, RDFS.range))
        assert domain is not None
        assert wanted is not None
        for subject, value in data.subject_objects(term):
            assert _fits(ontology, data, subject, domain), (term, subject)
            assert _fits(ontology, data, value, wanted), (term, value)


def test_data_keeps_to_disjointness(ontology: rdflib.Graph, data: rdflib.Graph) -> None:
    """Nothing in the corpus is of two classes that exclude each other."""
    groups = [set(Collection(ontology, members)) for members in ontology.objects(None, OWL.members)]
    groups += [{one, other} for one, other in ontology.subject_objects(OWL.disjointWith)]
    assert groups
    for thing in set(data.subjects(RDF.type)):
        for group in groups:
            assert len(_find_classes(ontology, data, thing) & group) <= 1, thing


def test_every_shape_speaks_both_languages(shapes: rdflib.Graph) -> None:
    """Whatever a shape finds, it says in words, in French and in English, without any IRI."""
    inner = {item for items in shapes.objects(None, SH["or"]) for item in Collection(shapes, items)}
    inner |= {*shapes.objects(None, SH["not"]), *shapes.objects(None, SH.qualifiedValueShape)}
    for shape in {*shapes.subjects(SH.path), *shapes.subjects(SH["or"])} - inner:
        owners = [shape, *shapes.objects(shape, SH.sparql)]
        texts = [text for owner in owners for text in shapes.objects(owner, SH.message)]
        assert sorted(str(getattr(t, "language", "")) for t in texts) == sorted(BOTH), shape
        assert not [t for t in texts if re.search(r"\w+://\w|\b(sh|ogp|org|schema):", str(t))]


def test_shapes_and_keys_agree(shapes: rdflib.Graph) -> None:
    """A key named in a message is one of the context, or one that every note has."""
    known = {*_read_keys(), "id", "title", "types", "aliases", "fr", "en"}
    for text in shapes.objects(None, SH.message):
        if getattr(text, "language", "") == "en":
            assert set(re.findall(r"“([^”]+)”", str(text))) <= known, text


def _read(paths: Iterator[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted(paths):
        graph.parse(path)
    return graph


def _read_keys() -> dict[str, URIRef]:
    """Return the keys of the context that are own terms or standard ones, scoped ones too."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {k: v for k, v in context.items() if isinstance(v, str) and "://" in v}
    keys: dict[str, URIRef] = {}
    waiting = [context]
    for scope in waiting:
        for key, value in scope.items():
            if key[0] != "@" and key not in prefixes:
                compact = value if isinstance(value, str) else value["@id"]
                prefix, _, name = compact.partition(":")
                keys.setdefault(key, URIRef(prefixes[prefix] + name))
                if isinstance(value, dict) and "@context" in value:
                    waiting.append(value["@context"])
    return keys


def _find_own(ontology: rdflib.Graph) -> list[URIRef]:
    own = {s for s in ontology.subjects() if isinstance(s, URIRef) and str(s).startswith(OGP)}
    assert own
    return sorted(own)


def _find_properties(ontology: rdflib.Graph) -> list[URIRef]:
    return [
        term
        for term in _find_own(ontology)
        if set(PROPERTIES).intersection(ontology.objects(term, RDF.type))
    ]


def _find_members(ontology: rdflib.Graph, node: Node) -> set[Node]:
    """Return a class as a set of itself, a union as the set of its members."""
    if not isinstance(node, BNode):
        return {node}
    (union,) = ontology.objects(node, OWL.unionOf)
    return set(Collection(ontology, union))


def _is_known(ontology: rdflib.Graph, node: Node) -> bool:
    datatypes = (str(RDFS.Literal), str(RDF.langString))
    is_datatype = str(node).startswith(str(rdflib.XSD)) or str(node) in datatypes
    return is_datatype or (node, RDF.type, OWL.Class) in ontology


def _fits(ontology: rdflib.Graph, data: rdflib.Graph, node: Node, wanted: Node) -> bool:
    members = _find_members(ontology, wanted)
    if isinstance(node, Literal):
        datatype = RDF.langString if node.language else node.datatype or rdflib.XSD.string
        return bool(members & {datatype, RDFS.Literal})
    return bool(members & {OWL.Thing, *_find_classes(ontology, data, node)})


def _find_classes(ontology: rdflib.Graph, data: rdflib.Graph, node: Node) -> set[Node]:
    """Return the classes that a thing is said to be of, and those above them.

    An agent is also whoever holds an office or belongs to an organisation (W3C ORG).
    """
    kinds = {*data.objects(node, RDF.type), *ontology.objects(node, RDF.type)}
    if URIRef("https://schema.org/Country") in kinds:
        kinds.add(URIRef("http://xmlns.com/foaf/0.1/Agent"))
    above = {c for kind in kinds for c in ontology.transitive_objects(kind, RDFS.subClassOf)}
    return {kind for kind in above if kind is not None}
