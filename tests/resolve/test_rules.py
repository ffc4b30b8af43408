"""Which rule finds what a link means, and whom it chooses among equals."""

import unicodedata

import pytest

from tests.resolve.notes import MARKDOWN, OGP, WIKI, become, link, note
from zettel.model import (
    Ambiguous,
    Found,
    LinkKind,
    Missing,
    Note,
    Property,
)
from zettel.resolve import (
    RULES,
    build_index,
    find_candidates,
    find_duplicate_ids,
    resolve_notes,
    suggest_names,
)


@pytest.mark.parametrize(
    ("target", "kind", "rule"),
    [
        ("20230924194130", WIKI, "id"),
        ("20230924194130.md", MARKDOWN, "id"),
        ("ogp.md", MARKDOWN, "relative"),
        ("../people/ogp", WIKI, "relative"),
        ("/people/ogp.md", WIKI, "path"),
        ("people/ogp", WIKI, "path"),
        ("ogp", WIKI, "name"),
        ("Open Government Partnership", WIKI, "title"),
        ("PGO", WIKI, "alias"),
    ],
)
def test_rule_that_fires(target: str, kind: LinkKind, rule: str) -> None:
    """Each way to name a note has its rule, and the link keeps which one it was."""
    found = become(target, OGP, kind=kind, source="people/source.md")
    assert found == Found("20230924194130", rule)


def test_id_that_names_its_file() -> None:
    """A timestamp, or an id written in front matter, is an id; a path in place of one is none."""
    key = Property("id", ("x",), 2, 1)
    assert become("20230924194130", note("20230924194130.md")) == Found("20230924194130", "id")
    assert become("x", Note("x", "x.md", "t", properties=(key,))) == Found("x", "id")
    assert become("x", note("x.md")) == Found("x", "name")


def test_order_of_rules() -> None:
    """The first rule that hits wins: id, paths, address, name, title, alias, folder."""
    assert [rule.name for rule in RULES] == [
        "id", "relative", "path", "address", "name", "title", "alias", "folder",
    ]  # fmt: skip
    by_alias = note("5.md", aliases=["x"])
    by_title = note("4.md", "x")
    by_name = note("b/x.md", "other")
    by_id = note("1.md", id="x")
    assert become("x", by_alias) == Found("5", "alias")
    assert become("x", by_alias, by_title) == Found("4", "title")
    assert become("x", by_alias, by_title, by_name) == Found("b/x", "name")
    assert become("x", by_alias, by_title, by_name, by_id) == Found("x", "id")


def test_path_from_the_source_goes_before_path_from_the_root() -> None:
    """`b/x` written in folder `a` is `a/b/x`, else `b/x`."""
    root, inner = note("b/x.md"), note("a/b/x.md")
    assert become("b/x", root, inner, source="a/s.md") == Found("a/b/x", "relative")
    assert become("b/x", root, source="a/s.md") == Found("b/x", "path")


@pytest.mark.parametrize(
    "written",
    [
        "données ouvertes", "DONNÉES OUVERTES", "Données%20Ouvertes", "Données Ouvertes.md",
        unicodedata.normalize("NFD", "Données Ouvertes"),
        "Données  Ouvertes", "Donn%C3%A9es ouvertes",
    ],
)  # fmt: skip
def test_ways_to_write_a_name(written: str) -> None:
    """Case, Unicode form, %20, blanks and .md never matter."""
    assert become(written, note("n/Données Ouvertes.md", "t")) == Found(
        "n/Données Ouvertes", "name"
    )


def test_name_of_a_file_in_parts() -> None:
    """Some systems keep the accents of file names apart (NFD); it is the same name."""
    apart = note(unicodedata.normalize("NFD", "été/Né.md"), "t", "1")
    assert become("né", apart) == Found("1", "name")
    assert become("../ÉTÉ/né.md", apart, kind=MARKDOWN, source="a/s.md") == Found("1", "relative")


