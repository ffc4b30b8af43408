"""Where in the notes a violation of a shape was written, or where what is missing belongs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zettel.check.keys import find_mapping_keys
from zettel.model import Note, ResolvedNote, find_iri
from zettel.rdf import (
    NoteTriples,
    Place,
    Places,
    Triple,
    document_iri,
    find_places,
    find_topic,
    to_node,
)
from zettel.settings import Settings
from zettel.shapes import Path, Report, Violation
from zettel.vocabulary import Vocabulary

_ITEM = re.compile(r"\s*-\s+(.*)")


class Spot(Struct, frozen=True):
    """A place in a note, and the triple that was found there, if one was."""

    note: Note
    place: Place
    triple: Triple | None = None


class Locator:
    """Finds where triples and resources were written; a note's places are sought when asked for."""

    def __init__(
        self,
        notes: Sequence[ResolvedNote],
        triples: Sequence[NoteTriples],
        settings: Settings,
        vocabulary: Vocabulary,
        report: Report,
    ) -> None:
        self.report = report
        self._notes = notes
        self._settings = settings
        self._vocabulary = vocabulary
        self._owners = {
            document_iri(settings.base, resolved.note.id): number
            for number, resolved in enumerate(notes)
        }
        self._topics = {
            to_node(find_topic(resolved.note, settings.base)): number
            for number, resolved in enumerate(notes)
            if find_iri(resolved.note.properties)
        }
        self._places: dict[int, Places] = {}
        self._mentions = self._find_mentions(triples, report.violations)

    def locate(self, violation: Violation) -> Spot | None:
        """Return where a violation was written; None when no note has anything to do with it."""
        wanted = _WANTED.get(violation.component)
        found = self._find_wrong_value(violation) if violation.value else None
        if found is None and wanted and violation.path:
            found = self._find_surplus(violation, wanted)
        return found or self._find_unread(violation) or self.find_start(violation.focus)

    def find_start(self, node: str) -> Spot | None:
        """Return where a resource begins, else where something first leads to it."""
        number = self.find_owner(node)
        if number is not None:
            places = self.find_places(number)
            if node in places.nodes:
                return Spot(self._notes[number].note, places.nodes[node])
        for candidate in self._find_candidates(node):
            places = self.find_places(candidate)
            ends = [(p, t) for t, p in places.triples.items() if node in (t[0], t[2])]
            if ends:
                place, triple = min(ends)
                return Spot(self._notes[candidate].note, place, triple)
        return None

    def find_deepest(self, violation: Violation) -> Violation:
        """Return a lack at the end of a path as one of the only node on the way there."""
        path, node = violation.path, violation.focus
        if path is None or path.kind != "sequence" or violation.component != "MinCount":
            return violation
        for length in range(len(path.parts) - 1, 0, -1):
            reached = list(self.report.find_steps(node, _to_path(path.parts[:length])))
            if len(reached) == 1 and self.find_owner(reached[0]) == self.find_owner(node):
                return replace(violation, focus=reached[0], path=_to_path(path.parts[length:]))
        return violation

    def find_mapping_keys(self) -> frozenset[str]:
        """Return the keys that hold mappings, and links nowhere."""
        return find_mapping_keys([resolved.note for resolved in self._notes])

    def find_owner(self, node: str) -> int | None:
        """Return the number of the note that a resource belongs to."""
        if node in self._topics:
            return self._topics[node]
        return self._owners.get(node[1:-1].partition("#")[0]) if node[:1] == "<" else None

    def is_topic(self, node: str) -> bool:
        """Say whether a node is what a note is about."""
        return node.endswith("#it>") or node in self._topics

    def find_note(self, node: str) -> Note | None:
        """Return the note that a resource belongs to."""
        number = self.find_owner(node)
        return None if number is None else self._notes[number].note

    def find_places(self, number: int) -> Places:
        """Return the places of a note's triples."""
        if number not in self._places:
            resolved = self._notes[number]
            self._places[number] = find_places(resolved, self._settings, self._vocabulary)
        return self._places[number]

    def _find_wrong_value(self, violation: Violation) -> Spot | None:
        focus, value, path = violation.focus, violation.value, violation.path
        if path is None:
            return None
        step = self._find_step(focus, path, value)
        if step is None:  # a value that stands elsewhere, as the other one of sh:equals
            found = [(focus, asked, value) for asked in violation.asked]
            return self._find_first(found) or self._find_any(focus, value)
        return self._find_triple(step, (focus, value))

    def _find_step(self, focus: str, path: Path, value: str) -> Triple | None:
        """Return the last triple on the way to a value that the note of the focus says."""
        if path.kind == "sequence":
            rest = _to_path(path.parts[1:])
            for node, step in self.report.find_steps(focus, path.parts[0]).items():
                if value in self.report.find_steps(node, rest):
                    return self._find_step(node, rest, value) if self._is_mapping(node) else step
        return self.report.find_steps(focus, path).get(value)

    def _is_mapping(self, node: str) -> bool:
        number = self.find_owner(node)
        place = None if number is None else self.find_places(number).nodes.get(node)
        return place is not None and bool(place.key)

    def _find_unread(self, violation: Violation) -> Spot | None:
        """Find the date that has no bounds, where its bounds are asked for: it cannot be read."""
        number = self.find_owner(violation.focus)
        written = self.find_dates(violation)
        return (
            Spot(self._notes[number].note, *written[0]) if number is not None and written else None
        )

    def find_dates(self, violation: Violation) -> list[tuple[Place, Triple]]:
        """Return the values of a date that should have bounds, and have none."""
        number = self.find_owner(violation.focus)
        if number is None or violation.path is None or violation.component != "MinCount":
            return []
        for term, bounds in self._vocabulary.ontology.bounds.items():
            if violation.path.iri in bounds:
                found = self.find_places(number).find_values(violation.focus, f"<{term}>")
                if found:
                    return found
        return []

    def _find_surplus(self, violation: Violation, wanted: str) -> Spot | None:
        """Find the first value that is one too many, or that repeats a language."""
        assert violation.path is not None
        steps = self.report.find_steps(violation.focus, violation.path).values()
        spots = [self._find_triple(step, (violation.focus,)) for step in steps if step]
        ordered = sorted(filter(None, spots), key=lambda s: (s.note.path, s.place, s.triple or ()))
        if wanted == "language":
            tags = [_find_language(spot.triple[2]) for spot in ordered if spot.triple]
            seen: Counter[str] = Counter()
            for spot, tag in zip(ordered, tags, strict=True):
                seen[tag] += 1
                if tag and seen[tag] == 2:
                    return spot
        most = _to_number(violation.asked)
        return ordered[min(most, len(ordered) - 1)] if ordered else None

    def _find_triple(self, triple: Triple, nodes: Iterable[str]) -> Spot | None:
        for number in dict.fromkeys(n for node in nodes for n in self._find_candidates(node)):
            place = self.find_places(number).triples.get(triple)
            if place is not None:
                return Spot(self._notes[number].note, place, triple)
        return None

    def _find_first(self, triples: Iterable[Triple]) -> Spot | None:
        spots = (self._find_triple(triple, (triple[0],)) for triple in triples)
        return next(filter(None, spots), None)

    def _find_any(self, focus: str, value: str) -> Spot | None:
        for number in self._find_candidates(focus):
            for triple, place in self.find_places(number).triples.items():
                if triple[0] == focus and triple[2] == value:
                    return Spot(self._notes[number].note, place, triple)
        return None

    def _find_candidates(self, node: str) -> Iterator[int]:
        """Find the notes that may speak of a node: its own first."""
        owner = self.find_owner(node)
        if owner is not None:
            yield owner
        yield from self._mentions.get(node, ())

    def _find_mentions(
        self, triples: Sequence[NoteTriples], violations: Iterable[Violation]
    ) -> dict[str, list[int]]:
        """Find the notes that speak of nodes in which something is wrong."""
        nodes = {node for v in _unfold(violations) for node in (v.focus, v.value) if node}
        found: dict[str, list[int]] = {}
        for number, note in enumerate(triples if nodes else ()):
            for part in (note.own, note.shared):
                for subject, _, value in part:
                    for node in (subject, value):
                        if node in nodes:
                            found.setdefault(node, []).append(number)
        return {node: list(dict.fromkeys(numbers)) for node, numbers in found.items()}


_WANTED = {"MaxCount": "number", "UniqueLang": "language", "QualifiedMaxCount": "number"}


def find_line(lines: Sequence[str], spot: Spot) -> int:
    """Return the line of one value in a list that is written line by line.

    Properties know where their key stands, not each of their values.
    """
    place = spot.place
    if place.number < 0 or place.line > len(lines):
        return place.line
    number = -1
    for row in range(place.line, len(lines)):
        match = _ITEM.match(lines[row])
        if match is None and lines[row].strip() and not lines[row].lstrip().startswith("#"):
            break
        number += match is not None
        if number == place.number:
            return row + 1
    return place.line


def _to_path(parts: tuple[Path, ...]) -> Path:
    return parts[0] if len(parts) == 1 else Path("sequence", parts=parts)


def _unfold(violations: Iterable[Violation]) -> Iterator[Violation]:
    for violation in violations:
        yield violation
        for group in violation.details:
            yield from _unfold(group)


def _find_language(literal: str) -> str:
    return literal.rpartition('"')[2].removeprefix("@") if literal[:1] == '"' else ""


def _to_number(asked: Sequence[str]) -> int:
    digits = re.match(r'"(\d+)"', asked[0]) if asked else None
    return int(digits[1]) if digits else 1
