"""axe-core finds nothing serious, in whatever dress and place the page is read."""

import pytest
from playwright.sync_api import Page

from tests.view.accessibility import find_barriers
from tests.view.conftest import OpenPage
from tests.view.notes import NOTES


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