def test_backslash_is_no_slash() -> None:
    """Paths have `/` alone between their parts."""
    assert become("a\\b", note("a/b.md")) == Missing("a\\b")


def test_accents_matter() -> None:
    """`cote` is not `côté`."""
    assert become("cote", note("1.md", "côté")) == Missing("cote")


def test_path_may_lack_its_first_folders() -> None:
    """As in Obsidian, the end of a path is enough."""
    assert become("b/x", note("a/b/x.md")) == Found("a/b/x", "name")


def test_path_out_of_the_vault_leads_nowhere() -> None:
    """`..` above the root never comes back in."""
    found = become("../../x.md", note("x.md"), kind=MARKDOWN, source="a/s.md")
    assert isinstance(found, Missing)


def test_ambiguous_keeps_all_candidates() -> None:
    """Several notes on the rule that fired: all are kept, and the shortest path is chosen."""
    far, near = note("long/folder/x.md"), note("b/x.md")
    found = become("x", far, near)
    assert found == Ambiguous("b/x", "name", ("b/x", "long/folder/x"))


def test_own_folder_is_chosen_first() -> None:
    """Obsidian prefers the note beside the link to one with a shorter path."""
    far, near = note("long/folder/x.md"), note("b/x.md")
    found = become("x", far, near, source="long/folder/s.md")
    assert isinstance(found, Ambiguous)
    assert found.note == "long/folder/x"


def test_least_path_is_chosen_among_equals() -> None:
    """Paths of one length: the least."""
    found = become("x", note("c/x.md"), note("b/x.md"))
    assert isinstance(found, Ambiguous)
    assert found.note == "b/x"


def test_duplicate_id_stays_with_the_first_path() -> None:
    """The second note goes by its path, and an issue says so."""
    notes = [note("b.md", id="1"), note("a.md", id="1"), note("c.md", id="b")]
    resolved = resolve_notes(notes, (), bool)
    assert [(r.note.id, r.note.path) for r in resolved] == [
        ("1", "a.md"), ("b", "c.md"), ("b.md", "b.md"),
    ]  # fmt: skip
    (issue,) = find_duplicate_ids(notes)
    assert (issue.path, issue.code) == ("b.md", "Z104")


def test_candidates_follow_the_same_rules() -> None:
    """A name given to a command finds what a link would, Obsidian's choice first."""
    index = build_index([note("long/x.md"), note("b/x.md"), OGP])
    assert find_candidates(index, "X") == ("b/x", "long/x")
    assert find_candidates(index, "people/ogp.md") == (OGP.id,)
    assert find_candidates(index, "nobody") == ()


def test_suggestions() -> None:
    """Near names are suggested as their authors wrote them, the nearest first."""
    index = build_index([OGP, note("1.md", "Données ouvertes"), note("2.md", "Données fermées")])
    assert suggest_names(index, "donnees ouverte")[0] == "Données ouvertes"
    assert suggest_names(index, "Open Goverment Partnership") == ("Open Government Partnership",)
    assert suggest_names(index, "zzz") == ()


def test_links_of_one_name_share_their_candidates() -> None:
    """However many notes and links there are, the list of a name's notes is kept once."""
    notes = [note(f"d{n}/readme.md", "", "", (), link("README")) for n in range(3)]
    became = [one.links[0].resolution for one in resolve_notes(notes, (), bool)]
    assert [x.note for x in became if isinstance(x, Ambiguous)] == [
        "d0/readme", "d1/readme", "d2/readme",
    ]  # fmt: skip
    assert len({id(x.candidates) for x in became if isinstance(x, Ambiguous)}) == 1


def test_an_empty_part_is_none() -> None:
    """`[[Target#]]` leads to the note, as in Obsidian, unless one is called so."""
    assert become("a#", note("a.md")) == Found("a", "name")
    assert become("a#", note("a.md"), note("x.md", "A#")) == Found("x", "title")
    assert become("b#", note("a.md")) == Missing("b#")
