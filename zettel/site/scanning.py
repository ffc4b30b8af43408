"""One pass over the triples of all notes: what they mention below the base, and how often what."""

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from zettel.export.material import Material
from zettel.rdf import RDF_TYPE, NoteTriples, Triple, document_iri, find_used_terms
from zettel.workers import map_ranges, paused_collector

Keep = Callable[[int, NoteTriples], bytes]
"""What is done with each note by the way; what it returns is kept."""


class Scan(msgspec.Struct):
    """What a pass found."""

    mentions: dict[str, list[int]]  # IRI below the base, with its fragment → numbers of notes
    classes: Counter[str]  # of the nodes that notes describe themselves
    shared: set[Triple]
    used: set[str]
    size: int  # triples of the notes' own
    kept: list[bytes]


def scan_notes(material: Material, keep: Keep | None = None) -> Scan:
    """Go through the triples of all notes, on all cores.

    `keep` is called where the triples are built, perhaps in another process.
    """
    known = {document_iri(material.settings.base, one.note.id) for one in material.notes}

    def scan(numbers: range) -> Scan:
        with paused_collector():
            return _scan_some(material, numbers, known, keep)

    found = Scan({}, Counter(), set(), set(), 0, [])
    for part in map_ranges(scan, len(material.notes)):
        for iri, numbers in part.mentions.items():
            found.mentions.setdefault(iri, []).extend(numbers)
        found.classes.update(part.classes)
        found.shared |= part.shared
        found.used |= part.used
        found.size += part.size
        found.kept += part.kept
        material.tell(len(found.kept))
    return found


def _scan_some(material: Material, numbers: range, known: set[str], keep: Keep | None) -> Scan:
    found = Scan({}, Counter(), set(), set(), 0, [])
    base = f"<{material.settings.base}"
    for number, note in zip(numbers, material.build(numbers), strict=True):
        for iri in sorted(_find_mentioned(note, base, known)):
            found.mentions.setdefault(iri, []).append(number)
        found.classes.update([value for _, name, value in note.own if name == RDF_TYPE])
        found.shared.update(note.shared)
        found.used |= find_used_terms((note,), material.vocabulary)
        found.size += len(note.own)
        if keep is not None:
            found.kept.append(keep(number, note))
    return found


def _find_mentioned(note: NoteTriples, base: str, known: set[str]) -> set[str]:
    """Find the IRIs below the base that are no place in a note that is there."""
    terms: set[str] = set()
    for triples in (note.own, note.shared):
        terms.update([term for _, term, _ in triples])
        terms.update([term for _, _, term in triples])
    terms.update([term for term, _, _ in note.shared])
    own = f"{base}note/"
    return {
        term[1:-1]
        for term in _choose(terms, base)
        if not term.startswith(own) or term[1:-1].partition("#")[0] not in known
    }


def _choose(terms: Iterable[str], base: str) -> Iterable[str]:
    return (term for term in terms if term.startswith(base))
