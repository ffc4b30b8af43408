"""One run of pyshacl over the notes' triples: no network, no inference, nothing on the terminal."""

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from zettel.rdf import NoteTriples, Triple
from zettel.shapes.files import Problem, Shapes
from zettel.shapes.report import Report, Violation, read_report
from zettel.shapes.terms import SH, to_rdflib
from zettel.workers import paused_collector

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_ALWAYS = (f"<{_RDF}type>", f"<{_RDFS}subClassOf>")
_SEES_ALL = ("closed", "sparql", "select", "ask", "parameter")
_TARGETS = ("targetNode", "targetClass", "targetObjectsOf", "targetSubjectsOf", "target")
_CHOICES = {"And": "and", "Or": "or", "Xone": "xone"}
_LOGGERS = ("pyshacl-validate", "pyshacl", "rdflib.term", "rdflib")
_RECURSIVE = "a shape leads back to itself by sh:node, which is followed a few times only"
_WRAPPER = "urn:zettel:alternative:"


def find_violations(
    shapes: Shapes, notes: Iterable[NoteTriples], terms: Iterable[Triple]
) -> Report:
    """Validate the notes' triples, and those of the ontology's terms, against the shapes.

    Never raises for what the shapes hold: that becomes a problem of the report.
    """
    if shapes.is_broken:
        return Report(problems=shapes.problems)
    with _quiet() as told:
        data = _build_data(shapes.graph, notes, terms)
        try:
            found = list(_validate(data, _spread_targets(shapes.graph)))
            violations = list(_explain(data, shapes.graph, found))
        except Exception as error:
            return Report(problems=[_to_problem(shapes, error), *shapes.problems])
    problems = {*shapes.problems} | {
        shapes.locate("sh:node" if message == _RECURSIVE else "", _shorten(message))
        for message in told
    }
    return Report(violations, sorted(problems, key=repr), data)


def find_visible(shapes: "rdflib.Graph") -> frozenset[str] | None:
    """Return the properties that validation may ask for, None when it may ask for any.

    The constraints of SHACL's core name each property that they read, those of SPARQL and
    `sh:closed` do not.
    """
    from rdflib import URIRef

    if any((None, URIRef(SH + name), None) in shapes for name in _SEES_ALL):
        return None
    named = {f"<{term}>" for term in shapes.objects() if isinstance(term, URIRef)}
    return frozenset({*named, *_ALWAYS})


def _build_data(
    shapes: "rdflib.Graph", notes: Iterable[NoteTriples], terms: Iterable[Triple]
) -> "rdflib.Graph":
    import rdflib

    visible = find_visible(shapes)
    data = rdflib.Graph(bind_namespaces="none")
    add = data.store.add
    parts = [terms, *(part for note in notes for part in (note.own, note.shared))]
    with paused_collector():
        for part in parts:
            for subject, predicate, value in part:
                if visible is None or predicate in visible:
                    triple = (to_rdflib(subject), to_rdflib(predicate), to_rdflib(value))
                    add(triple, data)
    return data


def _spread_targets(shapes: "rdflib.Graph") -> "rdflib.Graph":
    """Give the targets of node shapes to their property shapes, which asks for the same.

    pyshacl looks at the nodes of a target all at once, but at those that `sh:property` hands on one
    after another, which takes twice as long.
    """
    from rdflib import OWL, RDF, RDFS, Graph, URIRef

    copy = Graph(bind_namespaces="none")
    for triple in shapes:
        copy.add(triple)
    targets = [URIRef(SH + name) for name in _TARGETS]
    properties, path = URIRef(f"{SH}property"), URIRef(f"{SH}path")
    deactivated, closed = URIRef(f"{SH}deactivated"), URIRef(f"{SH}closed")
    siblings = URIRef(f"{SH}qualifiedValueShapesDisjoint")  # which are those of one node shape
    for shape in set(shapes.subjects(properties)):
        aims = [(name, node) for name in targets for node in shapes.objects(shape, name)]
        kept = (
            (None, None, shape),
            (shape, path, None),
            (shape, deactivated, None),
            (shape, closed, None),
            (None, siblings, None),
        )
        is_class = (shape, RDF.type, RDFS.Class) in shapes or (shape, RDF.type, OWL.Class) in shapes
        if not aims or is_class or any(pattern in shapes for pattern in kept):
            continue
        for part in list(shapes.objects(shape, properties)):
            copy.remove((shape, properties, part))
            for name, node in aims:
                copy.add((part, name, node))
    return copy


def _validate(data: "rdflib.Graph", shapes: "rdflib.Graph") -> Iterator[Violation]:
    import pyshacl
    import rdflib

    _, report, text = pyshacl.validate(
        data, shacl_graph=shapes, advanced=False, inference="none", inplace=True
    )
    if not isinstance(report, rdflib.Graph):  # a failure, as SHACL calls it
        raise ValueError(text)  # noqa: TRY004 - of the shapes, not of a type
    yield from read_report(report, shapes)


