"""Values in front matter that are not what the context says that their key holds."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple
from unicodedata import normalize

from zettel.check.codes import build_issue
from zettel.check.keys import find_mapping_keys
from zettel.check.notes import suggest_type
from zettel.check.told import Told
from zettel.model import Note, Property, Record, ResolvedNote
from zettel.rdf.facts import STRUCTURAL
from zettel.rdf.literals import XSD, to_typed_literal
from zettel.rdf.names import to_iri
from zettel.rdf.places import find_place
from zettel.rdf.subject import find_property
from zettel.resolve import build_index, suggest_names
from zettel.settings import Settings, parse_language
from zettel.syntax import parse_whole_link
from zettel.syntax.dates import parse_date
from zettel.vocabulary import ZETTEL, Context, Term, Vocabulary, expand_iri, read_default
from zettel.vocabulary.terms import find_kinds

_NAMES = {
    f"{ZETTEL}Date": "date",
    f"{XSD}integer": "whole number",
    f"{XSD}int": "whole number",
    f"{XSD}nonNegativeInteger": "whole number from 0 on",
    f"{XSD}positiveInteger": "whole number from 1 on",
    f"{XSD}decimal": "number",
    f"{XSD}double": "number",
    f"{XSD}float": "number",
    f"{XSD}boolean": "yes-or-no value (true, false)",
    f"{XSD}gYear": "year",
    f"{XSD}gYearMonth": "month such as 2016-10",
    f"{XSD}date": "day such as 2016-10-07",
    f"{XSD}dateTime": "day and time such as 2016-10-07T09:30:00",
    f"{XSD}time": "time such as 09:30:00",
    f"{XSD}duration": "length of time such as P2Y or PT90M",
    f"{XSD}anyURI": "web address",
}
_DAYS = frozenset({f"{XSD}date", f"{XSD}gYear", f"{XSD}gYearMonth"})
_DATE = f"{ZETTEL}Date"
_STRING = f"{XSD}string"
_LINK = "write the name of a note in [[ ]], or an address"
_DATES = 'dates are written as 2016, 2016-10, 2016-10-07 or "autumn 2016"'


class _Written(NamedTuple):
    """A property where it stands: its term, and the terms that words in it may name."""

    note: Note
    prop: Property
    term: Term
    scopes: tuple[Mapping[str, Term], ...]


class _Fault(NamedTuple):
    """What is wrong at a place; `name` is to be looked up among the names of notes."""

    line: int
    column: int
    message: str
    hint: str = ""
    name: str = ""


def find_value_issues(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary
) -> Iterator[Told]:
    """Find values that their key's type cannot hold, at the line of the key.

    Only in a vault with an ontology of its own. Of keys that every vault knows (`source`, `url`)
    text in place of a link is no issue: nobody has decided that they hold links alone.
    """
    if settings.ontology is None:
        return
    common = {id(term) for term in _find_terms(read_default())}
    mapped = find_mapping_keys([resolved.note for resolved in notes])
    find_index = cache(partial(build_index, [resolved.note for resolved in notes]))
    for resolved in notes:
        for written in _find_written(resolved.note, settings.base, vocabulary):
            is_own = id(written.term) not in common
            for fault in _find_faults(written, vocabulary, is_own=is_own):
                place = (resolved.note.path, fault.line, fault.column)
                message, hint, key = fault.message, fault.hint, written.prop.key
                if fault.name and key in mapped:
                    message = f"“{fault.name}” is no mapping, and “{key}” holds those"
                    hint = "write its keys below it, each on a line of its own"
                elif fault.name and (near := suggest_names(find_index(), fault.name, 1)):
                    hint = f"did you mean [[{near[0]}]]?"
                yield Told(build_issue("odd-value", place, message, hint), value_of=key)


def _find_terms(context: Context) -> Iterator[Term]:
    for term in context.terms.values():
        yield term
        if term.scope is not None:
            yield from _find_terms(term.scope)


def _find_written(note: Note, base: str, vocabulary: Vocabulary) -> Iterator[_Written]:
    """Yield each property of a note with what it means where it stands, innermost scope first."""
    waiting: list[tuple[Property, tuple[Mapping[str, Term], ...]]] = [
        (prop, ()) for prop in note.properties if prop.key not in STRUCTURAL
    ]
    for prop, scopes in waiting:
        term = next((scope[prop.key] for scope in scopes if prop.key in scope), None)
        if term is None and scopes and prop.key in ("type", "types"):
            continue
        term = term or find_property(vocabulary, base, prop.key)
        if not term.iri:
            continue
        yield _Written(note, prop, term, scopes)
        if "@language" not in term.container:
            inner = scopes if term.scope is None else (term.scope.terms, *scopes)
            records = (value for value in prop.values if isinstance(value, Record))
            waiting += [(below, inner) for record in records for below in record.properties]


def _find_faults(written: _Written, vocabulary: Vocabulary, *, is_own: bool) -> Iterator[_Fault]:
    note, prop, term, _ = written
    for number, value in enumerate(prop.values):
        if isinstance(value, Record):
            yield from _check_record(written, value)
        elif not value.strip():
            continue
        elif parse_whole_link(value) is not None:
            if is_own and term.kind and not term.kind.startswith("@") and term.kind != _STRING:
                message = f"{value} is a link, and “{prop.key}” holds a {_name(term.kind)}"
                place = find_place(note, prop, number)
                yield _Fault(place.line, place.column, message)
        elif term.kind == "@id":
            if is_own and not _is_address(value, vocabulary):
                message = f"“{value}” is no link, and “{prop.key}” holds links"
                yield _Fault(prop.line, prop.column, message, _LINK, value)
        elif term.kind == "@vocab":
            yield from _check_word(written, value, vocabulary)
        elif term.kind and not _is_valid(value, term.kind):
            message = f"“{value}” is no {_name(term.kind)}, and “{prop.key}” holds nothing else"
            hint = _DATES if term.kind == _DATE else ""
            yield _Fault(prop.line, prop.column, message, hint)


def _check_record(written: _Written, record: Record) -> Iterator[_Fault]:
    """Tell a mapping in place of a value, and what is no language in place of one."""
    _, prop, term, _ = written
    if "@language" in term.container:
        for entry in record.properties:
            if not parse_language(entry.key):
                message = f"“{entry.key}” is no language, and “{prop.key}” holds texts by language"
                yield _Fault(entry.line, entry.column, message, "write one such as fr or en-gb")
    elif term.kind and not term.kind.startswith("@") and term.scope is None:
        message = f"a mapping stands here, and “{prop.key}” holds a {_name(term.kind)}"
        yield _Fault(record.line, record.column, message)


def _check_word(written: _Written, value: str, vocabulary: Vocabulary) -> Iterator[_Fault]:
    scopes = (*written.scopes, vocabulary.thing)
    if any(normalize("NFC", value) in scope for scope in scopes) or _is_address(value, vocabulary):
        return
    known = [
        name
        for scope in scopes
        for name, term in scope.items()
        if "property" not in find_kinds(vocabulary.ontology, term.iri)
    ]
    near = suggest_type(value, known)
    message = f"“{value}” is no word that the context knows, and “{written.prop.key}” holds those"
    hint = f"did you mean {near}?" if near else "correct it or declare it there"
    yield _Fault(written.prop.line, written.prop.column, message, hint)


def _is_address(value: str, vocabulary: Vocabulary) -> bool:
    return ":" in value and bool(to_iri(expand_iri(value, vocabulary.context)))


def _is_valid(value: str, kind: str) -> bool:
    """Say whether text is what RDF would take for a value of its datatype."""
    if kind in (_DATE, *_DAYS) and parse_date(value) is None:
        return False
    return kind in (_DATE, _STRING) or to_typed_literal(value, kind).endswith(f"^^<{kind}>")


def _name(kind: str) -> str:
    return _NAMES.get(kind) or kind.rpartition("#")[2]
