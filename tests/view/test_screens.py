"""The page on screens of other widths, and with names that are too long for any."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.view.conftest import OpenPage, write_page
from tests.view.notes import NOTES

IS_HIT = """e => {
  const { left, top, width, height } = e.getBoundingClientRect();
  return e.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def test_on_a_phone_panels_are_sheets(open_page: OpenPage) -> None:
    """The map first; search and note come from below and go again."""
    page = open_page(NOTES, phone=True)
    expect(page.locator(".panel.right")).not_to_be_visible()
    page.get_by_role("button", name="Chercher").tap()
    page.get_by_role("combobox").fill("france")
    page.get_by_role("option").first.tap()
    expect(page.locator(".panel.right")).to_be_visible()
    expect(page.locator(".panel.left")).not_to_be_visible()
    page.get_by_role("button", name="Fermer la note").tap()
    expect(page.locator(".panel.right")).not_to_be_visible()


def test_on_a_phone_all_can_be_hit(open_page: OpenPage) -> None:
    """Targets are 44 px high, and the button to the map stands below the rows, not over them."""
    page = open_page(NOTES, phone=True)
    page.get_by_role("button", name="Chercher").tap()
    page.wait_for_timeout(300)
    for target in page.locator(".legend .switch, .legend .tag").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    sheet, button = (
        page.locator(place).bounding_box() for place in (".left .scroller", ".sheet-button")
    )
    assert sheet is not None
    assert button is not None
    assert sheet["y"] + sheet["height"] <= button["y"]


@pytest.mark.parametrize("size", [(844, 390), (640, 400), (390, 600), (390, 844)])
def test_what_lies_on_the_map_can_be_reached_beside_a_note(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    """However low the window, and with the time bar open: no sheet lies over the map's tools."""
    long = {**NOTES, "1.md": NOTES["1.md"] + "Une phrase.\n\n" * 60}
    page = open_page(long, address="#note=1&day=all")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(300)
    for tool in page.locator(".controls .icon").all():
        assert tool.evaluate(IS_HIT), tool.get_attribute("aria-label")
    for name in ("Tailles et couleurs", "Plus d’outils"):
        page.get_by_role("button", name=name).click()
        opened = page.locator(".popover:visible label, .menu:visible button").first
        assert opened.evaluate(IS_HIT), name
        page.keyboard.press("Escape")


def test_fingers_have_room_on_wide_screens(browser: Browser, tmp_path: Path) -> None:
    """It is the finger that needs 44 px, on a tablet as on a phone."""
    context = browser.new_context(viewport={"width": 844, "height": 390}, has_touch=True)
    page = context.new_page()
    page.goto(f"{write_page(tmp_path, NOTES).as_uri()}#note=1")
    page.wait_for_selector("html[data-ready]")
    for target in page.locator(".controls .icon, .kinds .icon, .legend .switch").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    context.close()


def test_on_a_narrow_screen_the_note_is_a_sheet(open_page: OpenPage) -> None:
    """The map keeps its width beside search and filters; the note comes from below."""
    page = open_page(NOTES)
    page.set_viewport_size({"width": 900, "height": 700})
    expect(page.locator(".panel.right")).not_to_be_visible()
    expect(page.locator(".panel.left")).to_be_visible()
    page.locator(".map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".panel.right")).to_be_visible()
    box = page.locator(".panel.right").bounding_box()
    assert box is not None
    assert box["x"] >= 280
    assert box["height"] <= 700 * 0.6


def test_long_names_stay_inside_their_panels(open_page: OpenPage) -> None:
    """A name without spaces breaks or ends in dots: nothing runs out of a panel."""
    long = "anticonstitutionnellement" * 12
    text = f"---\nid: '1'\ntitle: {long}\ntypes: [{long}]\ntags: [{long}]\n{long}: {long}\n---\n"
    page = open_page({"1.md": text + f"# {long}\n\n{long}"}, title=long, address="#note=1")
    for panel in ("left", "right"):
        wide, room = page.locator(f".{panel} .scroller").evaluate(
            "e => [e.scrollWidth, e.clientWidth]"
        )
        assert wide <= room
    for name in page.locator(".legend .name, h1, .reading h2, .kind, .tag").all():
        box, inside = name.bounding_box(), name.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
        assert box is not None
        assert box["width"] <= 400
        assert inside
