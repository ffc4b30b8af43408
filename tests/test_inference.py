"""Inference: all that follows from the axioms, nothing else, and nothing said twice."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zettel.inference import infer_triples
from zettel.rdf import RDF_TYPE, Triple
from zettel.vocabulary import read_standard

OWL, RDFS = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#"
SUB, INVERSE = f"<{RDFS}subPropertyOf>", f"<{OWL}inverseOf>"
SAME, ABOVE, EQUAL = (
    f"<{OWL}equivalentProperty>",
    f"<{RDFS}subClassOf>",
    f"<{OWL}equivalentClass>",
)
SYMMETRIC, TRANSITIVE = f"<{OWL}SymmetricProperty>", f"<{OWL}TransitiveProperty>"

THINGS = [f"<x:{name}>" for name in "abcde"]
PROPERTIES = [*(f"<x:{name}>" for name in "pqrs"), RDF_TYPE, f"<{OWL}sameAs>"]
CLASSES = [f"<x:{name}>" for name in "KLMN"]
LITERALS = ['"007"^^<http://www.w3.org/2001/XMLSchema#integer>', '"é\\n\\""@fr', '"x"']

data = st.frozensets(
    st.one_of(
        st.tuples(*map(st.sampled_from, (THINGS, PROPERTIES, THINGS + LITERALS))).filter(
            lambda triple: triple[1] != RDF_TYPE
        ),
        st.tuples(*map(st.sampled_from, (THINGS, [RDF_TYPE], CLASSES))),
    ),
    max_size=12,
)
axioms = st.frozensets(
    st.one_of(
        st.tuples(*map(st.sampled_from, (PROPERTIES, [SUB, INVERSE, SAME], PROPERTIES))),
        st.tuples(*map(st.sampled_from, (PROPERTIES, [RDF_TYPE], [SYMMETRIC, TRANSITIVE]))),
        st.tuples(*map(st.sampled_from, (CLASSES, [ABOVE, EQUAL], CLASSES))),
    ),
    max_size=7,
)


def follow(stated: Iterable[Triple], rules: Iterable[Triple]) -> set[Triple]:
    """Apply each axiom to each triple until nothing new comes: the rules of OWL 2 RL, naively.

    A literal may be a subject on the way (inverse of an inverse), but joins nothing.
    """
    found = set(stated)
    while new := {triple for rule in rules for triple in _follow(rule, found)} - found:
        found |= new
    return {triple for triple in found if triple[0][0] != '"' and triple[0] != triple[2]}


def _follow(rule: Triple, found: set[Triple]) -> Iterable[Triple]:
    name, kind, other = rule
    for s, p, o in found:
        if kind in (SUB, SAME) and p == name:
            yield s, other, o
        if kind == SAME and p == other:
            yield s, name, o
        if kind == INVERSE and p == name:
            yield o, other, s
        if kind == INVERSE and p == other:
            yield o, name, s
        if (p, other) == (name, SYMMETRIC):
            yield o, p, s
        if (p, other) == (name, TRANSITIVE):
            ends = [end for start, q, end in found if (start, q) == (o, p)]
            yield from ((s, p, end) for end in ends if '"' not in s[0] + o[0] + end[0])
        if p == RDF_TYPE and kind in (ABOVE, EQUAL) and o == name:
            yield s, p, other
        if p == RDF_TYPE and kind == EQUAL and o == other:
            yield s, p, name


@settings(max_examples=300, deadline=None)
@given(data, axioms)
def test_all_that_follows_and_nothing_else(
    stated: frozenset[Triple], rules: frozenset[Triple]
) -> None:
    """What rules applied one by one give is given, but for relations of a thing to itself."""
    expected = follow(stated, rules) - stated
    assert infer_triples(stated, rules) == tuple(sorted(expected))


@settings(max_examples=60, deadline=None)
@given(data, data, axioms)
def test_more_notes_never_take_anything_away(
    some: frozenset[Triple], more: frozenset[Triple], rules: frozenset[Triple]
) -> None:
    """Inference is monotone, and what was inferred once gives nothing new."""
    once = {*some, *infer_triples(some, rules)}
    both = {*some, *more, *infer_triples(some | more, rules)}
    assert once <= both
    assert infer_triples(both, rules) == ()


def test_nothing_follows_without_axioms() -> None:
    """The reasoner adds nothing of its own, neither `owl:Thing` nor what sameness would mean."""
    stated = [(a, p, b) for a in THINGS for p in PROPERTIES for b in THINGS]
    assert infer_triples(stated, ()) == ()
    other = [("<x:unused>", SUB, "<x:p>"), ("<x:K>", ABOVE, f"<{OWL}Thing>")]
    assert infer_triples([*stated, ("<x:a>", RDF_TYPE, "<x:K>")], other) == ()


def test_domain_and_range_make_no_facts() -> None:
    """A person written where an organisation belongs stays a person."""
    rules = [("<x:p>", f"<{RDFS}{name}>", "<x:K>") for name in ("domain", "range")]
    assert infer_triples([("<x:a>", "<x:p>", "<x:b>")], rules) == ()


def test_axioms_on_nameless_classes_are_passed_over() -> None:
    """A union or a restriction implies nothing here."""
    rules = [("<x:K>", ABOVE, "_:b"), ("_:b", ABOVE, "<x:L>")]
    assert infer_triples([("<x:a>", RDF_TYPE, "<x:K>")], rules) == ()


@pytest.mark.parametrize("literal", LITERALS)
def test_literals_stay_as_written(literal: str) -> None:
    """A value under a wider property is the same, sign for sign; it never becomes a subject."""
    rules = [("<x:p>", SUB, "<x:q>"), ("<x:q>", INVERSE, "<x:r>")]
    assert infer_triples([("<x:a>", "<x:p>", literal)], rules) == (("<x:a>", "<x:q>", literal),)


def test_a_shared_literal_joins_nothing() -> None:
    """Two things with the same value are not related by it."""
    rules = [("<x:p>", RDF_TYPE, SYMMETRIC), ("<x:p>", RDF_TYPE, TRANSITIVE)]
    stated = [("<x:a>", "<x:p>", '"x"'), ("<x:b>", "<x:p>", '"x"')]
    assert infer_triples(stated, rules) == ()


def test_standard_terms_that_follow_have_labels() -> None:
    """Whatever property the shared axioms imply can be shown in French and in English."""
    found = [triple for about in read_standard().triples.values() for triple in about]
    pairs = [(s, p, o) for s, p, o in found if p in (SUB, INVERSE, SAME, ABOVE, EQUAL)]
    implied = {o for _, _, o in pairs} | {s for s, p, _ in pairs if p in (INVERSE, SAME, EQUAL)}
    labels = read_standard().labels
    assert implied
    assert not [term for term in implied if set(labels.get(term[1:-1], ())) != {"fr", "en"}]
