"""What the ontology says of one term: its kind, its texts, what it is joined to; whose it is."""

from collections.abc import Iterable, Iterator

from zettel.vocabulary.context import Term
from zettel.vocabulary.ontology import OWL, RDF_TYPE, RDFS, ZETTEL, Ontology, parse_texts

_CLASSES = frozenset({f"{RDFS}Class", f"{OWL}Class"})
OBJECT, DATATYPE = f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"
_OF_OBJECTS = frozenset(
    f"{OWL}{name}Property"
    for name in ("Transitive", "Symmetric", "Asymmetric", "Reflexive", "Irreflexive",
                 "InverseFunctional")
)  # fmt: skip
_PROPERTIES = _OF_OBJECTS | {
    OBJECT,
    DATATYPE,
    f"{OWL}AnnotationProperty",
    f"{OWL}FunctionalProperty",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
}
_OF_PROPERTIES = tuple(f"{RDFS}{name}" for name in ("domain", "range", "subPropertyOf"))
_HEADER = f"{OWL}Ontology"
_PUBLIC = (
    "http://www.w3.org/", "https://www.w3.org/", "http://purl.org/dc/", "http://xmlns.com/foaf/",
    "http://schema.org/", "https://schema.org/", "http://rdfs.org/", "http://dbpedia.org/",
    "http://www.wikidata.org/", ZETTEL,
)  # fmt: skip
"""Where vocabularies begin that everybody uses: a vault that labels their terms is not theirs."""
_CAPITALISED = (
    "http://www.w3.org/", "http://purl.org/dc/", "http://xmlns.com/foaf/",
    "http://schema.org/", "https://schema.org/",
)  # fmt: skip
"""Of those, where names of classes begin with a capital, and names of properties with none."""


def find_objects(ontology: Ontology, iri: str, predicate: str) -> list[str]:
    """Return what a term is joined to by a predicate, as N-Triples terms, sorted."""
    found = ontology.triples.get(iri, ())
    return sorted(value for _, written, value in found if written == f"<{predicate}>")


def find_iris(ontology: Ontology, iri: str, predicate: str) -> list[str]:
    """Return the IRIs that a term is joined to by a predicate, sorted."""
    found = find_objects(ontology, iri, predicate)
    return [value[1:-1] for value in found if value.startswith("<")]


def find_texts(ontology: Ontology, iri: str, *predicates: str) -> dict[str, str]:
    """Return the texts of a term by language ("" for none); the first predicate goes first."""
    texts: dict[str, str] = {}
    for predicate in predicates:
        literals = [v for v in find_objects(ontology, iri, predicate) if v.startswith('"')]
        for language, text in parse_texts(literals):
            texts.setdefault(language, text)
    return texts


def find_kinds(ontology: Ontology, iri: str) -> frozenset[str]:
    """Return what a term is said to be: "class", "property", "object", "datatype", "value".

    "object" and "datatype" are kinds of property; a term of another type is a "value".
    """
    types = set(find_iris(ontology, iri, RDF_TYPE))
    kinds = {"class"} if types & _CLASSES else set()
    if types & _PROPERTIES:
        kinds.add("property")
    if types & {OBJECT, *_OF_OBJECTS}:
        kinds.add("object")
    if DATATYPE in types:
        kinds.add("datatype")
    return frozenset(kinds or ({"value"} if types - {_HEADER} else ()))


def find_above(ontology: Ontology, classes: Iterable[str]) -> frozenset[str]:
    """Return classes with all that stand above them."""
    waiting = list(classes)
    seen = set(waiting)
    while waiting:
        above = set(find_iris(ontology, waiting.pop(), f"{RDFS}subClassOf")) - seen
        seen |= above
        waiting += sorted(above)
    return frozenset(seen)


def is_class(ontology: Ontology, term: Term) -> bool:
    """Say whether a term of the context names a class: a note type, and no key.

    What the ontology says nothing of is told by its spelling, as every public vocabulary has it:
    names of classes begin with a capital.
    """
    kinds = find_kinds(ontology, term.iri)
    is_plain = not (term.kind or term.container or term.scope or term.reverse)
    return "class" in kinds or (not kinds and is_plain and split_iri(term.iri)[1][:1].isupper())


def is_noun(ontology: Ontology, iri: str) -> bool:
    """Say whether an IRI names a class or an individual, which is no property of anything.

    Of a public vocabulary that the ontology says nothing of, a class is told by its capital.
    """
    kinds = find_kinds(ontology, iri)
    if not kinds:
        return iri.startswith(_CAPITALISED) and split_iri(iri)[1][:1].isupper()
    used = any(find_objects(ontology, iri, predicate) for predicate in _OF_PROPERTIES)
    return "property" not in kinds and not used


def find_headers(ontology: Ontology) -> list[str]:
    """Return the IRIs of the ontology's headers (owl:Ontology), sorted."""
    return sorted(i for i in ontology.triples if _HEADER in find_iris(ontology, i, RDF_TYPE))


def find_namespaces(ontology: Ontology) -> frozenset[str]:
    """Return the namespaces in which an ontology defines terms of its own.

    They are those that its header names; without one, those of what it gives a type, but for
    public vocabularies, whose terms it can only describe.
    """
    headers = find_headers(ontology)
    defined = {split_iri(iri)[0] for iri in _find_named(ontology) if find_kinds(ontology, iri)}
    named = {n for n in defined for header in headers if n.rstrip("#/") == header.rstrip("#/")}
    return frozenset(named or (n for n in defined if not n.startswith(_PUBLIC)))


def find_own_terms(ontology: Ontology) -> list[str]:
    """Return the IRIs of the terms that stand in the ontology's own namespaces, sorted."""
    namespaces, headers = find_namespaces(ontology), find_headers(ontology)
    found = (iri for iri in _find_named(ontology) if split_iri(iri)[0] in namespaces)
    return sorted(iri for iri in found if split_iri(iri)[1] and iri not in headers)


def split_iri(iri: str) -> tuple[str, str]:
    """Return namespace and local name: they part after the last `#`, else the last `/`."""
    cut = (iri.rfind("#") if "#" in iri else max(iri.rfind("/"), iri.rfind(":"))) + 1
    return iri[:cut], iri[cut:]


def _find_named(ontology: Ontology) -> Iterator[str]:
    return (iri for iri in ontology.triples if not iri.startswith("_:"))
