"""The page for everyone: by keys alone, with a screen reader, enlarged, in either theme."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.view.accessibility import find_barriers
from tests.view.conftest import OpenPage
from tests.view.notes import NOTES

Step = Callable[[Page], None]


def press(key: str) -> Step:
    """Press a key on the map."""

    def step(page: Page) -> None:
        page.locator(".map").focus()
        page.keyboard.press(key)

    return step


def search(text: str) -> Step:
    """Search by keys."""

    def step(page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.insert_text(text)

    return step


def save_view(page: Page) -> None:
    """Save a view, and see it listed."""
    press("v")(page)
    page.keyboard.press("Enter")


def open_menu(page: Page) -> None:
    """Open the menu."""
    page.locator(".more > button").click()


def put_out(page: Page) -> None:
    """Filter until nothing is left."""
    if page.locator(".sheet-button").is_visible():
        page.locator(".sheet-button").click()
    for row in page.locator(".legend .types .switch").all():
        row.click()


SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
STATES: Final[Mapping[str, tuple[str, Step]]] = {
    "start": ("", lambda _: None),
    "note": ("#note=1", lambda _: None),
    "missing": ("#note=nowhere", lambda _: None),
    "search": ("#note=2", search("fra")),
    "nothing found": ("", search("zzz")),
    "nothing shown": ("", put_out),
    "menu": ("", open_menu),
    "keys": ("", press("?")),
    "views": ("#note=1", save_view),
    "take away": ("", press("s")),
}


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("state", STATES)
def test_nothing_serious_is_found(open_page: OpenPage, state: str, phone: bool) -> None:
    """Every panel and dialog, in both themes and languages, on a desk and on a phone."""
    address, step = STATES[state]
    page = open_page(NOTES, address=address, phone=phone, language="en" if phone else "fr")
    page.emulate_media(reduced_motion="reduce")
    step(page)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_timeout(100)
        assert find_barriers(page) == [], scheme


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_lists_every_key(open_page: OpenPage, language: str) -> None:
    """`?` opens it, Escape closes it and nothing else, the focus goes back."""
    page = open_page(NOTES, address="#note=1", language=language)
    row = page.locator(".legend .switch").first
    row.focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Touches du clavier" if language == "fr" else "Keys")
    expect(sheet).to_be_visible()
    keys = sheet.locator("kbd").all_text_contents()
    assert {"/", "Esc", "[", "]", "v", "s", "?", "←", "+", "0"} <= set(keys)
    page.keyboard.press("v")  # the page behind is deaf
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    expect(row).to_be_focused()
    expect(page.locator(".reading h2")).to_have_text("France")


def test_a_dialog_keeps_the_focus(open_page: OpenPage) -> None:
    """Tab goes round inside it, or into the browser's own bars, never to the page behind."""
    page = open_page(NOTES)
    press("s")(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert page.evaluate(inside)


def test_the_first_tabs_lead_around(open_page: OpenPage) -> None:
    """To the search, the map and the note, folded or not."""
    page = open_page(NOTES, address="#note=1")
    page.keyboard.press("]")
    page.keyboard.press("Tab")
    skip = page.get_by_role("button", name="Aller à la recherche")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".map")).to_be_focused()
    page.get_by_role("button", name="Aller à la note").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reading")).to_be_focused()
    expect(page.locator(".reading h2")).to_be_visible()


def test_a_link_followed_by_keys_goes_on_in_the_note(open_page: OpenPage) -> None:
    """The focus is at the head of the note that came, not lost."""
    page = open_page(NOTES, address="#note=1")
    page.locator(".reading .body a").first.focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Partenariat pour un gouvernement ouvert")
    expect(heading).to_be_focused()


def test_the_language_is_switched_by_keys(open_page: OpenPage) -> None:
    """All words are written anew; the focus stays on the choice."""
    page = open_page(NOTES)
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="English")).to_be_focused()


def test_steps_on_the_map_are_told(open_page: OpenPage) -> None:
    """The note that the arrows lead to is said to those who don't see the map."""
    page = open_page(NOTES)
    page.locator(".map").focus()
    page.keyboard.press("ArrowRight")
    said = page.locator(".unseen[role=status]")
    expect(said).not_to_be_empty()
    expect(page.locator(".reading h2")).to_have_text(said.text_content() or "")


