"""Ontology files (Turtle) → labels, classes, ranges and the hierarchy of terms."""

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from zettel.errors import VaultError

if TYPE_CHECKING:
    import pyoxigraph

ZETTEL = "https://zettel.example/terms#"
"""The namespace of the engine's own terms, the same for every vault."""

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"

LABELS = (f"{RDFS}label", f"{SKOS}prefLabel")
_CLASSES = frozenset({f"{RDFS}Class", f"{OWL}Class"})
_ABOVE = frozenset({f"{RDFS}subClassOf", f"{RDFS}subPropertyOf", RDF_TYPE})
_SHOWN = _ABOVE.union(LABELS)


Triple = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""


class Ontology(msgspec.Struct, frozen=True):
    """What ontology files say, indexed by the IRI of the term."""

    labels: Mapping[str, Mapping[str, str]]  # IRI → language → label
    classes: frozenset[str]
    ranges: Mapping[str, str]  # property → its rdfs:range
    bounds: Mapping[str, tuple[str, str]]  # date property → properties of its earliest, latest day
    triples: Mapping[str, tuple[Triple, ...]]  # IRI → triples in N-Triples syntax


def find_ontology_files(folder: Path | None) -> list[Path]:
    """Find the Turtle files below a vault's `ontology/` that are no shapes, in order of path."""
    found = sorted(folder.glob("**/*.ttl")) if folder else []
    return [path for path in found if not is_shapes(path)]


def find_shapes_files(folder: Path | None) -> list[Path]:
    """Find the SHACL shapes below a vault's `ontology/`, in order of path."""
    return [path for path in (sorted(folder.glob("**/*.ttl")) if folder else []) if is_shapes(path)]


def is_shapes(path: Path) -> bool:
    """Say whether a Turtle file holds shapes: `shapes*.ttl`, or any in a folder `shapes/`."""
    return path.name.startswith("shapes") or path.parent.name == "shapes"


def read_ontology(files: Sequence[Path]) -> Ontology:
    """Read Turtle files into one ontology.

    Raises:
        VaultError: a file is not Turtle; the message has its path, line and column.
    """
    return build_ontology([triple for found in read_triples(files) for triple in found])


def read_triples(files: Sequence[Path]) -> list[list[Triple]]:
    """Read the triples of each Turtle file; blank nodes are named by file and order.

    Raises:
        VaultError: a file is not Turtle; the message has its path, line and column.
    """
    return [_read_file(path, number) for number, path in enumerate(files)]


def build_ontology(triples: Sequence[Triple]) -> Ontology:
    """Index triples, given as N-Triples terms, by their subject."""
    texts: list[tuple[str, str]] = []
    by_subject: dict[str, list[Triple]] = defaultdict(list)
    objects: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in sorted(set(triples)):
        subject, predicate, value = map(_to_iri, triple)
        by_subject[subject].append(triple)
        if predicate in LABELS and value.startswith('"'):
            texts.append((subject, value))
        objects[predicate].setdefault(subject, value)
    earliest, latest = objects[f"{ZETTEL}earliest"], objects[f"{ZETTEL}latest"]
    kinds = objects[RDF_TYPE]
    return Ontology(
        labels=_build_labels(texts),
        classes=frozenset(term for term, kind in kinds.items() if kind in _CLASSES),
        ranges=objects[f"{RDFS}range"],
        bounds={term: (day, latest[term]) for term, day in earliest.items() if term in latest},
        triples={subject: tuple(found) for subject, found in by_subject.items()},
    )


def describe_terms(ontology: Ontology, used: Sequence[str]) -> list[Triple]:
    """Return labels, types and hierarchy of the terms used and of those above them.

    Takes and gives N-Triples terms; blank nodes are left out, so that data stays free of them.
    """
    waiting = [_to_iri(term) for term in used]
    seen = set(waiting)
    described = []
    while waiting:
        for triple in ontology.triples.get(waiting.pop(), ()):
            predicate, above = _to_iri(triple[1]), _to_iri(triple[2])
            if predicate not in _SHOWN or above.startswith("_:"):
                continue
            described.append(triple)
            if predicate in _ABOVE and above not in seen:
                seen.add(above)
                waiting.append(above)
    return sorted(described)


def parse_texts(literals: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the language ("" for none) and the text of literals in N-Triples syntax."""
    import pyoxigraph

    quads = "".join(f"<x:s> <x:p> {literal} .\n" for literal in literals)
    for quad in pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_TRIPLES):
        assert isinstance(quad.object, pyoxigraph.Literal)
        yield quad.object.language or "", quad.object.value


def _build_labels(texts: Sequence[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Index labels, each a subject and a literal, by subject and language; the first one counts."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    parsed = parse_texts(literal for _, literal in texts)
    for (subject, _), (language, text) in zip(texts, parsed, strict=True):
        labels[subject].setdefault(language, text)
    return labels


def _read_file(path: Path, number: int) -> list[Triple]:
    import pyoxigraph

    blank: dict[str, str] = {}  # the parser names them anew at each reading
    try:
        text = path.read_bytes().removeprefix(BOM_UTF8)  # which no Turtle has, but editors write
        parsed = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
        return [_to_triple(quad, f"_:f{number}b", blank) for quad in parsed]
    except SyntaxError as error:
        place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        raise VaultError(f"{place}: this is not Turtle: {error.msg}") from error
    except OSError as error:
        raise VaultError(f"{path} cannot be read: {error.strerror or error}") from error


def _to_triple(quad: "pyoxigraph.Quad", stem: str, blank: dict[str, str]) -> Triple:
    subject, value = str(quad.subject), str(quad.object)
    if subject[:2] == "_:":
        subject = blank.setdefault(subject, f"{stem}{len(blank)}")
    if value[:2] == "_:":
        value = blank.setdefault(value, f"{stem}{len(blank)}")
    return subject, str(quad.predicate), value


def _to_iri(term: str) -> str:
    """Return an IRI out of its angle brackets; anything else as it is."""
    return term[1:-1] if term.startswith("<") else term
