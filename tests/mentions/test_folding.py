"""Names and texts are compared as readers compare them, and each character is found again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.mentions.folding import fold, fold_name, is_spelled

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aàéÉßİıœŒﬁ’' \n\t\u00a0\u00ad\u0301\\&;*-–日Σς"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_found_folded_is_found_in_the_source(before: str, part: str, after: str) -> None:
    """Where a folded part has a place in the source, the source folds to it there."""
    folded = fold(before + part + after)
    for start in range(len(folded.text) + 1):
        for end in range(start + 1, min(start + 6, len(folded.text)) + 1):
            first, last = folded.find_source(start), folded.find_source(end)
            if first >= 0 and last >= 0:
                written = (before + part + after)[first:last]
                assert fold(written).text.strip() == folded.text[start:end].strip()


@given(TEXTS)
def test_composed_and_decomposed_are_one(text: str) -> None:
    """NFC and NFD of a text fold to the same."""
    forms = [fold(unicodedata.normalize(form, text)).text for form in ("NFC", "NFD")]
    assert forms[0].split() == forms[1].split()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("État", "ETAT"),
        ("État", "Etat"),
        ("École", "Ecole"),
        ("Données ouvertes", "données ouvertes"),
        ("Plan d'action", "plan d’action"),
        ("Œuvre", "oeuvre"),
        ("2015–2017 plan", "2015-2017 plan"),
        ("Straße", "STRASSE"),
        ("OGP", "OGP"),
        ("Ministère", "MINISTERE"),
        ("Open Data", "Open\nData"),
        ("R&D plan", "R&amp;D plan"),
        ("snake_case", r"snake\_case"),
    ],
)
def test_one_name(name: str, written: str) -> None:
    """Case, capitals without accents, typography, escapes and line ends make no other name."""
    assert fold_name(name) == fold(written).text
    assert is_spelled(name, written)


@pytest.mark.parametrize(
    ("name", "written"),
    [("OGP", "ogp"), ("PGO", "Pgo"), ("État", "etat"), ("Marché", "marche"), ("Marche", "marché")],
)
def test_other_words(name: str, written: str) -> None:
    """An acronym in small letters, or an accent more or less, is another word."""
    assert fold_name(name) == fold(written).text
    assert not is_spelled(name, written)
