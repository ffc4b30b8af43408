"""Whole words only, in French and in English; the longest name wins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.mentions.folding import fold_name
from zettel.mentions.names import Name
from zettel.mentions.search import build_search


def find(text: str, *names: str) -> list[str]:
    """Find names in a text, as they stand in it."""
    known = {fold_name(name): Name(name, (name,)) for name in sorted(names)}
    return [text[hit.start : hit.end] for hit in build_search(known)(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("le vote de l'Assemblée nationale", "Assemblée"),
        ("le vote de l’Assemblée nationale", "Assemblée"),
        ("partisan d’Open Data", "Open Data"),
        ("ce qu'Etalab publie, jusqu'Etalab", "Etalab"),
        ("the OGP's members", "OGP"),
        ("the OGP’s members", "OGP"),
        ("« Etalab », (Etalab), \"Etalab\", 'Etalab'.", "Etalab"),
        ("Etalab/Dinum", "Etalab"),
        ("Etalab.", "Etalab"),
        ("Etalab…", "Etalab"),
        ("Etalab: oui", "Etalab"),
        ("来自日本語的词", "日本語"),
        ("en C++ et", "C++"),
        ("data.gouv.fr existe", "data.gouv.fr"),
        ("Bonjour-là !", "Bonjour-là"),
    ],
)
def test_a_word_of_its_own(text: str, name: str) -> None:
    """Elision, possessive, quotation marks and punctuation end a word."""
    assert name in find(text, name) or name in [one.replace("’", "'") for one in find(text, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("un sous-titre et un titre-restaurant", "titre"),
        ("aujourd'hui", "hui"),
        ("aujourd’hui", "aujourd"),
        ("les plans", "plan"),
        ("presqu'île", "île"),
        ("O'Brien", "Brien"),
        ("data.gouv.fr", "gouv"),
        ("node.js", "node"),
        ("#plan et @plan", "plan"),
        ("plan(s)", "plan"),
        ("std::plan", "plan"),
        ("plan_b", "plan"),
        ("don't", "don"),
        ("e\u0301tat", "tat"),
    ],
)
def test_part_of_a_word(text: str, name: str) -> None:
    """Hyphens, apostrophes and dots inside a word do not end it; a plural is another word."""
    assert not find(text, name)


def test_the_longest_wins() -> None:
    """Of names that overlap the longest counts, also where it begins later."""
    assert find("open government data portal", "open government", "government data portal") == [
        "government data portal"
    ]
    assert find("open data", "open", "data", "open data") == ["open data"]


def test_a_longer_name_that_is_no_word_hides_nothing() -> None:
    """`Open Data` stands in `Open Database`, but `Open` is a word there."""
    assert find("Open Database", "Open Data", "Open") == ["Open"]


WORDS = st.lists(
    st.sampled_from(["plan", "data", "open", "état", "l'", "-", " ", "\n"]), max_size=12
)


@given(WORDS, st.lists(st.sampled_from(["plan", "open data", "data plan", "état"]), unique=True))
def test_hits_never_overlap(words: list[str], names: list[str]) -> None:
    """Hits come in order, and no two share a character."""
    text = "".join(words)
    known = {fold_name(name): Name(name, (name,)) for name in sorted(names)}
    if known:
        hits = build_search(known)(text)
        assert all(a.end <= b.start for a, b in pairwise(hits))