def test_headings_and_landmarks_are_in_order(open_page: OpenPage) -> None:
    """One first heading, no level left out, and each part of the page has a name."""
    page = open_page(NOTES, address="#note=1")
    levels = [
        int(heading.evaluate("e => e.tagName[1]"))
        for heading in page.locator("h1, h2, h3, h4, h5, h6").all()
        if heading.is_visible()
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for role in ("main", "navigation"):
        expect(page.get_by_role(role)).to_have_count(1)
    for part in page.get_by_role("complementary").all():
        assert part.get_attribute("aria-label")


@pytest.mark.parametrize("address", ["", "#note=1"])
@pytest.mark.parametrize("key", ["", "?", "v", "s"])
def test_nothing_is_lost_at_320_pixels(open_page: OpenPage, address: str, key: str) -> None:
    """A screen of 1280 pixels at 400 %: no scrolling in two directions (WCAG 1.4.10)."""
    page = open_page(NOTES, address=address, phone=True)
    page.set_viewport_size({"width": 320, "height": 640})
    if key:
        press(key)(page)
    page.wait_for_timeout(250)
    for part in page.locator("dialog, .panel.open .scroller, html").all():
        if part.is_visible():
            assert part.evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("key", ["?", "v", "s"])
def test_on_a_phone_all_of_a_dialog_can_be_hit(open_page: OpenPage, key: str) -> None:
    """44 pixels, as fingers need them."""
    page = open_page(NOTES, phone=True)
    press(key)(page)
    for target in page.locator("dialog :is(button, a, input)").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] > 43.9, target.text_content()


def test_nothing_moves_for_those_who_ask_for_rest(open_page: OpenPage) -> None:
    """With reduced motion, no transition and no animation runs."""
    page = open_page(NOTES, address="#note=2&at=block-fondation")
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    press("?")(page)
    assert page.evaluate("document.getAnimations().length") == 0
    moving = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) =>
          getComputedStyle(element).transitionDuration.split(", ").some((time) => time !== "0s")
        ).map((element) => element.className)"""
    )
    assert moving == []


def test_the_theme_can_be_chosen(open_page: OpenPage) -> None:
    """The page follows the system until the reader turns it; the choice is remembered."""
    page = open_page(NOTES)
    page.emulate_media(color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    open_menu(page)
    page.get_by_role("menuitem", name="Couleurs claires").click()
    light = page.evaluate(paper)
    assert light != dark
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate(paper) == light
    open_menu(page)
    page.get_by_role("menuitem", name="Couleurs sombres").click()
    page.emulate_media(color_scheme="light")  # what the system has is followed again
    assert page.evaluate(paper) == light


def test_forced_colours_keep_what_is_pressed_visible(open_page: OpenPage) -> None:
    """Where the system paints all grounds, a chosen tag has an outline, and dots their colour."""
    page = open_page(NOTES, address="#tag=europe")
    page.emulate_media(forced_colors="active")
    tag = page.locator(".legend .tag[aria-pressed=true]")
    assert tag.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    dots = page.locator(".legend .dot").evaluate_all(
        "dots => dots.map((dot) => getComputedStyle(dot).borderTopColor)"
    )
    assert len(set(dots)) == len(dots)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_is_in_the_readers_language(open_page: OpenPage, language: str) -> None:
    """Names and hints of all controls change with the language; each has one."""
    page = open_page(NOTES, language=language)
    other = re.compile(r"\b(the|Search|Zoom|Note width)\b" if language == "fr" else r"[éèêàç]")
    assert page.evaluate("document.documentElement.lang") == language
    names = page.locator("button:visible, input:visible, [role=separator]:visible").evaluate_all(
        """all => all.map((e) => [
          e.getAttribute("aria-label") ?? e.textContent, e.title, e.placeholder ?? "", e.lang,
        ])"""
    )
    for name, title, placeholder, lang in names:
        assert name
        if not lang and name not in str(NOTES):
            assert not other.search(f"{name} {title} {placeholder}")
