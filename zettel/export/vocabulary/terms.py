"""How the vocabulary page shows a term: its name, its label, what it is joined to."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from zettel.export.vocabulary.markdown import to_code, to_heading, to_link, to_text
from zettel.rdf import Compactor
from zettel.vocabulary import Ontology
from zettel.vocabulary.ontology import LABELS, OWL, RDF_TYPE, RDFS, ZETTEL
from zettel.vocabulary.terms import find_iris, find_kinds, find_objects, find_texts

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_THING = f"<{OWL}Thing>"
_COMBINED = {"unionOf": "or", "oneOf": "or", "intersectionOf": "and"}
_TRAITS = {"Transitive": "transitive", "Symmetric": "symmetric", "Functional": "functional"}
_DEEP = 8  # classes inside classes


class Shown(msgspec.Struct, frozen=True):
    """What is needed to show a term.

    `languages` are those of labels, the vault's first; `anchors` lead to the sections of own terms;
    `names` are the keys of the context that stand for a term, `classes` what notes may be about.
    """

    ontology: Ontology
    own: Ontology
    languages: Sequence[str]
    language: str  # of text whose key leaves it to the context
    words: Mapping[str, str]
    compact: Compactor
    anchors: Mapping[str, str]
    names: Mapping[str, Sequence[str]]
    classes: frozenset[str]


def build_anchors(terms: Iterable[str], compact: Compactor) -> dict[str, str]:
    """Name the section of each term, each name once whatever the case of letters."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for iri in terms:
        stem = name = re.sub(r"[^\w.-]+", "-", compact[f"<{iri}>"]).strip("-")
        number = 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        anchors[iri] = name
    return anchors


def show_term(shown: Shown, iri: str) -> str:
    """Return a term's short name, as a link to its section if it has one."""
    code = to_code(shown.compact[f"<{iri}>"])
    return to_link(code, shown.anchors[iri]) if iri in shown.anchors else code


def show_label(shown: Shown, iri: str) -> str:
    """Return a term's labels in all languages, each once: `présidence · *chair*`."""
    first, *others = _find_all(shown, iri, *LABELS) or [""]
    return " · ".join([to_text(first), *(f"*{to_text(text)}*" for text in others)])


def show_comment(shown: Shown, iri: str) -> str:
    """Return a term's comment in the first language that it has one in."""
    return to_text(next(iter(_find_all(shown, iri, f"{RDFS}comment")), ""))


def show_section(shown: Shown, iri: str) -> list[str]:
    """Return the section of an own term: labels, comments, and what it is joined to."""
    label = show_label(shown, iri)
    name = to_code(shown.compact[f"<{iri}>"])
    lines = to_heading(3, f"{name} – {label}" if label else name, shown.anchors[iri])
    for number, text in enumerate(_find_all(shown, iri, f"{RDFS}comment")):
        lines += [to_text(text) if number == 0 else f"*{to_text(text)}*", ""]
    facts = [(word, values) for word, values in _find_facts(shown, iri) if values]
    colon = shown.words["colon"]
    lines += [f"- {shown.words[word]}{colon}{', '.join(values)}" for word, values in facts]
    return [*lines, ""] if facts else lines


def show_value(shown: Shown, value: str, depth: int = 0) -> str:
    """Return an N-Triples term: a class by its name, one without a name by what it is made of."""
    if value == _THING:
        return shown.words["anything"]
    if value.startswith("<"):
        return show_term(shown, value[1:-1])
    if not value.startswith("_:"):
        return to_code(shown.compact[value])
    for name, word in _COMBINED.items():
        for found in find_objects(shown.ontology, value, f"{OWL}{name}"):
            if depth < _DEEP:
                parts = [show_value(shown, v, depth + 1) for v in _read_list(shown, found)]
                return f" {shown.words[word]} ".join(parts)
    for found in find_objects(shown.ontology, value, f"{OWL}complementOf")[: depth < _DEEP]:
        return f"{shown.words['not']} {show_value(shown, found, depth + 1)}"
    return shown.words["unnamed"]


