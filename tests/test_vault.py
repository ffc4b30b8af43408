"""What `zettel.open` gives: parts built when asked for, and clear answers about names."""

import subprocess
import sys
from pathlib import Path

import pytest

import zettel
from tests.vaults import open_vault
from zettel.errors import NoteError, VaultError
from zettel.vault import Vault

NOTES = Path(__file__).parent.parent / "notes"

TEXT = """
=== 20240101000000.md
---
title: Première note
aliases: [Alpha]
---
Vers [[beta]].
=== beta.md
# Bêta
=== x/twin.md
# T
=== y/twin.md
# T
=== alone.md
# Alone
"""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Return a small vault."""
    return open_vault(tmp_path, TEXT)


@pytest.mark.parametrize(
    "name", ["20240101000000", "20240101000000.md", "première note", "ALPHA", " Alpha "]
)
def test_a_note_is_found_by_each_of_its_names(vault: Vault, name: str) -> None:
    """Id, file name, title and alias lead to a note, whatever their case."""
    assert vault.find_note(name).path == "20240101000000.md"


def test_unknown_and_shared_names_are_told_apart(vault: Vault) -> None:
    """No such note: what is near it; several: which they are."""
    with pytest.raises(NoteError, match="no note goes by the name 'bta'") as caught:
        vault.find_note("bta")
    assert "beta" in caught.value.hint.casefold()
    with pytest.raises(NoteError, match="2 notes go by the name 'twin'") as caught:
        vault.find_note("twin")
    assert caught.value.hint == "say which: x/twin.md, y/twin.md"
    assert vault.find_note("x/twin").id == "x/twin"


def test_backlinks_and_paths_carry_their_sentences(vault: Vault) -> None:
    """How two notes hang together is said in the words of the note that links."""
    (backlink,) = vault.find_backlinks("beta")
    assert (backlink.source, backlink.link.link.context) == ("20240101000000", "Vers beta.")
    (step,) = vault.find_path("Bêta", "Alpha")
    assert (step.source, step.target, step.forward) == ("beta", "20240101000000", False)
    assert step.context == "Vers beta."


def test_no_path_is_said(vault: Vault) -> None:
    """Two notes that nothing joins are no path, and not an empty one."""
    with pytest.raises(NoteError, match="no links join"):
        vault.find_path("Alpha", "alone")


def test_folder_without_notes(tmp_path: Path) -> None:
    """A folder that holds no note is a caller's mistake."""
    (tmp_path / "x.txt").touch()
    with pytest.raises(VaultError, match="no notes") as caught:
        zettel.open(tmp_path)
    assert ".md" in caught.value.hint


def test_unknown_types_matter_only_where_types_are_declared(tmp_path: Path) -> None:
    """Without an ontology of its own a vault may call its types what it likes."""
    note = "=== a.md\n---\ntypes: [chose]\n---\n[[b]]\n=== b.md\n[[a]]\n"
    assert not open_vault(tmp_path / "free", note).issues
    turtle = "<https://e.example/C> a <http://www.w3.org/2002/07/owl#Class> ."
    strict = open_vault(tmp_path / "strict", f"{note}=== ontology/v.ttl\n{turtle}\n")
    assert [issue.code for issue in strict.issues if issue.path == "a.md"] == ["Z108"]


@pytest.mark.parametrize(
    ("work", "absent"),
    [
        ("zettel.open(notes)", {"networkx", "rdflib", "igraph", "pyvis", "rich", "typer"}),
        ("zettel.open(notes).export('turtle')", {"networkx", "rdflib", "igraph", "pyvis"}),
        ("zettel.open(notes).query('Q01')", {"networkx", "rdflib", "igraph", "pyvis"}),
        ("zettel.open(notes).issues", {"networkx", "igraph", "pyvis"}),
        ("zettel.open(notes).graph", {"rdflib", "igraph", "pyvis"}),
    ],
)
def test_work_loads_only_what_it_uses(work: str, absent: set[str]) -> None:
    """Each part imports its libraries when it is built, not before."""
    script = f"import sys, zettel; notes = sys.argv[1]; {work}; print(*sys.modules)"
    call = [sys.executable, "-c", script, str(NOTES)]
    outcome = subprocess.run(call, capture_output=True, encoding="utf-8", check=True)
    assert not absent.intersection(outcome.stdout.split())
