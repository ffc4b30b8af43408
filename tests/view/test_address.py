"""The address says what is set: it can be reloaded, sent to others, and gone back over."""

import re

from playwright.sync_api import Page, expect

from tests.view.conftest import OpenPage
from tests.view.notes import NOTES


def find_hash(page: Page) -> str:
    """Read the part of the address after `#`, letters as they are."""
    found: str = page.evaluate("decodeURIComponent(location.hash)")
    return found


def test_everything_set_survives_a_reload(open_page: OpenPage) -> None:
    """Note, search and filters come back as they were."""
    page = open_page(NOTES)
    page.get_by_role("button", name=re.compile("^organisation")).click()
    page.get_by_role("button", name=re.compile("^membre")).click()
    page.get_by_role("combobox").fill("données")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    assert find_hash(page).startswith("#note=3&q=données")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator(".reading h2")).to_have_text("Données ouvertes")
    expect(page.get_by_role("combobox")).to_have_value("données")
    page.get_by_role("tab", name="Filtres").click()
    for name in ("organisation", "membre"):
        row = page.get_by_role("button", name=re.compile(f"^{name}"))
        expect(row).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name=re.compile("^pays"))).to_have_attribute(
        "aria-pressed", "true"
    )


def test_back_and_forward_go_from_note_to_note(open_page: OpenPage) -> None:
    """A filter is no step of its own; where one goes back, it is as it was there."""
    page = open_page(NOTES, address="#note=1")
    title = page.locator(".reading h2")
    row = page.get_by_role("button", name=re.compile("^organisation"))
    page.locator(".reading .body a").first.click()
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    row.click()
    page.locator(".backlinks a").first.click()
    expect(title).to_have_text("France")
    assert find_hash(page) == "#note=1&without-type=organisation"
    page.go_back()
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    expect(row).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(title).to_have_text("France")
    expect(row).to_have_attribute("aria-pressed", "true")
    page.go_forward()
    page.go_forward()
    expect(title).to_have_text("France")
    expect(row).to_have_attribute("aria-pressed", "false")


def test_what_is_typed_does_not_fill_the_history(open_page: OpenPage) -> None:
    """The address follows the search where it stands."""
    page = open_page(NOTES, address="#note=1")
    before = page.evaluate("history.length")
    page.get_by_role("combobox").press_sequentially("gouvernement ouvert", delay=20)
    expect(page).to_have_url(re.compile("ouvert$"))
    assert page.evaluate("history.length") == before


def test_links_leave_what_is_set_as_it_is(open_page: OpenPage) -> None:
    """A note is opened by its link without losing the filters; in a new tab, it stands alone."""
    page = open_page(NOTES, address="#note=2&tag=europe")
    link = page.locator(".backlinks a").first
    assert link.get_attribute("href") == "#note=1"
    link.click()
    expect(page.locator(".reading h2")).to_have_text("France")
    assert find_hash(page) == "#note=1&tag=europe"


def test_names_that_nobody_knows_are_passed_over(open_page: OpenPage) -> None:
    """An address from another page, or a broken one, opens what it can."""
    page = open_page(NOTES, address="#note=1&type=inconnu&tag=%E9&tag=x&size=huge&path=y&=%&&a")
    expect(page.locator(".reading h2")).to_have_text("France")
    expect(page.locator(".notice")).not_to_be_visible()
    assert page.locator(".legend [aria-pressed=false]:not(.tag)").count() == 0


def test_names_that_nobody_knows_are_told(open_page: OpenPage) -> None:
    """Wherever they stand, until they are put away or a note is opened."""
    page = open_page(NOTES, address="#focus=zz&path=1&path=y&tag=europe&tag=x&type=t&view=v")
    told = page.locator(".reading .lost")
    expect(told).to_have_text(
        "L’adresse demande ce qui n’est pas ici : la note « zz », la note « y », "
        "l’étiquette « x », le type « t », la vue « v »."
    )
    expect(page.locator(".path h2")).to_be_visible()
    page.get_by_role("button", name="Fermer cet avis").press("Enter")
    expect(told).to_have_count(0)
    expect(page.locator(".reading")).to_be_focused()
    page.evaluate("location.hash = '#note=1&focus=zz'")
    expect(told).to_contain_text("la note « zz »")
    page.locator(".reading .body a").first.click()
    expect(page.locator(".reading h2")).to_have_text("Partenariat pour un gouvernement ouvert")
    expect(told).to_have_count(0)