def find_members(shown: Shown, iri: str, predicate: str) -> set[str]:
    """Return the classes that a term is joined to, by name or as members of a union."""
    found = find_objects(shown.ontology, iri, predicate)
    members = [
        item
        for value in found
        if value.startswith("_:")
        for union in find_objects(shown.ontology, value, f"{OWL}unionOf")
        for item in _read_list(shown, union)
    ]
    return {value[1:-1] for value in (*found, *members) if value.startswith("<")}


def _find_all(shown: Shown, iri: str, *predicates: str) -> list[str]:
    """Return a term's texts in the order of languages, each once."""
    texts = find_texts(shown.ontology, iri, *predicates)
    return list(dict.fromkeys(texts[tag] for tag in (*shown.languages, "") if tag in texts))


def _find_facts(shown: Shown, iri: str) -> Iterable[tuple[str, list[str]]]:
    kinds = find_kinds(shown.own, iri)
    if "value" in kinds:
        types = find_iris(shown.own, iri, RDF_TYPE)
        yield "kind", [show_term(shown, name) for name in types]
    yield "above_class", _show_all(shown, iri, f"{RDFS}subClassOf")
    yield "disjoint", [show_term(shown, other) for other in _find_disjoint(shown, iri)]
    yield "above_property", _show_all(shown, iri, f"{RDFS}subPropertyOf")
    yield "domain", _show_all(shown, iri, f"{RDFS}domain")
    yield "range", _show_all(shown, iri, f"{RDFS}range")
    yield "inverse", [show_term(shown, other) for other in _find_joined(shown, iri, "inverseOf")]
    bounds = [find_iris(shown.own, iri, f"{ZETTEL}{name}") for name in ("earliest", "latest")]
    yield "bounds", [show_term(shown, name) for found in bounds for name in found]
    types = find_iris(shown.own, iri, RDF_TYPE)
    traits = [w for name, w in _TRAITS.items() if f"{OWL}{name}Property" in types]
    yield "traits", [shown.words[word] for word in traits]
    yield "written", [to_code(name) for name in shown.names.get(iri, ())]


def _show_all(shown: Shown, iri: str, predicate: str) -> list[str]:
    # Names of blank nodes change from one reading to the next: what is shown gives the order.
    found = find_objects(shown.ontology, iri, predicate)
    return sorted(show_value(shown, value) for value in found)


def _find_joined(shown: Shown, iri: str, name: str) -> list[str]:
    """Return what a term is joined to by a symmetric predicate of OWL, whoever says so."""
    predicate = f"<{OWL}{name}>"
    found = set(find_iris(shown.ontology, iri, predicate[1:-1]))
    for subject, triples in shown.ontology.triples.items():
        if not subject.startswith("_:") and any(t[1:] == (predicate, f"<{iri}>") for t in triples):
            found.add(subject)
    return sorted(found - {iri})


def _find_disjoint(shown: Shown, iri: str) -> list[str]:
    found = set(_find_joined(shown, iri, "disjointWith"))
    for subject in shown.ontology.triples:
        if f"{OWL}AllDisjointClasses" in find_iris(shown.ontology, subject, RDF_TYPE):
            for members in find_objects(shown.ontology, subject, f"{OWL}members"):
                classes = [value[1:-1] for value in _read_list(shown, members)]
                found.update(classes if iri in classes else ())
    return sorted(found - {iri})


def _read_list(shown: Shown, node: str) -> list[str]:
    """Return the members of an RDF collection; one that turns in a circle ends there."""
    members: list[str] = []
    seen: set[str] = set()
    while node.startswith("_:") and node not in seen:
        seen.add(node)
        members += find_objects(shown.ontology, node, f"{_RDF}first")
        node = next(iter(find_objects(shown.ontology, node, f"{_RDF}rest")), "")
    return members
