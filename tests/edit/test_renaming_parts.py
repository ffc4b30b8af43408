"""The parts of renaming that stand by themselves: spellings, names of files, what is remembered."""

import json
from pathlib import Path

import pytest

from tests.edit.renaming import move, read_all, rename
from tests.vaults import write_vault
from zettel.edit.renaming.file_names import follow_page, follow_title, to_file_name
from zettel.edit.renaming.moved import add_move
from zettel.edit.renaming.remembered import FILE_NAME
from zettel.edit.renaming.spelling import carry_spelling


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Été à Paris", "Hôtel de Ville"),
        ("été à paris", "hôtel de ville"),
        ("ÉTÉ À PARIS", "HÔTEL DE VILLE"),
        ("Été%20à%20Paris", "Hôtel%20de%20Ville"),
        ("%C3%89t%C3%A9%20%C3%A0%20Paris", "H%C3%B4tel%20de%20Ville"),
        ("E\u0301te\u0301 a\u0300 Paris", "Ho\u0302tel de Ville"),
        ("été-à-paris", "hôtel-de-ville"),
        ("Paris", None),
    ],
)
def test_a_spelling_is_carried_over(written: str, expected: str | None) -> None:
    """Case, Unicode form, percent signs and slugs are styles; another name is none."""
    assert carry_spelling(written, "Été à Paris", "Hôtel de Ville") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A/B: c?", "A B c"),
        ("nul", "nul_"),
        ("COM1.txt", "COM1.txt_"),
        (" . ", ""),
        ("[[x]] #y ^z|", "x y z"),
        ("a\x00b\tc", "a b c"),
        ("日本", "日本"),
    ],
)
def test_a_file_can_be_called_so_everywhere(title: str, expected: str) -> None:
    """No system, and no wiki link, chokes on the name."""
    assert to_file_name(title) == expected


def test_a_file_follows_the_title_only_if_it_is_named_by_it() -> None:
    """Leading dates and ids are no part of the title."""
    assert follow_title("other", "Old", "New") is None
    assert follow_title("20200131 old", "Old", "New") == "20200131 new"
    assert follow_title("l-été", "L’été", "L’hiver") is None
    assert follow_page("Old___title", "New/name: 1") == "New___name%3A 1"
    assert follow_page("Old%2Ftitle", "New/name") == "New%2Fname"


def test_moves_are_collapsed() -> None:
    """Every old address leads to the last one; what came back has not moved."""
    moved: dict[str, str] = {}
    for old, new in (("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")):
        moved = add_move(moved, old, new)
    assert moved == {"a": "c", "b": "c"}


VAULT = """
=== Alpha.md
# Alpha
=== a.md
[[Alpha|x]] [[alpha|y]]
plain [[ALPHA|z]]
"""


def test_spellings_that_become_one_are_remembered(tmp_path: Path) -> None:
    """What the new name cannot tell apart comes back all the same, and the memory goes."""
    write_vault(tmp_path, VAULT)
    before = read_all(tmp_path)
    rename(tmp_path, "Alpha.md", "2024")
    assert (tmp_path / "a.md").read_text() == "[[2024|x]] [[2024|y]]\nplain [[2024|z]]\n"
    assert (tmp_path / FILE_NAME).is_file()
    rename(tmp_path, "2024.md", "Alpha")
    assert read_all(tmp_path) == before


def test_what_is_remembered_is_hidden_and_holds_no_text_of_a_note(tmp_path: Path) -> None:
    """Of a draft it keeps the names of its links alone, in a file that no publisher copies."""
    text = "---\ndraft: true\n---\nsecret [[Two]] [[alpha\npart|x]] and secret [[Alpha part]].\n"
    write_vault(tmp_path, f"=== Alpha.md\n# Alpha part\n=== diary.md\n{text}")
    before = read_all(tmp_path)
    rename(tmp_path, "Alpha.md", "Two")
    kept = (tmp_path / FILE_NAME).read_text()
    assert FILE_NAME.startswith(".")
    rows = [json.loads(line) for line in kept.splitlines()]
    assert [row["was"] for row in rows] == ["Two", "alpha\npart"]
    assert "secret" not in kept
    rename(tmp_path, "Alpha.md", "Alpha part")
    assert read_all(tmp_path) == before


def test_an_id_that_two_notes_share_comes_back_to_its_owner(tmp_path: Path) -> None:
    """Which of two notes has the id in their files' names depends on their paths."""
    own = "=== a/202001011200 Alpha.md\n# Alpha\n=== a/202001011200 Beta.md\n# Beta\n"
    write_vault(tmp_path, own)
    before = read_all(tmp_path)
    rename(tmp_path, "a/202001011200 Alpha.md", "zeta")
    text = "old,new\n202001011200,a/202001011200 zeta\n"
    assert (tmp_path / "moved.csv").read_text() == text
    rename(tmp_path, "a/202001011200 zeta.md", "Alpha")
    assert read_all(tmp_path) == before


def test_a_line_changed_since_is_not_taken_back(tmp_path: Path) -> None:
    """Only lines that still read as they were left get their old spelling; nothing else is lost."""
    write_vault(tmp_path, VAULT)
    rename(tmp_path, "Alpha.md", "2024")
    (tmp_path / "a.md").write_text("new line\n[[2024|x]] [[2024|y]]\nmore [[2024|z]]\n")
    rename(tmp_path, "2024.md", "Alpha")
    text = "new line\n[[Alpha|x]] [[alpha|y]]\nmore [[Alpha|z]]\n"
    assert (tmp_path / "a.md").read_text() == text


def test_changes_one_after_another_come_back_in_turn(tmp_path: Path) -> None:
    """Title, folder, title: each is taken back in turn, and every byte is there again."""
    write_vault(tmp_path, VAULT)
    states = [read_all(tmp_path)]
    rename(tmp_path, "Alpha.md", "2024")
    states.append(read_all(tmp_path))
    move(tmp_path, "2024.md", "sub/deep/")
    states.append(read_all(tmp_path))
    rename(tmp_path, "sub/deep/2024.md", "Beta")
    rename(tmp_path, "sub/deep/Beta.md", "2024")
    assert read_all(tmp_path) == states.pop()
    move(tmp_path, "sub/deep/2024.md", "2024.md")
    assert read_all(tmp_path) == states.pop()
    rename(tmp_path, "2024.md", "Alpha")
    assert read_all(tmp_path) == states.pop()
