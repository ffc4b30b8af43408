"""Data that zettel has exported: the base that its notes lie below, and the terms beside them."""

from collections import Counter
from collections.abc import Collection, Iterable
from urllib.parse import unquote

from msgspec.structs import replace

from zettel.edit.imports.rdf.facts import NOTE
from zettel.edit.imports.rdf.graph import RDF
from zettel.edit.imports.rdf.homes import TOPIC
from zettel.edit.imports.rdf.reading import Facts
from zettel.rdf import RDF_TYPE, Triple, document_iri

_OWL, _RDFS = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABEL = f"<{_RDFS}label>"
_BROADER = frozenset({f"<{_RDFS}subClassOf>", f"<{_RDFS}subPropertyOf>"})
_OF_LABELS = frozenset({RDF_TYPE, _LABEL, f"<{_SKOS}prefLabel>", f"<{_SKOS}altLabel>"})
_KINDS = frozenset(
    {
        f"<{RDF}Property>",
        f"<{_RDFS}Class>",
        f"<{_RDFS}Datatype>",
        f"<{_OWL}AnnotationProperty>",
        f"<{_OWL}Class>",
        f"<{_OWL}DatatypeProperty>",
        f"<{_OWL}FunctionalProperty>",
        f"<{_OWL}ObjectProperty>",
        f"<{_OWL}SymmetricProperty>",
        f"<{_OWL}TransitiveProperty>",
    }
)
"""The classes of what a vocabulary consists of."""


def find_base(facts: Facts, wanted: str) -> str:
    """Return the base of a vault whose notes a source tells of, "" if it tells of none.

    Of several it is the one that is wanted, else that of most notes.
    """
    documents = [s for s, p, v in facts.triples if p == RDF_TYPE and v == NOTE]
    found = Counter(base for base in map(_cut_base, documents) if base)
    if not found or wanted in found:
        return wanted if found else ""
    return min(found, key=lambda base: (-found[base], base))


def leave_terms(facts: Facts, base: str, known: Collection[Triple]) -> tuple[Facts, int]:
    """Return a source without the terms that an export explains, and how many those are.

    They are classes and properties. What notes are about is none of them, nor what notes below
    `base` label by themselves, nor what is `known` from the vault's own vocabulary.
    """
    if not find_base(facts, ""):
        return facts, 0
    own = (f"<{base}type/", f"<{base}key/")
    terms = {term for term in _find_terms(facts.triples) if not term.startswith(own)}
    left = {t[0] for t in facts.triples if t[0] in terms and t not in known}
    dropped = _find_below(facts.triples, left)
    return replace(facts, triples=tuple(t for t in facts.triples if t[0] not in dropped)), len(left)


def _cut_base(document: str) -> str:
    """Return the base that the address of a note begins with, "" where it is none of zettel's."""
    base, _, name = document[1:-1].rpartition("note/")
    fits = base.endswith("/") and name and document_iri(base, unquote(name)) == document[1:-1]
    return base if fits else ""


def _find_terms(triples: Iterable[Triple]) -> set[str]:
    """Find classes and properties, by what they are said to be or by how they are used."""
    topics, used, kinds, said = set[str](), set[str](), dict[str, set[str]](), dict[str, set[str]]()
    for subject, predicate, value in triples:
        used.add(predicate)
        said.setdefault(subject, set()).add(predicate)
        if predicate == TOPIC:
            topics.add(value)
        elif predicate in _BROADER:
            used.add(value)
        elif predicate == RDF_TYPE:
            used.add(value)
            kinds.setdefault(subject, set()).add(value)
    free = {node for node in said if node[0] == "<" and node not in topics}
    labelled = {node for node in free if _LABEL in said[node] and said[node] <= _OF_LABELS}
    return {node for node in free if kinds.get(node, set()) & _KINDS} | (labelled & used)


def _find_below(triples: Iterable[Triple], nodes: Collection[str]) -> set[str]:
    """Return nodes with the blank ones that hang below them."""
    inside: dict[str, list[str]] = {}
    for subject, _, value in triples:
        if value[:2] == "_:":
            inside.setdefault(subject, []).append(value)
    found, waiting = set(nodes), list(nodes)
    while waiting:
        fresh = [node for node in inside.get(waiting.pop(), ()) if node not in found]
        found.update(fresh)
        waiting += fresh
    return found
