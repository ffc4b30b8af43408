"""States of a vault that are unlike: another base, a broken vocabulary, a folder not there."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call, assert_one_sentence, call
from tests.compare.repositories import commit, git
from tests.vaults import write_vault

__all__ = ["call"]

SETTINGS = '=== zettel.toml\nbase = "https://{}.example/"\nlanguage = "{}"\n'
NOTES = "=== a.md\n# Alpha\n[[b]] #x\n=== b.md\n---\nnick: Bea\n---\n# Beta\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Make a repository that is a vault, of one commit."""
    folder = tmp_path / "vault"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, SETTINGS.format("v", "en") + NOTES)
    return folder


@pytest.mark.parametrize(("language", "head"), [("en", "base: "), ("fr", "base : ")])
def test_another_base_hides_no_change(vault: Path, call: Call, language: str, head: str) -> None:
    """A base that changes is one line; below it is what has changed besides."""
    commit(vault, SETTINGS.format("v", language))
    write_vault(vault, SETTINGS.format("w", language))
    first = f"{head}https://v.example/ → https://w.example/"
    outcome = call("diff", vault, "HEAD")
    assert outcome.stdout == f"{first}\n"
    assert outcome.stderr.endswith("nothing else changed\n")
    write_vault(vault, "=== b.md\n---\nnick: Bee\n---\n# Beta\n")
    outcome = call("diff", vault, "HEAD")
    told = [line.replace(" :", ":") for line in outcome.stdout.splitlines()[1:]]
    assert told == ["", "Beta · b.md", "  - nick: Bea", "  + nick: Bee"]
    assert "the base was https://v.example/ and is https://w.example/; facts" in outcome.stderr


def test_a_patch_to_another_base_is_whole(vault: Path, call: Call) -> None:
    """For a store each fact of another base is another; that, too, is told on stderr."""
    write_vault(vault, SETTINGS.format("w", "en"))
    outcome = call("diff", vault, "HEAD", "--format", "patch")
    lines = outcome.stdout.splitlines()[1:-1]
    assert {line[0] for line in lines if "<https://v.example/note/b>" in line} == {"D"}
    assert {line[0] for line in lines if "<https://w.example/note/b>" in line} == {"A"}
    assert "all that is below it has another name" in outcome.stderr
    told = json.loads(call("diff", vault, "HEAD", "--json").stdout)
    assert (told["old_base"], told["new_base"]) == ("https://v.example/", "https://w.example/")


def test_what_is_broken_in_a_revision_is_named_as_there(vault: Path, call: Call) -> None:
    """An error in a file of a revision names both, as git does, and no file of ours."""
    (vault / "notes").mkdir()
    git(vault, "mv", "a.md", "b.md", "notes")
    settings = SETTINGS.format("v", "en") + 'notes = "notes"\n'
    commit(vault, settings + '=== ontology/context.jsonld\n{"@context":\n{ x }}\n')
    commit(vault, '=== ontology/context.jsonld\n{"@context": {}}\n')
    for words in (("HEAD~1",), ("HEAD~1", "HEAD"), ("HEAD", "HEAD~1")):
        outcome = call("diff", vault / "notes", *words)
        assert_one_sentence(outcome)
        assert " HEAD~1:ontology/context.jsonld:2:" in outcome.stderr
    write_vault(vault, "=== ontology/context.jsonld\n{\n")
    outcome = call("diff", vault, "HEAD")
    assert f"{vault}/ontology/context.jsonld:" in outcome.stderr
    commit(vault, "=== zettel.toml\nbase = 7\n")
    assert " HEAD:zettel.toml cannot be read" in call("diff", vault, "HEAD").stderr


def test_a_folder_that_comes_is_new_and_one_that_goes_is_gone(vault: Path, call: Call) -> None:
    """Where there was no such folder, or no note in it, all notes are new; and so back."""
    write_vault(vault, "=== later/c.md\n# Gamma\n=== later/deep/d.md\n# Delta\n")
    heads = ["Gamma · c.md (new)", "Delta · deep/d.md (new)"]
    assert list_headings(call, vault / "later", "HEAD") == heads
    assert "(gone)" not in call("diff", vault / "later" / "deep", "HEAD").stdout
    commit(vault)
    assert list_headings(call, vault / "later", "HEAD~1..HEAD") == heads
    shutil.rmtree(vault / "later")
    gone = [head.replace("new", "gone") for head in heads]
    assert list_headings(call, vault / "later", "HEAD") == gone
    assert list_headings(call, vault / "later", "HEAD", "HEAD~1") == gone
    git(vault, "rm", "-qr", "--cached", "*.md")
    git(vault, "commit", "-qm", "no notes")
    assert list_headings(call, vault, "HEAD~2", "HEAD") == [
        "Alpha · a.md (gone)",
        "Beta · b.md (gone)",
    ]


def list_headings(call: Call, *words: str | Path) -> list[str]:
    """Return what stands above the facts of notes."""
    outcome = call("diff", *words)
    assert outcome.returncode == 0, outcome.stderr
    return [line for line in outcome.stdout.splitlines() if " · " in line]


@pytest.mark.parametrize(("side", "sign"), [("added", "+"), ("removed", "-")])
def test_one_side_in_every_format(vault: Path, call: Call, side: str, sign: str) -> None:
    """`--only` leaves the other side out, and notes that have nothing on this one."""
    changed = "=== b.md\n---\nnick: Bee\n---\n# Beta\n=== {}.md\n# New\n"
    commit(vault, "=== old.md\n# Old\n")
    (vault / "old.md").unlink()
    write_vault(vault, changed.format("new"))
    outcome = call("diff", vault, "HEAD", "--only", side)
    facts = [line for line in outcome.stdout.splitlines() if line.startswith("  ")]
    assert {line[2] for line in facts} == {sign}
    assert ("New · new.md" in outcome.stdout) == (side == "added")
    assert ("Old · old.md" in outcome.stdout) == (side == "removed")
    assert "facts added" in outcome.stderr
    assert ", 0 removed" not in outcome.stderr
    patch = call("diff", vault, "HEAD", "--only", side, "--format", "patch").stdout
    assert {line[0] for line in patch.splitlines()[1:-1]} == {"A" if sign == "+" else "D"}
    told = json.loads(call("diff", vault, "HEAD", "--only", side, "--json").stdout)
    assert all(change[side] for change in told["changes"])
    outcome = call("diff", vault, "HEAD", "--only", "new")
    assert "there is no side 'new'" in outcome.stderr
