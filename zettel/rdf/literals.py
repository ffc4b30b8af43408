"""Terms in N-Triples syntax (W3C RDF 1.1 N-Triples, canonical form): IRIs and typed literals."""

import re
from calendar import monthrange
from functools import lru_cache

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
_UNESCAPED = {escape[1]: sign for sign, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')

_INTEGER = r"[+-]?[0-9]+"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_ZONE = r"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = r"-?([1-9][0-9]{3,}|0[0-9]{3})"
_MONTH = r"(0[1-9]|1[0-2])"
_LEXICAL = {
    "integer": _INTEGER,
    "nonNegativeInteger": r"\+?[0-9]+",
    "positiveInteger": r"\+?0*[1-9][0-9]*",
    "int": _INTEGER,
    "decimal": _DECIMAL,
    "double": rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "float": rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "boolean": r"true|false|1|0",
    "gYear": _YEAR,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "date": rf"{_YEAR}-{_MONTH}-(0[1-9]|[12][0-9]|3[01]){_ZONE}",
    "time": r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)" + _ZONE,
    "duration": r"-?P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?"
    r"(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?",
    "anyURI": r"\S+",
}
_DAY = re.compile(r"-?([0-9]+)-([0-9]{2})-([0-9]{2})")
_FIRST = frozenset("0123456789+-.tf")
_WORDLESS = re.compile(
    r"true|false"
    r"|[+-]?([0-9]+([.,][0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
    r"|[+-]?[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+([.,][0-9]+)?"
    r"|[0-9]{4}-[0-9]{2}(-[0-9]{2}([Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?"
    r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"|[0-9]{1,2}(?P<sign>[/.-])[0-9]{1,2}(?P=sign)[0-9]{4}"
)


def to_node(iri: str) -> str:
    """Return an IRI as an N-Triples term."""
    return f"<{iri}>"


def to_literal(text: str, language: str = "", datatype: str = "") -> str:
    """Return text as a literal, with a language if it is a BCP 47 tag, or a datatype's IRI."""
    quoted = f'"{_SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text}"'
    if language and (tag := parse_language(language)):
        return f"{quoted}@{tag}"
    return f"{quoted}^^<{datatype}>" if datatype and datatype != f"{XSD}string" else quoted


def parse_literal(literal: str) -> tuple[str, str, str]:
    """Return the text of a literal, its language and its datatype's IRI; "" for what it has not."""
    quoted, _, end = literal.rpartition('"')
    text = quoted[1:]
    if "\\" in text:
        text = _ESCAPED.sub(_unescape, text)
    return text, end[1:] if end[:1] == "@" else "", end[3:-1] if end[:1] == "^" else ""


def to_typed_literal(text: str, datatype: str) -> str:
    """Return text as a literal of a datatype where it is valid for it, else as plain text.

    The lexical forms of W3C XML Schema Part 2 are checked; other datatypes take any text.
    """
    name = datatype.removeprefix(XSD) if datatype.startswith(XSD) else ""
    if name == "dateTime":
        date = parse_date(text)
        return to_date_literal(date) if date and date.datatype == name else to_literal(text)
    pattern = _LEXICAL.get(name)
    valid = pattern is None or bool(re.fullmatch(pattern, text))
    if valid and name == "date":
        valid = _is_day(text)
    return to_literal(text, datatype=datatype) if valid else to_literal(text)


def to_text_literal(text: str, language: str) -> str:
    """Return text as a literal in a language; a number, truth value or date alone is in none."""
    if language and text[:1] in _FIRST and _WORDLESS.fullmatch(text):
        return to_literal(text)
    return to_literal(text, language)


@lru_cache(maxsize=4096)
def to_date_literal(date: Date) -> str:
    """Return a date as written, typed by its precision; "autumn 2016" stays plain text."""
    return to_literal(date.text, datatype=f"{XSD}{date.datatype}" if date.datatype else "")


def _is_day(text: str) -> bool:
    """Say whether a valid form of xsd:date names a day of the (proleptic Gregorian) calendar."""
    found = _DAY.match(text)
    assert found is not None
    year, month, day = map(int, found.groups())
    return day <= monthrange(year % 400 + 2000, month)[1]  # leap years come round in 400


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _UNESCAPED.get(found[3], found[3])
