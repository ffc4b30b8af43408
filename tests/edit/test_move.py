"""Moving a note's file: links to it and from it."""

from pathlib import Path

import pytest

from tests.edit.renaming import move, read_all
from tests.vaults import write_vault
from zettel.errors import NoteError

VAULT = """
=== a/Old.md
![p](img/p.png) [b](b.md#h) [up](<../c d.md>) ![[p.png]] [[b]] [web](https://x.example/a.md) [r]

[r]: ./b.md "B"

é <img src="img/p.png"><a href=https://x.example/a.md>
=== a/img/p.png
x
=== a/b.md
[x](Old.md) [[a/Old]] [[../a/Old]] [[Old]]
=== c d.md
[x](a/Old.md#h) [x](/a/Old.md) [[a/Old|t]] ![[Old]]
"""


def test_links_to_a_note_and_from_it_lead_where_they_led(tmp_path: Path) -> None:
    """Relative addresses are written anew, bare names stay."""
    write_vault(tmp_path, VAULT)
    before = read_all(tmp_path)
    plan = move(tmp_path, "a/Old.md", "x/y/")
    assert plan.path == "x/y/Old.md"
    assert (tmp_path / plan.path).read_text() == (
        "![p](../../a/img/p.png) [b](../../a/b.md#h) [up](<../../c d.md>) ![[p.png]] [[b]] "
        '[web](https://x.example/a.md) [r]\n\n[r]: ../../a/b.md "B"\n'
        '\né <img src="../../a/img/p.png"><a href=https://x.example/a.md>\n'
    )
    assert (tmp_path / "a/b.md").read_text() == (
        "[x](../x/y/Old.md) [[x/y/Old]] [[../x/y/Old]] [[Old]]\n"
    )
    assert (tmp_path / "c d.md").read_text() == (
        "[x](x/y/Old.md#h) [x](/x/y/Old.md) [[x/y/Old|t]] ![[Old]]\n"
    )
    move(tmp_path, plan.path, "a/Old.md")
    assert read_all(tmp_path) == before


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("New", "New.md"),
        ("sub/New.md", "sub/New.md"),
        ("a", "a/Old.md"),
        ("deep/er/", "deep/er/Old.md"),
        ("./a/../New.markdown", "New.markdown"),
    ],
)
def test_a_path_may_be_a_folder_and_lack_its_suffix(
    tmp_path: Path, target: str, expected: str
) -> None:
    """A folder keeps the file's name, a name without suffix gets the note's."""
    write_vault(tmp_path, "=== Old.md\n# Old\n=== a/b.md\nx\n")
    assert move(tmp_path, "Old.md", target).path == expected


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../x.md", "outside"),
        ("link/x.md", "outside"),
        ("b.md", "there already"),
        ("Old.md", "already"),
        (" ", "empty"),
        (".x/a.md", "hidden"),
        ("node_modules/a.md", "are read"),
        ("left out/a.md", "are read"),
        ("x" * 300, "can be called"),
    ],
)
def test_what_cannot_be_done_changes_nothing(tmp_path: Path, target: str, reason: str) -> None:
    """Paths outside the vault, behind a link out of it, taken or hidden ones are refused."""
    folder = write_vault(tmp_path / "v", "=== Old.md\n# Old\n=== b.md\n[[Old]]\n")
    (tmp_path / "out").mkdir()
    (folder / ".zettelignore").write_text("left out/\n")
    (folder / "link").symlink_to(tmp_path / "out")
    before = read_all(folder)
    with pytest.raises(NoteError, match=reason):
        move(folder, "Old.md", target)
    assert read_all(folder) == before


def test_a_bare_name_that_would_lead_elsewhere_gets_its_path(tmp_path: Path) -> None:
    """Among equals the one in the own folder is meant: a move of either must not change that."""
    write_vault(tmp_path, "=== a/N.md\nx\n=== b/N.md\nx\n=== a/s.md\n[[N]]\n")
    move(tmp_path, "a/N.md", "c/N.md")
    assert (tmp_path / "a/s.md").read_text() == "[[c/N|N]]\n"
