"""Imports as a whole: nothing overwritten, nothing twice, all or none, and faults in a sentence."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

import zettel
from tests.edit.imports import NOON, find_outcome, settle
from tests.vaults import write_vault
from zettel.edit.changes import write_changes
from zettel.edit.imports import KINDS, Options, Plan, Status, plan_import
from zettel.errors import FormatError, NoteError, VaultError

TWO = "=== a.md\nA ![p](p.png)\n=== b.txt\nB text\n=== p.png\nP\n=== other.pdf\nO\n"


def run(vault: Path, *sources: Path, **options: bool | str) -> Plan:
    """Plan an import at noon and carry it out."""
    settings = settle(vault)
    plan = plan_import(settings, sources, Options(now=NOON, **options))  # type: ignore[arg-type]
    write_changes(settings, plan.changes)
    return plan


def find_files(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_second_import(tmp_path: Path) -> None:
    """What was imported and has not changed is known by its note, also when that was edited."""
    source, vault = write_vault(tmp_path / "source", TWO), tmp_path / "vault"
    first = run(vault, source)
    note = vault / first.report.documents[0].note
    note.write_text(note.read_text() + "\nMine.\n")
    before = find_files(vault)
    second = run(vault, source)
    assert {one.status for one in second.report.documents} == {Status.KNOWN}
    assert [one.note for one in second.report.documents] == [
        one.note for one in first.report.documents
    ]
    assert find_files(vault) == before


def test_changed_source(tmp_path: Path) -> None:
    """A document that has changed becomes a note of its own, and the report says so."""
    source, vault = write_vault(tmp_path / "source", TWO), tmp_path / "vault"
    first = run(vault, source)
    (source / "a.md").write_text("A, changed, see [b](b.txt).\n")
    second = run(vault, source)
    outcome = find_outcome(second, "a.md")
    assert outcome.status is Status.IMPORTED
    assert first.report.documents[0].note in outcome.remarks[0].text
    known = find_outcome(second, "b.txt")
    assert f"[[{known.id}|b]]" in (vault / outcome.note).read_text()


def test_again(tmp_path: Path) -> None:
    """Asked for, all is imported once more, beside what is there; files are not doubled."""
    source, vault = write_vault(tmp_path / "source", TWO), tmp_path / "vault"
    run(vault, source)
    before = find_files(vault)
    run(vault, source, again=True)
    after = find_files(vault)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 2


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file of another content keeps its path; the new one gets a number, and links lead to it."""
    source = write_vault(tmp_path / "source", TWO)
    vault = write_vault(tmp_path / "vault", "=== p.png\nmine\n=== 20260301120000 Mine.md\nmine\n")
    before = find_files(vault)
    plan = run(vault, source)
    assert before.items() <= find_files(vault).items()
    assert (vault / "p-2.png").read_bytes() == b"P\n"
    assert "![p](p-2.png)" in (vault / find_outcome(plan, "a.md").note).read_text()


def test_file_that_comes_in_between(tmp_path: Path) -> None:
    """Where somebody else takes a path after the plan was made, nothing at all is written."""
    source, vault = write_vault(tmp_path / "source", TWO), settle(tmp_path / "vault")
    plan = plan_import(vault, [source], Options(now=NOON))
    (vault.notes / plan.changes[-1].path).write_text("mine")
    with pytest.raises(NoteError):
        write_changes(vault, plan.changes)
    assert list(find_files(vault.notes)) == [plan.changes[-1].path]


def test_loose_documents(tmp_path: Path) -> None:
    """Files named one by one are linked to each other; their pictures come along."""
    source = write_vault(tmp_path / "source", f"{TWO}=== c.md\n[[a]] [no](../secret.md)\n")
    plan = run(tmp_path / "vault", source / "c.md", source / "a.md")
    first = find_outcome(plan, "a.md")
    text = (tmp_path / "vault" / find_outcome(plan, "c.md").note).read_text()
    assert f"[[{first.id}|a]] [no](../secret.md)" in text
    assert (tmp_path / "vault/p.png").exists()
    assert not (tmp_path / "vault/other.pdf").exists()


def test_unreadable_documents_are_left(tmp_path: Path) -> None:
    """A binary file among others is left, and told; the others are imported."""
    source = write_vault(tmp_path / "source", TWO)
    (source / "c.md").write_bytes(b"\x00\x01\x02")
    plan = run(tmp_path / "vault", source)
    outcome = find_outcome(plan, "c.md")
    assert (outcome.status, outcome.remarks[0].text) == (Status.LEFT, "it is a binary file")
    assert len(plan.report.documents) == 3


def test_unreadable_texts_are_left(tmp_path: Path) -> None:
    """So is one that is called a text, which is looked into before its kind is known."""
    source = write_vault(tmp_path / "source", TWO)
    (source / "c.txt").write_bytes(b"\x00\x01\x02")
    plan = run(tmp_path / "vault", source)
    assert find_outcome(plan, "c.txt").remarks[0].text == "it is a binary file"
    assert find_outcome(plan, "b.txt").status is Status.IMPORTED


