"""The parts of renaming that stand by themselves: spellings, names of files, what is remembered."""

from pathlib import Path

import pytest

from tests.edit.renaming import move, read_all, rename
from tests.vaults import write_vault
from zettel.edit.renaming.file_names import follow_page, follow_title, to_file_name
from zettel.edit.renaming.moved import add_move
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
    assert (tmp_path / "renamed.jsonl").is_file()
    rename(tmp_path, "2024.md", "Alpha")
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
