"""Which places of a note a link's anchor may name."""

import pytest

from zettel.check.anchors import Anchors
from zettel.dialect import DIALECTS, PLAIN, Dialect
from zettel.formats import parse_note
from zettel.model import Note

TEXT = """\
# Les Données, 1re partie

## Été {#saison}
### Suite
## 2. Hiver
### Suite
### Suite
# Fin `code`
## [Mer](../mer.md "x"), [[a|b]] [^note]
## 設定
## 一般 ##

Un passage. ^b-1

[^note]: Dit ailleurs.

<a name="ancre-1"></a>
"""


def read(dialect: Dialect = PLAIN) -> Note:
    """Read the note above."""
    return parse_note("a.md", TEXT.encode(), dialect)[0]


@pytest.mark.parametrize(
    "anchor",
    [
        "Les Données, 1re partie",
        "les-données-1re-partie",
        "LES%20DONN%C3%89ES 1re partie",
        "les-donnees-1re-partie",  # without accents, as some publishers write
        "Été",
        "saison",
        "Les Données, 1re partie#Été#Suite",
        "2. Hiver#Suite",
        "suite-1",
        "suite-2",
        "fin-code",
        "Mer, b",
        "Mer mer md x a b note",  # as typed, which is how Obsidian knows it
        "一般",
        "_2",  # as MkDocs calls the second heading without a letter of ASCII
        "^B-1",
        "Fin code#^b-1",
        "ancre-1",
        "été,1:#fin-code",  # a part, as Dendron has it
        "",
        ":~:text=passage",
        "top",
        "L3",  # a line, as GitHub shows files
        "L3-L12",
    ],
)
def test_place_that_is_there(anchor: str) -> None:
    """One heading may be written in many ways; places have names of their own too."""
    assert Anchors().has(read(), anchor)


@pytest.mark.parametrize(
    "anchor",
    [
        "Automne",
        "suite-3",
        "fin-code-1",
        "Suite#Été",
        "Fin code#Suite",
        "^b-2",
        "b-1",
        "hiver",
        "_3",
    ],
)
def test_place_that_is_not_there(anchor: str) -> None:
    """A heading stands below those before it, and a second of its name must be there."""
    assert not Anchors().has(read(), anchor)


def test_headings_of_kramdown_begin_with_a_letter() -> None:
    """`## 2. Hiver` is `#hiver` on a Jekyll site."""
    assert Anchors().has(read(DIALECTS["jekyll"]), "hiver")
