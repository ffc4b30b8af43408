"""Mentions that become links lead to the very note, and nothing else of a file changes."""

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import zettel
from tests.vaults import open_vault, write_vault
from zettel.edit.changes import write_changes
from zettel.edit.mention_links import LinkedMention, choose_links
from zettel.edit.mentions import Linking, link_mentions
from zettel.mentions import ALL, Wanted, find_mentions
from zettel.model import Found, Note
from zettel.resolve import resolve_notes
from zettel.vault import Vault
from zettel.vocabulary import is_relation


def choose(vault: Vault, wanted: Wanted = ALL) -> tuple[LinkedMention, ...]:
    """Choose the links of a vault's mentions."""
    found = find_mentions(vault.resolved, vault.settings, wanted)
    known = partial(is_relation, vault.vocabulary)
    return choose_links(
        vault.resolved, found.shown, lambda notes: resolve_notes(notes, vault.files, known)
    )


def link(vault: Vault, wanted: Wanted = ALL) -> Linking:
    """Link a vault's mentions."""
    linking = link_mentions(vault.settings, vault.notes, choose(vault, wanted))
    write_changes(vault.settings, linking.changes)
    return linking


@pytest.mark.parametrize(
    ("marker", "target", "text", "expected"),
    [
        ("", "=== Budget.md\nx\n", "Le budget.", "Le [[budget]]."),
        ("", "=== b.md\n---\ntitle: Budget\n---\n", "Le budget.", "Le [[budget]]."),
        ("", "=== 1.md\n---\nid: 20200101000000\ntitle: R.& Dév.\n---\n",
         "La R.&amp; dév.", "La [[R.& dév.]]"),
        ("", "=== C#.md\n---\naliases: [C Sharp]\n---\n", "En C Sharp.", "En [[C Sharp]]."),
        ("=== .obsidian/app.json\n{}\n", "=== Budget.md\n---\naliases: [les sous]\n---\n",
         "Pour les sous.", "Pour [[Budget|les sous]]."),
        ("=== .obsidian/app.json\n{}\n", "=== Budget.md\nx\n", "Le budget.", "Le [[budget]]."),
        ("=== dendron.yml\nversion: 5\n", "=== lang.budget.md\n---\ntitle: Budget\n---\n",
         "Le budget.", "Le [[budget|lang.budget]]."),
        ("", "=== Budget.md\n---\naliases: [les sous]\n---\n",
         "| a | b |\n|---|---|\n| x | les sous |", "| a | b |\n|---|---|\n| x | [[les sous]] |"),
        ("=== .obsidian/app.json\n{}\n", "=== Budget.md\n---\naliases: [les sous]\n---\n",
         "| a | b |\n|---|---|\n| x | les sous |",
         "| a | b |\n|---|---|\n| x | [[Budget\\|les sous]] |"),
        ("=== m.md\n[x](here.md)\n", "=== sub/My budget.md\nx\n",
         "Le my budget.", "Le [my budget](sub/My%20budget.md)."),
        ("", "=== Budget.md\nx\n", "> Un\n> Budget **Budget**.", "> Un\n> [[Budget]] **Budget**."),
        ("", "=== Open data.md\nx\n", "> De l'Open\n> data là.", "> De l'Open\n> data là."),
        ("", "=== Open data.md\nx\n", "> Oui Open\n> data là.", "> Oui Open\n> data là."),
        ("", "=== Open data.md\nx\n", "Oui [Open data][] là", "Oui [Open data][] là"),
        ("", "=== Open data.md\nx\n", "Oui ![Open data]", "Oui ![Open data]"),
        ("", "=== Open data.md\nx\n", "[l'Open data] là", "[l'Open data] là"),
        ("", "=== Open data.md\nx\n", "Oui !Open data", "Oui !Open data"),
        ("", "=== Open data.md\nx\n", "Un *open* data.", "Un *open* data."),
        ("", "=== Open data.md\nx\n", "Un **open data**.", "Un **[[open data]]**."),
        ("", "=== a/Budget.md\nx\n=== b/Budget.md\nx\n", "Le budget.", "Le budget."),
    ],
)  # fmt: skip
def test_link_as_written(
    tmp_path: Path, marker: str, target: str, text: str, expected: str
) -> None:
    """Each application gets its own way of linking; what cannot be linked stays."""
    vault = open_vault(tmp_path, f"{marker}{target}=== here.md\n{text}\n")
    link(vault, Wanted(note="here"))
    assert (tmp_path / "here.md").read_text() == f"{expected}\n"


