"""The filters: their counts follow each other, what is filtered is seen and taken away at once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.view.conftest import OpenPage
from tests.view.shelf import MANY, SHELF


def count(page: Page, section: str, name: str) -> Locator:
    """Find the count of a row or tag of the legend."""
    row = page.locator(
        f".legend .{section} button", has_text=re.compile(rf"^{name}", re.IGNORECASE)
    )
    return row.first.locator(".count")


def list_index(page: Page) -> list[str]:
    """List the notes that are shown, by the index."""
    page.get_by_role("tab", name="Index").click()
    titles = page.locator(".listing [role=option] .name").all_inner_texts()
    page.get_by_role("tab", name="Filtres").click()
    return titles


def test_counts_follow_the_other_filters(open_page: OpenPage) -> None:
    """A tag that is chosen changes the counts of types and links, not those of the other tags."""
    page = open_page(SHELF)
    expect(count(page, "types", "texte")).to_have_text("2")
    page.get_by_role("button", name="droit").click()
    expect(count(page, "types", "texte")).to_have_text("1")
    expect(count(page, "types", "lieu")).to_have_text("0")
    expect(count(page, "relations", "lien simple")).to_have_text("0")
    expect(count(page, "tags", "public")).to_have_text("2")
    assert list_index(page) == ["Charte", "Étude d'impact"]


def test_what_is_filtered_is_seen_and_taken_away(open_page: OpenPage) -> None:
    """Each filter is a chip; one takes it away, one click takes all away."""
    page = open_page(SHELF)
    page.get_by_role("button", name="public").click()
    page.locator(".types li", has_text="Outil").hover()
    page.get_by_role("button", name="Montrer « outil » seul").click()
    chips = page.locator(".chips")
    expect(chips).to_contain_text("1 note sur 4")
    expect(chips.locator(".chip")).to_have_text(["seulement outil", "#public"])
    expect(page.get_by_role("tab", name="Filtres")).to_contain_text("2")
    chips.get_by_role("button", name="Retirer le filtre « seulement outil »").click()
    assert list_index(page) == ["Budget", "Charte"]
    chips.get_by_role("button", name="effacer les filtres").click()
    expect(chips).to_have_count(0)
    assert len(list_index(page)) == 5


def test_notes_alone_and_notes_to_be_written(open_page: OpenPage) -> None:
    """Only the notes without links, or all but those that are not written yet."""
    page = open_page(SHELF)
    alone = page.locator(".types .tag", has_text="seules")
    alone.click()
    assert list_index(page) == ["Étude d'impact"]
    alone.click()
    page.locator(".types .switch", has_text="à écrire").click()
    assert "Bilan" not in list_index(page)


def test_periods_are_taken_by_click_and_by_keys(open_page: OpenPage) -> None:
    """A bar is a year here; Shift and an arrow take the next, too; the fields say which days."""
    page = open_page(SHELF)
    page.get_by_role("button", name="2012 : 1 note").click()
    assert list_index(page) == ["Charte"]
    expect(page.get_by_label("Dates, du")).to_have_value("2012-01-01")
    page.get_by_role("button", name="2012 : 1 note").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_label("Dates, au")).to_have_value("2013-12-31")
    assert list_index(page) == ["Budget", "Charte"]
    expect(page.locator(".chips .chip")).to_have_text("2012 – 2013")
    page.get_by_label("Dates, du").fill("2013-01-01")
    page.get_by_label("Dates, au").fill("")
    expect(page.locator(".chips .chip")).to_have_text("depuis le 1er janvier 2013")
    assert list_index(page) == ["Budget", "Étude d'impact"]


ODD_DATES = {
    f"{name}.md": f"---\ntitle: {name}\ncreated: {date}\n---\n"
    for name, date in {
        "Dendron": "1598651458825",
        "Saison": "été 2014",
        "Année": "'2012'",
        "Gabarit": "'{{date}}'",
        "Antique": "44 BC",
        "Hors calendrier": "2021-02-30",
    }.items()
}


def test_what_is_no_date_is_undated_everywhere(open_page: OpenPage) -> None:
    """Bars, filter, index, colours and time bar read one and the same date of a note."""
    page = open_page(ODD_DATES, address="#colour=date&order=date")
    bars = page.locator(".bars button")
    assert [bar.get_attribute("aria-label") for bar in (bars.first, bars.last)] == [
        "2012\u00a0: 1 note",
        "2020\u00a0: 1 note",
    ]
    expect(page.locator(".swatches li").last).to_have_text("sans date3")
    page.get_by_label("Dates, du").fill("2013-01-01")
    page.get_by_label("Dates, du").blur()
    expect(page.locator(".chips")).to_contain_text("2 notes sur 6")
    page.get_by_role("button", name="effacer les filtres").click()
    page.get_by_role("tab", name="Index").click()
    rows = page.locator(".listing [role=option]")
    assert [row.inner_text().split("\n") for row in rows.all()] == [
        ["Dendron", "28 août 2020"],
        ["Saison", "été 2014"],
        ["Année", "2012"],
        ["Antique", "–"],
        ["Gabarit", "–"],
        ["Hors calendrier", "–"],
    ]


def test_a_day_that_does_not_exist_is_passed_over(open_page: OpenPage) -> None:
    """The address is written anew without it."""
    page = open_page(SHELF, address="#day=2016-02-30")
    expect(page.locator(".time-bar")).to_be_hidden()
    expect(page.locator(".start h2")).to_be_visible()


def test_all_tags_can_be_reached(open_page: OpenPage) -> None:
    """The first are shown; all on demand, with a field that finds one among many."""
    page = open_page(MANY)
    expect(page.locator(".tags .tag")).to_have_count(24)
    page.get_by_role("button", name="277 autres étiquettes").click()
    expect(page.locator(".tags .tag")).to_have_count(301)
    page.get_by_label("Trouver une étiquette").fill("#T299")
    page.get_by_role("button", name="t299").click()
    expect(page.locator(".chips .chip")).to_have_text("#t299")
    assert list_index(page) == ["Fiche 299"]


def test_the_map_says_how_much_of_it_is_shown(open_page: OpenPage) -> None:
    """Its name counts what the filters leave."""
    page = open_page(SHELF)
    expect(page.locator(".map")).to_have_attribute("aria-label", re.compile("4 notes et 4 liens"))
    page.get_by_role("button", name="public").click()
    expect(page.locator(".map")).to_have_attribute("aria-label", re.compile("2 notes et 2 liens"))


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_keeps_its_place(open_page: OpenPage, key: str) -> None:
    """What was pressed keeps the focus though the legend is written anew."""
    page = open_page(SHELF)
    page.locator(".types .switch").first.focus()
    page.keyboard.press(key)
    expect(page.locator(".types .switch").first).to_be_focused()
    expect(page.locator(".types .switch").first).to_have_attribute("aria-pressed", "false")


def test_what_is_filtered_is_not_on_the_map(open_page: OpenPage) -> None:
    """The page says in the middle of the map that everything is hidden."""
    page = open_page(SHELF)
    for row in page.locator(".types .switch").all():
        row.click()
    expect(page.locator(".notice")).to_have_text("Les filtres cachent toutes les notes.")
    expect(page.locator(".chips")).to_contain_text("0 note sur 4")


def test_a_note_that_is_hidden_says_so(open_page: OpenPage) -> None:
    """As soon as a filter hides it; its button lifts the filters and the keyboard stays there."""
    page = open_page(SHELF, address="#note=c")
    line = page.locator(".reading .outside")
    expect(line).to_be_hidden()
    page.locator(".legend").get_by_role("button", name="public").click()
    expect(line).to_contain_text("Les filtres cachent cette note sur la carte.")
    line.get_by_role("button", name="effacer les filtres").press("Enter")
    expect(line).to_be_hidden()
    expect(page.locator(".reading h2")).to_be_focused()
    expect(page.locator(".chips")).to_have_count(0)


def test_a_note_outside_of_what_is_looked_at_says_so(open_page: OpenPage) -> None:
    """The neighbourhood of another note is no filter: all that is set is lifted."""
    page = open_page(SHELF, address="#note=c&focus=a")
    line = page.locator(".reading .outside")
    expect(line).to_contain_text("La carte montre autre chose que cette note.")
    line.get_by_role("button", name="tout montrer").click()
    expect(line).to_be_hidden()
    expect(page.locator(".focus-bar")).to_be_hidden()
