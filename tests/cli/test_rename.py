"""`zettel rename` and `zettel move`: what they do, what they tell, what they refuse."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, assert_one_sentence, list_files


def read(folder: Path) -> dict[str, bytes]:
    """Read every file of a vault."""
    return {name: (folder / name).read_bytes() for name in list_files(folder)}


def test_a_title_changes_and_links_with_it(vault: Path, call: Call) -> None:
    """The answer is the note's path; what was respelled is told beside it."""
    outcome = call("rename", vault, "Beta", "Bêta two")
    assert outcome.returncode == 0
    assert outcome.stdout.strip().endswith("2.md")
    assert outcome.stderr == "1 link in 1 file respelled\n"
    assert "by hand.\n" in (vault / "1.md").read_text()
    assert "[[Bêta two]]" in (vault / "1.md").read_text()
    assert "title: Bêta two\n" in (vault / "2.md").read_text()


def test_a_diff_writes_nothing(vault: Path, call: Call) -> None:
    """`--diff` shows what would change as a unified diff."""
    before = read(vault)
    outcome = call("rename", vault, "Beta", "New", "--diff")
    assert "+Alpha leads to [[New]] by hand.\n" in outcome.stdout
    assert outcome.stderr == "1 link in 1 file would be respelled\n"
    moved = call("move", vault, "Beta", "sub/", "--diff")
    assert moved.stdout == "rename 2.md => sub/2.md\n"
    assert read(vault) == before


def test_json_tells_programs(vault: Path, call: Call) -> None:
    """Paths are those of the vault; the id stays."""
    told = json.loads(call("rename", vault, "Beta", "New", "--json").stdout)
    assert told == {
        "path": "2.md",
        "id": "2",
        "old_id": "2",
        "links": 1,
        "gained": 0,
        "kept_in": "",
        "files": [{"path": "1.md", "old_path": "1.md"}, {"path": "2.md", "old_path": "2.md"}],
    }


def test_a_file_moves(vault: Path, call: Call) -> None:
    """By a path in the vault, or a whole one that leads into it; its folder is made."""
    outcome = call("move", vault, "Beta", "deep/er/")
    assert outcome.stdout.strip().endswith("er/2.md")
    assert outcome.stderr == "no link had to change\n"
    call("move", vault, "Beta", vault / "b.md")
    assert [name for name in list_files(vault) if "2" in name or "b" in name] == ["b.md"]


def test_what_moves_is_remembered_and_told(vault: Path, call: Call) -> None:
    """A note that is known by its path alone leaves its old address; gained links are told."""
    (vault / "Loose.md").write_text("# Loose\n[[Nowhere yet]]\n")
    outcome = call("rename", vault, "Loose", "Nowhere yet")
    assert outcome.stderr == (
        "no link had to change; 1 link to a note not yet written leads here now; "
        "the note's id was Loose and is Nowhere yet, see moved.csv; "
        "what the notes cannot tell is kept in .zettel-renamed.jsonl for the way back\n"
    )
    assert (vault / "moved.csv").read_text() == "old,new\nLoose,Nowhere yet\n"


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "Beta", "Beta"),
        ("rename", "Beta", " "),
        ("rename", "Nobody", "New"),
        ("move", "Beta", "1.md"),
        ("move", "Beta", "../out.md"),
        ("move", "Beta", ""),
        ("move", "Nobody", "x.md"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    vault: Path, call: Call, words: tuple[str, str, str]
) -> None:
    """The same title, an empty one, an unknown note, a taken path, one outside: nothing changes."""
    before = read(vault)
    command, name, new = words
    assert_one_sentence(call(command, vault, name, new))
    assert read(vault) == before


def test_a_path_outside_is_told_as_typed(vault: Path, call: Call) -> None:
    """Nobody typed `../../..`."""
    outcome = call("move", vault, "Beta", "/x/")
    assert outcome.stderr.startswith("zettel: /x/ is outside the vault\n")


def test_files_that_cannot_be_read_are_told(vault: Path, call: Call) -> None:
    """What leads to the note from there is not seen, and may lead nowhere now."""
    (vault / "gone.md").symlink_to("nowhere.md")
    outcome = call("rename", vault, "Beta", "New")
    assert outcome.stderr.startswith("gone.md cannot be read; links in there stay as they are\n")


def test_two_notes_of_one_name_are_to_be_told_apart(vault: Path, call: Call) -> None:
    """Which of them is meant cannot be guessed."""
    (vault / "5.md").write_text("---\nid: 5\ntitle: Beta\n---\n")
    assert_one_sentence(call("rename", vault, "Beta", "New"))
    assert call("rename", vault, "5", "New").returncode == 0
