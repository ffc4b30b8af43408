"""The map moved, enlarged and rearranged, by mouse, fingers and keys."""

import itertools
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.view.conftest import OpenPage
from tests.view.dots import BLUE, GREEN, ORANGE, find_dot, has_dot
from tests.view.notes import NOTES
from tests.view.waiting import wait_for_rest

Point = tuple[float, float]


def find_dots(page: Page) -> tuple[Point, Point, Point]:
    """Find the three notes, once the map has come to rest."""
    page.wait_for_timeout(450)
    return find_dot(page, GREEN), find_dot(page, ORANGE), find_dot(page, BLUE)


def distance(a: Point, b: Point) -> float:
    """Measure how far two points are from each other."""
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def drag(page: Page, start: Point, by: Point) -> None:
    """Press the mouse at a place, move it and let go."""
    page.mouse.move(*start)
    page.mouse.down()
    for part in (0.3, 0.6, 1):
        page.mouse.move(start[0] + by[0] * part, start[1] + by[1] * part)
    page.mouse.up()


class Fingers:
    """Fingers put on the screen, moved or taken away, as a touch screen says it."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def _send(self, kind: str, fingers: Sequence[Point]) -> None:
        points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(fingers)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def press(self, *fingers: Point) -> None:
        """Put fingers down."""
        self._send("touchStart", fingers)

    def move(self, *fingers: Point) -> None:
        """Move them, all that are down."""
        self._send("touchMove", fingers)

    def lift(self) -> None:
        """Take all fingers away."""
        self._send("touchEnd", ())


def test_dragging_the_map_moves_all_notes_alike(open_page: OpenPage) -> None:
    """What is under the pointer stays under it; no note is opened, none left."""
    page = open_page(NOTES, address="#note=1")
    before = find_dots(page)
    drag(page, (340, 700), (60, -45))
    for (x, y), (x2, y2) in zip(before, find_dots(page), strict=True):
        assert (x2 - x, y2 - y) == pytest.approx((60, -45), abs=1.5)
    assert page.evaluate("location.hash") == "#note=1"


def test_the_wheel_enlarges_around_the_pointer(open_page: OpenPage) -> None:
    """The note under the pointer stays there, the others go away from it; and back again."""
    page = open_page(NOTES)
    country, organisation, idea = find_dots(page)
    page.mouse.move(*country)
    page.mouse.wheel(0, -240)
    page.mouse.move(420, 40)  # off the note: nothing is dimmed
    country2, organisation2, _ = find_dots(page)
    assert distance(country, country2) < 2
    grown = distance(country2, organisation2) / distance(country, organisation)
    assert grown == pytest.approx(2.718281828 ** (240 * 0.0015), rel=0.05)
    page.mouse.move(*country2)
    page.mouse.wheel(0, 240)
    page.mouse.move(420, 40)
    assert distance(find_dots(page)[2], idea) < 2


def test_a_double_click_on_the_empty_map_enlarges_it(open_page: OpenPage) -> None:
    """Twice as large, around the pointer."""
    page = open_page(NOTES)
    country, organisation, _ = find_dots(page)
    page.mouse.dblclick((country[0] + organisation[0]) / 2, (country[1] + organisation[1]) / 2)
    page.wait_for_timeout(450)
    country2, organisation2 = find_dot(page, GREEN), find_dot(page, ORANGE)
    assert distance(country2, organisation2) == pytest.approx(
        2 * distance(country, organisation), rel=0.03
    )


def test_a_note_that_is_dragged_stays(open_page: OpenPage) -> None:
    """It alone moves; forces that run afterwards move the others around it."""
    page = open_page(NOTES)
    country, organisation, idea = find_dots(page)
    drag(page, country, (-70, 60))
    page.mouse.move(420, 40)
    moved, *others = find_dots(page)
    assert distance(moved, (country[0] - 70, country[1] + 60)) < 3
    assert others == [organisation, idea]
    expect(page.locator(".reading h2")).to_have_text("Par où commencer")
    page.get_by_role("button", name="Laisser la carte s’arranger").click()
    page.wait_for_timeout(900)
    page.get_by_role("button", name="Laisser la carte s’arranger").click()
    arranged, *rest = find_dots(page)
    assert distance(arranged, moved) < 1
    assert rest != others


def test_forces_come_to_rest_by_themselves(open_page: OpenPage) -> None:
    """The button that started them is up again then."""
    page = open_page(NOTES)
    button = page.get_by_role("button", name="Laisser la carte s’arranger")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_attribute("aria-pressed", "false", timeout=15_000)
    assert find_dots(page) == find_dots(page)


def test_who_wants_no_motion_sees_only_the_end_of_it(open_page: OpenPage) -> None:
    """Zooming jumps, and forces show where they came to rest."""
    page = open_page(NOTES)
    before = find_dots(page)[1]
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Laisser la carte s’arranger").click()
    for _ in range(60):
        first = find_dot(page, ORANGE)
        if first != before:
            break
        page.wait_for_timeout(50)
    assert first != before
    assert find_dots(page)[1] == first


def test_plus_minus_and_zero_zoom(open_page: OpenPage) -> None:
    """Without a pointer, however fast they are pressed; zero shows all again."""
    page = open_page(NOTES)
    before = find_dots(page)
    page.locator(".map").focus()
    widths = [distance(before[0], before[1])]
    for keys in ("+", "++", "---"):
        for key in keys:
            page.keyboard.press(key)
        wait_for_rest(page)
        dots = find_dots(page)
        widths.append(distance(dots[0], dots[1]))
    assert widths[0] < widths[1] < widths[2]
    assert widths[3] == pytest.approx(widths[0], rel=0.02)
    page.keyboard.press("+")
    page.keyboard.press("0")
    wait_for_rest(page)
    for dot, (a, b) in enumerate(zip(before, find_dots(page), strict=True)):
        assert distance(a, b) < 2, dot


def test_fingers_pan_and_pinch(open_page: OpenPage) -> None:
    """As in a map application: one moves, two enlarge."""
    page = open_page(NOTES, phone=True)
    before = find_dots(page)
    fingers = Fingers(page)
    fingers.press((60, 600))
    for step in (10, 25, 50):
        fingers.move((60 + step, 600 - step))
    fingers.lift()
    panned = find_dots(page)
    for a, b in zip(before, panned, strict=True):
        assert (b[0] - a[0], b[1] - a[1]) == pytest.approx((50, -50), abs=2)
    fingers.press((100, 500), (200, 500))
    for step in (10, 20, 25):
        fingers.move((100 - step, 500), (200 + step, 500))
    fingers.lift()
    pairs = itertools.combinations(panned, 2), itertools.combinations(find_dots(page), 2)
    for before_pinch, after_pinch in zip(*pairs, strict=True):
        assert distance(*after_pinch) == pytest.approx(1.5 * distance(*before_pinch), rel=0.05)
    expect(page.locator(".panel.right")).not_to_be_visible()


def test_a_finger_that_waits_takes_a_note_along(open_page: OpenPage) -> None:
    """A short press opens the note, a long one moves it, a swipe moves the map."""
    page = open_page(NOTES, phone=True)
    country, organisation, _ = find_dots(page)
    fingers = Fingers(page)
    fingers.press(country)
    page.wait_for_timeout(450)
    fingers.move((country[0] + 40, country[1] + 60))
    fingers.lift()
    moved, other, _ = find_dots(page)
    assert distance(moved, (country[0] + 40, country[1] + 60)) < 3
    assert other == organisation
    expect(page.locator(".panel.right")).not_to_be_visible()
    page.touchscreen.tap(*moved)
    expect(page.locator(".panel.right")).to_be_visible()


def test_the_map_follows_the_window(open_page: OpenPage) -> None:
    """Its canvases have the window's size, and what was in the middle stays there."""
    page = open_page(NOTES)
    before = find_dots(page)
    page.set_viewport_size({"width": 1480, "height": 700})
    after = find_dots(page)
    assert page.evaluate("[...document.querySelectorAll('.map canvas')].map(c => c.width)") == [
        1480,
        1480,
    ]
    for a, b in zip(before, after, strict=True):
        assert (b[0] - a[0], b[1] - a[1]) == pytest.approx((100, -50), abs=1)
    assert has_dot(page, GREEN)
