"""Contexts for any keys: JSON-LD that every reader takes, with a term for each key or none."""

import json

import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from zettel.edit.init.terms import build_terms
from zettel.edit.init.usage import Usage
from zettel.vocabulary import find_scope
from zettel.vocabulary.context import parse_context

BASE = "https://x.example/"
KEYS = st.text(max_size=6) | st.sampled_from(
    ["author", "Author", "document", "schema", "@id", "a:b", "a/b", "vocab", "own", "é", "date"]
)


def build_usage(kind: int) -> Usage:
    """Make a usage of a sort: links, dates, text, mappings, nothing."""
    inner = {"since": Usage(years=1), "é é": Usage(others=1), "type": Usage(others=1)}
    sorts = (Usage(links=2), Usage(dates=1), Usage(others=3), Usage(inner=inner), Usage())
    return sorts[kind]


@given(st.dictionaries(KEYS, st.integers(0, 4), max_size=6), st.sets(KEYS, max_size=2))
@example({"see also": 0, "see_also": 2, "see-also": 1}, set())
@example({"\x00": 0, "<>": 1, "%": 2, '"': 3, "\\": 4}, set())
def test_any_keys(kinds: dict[str, int], forbidden: set[str]) -> None:
    """Other JSON-LD readers and ours take the context; each key has a term or is told to have none.

    No value given under a key with a term is dropped.
    """
    usage = {key: build_usage(kind) for key, kind in sorted(kinds.items())}
    terms = build_terms(usage, BASE, forbidden)
    context = terms.context["@context"]
    top = {*terms.standard, *terms.own}
    assert top | set(terms.unmapped) >= set(usage)
    assert not top & forbidden
    ours = parse_context(context)
    known = {**ours.terms, **find_scope(ours)}
    assert all(known[key].iri and not known[key].unmapped for key in top)
    own = {key for key in top if key in context and not isinstance(context[key], dict)}
    data = {"@context": context, "@id": f"{BASE}it", **dict.fromkeys(own, "value")}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    named = {known[key].iri for key in own}
    assert {str(predicate) for predicate in graph.predicates()} == named
