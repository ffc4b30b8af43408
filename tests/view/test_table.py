"""The table: equal to the map for who can't see it, and for who likes rows."""

from playwright.sync_api import Locator, Page, expect

from tests.view.conftest import OpenPage
from tests.view.shelf import MANY, SHELF


def open_table(page: Page) -> Locator:
    """Open the table by its key."""
    page.keyboard.press("t")
    return page.get_by_role("dialog", name="Tableau des notes et des liens")


def list_rows(table: Locator) -> list[str]:
    """List the heads of the rows."""
    return table.locator("tbody tr:not(.links) > th").all_inner_texts()


def test_every_visible_note_and_link_is_a_row(open_page: OpenPage) -> None:
    """The numbers of rows are those of what the map shows; filters hold here, too."""
    page = open_page(SHELF)
    table = open_table(page)
    assert list_rows(table) == ["Bilan", "Budget", "Charte", "Étude d'impact", "Zone franche"]
    charte = table.locator("tbody tr").filter(has_text="2012").first
    expect(charte.locator("td")).to_have_text(["texte", "droit, public", "1er mars 2012", "1", "2"])
    table.get_by_role("button", name="Liens 4").click()
    rows = table.locator("tbody tr").all()
    assert [row.locator("th, td").all_inner_texts() for row in rows] == [
        ["Budget", "membre", "Charte"],
        ["Budget", "lien simple", "Bilan"],
        ["Charte", "lien simple", "Budget"],
        ["Zone franche", "lien simple", "Charte"],
    ]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="droit").click()
    page.locator(".map").focus()
    assert list_rows(open_table(page)) == ["Charte", "Étude d'impact"]


def test_headings_order_the_rows(open_page: OpenPage) -> None:
    """The heading that was pressed says so to assistive technology and keeps the focus."""
    page = open_page(SHELF)
    table = open_table(page)
    heading = table.get_by_role("columnheader", name="Lié depuis")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(heading.get_by_role("button")).to_be_focused()
    assert list_rows(table)[0] == "Charte"
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert list_rows(table)[-1] == "Charte"


def test_what_is_blank_comes_last(open_page: OpenPage) -> None:
    """Upwards and downwards: who asks for dates sees dates."""
    table = open_table(page := open_page(SHELF))
    heading = table.get_by_role("columnheader", name="Créée").get_by_role("button")
    heading.click()
    assert list_rows(table)[:3] == ["Charte", "Budget", "Étude d'impact"]
    page.keyboard.press("Enter")
    assert list_rows(table)[:3] == ["Étude d'impact", "Budget", "Charte"]


def test_long_titles_leave_the_other_columns_in_sight(open_page: OpenPage) -> None:
    """With or without spaces to break at; in both tables."""
    long = ["mot " * 200, "anticonstitutionnellement" * 20]
    notes = {f"{i}.md": f"# {title}\n\n[[{1 - i}]]" for i, title in enumerate(long)}
    table = open_table(open_page(notes))
    for _ in range(2):
        last = table.locator("thead th").last.bounding_box()
        assert last is not None
        assert last["x"] + last["width"] <= 1280
        table.get_by_role("button", name="Liens").first.click()


def test_the_caption_is_read_whole_on_a_phone(open_page: OpenPage) -> None:
    """The table is wider than the screen, what it says of itself is not."""
    page = open_page(SHELF, address="#table=notes&by=title", phone=True)
    box = page.locator("caption").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390


def test_a_row_lists_its_links_by_type(open_page: OpenPage) -> None:
    """The number of links is a button that opens them, in both directions."""
    page = open_page(SHELF)
    table = open_table(page)
    table.get_by_role("button", name="Liens de « Budget »").first.click()
    groups = table.locator(".links .group")
    expect(groups.locator("h3")).to_have_text(
        ["mène à : membre", "mène à : lien simple", "lié depuis : lien simple"]
    )
    expect(groups.locator("a")).to_have_text(["Charte", "Bilan", "Charte"])


def test_a_row_opens_its_note(open_page: OpenPage) -> None:
    """Enter on a title opens the note and closes the table; `t` and Escape only close it."""
    page = open_page(SHELF)
    table = open_table(page)
    page.keyboard.press("Escape")
    expect(table).not_to_be_visible()
    open_table(page)
    page.keyboard.press("t")
    expect(table).not_to_be_visible()
    open_table(page).get_by_role("link", name="Charte").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reading h2")).to_have_text("Charte")
    expect(table).not_to_be_visible()


def test_back_leaves_the_table_and_not_the_page(open_page: OpenPage) -> None:
    """Orders and pages of it are no steps; from a note that it led to one comes back to it."""
    page = open_page(SHELF)
    table = open_table(page)
    table.get_by_role("columnheader", name="Lié depuis").get_by_role("button").click()
    table.get_by_role("link", name="Charte").click()
    expect(page.locator(".reading h2")).to_have_text("Charte")
    page.go_back()
    expect(table).to_be_visible()
    page.go_back()
    expect(table).not_to_be_visible()
    expect(page.locator(".start")).to_be_visible()


def test_many_rows_come_in_pages(open_page: OpenPage) -> None:
    """A hundred at once; how many there are and which are here is told."""
    page = open_page(MANY)
    page.get_by_role("button", name="Plus d’outils").click()
    page.get_by_role("menuitem", name="Tableau des notes et des liens").click()
    table = page.get_by_role("dialog")
    expect(table.locator("table")).to_have_attribute("aria-rowcount", "301")
    expect(table.get_by_role("status")).to_have_text("1 à 100 sur 300")
    table.get_by_role("button", name="Lignes suivantes").click()
    expect(table.get_by_role("status")).to_have_text("101 à 200 sur 300")
    expect(table.locator("tbody tr").first).to_have_attribute("aria-rowindex", "102")
