"""axe-core finds nothing serious, in whatever dress and place the page is read."""

import pytest
from playwright.sync_api import Page

from tests.view.accessibility import find_barriers
from tests.view.conftest import OpenPage
from tests.view.notes import NOTES
from tests.view.shelf import SHELF


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("address", ["", "#note=1"], ids=["map", "note"])
def test_the_page_at_rest(open_page: OpenPage, theme: str, phone: bool, address: str) -> None:
    """Before anything was clicked, and with a note open."""
    page = open_page(NOTES, phone=phone, address=address)
    dress(page, theme)
    assert find_barriers(page) == []


def test_an_empty_page(open_page: OpenPage) -> None:
    """A vault without notes."""
    assert find_barriers(open_page({}, language="en")) == []


def test_the_checker_finds_what_is_wrong(open_page: OpenPage) -> None:
    """A button without a name is found, so that nothing found means something."""
    page = open_page(NOTES)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    (found,) = find_barriers(page)
    assert found.startswith("button-name (critical)")


def dress(page: Page, theme: str) -> None:
    """Switch to light or dark, and wait until colours have faded over."""
    if theme == "dark":
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        page.wait_for_timeout(300)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_what_is_found_filtered_and_listed(open_page: OpenPage, theme: str, phone: bool) -> None:
    """With results from titles and texts, with filters set, in the index and in the table."""
    page = open_page(SHELF, phone=phone)
    dress(page, theme)
    if phone:
        page.get_by_role("button", name="Chercher").tap()
    page.get_by_role("button", name="droit").click()
    page.get_by_role("button", name="2012 : 1 note").click()
    assert find_barriers(page) == []
    page.get_by_role("combobox", name="Chercher").fill("charte")
    page.get_by_role("option").first.wait_for()
    assert find_barriers(page) == []
    page.get_by_role("tab", name="Index").click()
    assert find_barriers(page) == []
    page.get_by_role("button", name="Effacer la recherche").click()
    page.get_by_role("tab", name="Filtres").click()
    page.get_by_role("button", name="effacer les filtres").click()
    page.get_by_role("tab", name="Filtres").press("t")
    page.get_by_role("dialog").get_by_role("button", name="Liens de « Charte »").first.click()
    assert find_barriers(page) == []