def test_broken_bytes_are_kept(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 among others that are stay what they were."""
    (tmp_path / "a.md").write_bytes("é ".encode() + b"\xff\xfe\xe9 x\n")
    plan = run(tmp_path / "vault", tmp_path / "a.md")
    text = (tmp_path / "vault" / plan.report.documents[0].note).read_bytes()
    assert text.endswith("é ".encode() + b"\xff\xfe\xe9 x\n")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("gone", "does not exist"),
        ("vault", "part of the vault"),
        ("vault/x.md", "part of the vault"),
        ("empty", "nothing to import"),
    ],
)
def test_wrong_sources(tmp_path: Path, source: str, told: str) -> None:
    """A source that is missing, empty, or in the vault itself is refused."""
    (tmp_path / "empty").mkdir()
    write_vault(tmp_path / "vault", "=== x.md\nX\n")
    with pytest.raises(VaultError, match=told):
        plan_import(settle(tmp_path / "vault"), [tmp_path / source])


def test_unknown_kinds(tmp_path: Path) -> None:
    """A suffix or a kind that is not known is told with those that are."""
    (tmp_path / "a.xyz").write_text("x")
    for options in (Options(), Options(kind="word")):
        with pytest.raises(FormatError) as raised:
            plan_import(settle(tmp_path / "vault"), [tmp_path / "a.xyz"], options)
        assert "markdown" in raised.value.hint or ".md" in raised.value.hint
    assert find_outcome(run(tmp_path / "vault", tmp_path / "a.xyz", kind="text"), "a.xyz").id
    assert list(KINDS) == ["jekyll", "markdown", "text", "html"]


def test_vault_inside_the_source(tmp_path: Path) -> None:
    """A folder that holds the vault is imported without it."""
    write_vault(tmp_path, "=== a.md\nA\n=== vault/x.md\nX\n")
    plan = run(tmp_path / "vault", tmp_path)
    assert [Path(one.source).name for one in plan.report.documents] == ["a.md"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_out_of_the_source(tmp_path: Path) -> None:
    """A file outside the source is not copied, whichever way a document leads there."""
    (tmp_path / "secret.png").write_text("S")
    source = write_vault(tmp_path / "source", "=== a.md\n![](../secret.png) ![](link.png)\n")
    (source / "link.png").symlink_to(tmp_path / "secret.png")
    for sources in ([source], [source / "a.md"]):
        plan = plan_import(settle(tmp_path / "vault"), sources, Options(now=NOON))
        assert not plan.report.files


def test_order_changes_nothing(tmp_path: Path) -> None:
    """The same sources at the same moment give the same bytes."""
    source = write_vault(tmp_path / "source", TWO)
    first, second = (
        plan_import(settle(tmp_path / name), [source], Options(now=NOON)) for name in ("v", "w")
    )
    assert first.changes == second.changes


def test_notes_can_be_opened(tmp_path: Path) -> None:
    """What was imported is a vault: its notes have ids, titles and sources."""
    source = write_vault(tmp_path / "source", TWO)
    run(tmp_path / "vault", source)
    vault = zettel.open(tmp_path / "vault")
    assert [(note.id, note.title) for note in vault.notes] == [
        ("20260301120000", "a"), ("20260301120001", "B text"),
    ]  # fmt: skip
    assert not [issue for issue in vault.issues if issue.code not in {"Z112"}]


def test_signs_of_another_dialect(tmp_path: Path) -> None:
    """Where notes have signs that the vault does not read, a hint says what would read them."""
    text = "=== logseq/config.edn\n{}\n=== pages/A.md\n- #b\n"
    source = write_vault(tmp_path / "source", text)
    plan = run(tmp_path / "vault", source)
    assert 'dialect = "logseq"' in plan.report.hints[0]
    same = replace(settle(tmp_path / "other"), dialect="logseq")
    assert not plan_import(same, [source], Options(now=NOON)).report.hints


def test_a_hint_breaks_no_link(tmp_path: Path) -> None:
    """Where another dialect would turn the new links round, it is to be there before."""
    text = "=== dendron.yml\nversion: 5\n=== root.md\n[[label|b.note]]\n=== b.note.md\nB\n"
    plan = run(tmp_path / "vault", write_vault(tmp_path / "source", text))
    assert plan.report.hints[0].endswith("if it is there before the import")


def test_files_outside_the_source(tmp_path: Path) -> None:
    """A file of the repository that is no part of the source stays there, and that is told."""
    source = write_vault(
        tmp_path / "repo", "=== .git/x\n=== LICENSE\nL\n=== docs/a.md\n[l](../LICENSE)\n"
    )
    plan = run(tmp_path / "vault", source / "docs")
    assert not plan.report.files
    assert [one.text for one in plan.report.documents[0].remarks] == [
        "the file “../LICENSE” is not copied"
    ]


def test_sources_that_overlap(tmp_path: Path) -> None:
    """A document is imported once, however often it is named."""
    source = write_vault(tmp_path / "source", TWO)
    plan = run(tmp_path / "vault", source / "a.md", source, source, source / "a.md")
    assert len(plan.report.documents) == 2


def test_nothing_can_be_read(tmp_path: Path) -> None:
    """Where no document at all can be read, the call is refused with the reason."""
    (tmp_path / "a.md").write_bytes(b"\x00")
    with pytest.raises(FormatError, match="binary"):
        plan_import(settle(tmp_path / "vault"), [tmp_path / "a.md"])


@pytest.mark.skipif(os.name == "nt" or not os.getuid(), reason="nothing is closed to root")
def test_closed_folders_are_told(tmp_path: Path) -> None:
    """A folder that cannot be listed is told, and the rest imported."""
    source = write_vault(tmp_path / "source", f"{TWO}=== closed/c.md\nC\n")
    (source / "closed").chmod(0)
    try:
        plan = run(tmp_path / "vault", source)
    finally:
        (source / "closed").chmod(0o700)
    assert [one.status for one in plan.report.documents].count(Status.LEFT) == 1
