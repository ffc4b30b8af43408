"""pyshacl's report, a graph → violations, as records."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from zettel.model import Severity
from zettel.shapes.files import Problem
from zettel.shapes.paths import Path, parse_path, walk
from zettel.shapes.terms import SH, to_ntriples, to_rdflib

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_SEVERITIES = {f"{SH}Warning": Severity.WARNING, f"{SH}Info": Severity.INFO}
_SLOT = re.compile(r"\\\{\\[?$]\w+\\\}")  # {?value}, once it is escaped
_LISTS = ("in", "languageIn", "ignoredProperties")
_Triple = tuple[str, str, str]


class Violation(Struct, frozen=True):
    """One result of validation (W3C SHACL, 3.6.2); terms are in N-Triples syntax.

    `asked` is what the constraint asks for: a class, a number, a pattern. `details` has, for each
    shape that is to be met, what it finds wrong.
    """

    focus: str
    component: str  # as "MinCount"
    severity: Severity
    path: Path | None = None
    value: str = ""
    asked: tuple[str, ...] = ()
    messages: tuple[tuple[str, str], ...] = ()  # language ("" for none) and text of sh:message
    shape: str = ""
    details: tuple[tuple["Violation", ...], ...] = ()


class Report:
    """All violations, in order, what is wrong with the shapes themselves, and the data to ask."""

    def __init__(
        self,
        violations: Iterable[Violation] = (),
        problems: Iterable[Problem] = (),
        data: "rdflib.Graph | None" = None,
    ) -> None:
        self.violations = tuple(sorted(set(map(_forget_blank, violations)), key=repr))
        self.problems = tuple(problems)
        self._data = data

    def find_steps(self, focus: str, path: Path) -> dict[str, _Triple | None]:
        """Return the values of a path, each with the triple that leads to it at last."""
        if self._data is None:
            return {}
        found = walk(self._data, path, to_rdflib(focus))
        named = {to_ntriples(value): step for value, step in found.items()}
        return {value: _to_triple(named[value]) for value in sorted(named)}

    def find_values(self, node: str, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        return sorted(self.find_steps(node, Path("property", predicate)))


def _forget_blank(violation: Violation) -> Violation:
    """Leave out the names of blank nodes, which differ from run to run."""
    details = tuple(
        tuple(sorted(set(map(_forget_blank, group)), key=repr)) for group in violation.details
    )
    shape = "" if violation.shape.startswith("_:") else violation.shape
    return replace(violation, shape=shape, details=details)


def read_report(
    report: "rdflib.Graph", shapes: "rdflib.Graph", below: "Node | None" = None
) -> Iterator[Violation]:
    """Yield the results of a report, or the details of one result."""
    from rdflib import URIRef

    if below is None:
        nodes = set(report.objects(None, URIRef(f"{SH}result")))
    else:
        nodes = set(report.objects(below, URIRef(f"{SH}detail")))
    for node in nodes:
        yield _read_result(report, shapes, node)


def _read_result(report: "rdflib.Graph", shapes: "rdflib.Graph", node: "Node") -> Violation:
    def get(name: str) -> "Node | None":
        from rdflib import URIRef

        return report.value(node, URIRef(SH + name))

    source, value, path = _read_source(report, node), get("value"), get("resultPath")
    component = str(get("sourceConstraintComponent")).removeprefix(SH)
    component = component.removesuffix("ConstraintComponent")
    inner = tuple(sorted(set(read_report(report, shapes, node)), key=repr))
    focus = get("focusNode")
    assert focus is not None
    if component.startswith("Qualified") and not inner:
        inner = tuple(_read_languages(shapes, source, to_ntriples(focus)))
    return Violation(
        focus=to_ntriples(focus),
        component=component,
        severity=_SEVERITIES.get(str(get("resultSeverity")), Severity.ERROR),
        path=_read_path(report, shapes, path),
        value="" if value is None else to_ntriples(value),
        asked=tuple(_find_asked(shapes, source, component)),
        messages=_read_messages(report, shapes, node),
        shape=to_ntriples(source),
        details=(inner,) if inner else (),
    )


def _read_languages(shapes: "rdflib.Graph", source: "Node", focus: str) -> Iterator[Violation]:
    """Yield the languages of which values are counted, as what no value is in."""
    from rdflib import URIRef

    for shape in shapes.objects(source, URIRef(f"{SH}qualifiedValueShape")):
        asked = tuple(_find_asked(shapes, shape, "LanguageIn"))
        if asked:
            yield Violation(focus, "LanguageIn", Severity.ERROR, asked=asked)


def _read_source(report: "rdflib.Graph", node: "Node") -> "Node":
    from rdflib import URIRef

    source = report.value(node, URIRef(f"{SH}sourceShape"))
    assert source is not None
    return source


def _read_path(report: "rdflib.Graph", shapes: "rdflib.Graph", path: "Node | None") -> Path | None:
    if path is None:
        return None
    try:
        return parse_path(report if (path, None, None) in report else shapes, path)
    except ValueError:
        return None


def _find_asked(shapes: "rdflib.Graph", source: "Node", component: str) -> Iterator[str]:
    """Find the values of a constraint's parameter, of which lists are spread out."""
    from rdflib import URIRef

    name = component[:1].lower() + component[1:]
    found: list[Node] = []
    for value in shapes.objects(source, URIRef(SH + name)):
        found += shapes.items(value) if name in _LISTS else [value]
    yield from sorted(to_ntriples(term) for term in found)


def _read_messages(
    report: "rdflib.Graph", shapes: "rdflib.Graph", node: "Node"
) -> tuple[tuple[str, str], ...]:
    """Return the shape's messages; those of a SPARQL constraint as pyshacl has filled them in.

    pyshacl makes up messages of its own for shapes without any; those are left out.
    """
    from rdflib import URIRef

    message, constraint = (URIRef(SH + name) for name in ("message", "sourceConstraint"))
    query = report.value(node, constraint)
    sources = [_read_source(report, node), *([] if query is None else [query])]
    given = [text for source in sources for text in shapes.objects(source, message)]
    told = [str(text) for text in report.objects(node, URIRef(f"{SH}resultMessage"))]
    found = set()
    for text in given:
        language = getattr(text, "language", None) or ""
        pattern = re.compile(_SLOT.sub(".*", re.escape(str(text))), re.DOTALL)
        filled = [one for one in told if pattern.fullmatch(one)] if "{" in str(text) else []
        found.add((language, filled[0] if filled else str(text)))
    return tuple(sorted(found))


def _to_triple(step: tuple["Node", "Node", "Node"] | None) -> _Triple | None:
    if step is None:
        return None
    subject, predicate, value = map(to_ntriples, step)
    return subject, predicate, value
