"""The map, used with mouse and keys in a real browser."""

from playwright.sync_api import expect

from tests.view.conftest import OpenPage
from tests.view.dots import BLUE, GREEN, ORANGE, find_dot, find_overlay
from tests.view.notes import NOTES


def test_a_click_on_a_node_opens_its_note(open_page: OpenPage) -> None:
    """The note is shown with its text, and the address names it."""
    page = open_page(NOTES)
    page.mouse.click(*find_dot(page, ORANGE))  # types by count, then by name: organisation
    expect(page.locator(".reading h2")).to_have_text("Partenariat pour un gouvernement ouvert")
    expect(page.locator(".reading .body")).to_contain_text("fondé en 2011")
    assert page.evaluate("location.hash") == "#note=2"


def test_hovering_a_node_dims_all_but_its_neighbours(open_page: OpenPage) -> None:
    """Linked nodes keep their colour, the others go behind a veil."""
    page = open_page(NOTES)
    page.wait_for_timeout(400)
    country, organisation, idea = (
        find_dot(page, GREEN),
        find_dot(page, ORANGE),
        find_dot(page, BLUE),
    )
    assert find_overlay(page, idea)[3] == 0
    page.mouse.move(*country)
    page.wait_for_function("document.querySelector('.map').classList.contains('pointing')")
    assert find_overlay(page, organisation)[:3] == list(ORANGE)
    veil = find_overlay(page, idea)
    assert veil[3] > 150
    assert veil[:3] != list(BLUE)
    page.mouse.move(400, 20)
    page.wait_for_function("!document.querySelector('.map').classList.contains('pointing')")
    assert find_overlay(page, idea)[3] == 0


def test_the_map_moves_only_when_asked(open_page: OpenPage) -> None:
    """Places are given; forces run on demand and stop again."""
    page = open_page(NOTES)
    page.wait_for_timeout(400)
    before = find_dot(page, ORANGE)
    page.wait_for_timeout(300)
    assert find_dot(page, ORANGE) == before
    button = page.get_by_role("button", name="Laisser la carte s’arranger")
    button.click()
    page.wait_for_timeout(600)
    assert find_dot(page, ORANGE) != before
    button.click()
    page.wait_for_timeout(100)
    stopped = find_dot(page, ORANGE)
    page.wait_for_timeout(300)
    assert find_dot(page, ORANGE) == stopped


def test_arrow_keys_walk_the_map(open_page: OpenPage) -> None:
    """The map is reached and used without a pointer."""
    page = open_page(NOTES)
    page.locator(".map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".reading article h2")).to_be_visible()
    before = page.evaluate("location.hash")
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert before.startswith("#note=")
