"""`zettel.toml`: where it is sought, what it says, what is said when it is wrong."""

from pathlib import Path

import pytest

from tests.vaults import write_vault
from zettel.errors import VaultError
from zettel.settings import read_settings


def test_defaults_without_a_file(tmp_path: Path) -> None:
    """A folder without `zettel.toml` is its own notes folder, under a reserved base."""
    folder = tmp_path / "Mon Carnet"
    folder.mkdir()
    settings = read_settings(folder)
    assert (settings.notes, settings.ontology) == (folder.resolve(), None)
    assert (settings.base, settings.has_base) == ("https://mon-carnet.example/", False)
    assert settings.suffixes == (".md", ".markdown")


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    """`notes` and `ontology` are sought beside `zettel.toml`; a base gets its closing slash."""
    write_vault(
        tmp_path,
        """
=== zettel.toml
notes = "n"
ontology = "o"
base = "https://x.example/v"
suffixes = ["txt"]
=== n/a.txt
=== o/context.jsonld
{"@context": {}}
""",
    )
    settings = read_settings(tmp_path)
    assert settings.notes == (tmp_path / "n").resolve()
    assert settings.ontology == (tmp_path / "o").resolve()
    assert (settings.base, settings.suffixes) == ("https://x.example/v/", (".txt",))


@pytest.mark.parametrize("asked", ["notes", "notes/deep"])
def test_file_of_a_folder_above_counts_inside_its_notes(tmp_path: Path, asked: str) -> None:
    """From the notes folder or below, the settings above hold, for the folder asked for."""
    write_vault(tmp_path, '=== zettel.toml\nnotes = "notes"\ntitle = "T"\n=== notes/deep/a.md\n')
    settings = read_settings(tmp_path / asked)
    assert (settings.title, settings.notes) == ("T", (tmp_path / asked).resolve())


def test_file_of_a_folder_above_does_not_count_elsewhere(tmp_path: Path) -> None:
    """A folder beside the notes folder is a vault of its own."""
    write_vault(tmp_path, '=== zettel.toml\nnotes = "notes"\n=== notes/a.md\n=== other/b.md\n')
    (tmp_path / ".git").mkdir()
    assert not read_settings(tmp_path / "other").has_base
    assert read_settings(tmp_path / "other").name == "other"


def test_file_beyond_the_repository_does_not_count(tmp_path: Path) -> None:
    """Nothing above the git root is looked at."""
    write_vault(tmp_path, '=== zettel.toml\ntitle = "above"\n=== repo/notes/a.md\n')
    (tmp_path / "repo" / ".git").mkdir()
    assert read_settings(tmp_path / "repo" / "notes").name == "notes"


@pytest.mark.parametrize(
    "text",
    [
        "title =",
        "suffixes = 3",
        'notes = "nowhere"',
        'base = "not an iri"',
        'base = "https://x.example/a#b"',
        'base = "https://x.example/%zz/"',
        'base = "urn:x:"',
        'language = "klingon language"',
        'langage = "fr"',
    ],
)
def test_what_is_wrong_is_said_with_the_files_name(tmp_path: Path, text: str) -> None:
    """A `zettel.toml` that cannot be understood is one clear sentence that names it."""
    (tmp_path / "zettel.toml").write_text(text)
    with pytest.raises(VaultError, match=r"zettel\.toml"):
        read_settings(tmp_path)


def test_no_such_folder(tmp_path: Path) -> None:
    """A folder that is not there, and a file instead of a folder, are told apart."""
    (tmp_path / "file").touch()
    with pytest.raises(VaultError, match="does not exist"):
        read_settings(tmp_path / "none")
    with pytest.raises(VaultError, match="not a folder"):
        read_settings(tmp_path / "file")
