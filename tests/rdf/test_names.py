"""Whatever a note says, the names made from it are IRIs."""

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from zettel.rdf import names
from zettel.rdf.literals import to_literal

BASE = "https://v.example/"


def is_iri(text: str) -> bool:
    """Tell whether a parser of RDF takes a text for an absolute IRI."""
    line = f"<{text}> <x:p> <x:o> ."
    try:
        quads = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES)
        return [quad.subject for quad in quads] == [pyoxigraph.NamedNode(text)]
    except (SyntaxError, ValueError):
        return False


@given(st.text())
@example("..")
@example("a/../b")
@example("\ud800")
@example("%zz")
def test_any_name_makes_an_iri(text: str) -> None:
    """Ids, tags, keys, types, placeholders and anchors may hold any character."""
    made = [names.document_iri(BASE, text), names.thing_iri(BASE, text)]
    made += [f(BASE, text) for f in (names.placeholder_iri, names.tag_iri)]
    made += [f(BASE, text) for f in (names.key_iri, names.type_iri)]
    made += [names.passage_iri(made[0], text), names.passage_iri(made[0], f"^{text}")]
    assert [iri for iri in made if not is_iri(iri)] == []


ADDRESSES = st.text('a:/?#[]@!%é <>"{}|\\^`1.-\ue000\u202e\n', max_size=30)


@given(st.one_of(ADDRESSES, ADDRESSES.map("http://{}".format), ADDRESSES.map("x:{}".format)))
@example("http://x.example/#a#b")
@example("http://[bad/")
@example("http://[::1]:80/a[b]")
@example("http://[1:2]/")
@example("http://[::]/")
@example("http://host:port/")
@example("https://x.example/a b%")
def test_an_address_is_an_iri_or_nothing(text: str) -> None:
    """No address that somebody typed can break an export."""
    made = names.to_iri(text)
    assert not made or is_iri(made)


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("https://x.example/é?q=a%20b#c", "https://x.example/é?q=a%20b#c"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example/#a#b", "https://x.example/#a%23b"),
        ("//x.example/a", "https://x.example/a"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("urn:isbn:0451450523", "urn:isbn:0451450523"),
        ("no address", ""),
        ("http://host:port/", ""),
    ],
)
def test_addresses(written: str, iri: str) -> None:
    """What is right stays as it is; stray signs are encoded as a browser does."""
    assert names.to_iri(written) == iri


@given(st.lists(st.sampled_from(["a", "b", "a-2", "é", "", "A", "long " * 30]), max_size=8))
def test_fragments_are_handed_out_once(parts: list[str]) -> None:
    """No two things of a document share a name."""
    fragments = names.Fragments()
    made = [fragments.name("x", part) for part in parts]
    assert len(set(made)) == len(made)


def test_fragments_are_words_cut_after_a_word() -> None:
    """A long name ends with a whole word; ligatures and accents are written out."""
    name = names.Fragments().name("calcul", "Œuvre d'été " + "dont le titre ne finit pas " * 9)
    assert name.startswith("calcul-oeuvre-d-ete-dont-le-titre")
    assert len(name) <= 80
    assert name.rpartition("-")[2] in {"dont", "le", "titre", "ne", "finit", "pas"}
    assert len(names.Fragments().name("語" * 200)) == 80 * len("%E8%AA%9E")


@given(st.one_of(st.text(max_size=12), st.from_regex(r"\A[a-zA-Z0-9_-]{1,14}\Z")))
@example("x")
@example("fr_FR")
@example("zh-Hans-CN")
@example("en-a")
def test_a_language_is_one_that_parsers_know(text: str) -> None:
    """What is no language tag makes plain text, never Turtle that nobody can read."""
    literal = to_literal("A", text)
    row = f"<x:s> <x:p> {literal} ."
    assert list(pyoxigraph.parse(row, format=pyoxigraph.RdfFormat.N_TRIPLES))


@given(st.text(min_size=1))
@example("2023")
@example("10%")
@example("a b")
def test_a_key_can_be_an_element_of_xml(text: str) -> None:
    """RDF/XML needs properties that end in an XML name."""
    triple = pyoxigraph.Triple(
        pyoxigraph.NamedNode("x:s"),
        pyoxigraph.NamedNode(names.key_iri(BASE, text)),
        pyoxigraph.NamedNode("x:o"),
    )
    data = pyoxigraph.serialize([triple], format=pyoxigraph.RdfFormat.RDF_XML)
    assert data is not None
    assert len(rdflib.Graph().parse(data=data, format="xml")) == 1