def _explain(
    data: "rdflib.Graph", shapes: "rdflib.Graph", found: Sequence[Violation]
) -> Iterator[Violation]:
    """Say of each choice that is not met what is wrong with its alternatives.

    pyshacl says only that none holds, so each is asked for again, by itself.
    """
    asked = {
        (alternative, violation.value)
        for violation in _unfold(found)
        for alternative in _find_alternatives(shapes, violation)
    }
    results = _ask_again(data, shapes, sorted(asked, key=repr)) if asked else {}

    def explain(violation: Violation) -> Violation:
        alternatives = _find_alternatives(shapes, violation)
        details = [results.get((shape, violation.value), ()) for shape in alternatives]
        inner = details or [tuple(map(explain, group)) for group in violation.details]
        asked = violation.asked
        if violation.component == "Xone":  # those that hold
            held = [one for one, wrong in zip(alternatives, details, strict=True) if not wrong]
            asked = tuple(f"<{iri}>" for one in held for iri in _find_properties(shapes, one))
        return replace(violation, details=tuple(inner), asked=asked)

    yield from map(explain, found)


def _unfold(found: Iterable[Violation]) -> Iterator[Violation]:
    for violation in found:
        yield violation
        for group in violation.details:
            yield from _unfold(group)


def _find_alternatives(shapes: "rdflib.Graph", violation: Violation) -> list["Node"]:
    from rdflib import URIRef

    name = _CHOICES.get(violation.component)
    if name is None or not violation.value:
        return []
    lists = shapes.objects(to_rdflib(violation.shape), URIRef(SH + name))
    return [item for one in lists for item in shapes.items(one)]


def _find_properties(shapes: "rdflib.Graph", shape: "Node") -> list[str]:
    """Return the properties that a shape, or those below it, ask for first."""
    from rdflib import URIRef

    parts = [shape, *shapes.objects(shape, URIRef(f"{SH}property"))]
    paths = [path for part in parts for path in shapes.objects(part, URIRef(f"{SH}path"))]
    return sorted(str(path) for path in paths if isinstance(path, URIRef))


def _ask_again(
    data: "rdflib.Graph", shapes: "rdflib.Graph", asked: Sequence[tuple["Node", str]]
) -> dict[tuple["Node", str], tuple[Violation, ...]]:
    """Validate values against single shapes; return what is wrong by shape and value."""
    from rdflib import BNode, Graph, URIRef

    copy = Graph(bind_namespaces="none")
    targets = {URIRef(SH + name) for name in _TARGETS}
    for triple in shapes:
        if triple[1] not in targets and triple[2] != URIRef(f"{_RDFS}Class"):
            copy.add(triple)
    wrappers: dict[str, Node] = {}
    for alternative in dict.fromkeys(shape for shape, _ in asked):
        wrapper, inner = URIRef(f"{_WRAPPER}{len(wrappers)}"), BNode()
        wrappers[f"<{wrapper}>"] = alternative
        is_property = (alternative, URIRef(f"{SH}path"), None) in shapes
        copy.add((wrapper, URIRef(f"{SH}node"), inner))
        copy.add((inner, URIRef(SH + ("property" if is_property else "node")), alternative))
        for value in (value for shape, value in asked if shape == alternative):
            copy.add((wrapper, URIRef(f"{SH}targetNode"), to_rdflib(value)))
    return {
        (wrappers[result.shape], result.value): tuple(_unwrap(result))
        for result in _validate(data, copy)
        if result.shape in wrappers
    }


def _unwrap(result: Violation) -> Iterator[Violation]:
    """Return what stands below the wrappers, each a `sh:node` of ours."""
    for detail in (d for group in result.details for d in group):
        if detail.component == "Node" and detail.shape.startswith("_:") and not detail.path:
            yield from (d for group in detail.details for d in group)
        else:
            yield detail


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep what pyshacl and rdflib log and warn of from the terminal; yield the warnings' texts."""
    import rdflib
    from pyshacl.errors import ShapeRecursionWarning

    told: list[str] = []
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [(list(logger.handlers), logger.level) for logger in loggers]
    normalise = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False

    def keep(record: logging.LogRecord) -> bool:
        if record.name.startswith("pyshacl") and record.levelno >= logging.WARNING:
            told.append(record.getMessage())
        return False

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for logger in loggers:
                logger.addFilter(keep)
            yield told
        if any(isinstance(warning.message, ShapeRecursionWarning) for warning in caught):
            told.append(_RECURSIVE)
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
        for logger, (handlers, level) in zip(loggers, before, strict=True):
            logger.removeFilter(keep)
            logger.handlers[:] = handlers
            logger.setLevel(level)


def _to_problem(shapes: Shapes, error: Exception) -> Problem:
    """Find the word of SHACL that pyshacl complains of; a query that is none has its own."""
    from pyparsing import ParseException

    text = _shorten(str(error))
    if isinstance(error, ParseException):
        return shapes.locate("sh:select", f"this is not SPARQL: {text}")
    named = re.search(r"\bsh:\w+", text)
    return shapes.locate(named[0] if named else "", f"pyshacl cannot use the shapes: {text}")


def _shorten(text: str) -> str:
    """Return the first line, which says what is wrong; those below quote the specification."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:300]
