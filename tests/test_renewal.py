"""A vault that is read again: it is as a new one, and what has changed is found, no more."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel
from tests.vaults import write_vault
from zettel.cache import PLACE
from zettel.errors import VaultError
from zettel.vault import Vault, find_changes, renew_vault

NOTES = """
=== a.md
# A
[[B]] and [[Later]]
=== b.md
# B
=== c.md
---
private: true
---
# C
[[a]]
"""


@pytest.fixture(params=["cache", "no cache"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of notes, of which a cache knows or none."""
    monkeypatch.setenv(PLACE, str(tmp_path / "cache") if request.param == "cache" else "off")
    return write_vault(tmp_path / "vault", NOTES)


def name_changes(
    before: Vault, after: Vault, *, drafts: bool = True
) -> tuple[list[str], list[str]]:
    """Name the notes that are gone or say something else, and those that do so now."""
    changes = find_changes(before, after, drafts=drafts)
    old, new = before.choose(drafts=drafts), after.choose(drafts=drafts)
    return [old[n].note.id for n in changes.before], [new[n].note.id for n in changes.after]


def test_nothing_has_changed(folder: Path) -> None:
    """The same files give the same notes, and nothing to do."""
    before = zettel.open(folder)
    after = renew_vault(before, folder)
    assert after.resolved == before.resolved
    assert not find_changes(before, after)


def test_a_note_that_says_something_else(folder: Path) -> None:
    """It counts on both sides; a note that is the same is the same record where a cache is."""
    before = zettel.open(folder)
    notes = {note.id: note for note in before.notes}
    (folder / "b.md").write_text("# B\nMore.\n")
    after = renew_vault(before, folder)
    assert name_changes(before, after) == (["b"], ["b"])
    if before.cache:
        assert {note.id: note for note in after.reading.notes}["a"] is notes["a"]


def test_links_are_resolved_again_where_names_change(folder: Path) -> None:
    """What other notes link to is taken over, unless a note goes by another name, a file comes."""
    before = zettel.open(folder)
    links = before.resolved[0]
    assert links.note.id == "a"
    (folder / "b.md").write_text("# B\n[[later]]\n")
    after = renew_vault(before, folder)
    assert after.resolved == zettel.open(folder, cache=False).resolved
    if before.cache:
        assert after.resolved[0] is links
    (folder / "b.md").write_text("---\naliases: Later\n---\n# B\n")
    renamed = renew_vault(after, folder)
    assert renamed.resolved == zettel.open(folder, cache=False).resolved
    (folder / "later.png").write_bytes(b"x")
    (folder / "b.md").write_text("# B\n![[later.png]]\n")
    assert renew_vault(renamed, folder).resolved == zettel.open(folder, cache=False).resolved


def test_a_link_that_leads_elsewhere(folder: Path) -> None:
    """A new note that others have waited for changes those too; one that goes leaves a gap."""
    before = zettel.open(folder)
    (folder / "later.md").write_text("# Later\n")
    grown = renew_vault(before, folder)
    assert name_changes(before, grown) == (["a"], ["a", "later"])
    (folder / "b.md").unlink()
    shrunk = renew_vault(grown, folder)
    assert name_changes(grown, shrunk) == (["a", "b"], ["a"])


def test_what_is_private_changes_nothing_for_others(folder: Path) -> None:
    """An edit of a private note is one for those who see it, and for nobody else."""
    before = zettel.open(folder)
    (folder / "c.md").write_text("---\nprivate: true\n---\n# C\nMore of [[b]].\n")
    after = renew_vault(before, folder)
    assert name_changes(before, after) == (["c"], ["c"])
    assert not find_changes(before, after, drafts=False)


@pytest.mark.parametrize("name", ["zettel.toml", "ontology/context.jsonld"])
def test_another_meaning_changes_all(folder: Path, name: str) -> None:
    """Settings and vocabulary decide what every note means."""
    (folder / "ontology").mkdir()
    before = zettel.open(folder)
    text = {"zettel.toml": 'base = "https://x.example/"', "ontology/context.jsonld": CONTEXT}[name]
    (folder / name).write_text(text)
    after = renew_vault(before, folder)
    assert find_changes(before, after).is_whole
    assert name_changes(before, after) == (["a", "b", "c"], ["a", "b", "c"])


CONTEXT = '{"@context": {"rank": "https://x.example/rank"}}'


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    """What cannot be read any more is an error for whoever asked; the earlier vault stays."""
    before = zettel.open(folder)
    for path in folder.glob("*.md"):
        path.unlink()
    with pytest.raises(VaultError, match="no notes"):
        renew_vault(before, folder)
    assert len(before.notes) == 3


_OWN_ID = "---\nid: a\n---\n[[b]] [[new]]"
_TEXTS = ["", "# B\n", "# B\n[[a]] [[new]]", "# New\n[[B]]", _OWN_ID, None]
_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["a.md", "b.md", "new.md", "sub/b.md"]),
        st.sampled_from(
            [
                "",
                "# B\n",
                "# B\n[[a]] [[new]]",
                "# New\n[[B]]",
                "---\nid: a\n---\n[[b]] [[new]]",
                None,
            ]
        ),
    ),
    max_size=4,
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_EDITS, min_size=1, max_size=3))
def test_a_renewed_vault_is_as_a_new_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, str | None]]]
) -> None:
    """Whatever was written, in whatever order: the same notes, links and issues."""
    folder = write_vault(tmp_path_factory.mktemp("steps") / "vault", NOTES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLACE, str(folder.parent / "cache"))
        vault = zettel.open(folder)
        for edits in steps:
            for name, text in edits:
                path = folder / name
                path.parent.mkdir(exist_ok=True)
                path.unlink(missing_ok=True)
                if text is not None:
                    path.write_text(text)
            before, vault = vault, renew_vault(vault, folder)
            new = zettel.open(folder, cache=False)
            assert vault.resolved == new.resolved
            assert vault.issues == new.issues
            changes = find_changes(before, vault)
            same = {n for n in range(len(vault.resolved)) if n not in changes.after}
            assert all(vault.resolved[n] in before.resolved for n in same)
