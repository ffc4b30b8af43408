"""Bibliographies: CSL JSON beside a vault → works, and works as a note shows them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.bibliography import Name, Work, read_bibliography, write_references
from zettel.bibliography.works import to_work
from zettel.errors import VaultError
from zettel.settings import read_settings

ARTICLE = {
    "id": "dupont2016",
    "type": "article-journal",
    "title": "Le <i>plan</i>\n de la France",
    "author": [
        {"family": "Tour", "given": "Anne", "non-dropping-particle": "de la", "suffix": "Jr"},
        {"literal": "PGO"},
    ],
    "issued": {"date-parts": [["2016", 3, 1], [2017]]},
    "container-title": "Revue",
    "volume": 3,
    "issue": "2",
    "page": "10-12",
    "DOI": "https://doi.org/10.1/a<b",
}


def test_an_entry_becomes_a_work() -> None:
    """Names, dates and places are kept as they are shown; marks in titles are not."""
    assert to_work(ARTICLE) == Work(
        "dupont2016",
        "Le plan de la France",
        (Name("de la Tour, Jr", "Anne"), Name("PGO")),
        "2016–2017",
        "Revue",
        "3(2), 10–12",
        url="https://doi.org/10.1/a%3Cb",
    )


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"raw": "12 mars 2011"}, "2011"),
        ({"literal": "vers la fin"}, "vers la fin"),
        ({"date-parts": [[-44]]}, "-44"),
        ({"date-parts": [[]]}, ""),
        ("2011-03-12", "2011"),
        (None, ""),
    ],
)
def test_dates_are_read_as_programs_write_them(issued: object, year: str) -> None:
    """Lists of parts, free text, or nothing."""
    work = to_work({"id": 1, "type": "book", "issued": issued})
    assert work
    assert work.year == year


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "date-parts", "literal", "raw"]), inner)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["id", "type", *ARTICLE]), VALUES))
def test_any_entry_can_be_read(entry: dict[str, object]) -> None:
    """What is of another kind than expected is left out, and what is shown is escaped."""
    work = to_work(entry)
    if work:
        shown = write_references({work.key: work}, [work.key])
        assert "<script" not in shown[work.key].entry


def test_entries_are_escaped() -> None:
    """A bibliography may come from anywhere."""
    sign = "<script>\"'"
    work = to_work({**ARTICLE, "DOI": "", "title": sign, "issued": {"literal": sign}, "page": sign})
    assert work
    entry = write_references({"a": work}, ["a"])["dupont2016"].entry
    assert "<script" not in entry
    for url in ("javascript:alert(1)", "data:text/html,x"):
        found = to_work({**ARTICLE, "DOI": "", "URL": url})
        assert found
        assert found.url == ""


def test_references_are_sorted_and_told_apart() -> None:
    """By author, year and title; two of one author and year get letters."""
    works = {
        key: Work(key, title, (Name("B"),), "2011") for key, title in (("x", "Un"), ("y", "Deux"))
    }
    works["z"] = Work("z", "Trois", (Name("A"),))
    shown = write_references(works, ["x", "nobody", "y", "z", "x"])
    assert [(key, work.author, work.year) for key, work in shown.items()] == [
        ("z", "A", "n.d."),
        ("y", "B", "2011a"),
        ("x", "B", "2011b"),
    ]


def write_vault(folder: Path, settings: str = "", **files: object) -> Path:
    """Write a vault's settings and JSON files."""
    (folder / "zettel.toml").write_text(settings, encoding="utf-8")
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_bibliographies_beside_the_notes_are_found(tmp_path: Path) -> None:
    """Other JSON files are none; of two works with one key the first counts."""
    second = [{"id": "dupont2016", "type": "book"}, {"id": "b", "type": "book"}]
    folder = write_vault(tmp_path, a=[ARTICLE], b=second, package={"name": "x"}, rows=[1], none=[])
    (tmp_path / "broken.json").write_text("[{", encoding="utf-8")
    works = read_bibliography(read_settings(folder))
    assert {key: work.title for key, work in works.items()} == {
        "dupont2016": "Le plan de la France",
        "b": "b",
    }


def test_the_settings_may_name_one(tmp_path: Path) -> None:
    """That one alone is read then; one that is none is the caller's mistake."""
    folder = write_vault(tmp_path, 'bibliography = "b.json"', a=[ARTICLE], b=[ARTICLE | {"id": 1}])
    assert list(read_bibliography(read_settings(folder))) == ["1"]
    write_vault(tmp_path, 'bibliography = "b.json"', b={})
    with pytest.raises(VaultError, match="no CSL JSON"):
        read_bibliography(read_settings(folder))
    (tmp_path / "b.json").unlink()
    with pytest.raises(VaultError, match="does not exist"):
        read_settings(folder)
