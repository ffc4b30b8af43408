"""What is suggested, in which order, and what is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults import open_vault
from zettel.mentions import ALL, Mention, Wanted, find_mentions
from zettel.vault import Vault

VAULT = """
=== plan.md
---
title: Plan d'action
aliases: [PAN]
---
Texte.
=== France.md
---
title: France
---
La France a un plan d’action, et la France le suit ; le PAN dit cela. Le pan de mur, non.
=== other.md
---
title: Autre
---
Voir [[France]]. En France, il y a un **plan
d'action**.
"""


def find(vault: Vault, wanted: Wanted = ALL) -> tuple[Mention, ...]:
    """Find the mentions of a vault."""
    return find_mentions(vault.resolved, vault.settings, wanted).shown


def tell(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    """Tell where mentions stand and how they are written."""
    return sorted((f"{one.path}:{one.line}:{one.column}", one.text) for one in mentions)


def test_mentions_of_a_vault(tmp_path: Path) -> None:
    """Titles and aliases; the first of a note in a note; not its own, not what it links to."""
    vault = open_vault(tmp_path, VAULT)
    assert tell(find(vault)) == [
        ("France.md:4:16", "plan d’action"),
        ("other.md:4:41", "plan\nd'action"),
    ]


def test_every_place(tmp_path: Path) -> None:
    """With `every` the later ones too, each told from the first; with `linked` linked notes too."""
    found = find(open_vault(tmp_path, VAULT), Wanted(every=True, linked=True))
    assert tell(found) == [
        ("France.md:4:16", "plan d’action"),
        ("France.md:4:57", "PAN"),
        ("other.md:4:21", "France"),
        ("other.md:4:41", "plan\nd'action"),
    ]
    assert [one.text for one in found if not one.is_first] == ["PAN"]
    assert [one.text for one in found if one.is_linked] == ["France"]


def test_one_note_or_one_target(tmp_path: Path) -> None:
    """What is asked for is a part of all, with the same scores."""
    vault = open_vault(tmp_path, VAULT)
    everything = find(vault)
    assert find(vault, Wanted(note="other")) == tuple(o for o in everything if o.note == "other")
    assert find(vault, Wanted(to="plan")) == everything
    assert find(vault, Wanted(to="France")) == ()
    assert find(vault, Wanted(limit=1)) == everything[:1]


def test_a_mention_tells_its_sentence(tmp_path: Path) -> None:
    """The sentence is plain text, the mention stands at its place in it."""
    text = "=== a.md\nUn. Voir le *très* bon Budget `x` ici. Deux.\n=== Budget.md\nx\n"
    (one,) = find(open_vault(tmp_path, text))
    assert one.context == "Voir le très bon Budget x ici."
    assert one.context[one.start : one.end] == one.text == "Budget"


def test_a_shared_name_has_all_its_notes(tmp_path: Path) -> None:
    """What several notes are called is found once, with each of them."""
    text = "=== a/Mexico.md\nx\n=== b/Mexico.md\nx\n=== c.md\nÀ Mexico, ou Mexico.\n"
    (one,) = find(open_vault(tmp_path, text))
    assert one.targets == ("a/Mexico", "b/Mexico")


def test_names_that_say_nothing(tmp_path: Path) -> None:
    """Ids, numbers, dates and names of one or two letters are not sought."""
    names = ("20230928101338", "12", "2023-09-28", "ab", "28 septembre 2023")
    notes = "".join(f"=== {name}.md\nx\n" for name in names)
    text = f"{notes}=== all.md\n{' et '.join(names)}\n"
    assert find(open_vault(tmp_path, text)) == ()


def test_short_names_in_capitals(tmp_path: Path) -> None:
    """Acronyms and signs of two characters or with figures are sought, as they are written."""
    sought, left = ("UE", "H2O", "F-16", "C++", "T1059.001"), ("Go", "ap", "v1.2.3", "A*")
    notes = "".join(
        f"=== {number}.md\n---\ntitle: {name}\n---\n"
        for number, name in enumerate((*sought, *left))
    )
    text = f"{notes}=== all.md\n{', '.join((*sought, *left))}; ue, f-16.\n"
    found = find(open_vault(tmp_path, text), Wanted(every=True))
    assert sorted(one.text for one in found) == sorted(sought)


def test_a_sentence_is_no_name(tmp_path: Path) -> None:
    """A title of 200 characters is sought, a longer one is not."""
    titles = ["mot " * 49 + "fini", "long " * 40 + "x"]
    assert [len(title) for title in titles] == [200, 201]
    notes = "".join(f"=== {title[:3]}1.md\n---\ntitle: {title}\n---\n" for title in titles)
    found = find(open_vault(tmp_path, f"{notes}=== all.md\n{', '.join(titles)}\n"))
    assert [one.text for one in found] == titles[:1]


def test_likelier_mentions_come_first(tmp_path: Path) -> None:
    """What is linked elsewhere goes before what never is, a name before a common word."""
    text = "=== Note.md\nx\n=== Etalab.md\nx\n=== Comité directeur.md\nx\n"
    text += "".join(f"=== {i}.md\nUne note de plus, vers [[Etalab]].\n" for i in range(5))
    text += "=== last.md\nUne note sur Etalab et le comité directeur.\n"
    found = find(open_vault(tmp_path, text), Wanted(note="last"))
    assert [one.name for one in found] == ["Comité directeur", "Etalab", "Note"]
    assert all(0 <= one.score <= 1 for one in found)


def test_names_of_many_scripts(tmp_path: Path) -> None:
    """Scripts without blanks, and those with marks, have mentions too."""
    text = "=== 知识管理.md\nx\n=== Διαφάνεια.md\nx\n=== हिन्दी.md\nx\n"
    text += "=== a.md\n关于知识管理的笔记, ΔΙΑΦΑΝΕΙΑ, हिन्दी में।\n"
    found = find(open_vault(tmp_path, text))
    assert {one.name for one in found} == {"知识管理", "Διαφάνεια", "हिन्दी"}


@settings(max_examples=12)
@given(order=st.permutations(["a", "b", "c", "d"]))
def test_order_of_notes_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    """Whatever the order in which notes are handed over, the mentions are the same."""
    body = "Nom a, nom b, NOM C, Nom d."
    text = "".join(f"=== {a}.md\n---\ntitle: Nom {a}\n---\n{body}\n" for a in "abcd")
    vault = open_vault(tmp_path_factory.mktemp("vault"), text)
    by_id = {resolved.note.id: resolved for resolved in vault.resolved}
    shuffled = [by_id[name] for name in order]
    found = find_mentions(shuffled, vault.settings).shown
    assert found == find(vault)
    assert len(found) == 12
