"""Fields of records with what the vocabulary says of them: which are dates, which are sources."""

from collections.abc import Sequence

from msgspec.structs import replace

from zettel.model import ResolvedNote
from zettel.rdf.subject import Subject, build_subject, enter, find_scoped
from zettel.syntax.dates import parse_date
from zettel.view.facts import DATE, SOURCE, is_date_record
from zettel.view.shape import Field, Value
from zettel.vocabulary import Vocabulary


def date_records(
    fields: Sequence[Field], resolved: ResolvedNote, base: str, vocabulary: Vocabulary
) -> list[Field]:
    """Say of the fields inside a note's records which are dates, and of when, or sources."""
    if not any(value.fields for field in fields for value in field.values):
        return list(fields)
    subject = build_subject(resolved, base, vocabulary, "")
    return [_enter_records(field, subject) for field in fields]


def _enter_records(field: Field, subject: Subject) -> Field:
    if not any(value.fields for value in field.values):
        return field
    inner = enter(subject, find_scoped(subject, field.key), subject.node)
    return replace(field, values=[_date_value(value, inner) for value in field.values])


def _date_value(value: Value, subject: Subject) -> Value:
    fields = [_date_field(_enter_records(field, subject), subject) for field in value.fields]
    return replace(value, fields=fields)


def _date_field(field: Field, subject: Subject) -> Field:
    term = find_scoped(subject, field.key)
    if term.kind == DATE or is_date_record(subject.vocabulary, term.iri):
        return replace(field, days=[_find_day(value) for value in field.values])
    return replace(field, source=True) if term.iri == SOURCE else field


def _find_day(value: Value) -> str:
    """Find the first day of a date; of one that is a record, the first in it."""
    if value.fields:
        return min((day for field in value.fields for day in field.days if day), default="")
    date = parse_date(value.text)
    return date.earliest if date else ""
