"""The addresses by which notes name what they are about: none, others than written, or twice."""

from collections.abc import Iterator, Sequence

from zettel.check.codes import build_issue
from zettel.model import IRI_KEYS, Issue, Note, Property, Record, ResolvedNote, find_iri
from zettel.rdf.names import to_iri, topic_iri
from zettel.vocabulary import Context, expand_iri

_WHOLE = "write one whole address, such as https://example.org/thing"


def find_iri_issues(notes: Sequence[ResolvedNote], base: str, context: Context) -> Iterator[Issue]:
    """Find what no `iri` can be, and the notes whose `iri` another one has.

    A note that is known by its own address goes before one that claims this address; of others,
    the first in order of path.
    """
    for note in (resolved.note for resolved in notes):
        found = [(prop, _check(prop, context)) for prop in _find_written(note)]
        found += [(prop, _check_inner(prop, context)) for prop in _find_inner(note, context)]
        for prop, told in found:
            if told:
                yield build_issue("odd-iri", (note.path, prop.line, prop.column), *told)
    yield from _find_duplicates([resolved.note for resolved in notes], base)


def _find_written(note: Note) -> list[Property]:
    return [prop for prop in note.properties if prop.key in IRI_KEYS]


def _check(prop: Property, context: Context) -> tuple[str, str] | None:
    """Return what is wrong with an `iri`, and a hint; one that is not filled in claims nothing."""
    texts = [value.strip() for value in prop.values if isinstance(value, str)]
    if len(texts) < len(prop.values) or len(texts) > 1:
        return f"“{prop.key}” holds one address", "write one"
    text = texts[0] if texts else ""
    iri = to_iri(text)
    full = to_iri(expand_iri(text, context))
    if not text:
        return None
    if full and full != iri:
        return f"“{text}” is not taken for a prefix and a name here", f"write {full}"
    if not iri:
        return f"“{text}” is no address, and the note goes by its own", _WHOLE
    if iri != text:
        return f"“{text}” has signs that no address holds, and is read as {iri}", f"write {iri}"
    return None


def _find_inner(note: Note, context: Context) -> Iterator[Property]:
    """Yield the `iri` of each mapping, where the scope of no key around it takes the word."""
    waiting = [(prop, frozenset[str]()) for prop in note.properties]
    for prop, taken in waiting:
        term = context.terms.get(prop.key)
        inner = taken | {*term.scope.terms} if term and term.scope else taken
        for record in (value for value in prop.values if isinstance(value, Record)):
            waiting += [(below, inner) for below in record.properties]
            yield from (p for p in record.properties if p.key in IRI_KEYS and p.key not in inner)


def _check_inner(prop: Property, context: Context) -> tuple[str, str] | None:
    text = next((value.strip() for value in prop.values if isinstance(value, str)), "")
    if not text or text.startswith("#") or to_iri(expand_iri(text, context)):
        return None
    return f"“{text}” is no address, and what stands here has none", _WHOLE


def _find_duplicates(notes: Sequence[Note], base: str) -> Iterator[Issue]:
    given = {note.path: to_iri(find_iri(note.properties)) for note in notes}
    claiming = [note for note in notes if given[note.path]]
    if not claiming:
        return
    owners = {topic_iri(base, note.id, ""): note for note in notes if not given[note.path]}
    for note in sorted(claiming, key=lambda note: note.path):
        iri = given[note.path]
        owner = owners.setdefault(iri, note)
        if owner is not note:
            prop = _find_written(note)[0]
            yield build_issue(
                "duplicate-iri",
                (note.path, prop.line, prop.column),
                f"{owner.path} is about {iri}, too",
                "give one of the two another, or make one note of both",
            )
