"""What a query answers, in every form that SPARQL 1.1 gives it."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec
import pyoxigraph

from zettel.errors import FormatError
from zettel.query.frames import to_frame, to_result
from zettel.query.notebook import to_table
from zettel.rdf import to_turtle
from zettel.rdf.xml import strip_forbidden

if TYPE_CHECKING:
    import pandas
    from rdflib.query import Result

Kind = Literal["select", "ask", "graph"]

_TABLES = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}

FORMATS = (*_TABLES, "turtle")
"""SPARQL 1.1's result formats (JSON, CSV and TSV, XML), and Turtle for graphs."""


class Answer(msgspec.Struct, frozen=True):
    """The rows of a SELECT, the verdict of an ASK, or the triples of a CONSTRUCT or DESCRIBE.

    `rows` hold plain readable values: the text of a literal, a shortened IRI, None where unbound;
    `terms` hold the same as N-Triples terms. A graph's rows are its triples.
    """

    kind: Kind
    variables: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    terms: tuple[tuple[str | None, ...], ...]
    boolean: bool | None
    prefixes: Mapping[str, str]
    results: bytes  # SPARQL 1.1 results in JSON; empty for a graph

    def find_new(self, plain: "Answer") -> tuple[bool, ...]:
        """Say of each row whether it is not among those of another answer to the same query."""
        left = Counter(zip(plain.rows, plain.terms, strict=True))
        new = []
        for row in zip(self.rows, self.terms, strict=True):
            new.append(left[row] < 1)
            left[row] -= 1
        return tuple(new)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __bool__(self) -> bool:
        """Say the verdict of an ASK, or whether there are rows."""
        return bool(self.boolean) if self.kind == "ask" else bool(self.rows)

    def __repr__(self) -> str:
        """Say in a line what it holds."""
        told = {"ask": "yes" if self.boolean else "no", "graph": f"{len(self):,} triples"}
        rows = f"{len(self):,} rows of {', '.join(self.variables)}"
        return f"<Answer: {told.get(self.kind, rows)}>"

    def to_pandas(self) -> "pandas.DataFrame":
        """Return it as a data frame, with numbers as such; wants `zettel[pandas]`."""
        return to_frame(self)

    def to_rdflib(self) -> "Result":
        """Return it as rdflib's own queries give it."""
        return to_result(self)

    def _repr_html_(self) -> str:
        """Show it in a notebook (IPython's rich display)."""
        return to_table(self)

    def to_bytes(self, format: str) -> bytes:
        """Return the answer in one of `FORMATS`.

        Raises:
            FormatError: the format is unknown, or does not suit this kind of answer.
        """
        if format not in FORMATS:
            raise FormatError(
                f"{format!r} is no result format", f"choose from {', '.join(FORMATS)}"
            )
        if self.kind == "graph" and format == "turtle":
            triples = [(s or "", p or "", o or "") for s, p, o in self.terms]
            return to_turtle(triples, self.prefixes).encode()
        if self.kind == "graph" or format == "turtle":
            what = "triples, which only turtle holds" if self.kind == "graph" else "no triples"
            raise FormatError(
                f"the query answers {what}", "CONSTRUCT gives turtle, SELECT the rest"
            )
        if self.kind == "ask" and format in ("csv", "tsv"):
            # The standard leaves yes and no out of CSV and TSV.
            return b"true\n" if self.boolean else b"false\n"
        return _convert(self.results, format)


def _convert(results: bytes, format: str) -> bytes:
    if format == "json":
        return results + b"\n"
    parsed = pyoxigraph.parse_query_results(results, format=pyoxigraph.QueryResultsFormat.JSON)
    output = io.BytesIO()
    parsed.serialize(output, format=_TABLES[format])
    return strip_forbidden(output.getvalue()) if format == "xml" else output.getvalue()
