"""The index: every visible note, in orders of one's choice, walked through with the keyboard."""

from playwright.sync_api import Page, expect

from tests.view.conftest import OpenPage
from tests.view.shelf import MANY, SHELF


def list_titles(page: Page) -> list[str]:
    """List the titles of the rows that are in the page."""
    return page.locator(".listing [role=option] .name").all_inner_texts()


def test_the_index_is_ordered_as_asked(open_page: OpenPage) -> None:
    """By title as French has it, by date with the latest first, by how much is linked."""
    page = open_page(SHELF)
    page.keyboard.press("i")
    expect(page.locator(".listing [role=status]")).to_have_text("5 notes")
    assert list_titles(page) == ["Bilan", "Budget", "Charte", "Étude d'impact", "Zone franche"]
    order = page.get_by_label("Trier par")
    order.select_option("date")
    assert list_titles(page)[:3] == ["Étude d'impact", "Budget", "Charte"]
    expect(page.locator(".listing [role=option] .count").first).to_have_text("3 juil. 2015")
    order.select_option("degree")
    assert list_titles(page)[:2] == ["Budget", "Charte"]
    order.select_option("rank")
    expect(page.locator(".listing [role=option] .count").first).to_contain_text("%")


def test_the_index_follows_filters_and_search(open_page: OpenPage) -> None:
    """What is hidden is not listed; while something is looked for, only what was found is."""
    page = open_page(SHELF)
    page.get_by_role("button", name="droit").click()
    page.get_by_role("tab", name="Index").click()
    assert list_titles(page) == ["Charte", "Étude d'impact"]
    page.keyboard.press("/")
    page.keyboard.type("prealable")
    page.get_by_role("tab", name="Index").click()
    expect(page.locator(".listing [role=status]")).to_have_text("1 note pour « prealable »")
    assert list_titles(page) == ["Étude d'impact"]


def test_arrows_walk_through_a_long_index(open_page: OpenPage) -> None:
    """Only rows in view are in the page, yet End, arrows and Enter reach every one."""
    page = open_page(MANY)
    page.keyboard.press("i")
    assert len(list_titles(page)) < 60
    row = page.locator(".listing [aria-selected=true]")
    expect(row).to_have_attribute("aria-setsize", "300")
    page.keyboard.press("End")
    expect(row).to_have_attribute("aria-posinset", "300")
    expect(row).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(row).to_have_attribute("aria-posinset", "299")
    expect(row).to_be_in_viewport()
    title = row.locator(".name").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".reading h2")).to_have_text(title)


def test_the_index_takes_no_key_that_works_everywhere(open_page: OpenPage) -> None:
    """In the list `m` opens the time bar and `t` the table; Escape leads to the map."""
    page = open_page(MANY)
    page.keyboard.press("i")
    page.keyboard.press("m")
    expect(page.locator(".time-bar")).to_be_visible()
    page.keyboard.press("m")
    page.keyboard.press("i")
    page.keyboard.press("t")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    expect(page.locator("#listing")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".map")).to_be_focused()


def test_going_to_a_long_index_scrolls_nothing(open_page: OpenPage) -> None:
    """The vault's title stays in sight above the list."""
    page = open_page(MANY)
    page.keyboard.press("i")
    expect(page.locator("#listing")).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)


def test_an_address_that_asks_for_the_index_shows_it(open_page: OpenPage) -> None:
    """On a phone, too, where it is a sheet."""
    page = open_page(SHELF, address="#tab=index", phone=True)
    expect(page.locator(".listing [role=option]").first).to_be_in_viewport()


def test_rows_are_links_for_the_pointer_and_on_a_phone(open_page: OpenPage) -> None:
    """A tap opens the note; rows are large enough for a finger."""
    page = open_page(MANY, phone=True)
    page.get_by_role("button", name="Chercher").tap()
    page.get_by_role("tab", name="Index").tap()
    row = page.locator(".listing [role=option]").nth(3)
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    row.tap()
    expect(page.locator(".reading h2")).to_have_text("Fiche 3")