def test_reasons_are_told(tmp_path: Path) -> None:
    """What is left says why."""
    text = "=== a/Mexico.md\nx\n=== b/Mexico.md\nx\n=== Open data.md\nx\n=== Mon plan.md\nx\n"
    body = "À Mexico, de l'*open* data, mon\nplan"
    vault = open_vault(tmp_path, f"{text}=== c.md\n{body}\n")
    assert {one.mention.name: one.reason for one in link(vault).left} == {
        "Mexico": "several notes go by that name",
        "Open data": "its words do not stand together in the text",
        "Mon plan": "a line ends inside of it",
    }


def test_a_file_that_has_changed_is_left(tmp_path: Path) -> None:
    """Where the text is no longer what was searched, nothing is planned."""
    vault = open_vault(tmp_path, "=== Budget.md\nx\n=== c.md\nLe budget.\n")
    chosen = choose(vault)
    (tmp_path / "c.md").write_text("Autre chose.\n")
    linking = link_mentions(vault.settings, vault.notes, chosen)
    assert not linking.changes
    assert len(linking.left) == 1


PARTS = st.lists(
    st.sampled_from(
        ["Open data", "open\ndata", "plan", "Plan (b)", "R&D_x", "état", "ÉTAT", " ", " ", ". ",
         "\n", "\n\n", "\r\n", "> ", "- ", "# ", "**", "*", "`", "[[plan]]", "[x](état.md)", "é",
         "[", "]", "|", "\n| a | b |\n|---|---|\n| ", " | ", "%%", "<b>", "#tag ", "k:: ", "^b",
         "  \n", "\\", "!", "(", ")", "https://a.b/", "𝕏"]
    ),
    min_size=3, max_size=25,
)  # fmt: skip
TARGETS = """
=== folder/Open data.md
---
title: Open data
---
=== plan.md
---
id: 20200101000000
title: Plan (b)
aliases: [plan]
---
=== état.md
x
=== rd.md
---
title: R&D_x
---
"""


@settings(max_examples=60, deadline=None)
@given(
    parts=PARTS,
    marker=st.sampled_from(["", ".obsidian/a.json", "dendron.yml", "logseq/config.edn"]),
)
def test_each_link_is_one_more_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], marker: str
) -> None:
    """Read again, the note has the links that were promised, found, and is otherwise the same."""
    folder = tmp_path_factory.mktemp("vault")
    write_vault(folder, TARGETS + (f"=== {marker}\nx\n" if marker else ""))
    (folder / "here.md").write_bytes("".join(parts).encode())
    before = zettel.open(folder)
    linking = link(before, Wanted("here", every=True, linked=True))
    after = zettel.open(folder)
    assert strip(before) == strip(after)
    said = Counter(one.mention.targets[0] for one in linking.linked)
    assert count_targets(after) == count_targets(before) + said


def strip(vault: Vault) -> Note:
    """Return the note without its links."""
    return replace(vault.find_note("here.md"), links=())


def count_targets(vault: Vault) -> Counter[str]:
    """Count what the links of the note lead to."""
    resolved = next(found for found in vault.resolved if found.note.path == "here.md")
    leads = (link.resolution for link in resolved.links)
    return Counter(lead.note if isinstance(lead, Found) else repr(lead) for lead in leads)
