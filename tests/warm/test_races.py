"""What changes while a run works: its answers may be of before or after, but are not kept wrong."""

from pathlib import Path

import pytest

import zettel
from tests.warm.edits import append, open_cold, wait, write
from zettel.export import record as records
from zettel.export import splice
from zettel.export.record import Record, State
from zettel.vault import exports


def export(folder: Path) -> bytes:
    """Write the vault's Turtle beside it, warm, and return it."""
    output = folder.parent / "out.ttl"
    zettel.open(folder).export("turtle", output)
    return output.read_bytes()


def test_a_file_that_another_puts_in_the_place_of_ours(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between writing and remembering: the next run does not take it for our own."""
    sign = records.sign_record

    def sign_late(record: Record, state: State, names: bytes, output: Path) -> Record:
        other = output.with_name("other.ttl")
        other.write_bytes(b"# theirs\n")
        other.replace(output)
        return sign(record, state, names, output)

    append("n3.md", "[[n9]]")(vault)
    wait()
    monkeypatch.setattr(exports, "sign_record", sign_late)
    assert export(vault) == b"# theirs\n"
    monkeypatch.undo()
    assert export(vault) == open_cold(vault).export("turtle")


def test_a_file_that_another_replaces_before_we_copy_from_it(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and opening: nothing is copied from a file that is not ours."""
    is_ours = records.is_ours

    def look_and_lose(record: Record, state: State, output: Path) -> bool:
        found = is_ours(record, state, output)
        other = output.with_name("other.ttl")
        other.write_bytes(bytes(len(output.read_bytes())))
        other.replace(output)
        return found

    append("n3.md", "[[n9]]")(vault)
    wait()
    monkeypatch.setattr(splice, "is_ours", look_and_lose)
    assert export(vault) == open_cold(vault).export("turtle")


def test_figures_of_notes_that_changed_meanwhile_are_not_kept(vault: Path) -> None:
    """A run that meets a later state of a note says nothing about the earlier one."""
    before = (vault / "n3.md").read_text(encoding="utf-8")
    early = zettel.open(vault)
    append("n3.md", "[[nowhere]] and more words")(vault)
    wait()
    assert zettel.open(vault).notes  # another process, whose notes now are in the cache
    early.stats()
    assert early.issues
    early.export("turtle", vault.parent / "out.ttl")
    write("n3.md", before)(vault)
    wait()
    again, cold = zettel.open(vault), open_cold(vault)
    assert again.stats() == cold.stats()
    assert again.issues == cold.issues
    assert export(vault) == cold.export("turtle")


def test_an_ontology_that_changes_meanwhile_is_not_mistaken(vault: Path) -> None:
    """What was made by one ontology is not kept as made by another."""
    write("ontology/context.jsonld", '{"@context": {"n1": "https://t.example/one"}}')(vault)
    early = zettel.open(vault)
    write("ontology/context.jsonld", '{"@context": {"n1": "https://t.example/two"}}')(vault)
    early.export("turtle", vault.parent / "out.ttl")
    assert export(vault) == open_cold(vault).export("turtle")


def test_an_ontology_behind_a_link_counts(vault: Path) -> None:
    """A folder of queries that is a link to another is looked into as by those who read it."""
    write("queries/Q1.rq", "SELECT * WHERE { ?s ?p ?o }")(vault.parent)
    (vault / "ontology").mkdir()
    (vault / "ontology" / "queries").symlink_to(vault.parent / "queries")
    (vault / "ontology" / "loop").symlink_to(vault / "ontology")
    assert zettel.open(vault).issues == open_cold(vault).issues
    write("queries/Q1.rq", "BROKEN")(vault.parent)
    found = zettel.open(vault).issues
    assert found == open_cold(vault).issues
    assert any(issue.code == "Z125" for issue in found)
