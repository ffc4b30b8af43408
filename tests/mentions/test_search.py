"""Whole words only, in French and in English; the longest name wins."""

import sys
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.mentions.folding import fold_name
from zettel.mentions.names import Name
from zettel.mentions.search import Search, build_search


def build(names: list[str]) -> Search:
    """Build the search for names."""
    return build_search({fold_name(name): Name(name, (name,)) for name in sorted(names)})


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


LETTERS = st.lists(
    st.sampled_from(["a", "aa", "a a", "b", "é", "E", "-", " ", "知", "c'", ". "]), max_size=9
).map("".join)


@given(st.lists(LETTERS, max_size=3).map(" ".join), st.lists(LETTERS, min_size=1, max_size=9))
def test_the_longest_first_and_then_what_is_free(text: str, names: list[str]) -> None:
    """All names are tried alone: the longest is kept, and again the longest of what is free."""
    known = sorted({fold_name(name): name for name in names if fold_name(name).strip()}.values())
    if not known:
        return
    spans = {(hit.start, hit.end) for hit in build(known)(text)}
    places = {
        (begin - end, begin, end)
        for begin in range(len(text))
        for end in range(begin + 1, len(text) + 1)
        if any(stands(name, text, begin, end) for name in known)
    }
    kept: set[tuple[int, int]] = set()
    for _, begin, end in sorted(places):
        if all(end <= a or b <= begin for a, b in kept):
            kept.add((begin, end))
    assert spans == kept


def stands(name: str, text: str, begin: int, end: int) -> bool:
    """Say whether a name stands at a place, by a search for nothing else there."""
    hidden = "\ufffc" * (begin - 10)
    shown = hidden + text[len(hidden) : end + 2]
    return (begin, end) in {(hit.start, hit.end) for hit in build([name])(shown)}


def count_steps(search: Search, text: str) -> int:
    """Count the calls that a search makes, of Python's functions and of those in C."""
    steps = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        search(text)
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize(("word", "text"), [("a", "a"), ("alpha ", "alpha "), ("a", "a b")])
@pytest.mark.parametrize("last", ["", "b"])
def test_names_that_begin_one_another_cost_no_more(word: str, text: str, last: str) -> None:
    """With twice the names and twice the text the search takes twice the steps, not the square."""
    few, many = (
        count_steps(build([(word * n).strip() for n in range(3, size)]), text * size + last)
        for size in (60, 120)
    )
    assert many <= 2.2 * few
