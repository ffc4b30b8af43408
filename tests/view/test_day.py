"""On a day: what the map has pale is marked as such in every list, and in no number."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.view.accessibility import find_barriers
from tests.view.conftest import OpenPage

NOTES = {
    "ana.md": """---
title: Ana
types: [personne]
tags: [public]
created: 2020-01-15
offices:
  - role: "[[chef]]"
    organization: "[[club]]"
    start: 2016-10-01
    end: 2018-01-01
---
Ana lit le [[livre]].
""",
    "bob.md": """---
title: Bob
types: [personne]
tags: [public]
offices:
  - role: "[[chef]]"
    start: 2019-01-01
---
""",
    "chef.md": "---\ntitle: Chef\ntypes: [mandat]\n---\n",
    "club.md": "---\ntitle: Club\ntypes: [lieu]\n---\n",
    "livre.md": "---\ntitle: Livre\ntypes: [texte]\ntags: [public]\n---\nUn [[club]].\n",
}
"""In 2017 Ana was chief of the club; Bob came later, and no date is told of the book."""

DAY = "#day=2017-05-01"


def read_count(page: Page, section: str, name: str) -> str:
    """Read the number beside a row or a tag of the legend."""
    button = page.locator(f".legend .{section} button", has_text=name).first
    return button.locator(".count").inner_text()


def list_pale(items: Locator) -> list[tuple[str, bool]]:
    """List names, and whether each says that it is pale."""
    names = [item.text_content() or "" for item in items.all()]
    return [(name.replace(" (pâle)", ""), name.endswith("(pâle)")) for name in names]


def test_numbers_count_what_is_present(open_page: OpenPage) -> None:
    """In the filters and below the title, which say of which day they are; then all is back."""
    page = open_page(NOTES, address=DAY)
    expect(page.locator(".left header")).to_contain_text("3 notes au 1er mai 2017")
    expect(page.locator(".legend .hint")).to_contain_text("Les nombres sont ceux du 1er mai 2017")
    kinds = ("personne", "mandat", "lieu", "texte")
    assert [read_count(page, "types", kind) for kind in kinds] == ["1", "1", "1", "0"]
    assert read_count(page, "tags", "public") == "1"
    assert read_count(page, "relations", "lien simple") == "0"
    page.get_by_role("button", name="public").click()
    expect(page.locator(".chips")).to_contain_text("1 note sur 5")
    page.get_by_role("button", name="Toutes les dates").click()
    expect(page.locator(".legend .hint")).to_have_count(0)
    assert read_count(page, "tags", "public") == "3"
    expect(page.locator(".left header")).not_to_contain_text("2017")


def test_the_index_marks_what_is_pale(open_page: OpenPage) -> None:
    """What is present comes first; the rest is there, and says that it is pale."""
    page = open_page(NOTES, address=f"{DAY}&tab=index")
    status = page.locator(".listing [role=status]")
    expect(status).to_have_text("3 notes au 1er mai 2017 · 1\u00a0en pâle")
    rows = page.locator(".listing [role=option] .name")
    assert list_pale(rows) == [("Ana", False), ("Chef", False), ("Club", False), ("Livre", True)]
    assert find_barriers(page) == []
    page.get_by_role("button", name="Toutes les dates").click()
    expect(status).to_have_text("5 notes")
    assert not any(pale for _, pale in list_pale(rows))


def test_the_table_marks_what_is_pale(open_page: OpenPage) -> None:
    """Notes and links alike; the numbers above and in the rows are those of the day."""
    page = open_page(NOTES, address=DAY)
    page.keyboard.press("t")
    table = page.get_by_role("dialog")
    expect(table.locator("caption")).to_contain_text("Au 1er mai 2017, ce dont aucun fait")
    heads = table.locator("tbody tr:not(.links) > th")
    assert list_pale(heads) == [("Ana", False), ("Chef", False), ("Club", False), ("Livre", True)]
    table.get_by_role("button", name="2, Liens de « Ana »").click()
    linked = table.locator("tr.links:not([hidden]) li")
    assert sorted(list_pale(linked)) == [("Chef", False), ("Club", False), ("Livre", True)]
    table.get_by_role("button", name="Liens 2").click()
    assert [pale for _, pale in list_pale(heads)] == [False, False, True, True]
    assert find_barriers(page) == []


def test_by_the_clock_of_the_notes_nothing_is_pale(open_page: OpenPage) -> None:
    """What was not written yet is not there at all, and the numbers say that they count so."""
    page = open_page(NOTES, address="#day=2020-06-01&clock=notes&tab=index")
    written = page.get_by_text("ce qui n’était pas écrit")
    expect(page.locator(".listing [role=status]")).not_to_contain_text("pâle")
    page.get_by_role("tab", name="Filtres").click()
    expect(written).to_be_visible()


def test_what_is_taken_away_says_what_of_it_is_pale(open_page: OpenPage) -> None:
    """The files have all that the map shows."""
    page = open_page(NOTES, address=DAY)
    page.keyboard.press("s")
    contents = page.locator(".takeaway").get_by_role("heading", level=3).last
    expect(contents).to_have_text(re.compile("4 notes, 4 liens distincts · 1.en pâle"))
