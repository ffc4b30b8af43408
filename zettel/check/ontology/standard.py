"""The terms of public vocabularies, as rdflib lists them."""

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib.namespace import DefinedNamespace

_NAMES = {
    "http://www.w3.org/ns/dcat#": "DCAT",
    "http://purl.org/dc/elements/1.1/": "DC",
    "http://purl.org/dc/terms/": "DCTERMS",
    "http://xmlns.com/foaf/0.1/": "FOAF",
    "http://www.w3.org/ns/org#": "ORG",
    "http://www.w3.org/2002/07/owl#": "OWL",
    "http://www.w3.org/ns/prov#": "PROV",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "RDF",
    "http://www.w3.org/2000/01/rdf-schema#": "RDFS",
    "https://schema.org/": "SDO",
    "http://www.w3.org/ns/shacl#": "SH",
    "http://www.w3.org/2004/02/skos/core#": "SKOS",
    "http://www.w3.org/2006/time#": "TIME",
    "http://rdfs.org/ns/void#": "VOID",
    "http://www.w3.org/2001/XMLSchema#": "XSD",
}
_GROWING = frozenset({"DCAT", "SDO", "TIME"})
"""Vocabularies that gain terms: one that rdflib does not list is wrong only if near another."""
_NEAR = 0.8


def suggest_standard(namespace: str, name: str) -> tuple[str, ...] | None:
    """Return names like one that its public vocabulary lacks, nearest first.

    None when the vocabulary has the name, may have gained it, or is not known here.
    """
    if namespace not in _NAMES:
        return None
    vocabulary = _find_vocabulary(_NAMES[namespace])
    if name in vocabulary:
        return None
    names = sorted(str(term).removeprefix(namespace) for term in dir(vocabulary))
    near = tuple(get_close_matches(name, names, 1, _NEAR))
    return None if _NAMES[namespace] in _GROWING and not near else near


@cache
def _find_vocabulary(name: str) -> "type[DefinedNamespace]":
    from rdflib import namespace

    found: type[DefinedNamespace] = getattr(namespace, name)
    return found
