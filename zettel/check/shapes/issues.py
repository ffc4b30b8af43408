"""Violations of the vault's shapes as issues, each at the line of the note that causes it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zettel.check.codes import SHAPE_VIOLATION, build_issue
from zettel.check.shapes.names import Namer
from zettel.check.shapes.places import Locator, Spot, find_line
from zettel.check.shapes.words import describe
from zettel.check.told import Told
from zettel.formats.encoding import decode
from zettel.model import Issue, ResolvedNote
from zettel.rdf import build_triples, placeholder_iri
from zettel.settings import Settings, to_relative
from zettel.shapes import Problem, Shapes, Violation, find_violations, read_shapes
from zettel.vocabulary import Vocabulary, find_class
from zettel.workers import paused_collector

_LINK = "https://zettel.example/terms#Link"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_GROUPS = ("Node", "And")
_CHOICES = ("Or", "Xone")
_KINDS = ("Class", "Datatype", "NodeKind")


class _Finding(Struct, frozen=True):
    """A violation as it is to be told: where, and in whose words."""

    violation: Violation
    spot: Spot | None
    message: str
    folded: int = 0  # violations elsewhere that come of it


def find_shape_issues(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary
) -> tuple[Told, ...]:
    """Find what the shapes of a vault find wrong with its notes, or what is wrong with the shapes.

    A vault without shapes pays nothing.
    """
    shapes = read_shapes(settings)
    if not shapes:
        return ()
    if shapes.is_broken:
        return tuple(_to_problem(problem, settings) for problem in shapes.problems)
    with paused_collector():
        links = _asks_links(shapes)
        triples = list(build_triples(notes, settings, vocabulary, links=links))
    terms = [triple for found in vocabulary.ontology.triples.values() for triple in found]
    report = find_violations(shapes, triples, terms)
    locator = Locator(notes, triples, settings, vocabulary, report)
    namer = Namer(locator, settings, vocabulary)
    missing = f"<{placeholder_iri(settings.base, '')}"  # of which Z101 tells
    folded = _find_folded(report.violations, locator, vocabulary)
    findings = [
        _count_folded(finding, folded)
        for violation in report.violations
        if violation not in folded
        for finding in _find_findings(violation, locator, namer)
        if not _is_missing(violation, missing) and not _is_missing(finding.violation, missing)
    ]
    read = cache(partial(_read_lines, settings.notes))
    to_issue = partial(_to_issue, shapes=shapes, settings=settings, namer=namer, read=read)
    told = _join_same([(finding, to_issue(finding)) for finding in findings])
    problems = {_to_problem(problem, settings) for problem in report.problems}
    return tuple(sorted({*told, *problems}, key=repr))


def _find_folded(
    violations: Sequence[Violation], locator: Locator, vocabulary: Vocabulary
) -> dict[Violation, str]:
    """Find what comes of a note without a type, of which that note is told: violation → note.

    Whatever leads to such a note leads to one of the wrong class.
    """
    asked = {v.focus for v in violations if _asks_type(v) and locator.is_topic(v.focus)}
    untyped = set()
    for focus in asked:
        note = locator.find_note(focus)
        if note and not any(find_class(vocabulary, name) for name in note.types):
            untyped.add(focus)
    return {
        violation: violation.value
        for violation in violations
        if violation.value in untyped
        and violation.focus != violation.value
        and set(_find_leaves(violation)) == {("Class", violation.value)}
    }


def _asks_type(violation: Violation) -> bool:
    return violation.path is not None and violation.path.iri == _TYPE


def _find_leaves(violation: Violation) -> Iterator[tuple[str, str]]:
    inner = [detail for group in violation.details for detail in group]
    if not inner:
        yield violation.component, violation.value
    for detail in inner:
        yield from _find_leaves(detail)


def _count_folded(finding: _Finding, folded: Mapping[Violation, str]) -> _Finding:
    """Say beside the note without a type how much comes of it."""
    if not folded or not _asks_type(finding.violation):
        return finding
    count = sum(note == finding.violation.focus for note in folded.values())
    return replace(finding, folded=count)


def _is_missing(violation: Violation, missing: str) -> bool:
    """Say whether all that is wrong with a value is that no such note is there."""
    return violation.component != "Closed" and violation.value.startswith(missing)


def _find_findings(violation: Violation, locator: Locator, namer: Namer) -> Iterator[_Finding]:
    """Find where a violation is to be told.

    What a shape finds wrong inside the same note is told where it is wrong, not also around it.
    """
    violation, message = locator.find_deepest(violation), namer.choose_message(violation)
    inner = [detail for group in violation.details for detail in group]
    owner = locator.find_owner(violation.focus)
    is_inside = bool(inner) and all(locator.find_owner(d.focus) == owner for d in inner)
    if violation.component in _GROUPS and is_inside and owner is not None:
        for detail in inner:
            for found in _find_findings(detail, locator, namer):
                told = message or found.message
                merged = replace(found.violation, severity=violation.severity)
                yield replace(found, violation=merged, message=told)
        return
    spot = locator.locate(violation)
    if violation.component in _CHOICES and is_inside:
        spot = _find_wrong(violation, locator) or spot
    yield _Finding(violation, spot, message)


def _find_wrong(violation: Violation, locator: Locator) -> Spot | None:
    """Find the alternative of a choice that was tried: what is written beats what is missing."""
    for group in violation.details:
        for detail in group:
            if detail.value and detail.value != detail.focus:
                return locator.locate(detail)
    return None


def _join_same(told: Sequence[tuple[_Finding, Issue]]) -> Iterator[Told]:
    """Tell one mistake once: of issues with one message at one place, the plainest is kept.

    A value of the wrong kind is also out of bounds, and none of the values allowed.
    """
    wrong = {_to_subject(f.violation) for f, _ in told if f.violation.component in _KINDS}
    seen: set[tuple[str, int, int, str]] = set()
    for finding, issue in sorted(told, key=lambda item: _to_rank(item[0].violation)):
        violation, key = finding.violation, (issue.path, issue.line, issue.column, issue.message)
        is_repeated = violation.component not in _KINDS and _to_subject(violation) in wrong
        if key not in seen and not (is_repeated and violation.value):
            seen.add(key)
            yield _to_told(finding, issue)


def _to_told(finding: _Finding, issue: Issue) -> Told:
    """Say which key a violation is about: one whose value is wrong, or one that is not known."""
    spot, component = finding.spot, finding.violation.component
    key = spot.place.key if spot and spot.triple else ""
    if component == "Closed":
        return Told(issue, unknown=key)
    is_value = bool(finding.violation.value) or component == "MinCount"  # an unread date
    return Told(issue, value_of=key if is_value else "")


def _to_subject(violation: Violation) -> tuple[str, object, str]:
    return violation.focus, violation.path, violation.value


def _to_rank(violation: Violation) -> tuple[bool, str]:
    return violation.component not in _KINDS, repr(violation)


def _to_issue(
    finding: _Finding,
    shapes: Shapes,
    settings: Settings,
    namer: Namer,
    read: Callable[[str], list[str]],
) -> Issue:
    violation, spot = finding.violation, finding.spot
    here = namer.at(spot.note if spot else None)
    sentence = describe(violation, spot, here, is_hint=bool(finding.message))
    message, hint = (finding.message, sentence) if finding.message else (sentence, "")
    if finding.folded:
        count = "one more" if finding.folded == 1 else f"{finding.folded} more"
        hint = "; ".join(filter(None, (hint, f"{count} in notes that lead here")))
    if spot is None:
        shape = re.split(r"[/#]", violation.shape.strip("<>"))[-1]
        problem = shapes.locate(shape, message, hint)
        place = to_relative(problem.path, settings), problem.line, problem.column
    else:
        line = find_line(read(spot.note.path), spot)
        place = spot.note.path, line, spot.place.column
    return Issue(*place, SHAPE_VIOLATION, violation.severity, message, hint)


def _to_problem(problem: Problem, settings: Settings) -> Told:
    place = to_relative(problem.path, settings), problem.line, problem.column
    return Told(build_issue("malformed-shapes", place, problem.message, problem.hint))


def _read_lines(folder: Path, path: str) -> list[str]:
    """Read a note's lines again, for the few places that its properties do not know."""
    try:
        return decode((folder / path).read_bytes()).text.split("\n")
    except OSError:
        return []


def _asks_links(shapes: Shapes) -> bool:
    """Say whether the shapes speak of links as resources."""
    return any(str(term) == _LINK for triple in shapes.graph for term in triple)
