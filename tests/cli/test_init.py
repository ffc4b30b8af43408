"""`zettel init`: what it says, and that a second call changes nothing."""

from pathlib import Path

from tests.cli.conftest import Call, assert_one_sentence, list_files


def test_init(run: Call, tmp_path: Path) -> None:
    """In a folder of notes it writes two files, says what it found, and what to do next."""
    folder = tmp_path / "garden"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "a.md").write_text("---\nauthor: Zoé\nmood: calm\n---\nA\n", encoding="utf-8")
    told = run("init", cwd=folder)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == "zettel.toml written"
    assert "  1 note\n" in told.stdout
    assert "  1 key with a standard term: author\n" in told.stdout
    assert "  1 key with a term of your own: mood\n" in told.stdout
    assert "`zettel check .`" in told.stdout
    assert list_files(folder) == ["a.md", "ontology/context.jsonld", "zettel.toml"]
    assert run("check", cwd=folder).returncode == 0


def test_second_call(call: Call, tmp_path: Path) -> None:
    """Where both files are, the call is refused and they stay."""
    (tmp_path / "a.md").write_text("A", encoding="utf-8")
    call("init", tmp_path)
    (tmp_path / "zettel.toml").write_text("title = 'Mine'\n", encoding="utf-8")
    assert_one_sentence(call("init", tmp_path))
    assert (tmp_path / "zettel.toml").read_text(encoding="utf-8") == "title = 'Mine'\n"


def test_one_file_is_there(call: Call, vault: Path) -> None:
    """Of the two files the one that is missing is written; the other is told."""
    told = call("init", vault)
    assert "zettel.toml is there already, and stays as it is\n" in told.stdout
    assert "context.jsonld written\n" in told.stdout
    assert (vault / "zettel.toml").read_text() == 'base = "https://v.example/"\n'


def test_new_folder(call: Call, tmp_path: Path) -> None:
    """A folder that is not there yet begins an empty vault, ready for a first note."""
    told = call("init", tmp_path / "new")
    assert "zettel new" in told.stdout
    assert call("new", tmp_path / "new", "First").returncode == 0
    assert call("check", tmp_path / "new").returncode == 0


def test_no_folder(call: Call, tmp_path: Path) -> None:
    """A file is no folder of notes."""
    (tmp_path / "a.md").touch()
    assert_one_sentence(call("init", tmp_path / "a.md"))
