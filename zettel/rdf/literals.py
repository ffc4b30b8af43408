"""Terms in N-Triples syntax (W3C RDF 1.1 N-Triples, canonical form): IRIs and typed literals."""

import re

from zettel.settings import parse_language
from zettel.syntax.dates import Date, parse_date

XSD = "http://www.w3.org/2001/XMLSchema#"

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')

_INTEGER = r"[+-]?[0-9]+"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})?"
_LEXICAL = {
    "integer": _INTEGER,
    "nonNegativeInteger": r"\+?[0-9]+",
    "positiveInteger": r"\+?0*[1-9][0-9]*",
    "int": _INTEGER,
    "decimal": _DECIMAL,
    "double": rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "float": rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "boolean": r"true|false|1|0",
    "gYear": r"-?[0-9]{4,}",
    "gYearMonth": r"-?[0-9]{4,}-(0[1-9]|1[0-2])",
    "date": rf"-?[0-9]{{4,}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]){_ZONE}",
    "time": rf"[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]+)?{_ZONE}",
    "duration": r"-?P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?"
    r"(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?",
    "anyURI": r"\S+",
}


def to_node(iri: str) -> str:
    """Return an IRI as an N-Triples term."""
    return f"<{iri}>"


def to_literal(text: str, language: str = "", datatype: str = "") -> str:
    """Return text as a literal, with a language if it is a BCP 47 tag, or a datatype's IRI."""
    quoted = f'"{_SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text}"'
    if language and (tag := parse_language(language)):
        return f"{quoted}@{tag}"
    return f"{quoted}^^<{datatype}>" if datatype and datatype != f"{XSD}string" else quoted


def to_typed_literal(text: str, datatype: str) -> str:
    """Return text as a literal of a datatype where it is valid for it, else as plain text.

    The lexical forms of W3C XML Schema Part 2 are checked; other datatypes take any text.
    """
    name = datatype.removeprefix(XSD) if datatype.startswith(XSD) else ""
    if name == "dateTime":
        date = parse_date(text)
        return to_date_literal(date) if date and date.datatype == name else to_literal(text)
    pattern = _LEXICAL.get(name)
    valid = pattern is None or re.fullmatch(pattern, text)
    return to_literal(text, datatype=datatype) if valid else to_literal(text)


def to_date_literal(date: Date) -> str:
    """Return a date as written, typed by its precision; "autumn 2016" stays plain text."""
    return to_literal(date.text, datatype=f"{XSD}{date.datatype}" if date.datatype else "")


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
