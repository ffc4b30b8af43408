"""Literals are written as N-Triples has them, and read back as they were."""

import pyoxigraph
from hypothesis import example, given
from hypothesis import strategies as st

from zettel.rdf import parse_literal, to_literal
from zettel.rdf.literals import XSD

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
KINDS = st.sampled_from([("", ""), ("fr", ""), ("en-gb", ""), ("", f"{XSD}date"), ("", "x:y")])


@given(TEXTS, KINDS)
@example('\\u0041 \\" \\\\n \x00\x7f\u2028 "@fr', ("", ""))
@example('"^^<x:z>', ("fr", ""))
def test_a_literal_is_read_as_it_was_written(text: str, kind: tuple[str, str]) -> None:
    """Text, language and datatype come back; Oxigraph reads the same."""
    literal = to_literal(text, *kind)
    assert parse_literal(literal) == (text, *kind)
    (quad,) = pyoxigraph.parse(f"<x:s> <x:p> {literal} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == text
    assert parse_literal(str(quad.object)) == (text, *kind)
