"""What a query answers, as data people hold it: a pandas data frame, an rdflib result."""

import io
from typing import TYPE_CHECKING, Final

from zettel.errors import MissingExtraError
from zettel.rdf import parse_literal

if TYPE_CHECKING:
    import pandas
    from rdflib.query import Result

    from zettel.query.answer import Answer


def to_frame(answer: "Answer") -> "pandas.DataFrame":
    """Return an answer as a data frame, a column a variable; of an ASK, one cell.

    Values are those of SPARQL's CSV, so that frames and exports can be joined: IRIs whole, literals
    without language. Numbers and truth values are such; dates stay as they are written, since many
    have a year or a month alone.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        message = "data frames are made with pandas, which is not installed"
        raise MissingExtraError(message, "run: pip install 'zettel[pandas]'") from error
    if answer.kind == "ask":
        return pandas.DataFrame({"answer": [bool(answer.boolean)]})
    rows = [[_to_value(term) for term in terms] for terms in answer.terms]
    return pandas.DataFrame(rows, columns=list(answer.variables)).convert_dtypes()


def to_result(answer: "Answer") -> "Result":
    """Return an answer as rdflib's own queries give it."""
    import rdflib
    from rdflib.query import Result

    if answer.kind != "graph":
        return Result.parse(io.BytesIO(answer.results), format="json")
    result = Result("CONSTRUCT")
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in answer.terms)
    result.graph = rdflib.Graph().parse(data=lines, format="nt")
    return result


_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_WHOLE: Final = frozenset(
    {"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"}
)
_REAL: Final = frozenset({"decimal", "double", "float"})
_TRUE: Final = frozenset({"true", "1"})


def _to_value(term: str | None) -> str | int | float | bool | None:
    """Return the value of a term that is a number or a truth value, of others the text."""
    if not term:
        return None
    if term[0] != '"':
        return term[1:-1] if term[0] == "<" else term
    text, _, datatype = parse_literal(term)
    name = datatype.removeprefix(_XSD) if datatype.startswith(_XSD) else ""
    try:
        if name in _WHOLE:
            return int(text)
        if name in _REAL:
            return float(text)
    except ValueError:  # a number in name alone
        return text
    return text in _TRUE if name == "boolean" else text
