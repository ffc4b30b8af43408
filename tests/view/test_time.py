"""Time: the bar, the slider, and what holds on a day, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import zettel
from tests.view.accessibility import find_barriers
from tests.view.colours import Colour, find_colour, has_colour
from tests.view.conftest import OpenPage
from tests.view.waiting import wait_for_rest, wait_until

ROOT = Path(__file__).parents[2]

NOTES = {
    "ana.md": """---
title: Ana
types: [t0]
created: 2020-01-15
offices:
  - role: "[[chef]]"
    organization: "[[club]]"
    start: 2016-10
    end: 2018
    source: "[[club#^l1|club:1]]"
---
""",
    "bob.md": """---
title: Bob
types: [t1]
created: 2021-06-01
offices:
  - role: "[[chef]]"
    organization: "[[club]]"
    start: 2019-01-01
---
""",
    "chef.md": "---\ntitle: Chef\ntypes: [t2]\ncreated: 2020-03-01\n---\n",
    "club.md": "---\ntitle: Club\ntypes: [t3]\ncreated: 2020-02-01\n---\nAna préside. ^l1\n",
}
ANA, BOB, CHEF = (0, 114, 178), (230, 159, 0), (0, 158, 115)

CERTAINTIES = {"Sûrement": "sûr", "Commencé, fin non dite": "commencé, fin non dite"}


def set_day(page: Page, day: str) -> None:
    """Type a day into the time bar."""
    page.get_by_label("Aller au jour").fill(day)


def list_seen(page: Page) -> list[Colour]:
    """List which of three notes are in full colour on the map."""
    return [colour for colour in (ANA, BOB, CHEF) if has_colour(page, colour)]


def read_holders(page: Page) -> list[tuple[str, str]]:
    """Read who holds something on the day, and how sure that is."""
    return [
        (
            item.locator("a.to .name").first.inner_text(),
            item.locator(".certainty").first.inner_text(),
        )
        for item in page.locator(".as-of li").all()
    ]


def test_a_day_tells_who_held_which_office(open_page: OpenPage) -> None:
    """Surely, perhaps, or with an end that nobody told; with the passage that says so."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    set_day(page, "2017-05-01")
    expect(page.locator(".as-of h2")).to_have_text("Au 1er mai 2017")
    expect(page.locator(".office h4")).to_have_text("Chef · Club")
    assert read_holders(page) == [("Ana", "Sûrement")]
    expect(page.locator(".as-of .told")).to_contain_text("depuis octobre 2016, jusqu’à 2018")
    expect(page.locator(".as-of .ref")).to_have_text("club:1")
    set_day(page, "2016-10-15")
    assert read_holders(page) == [("Ana", "Peut-être")]
    set_day(page, "2020-01-01")
    assert read_holders(page) == [("Bob", "Commencé, fin non dite")]
    set_day(page, "1999-01-01")
    expect(page.locator(".as-of")).to_contain_text("Aucune note ne dit rien de ce jour.")


def test_what_has_not_come_yet_is_not_on_the_map(open_page: OpenPage) -> None:
    """A note comes with the first thing told of it; what nothing dates is always there."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    set_day(page, "2017-05-01")
    wait_until(page, lambda: list_seen(page) == [ANA, CHEF])
    page.get_by_role("button", name="Toutes les dates").click()
    wait_until(page, lambda: has_colour(page, BOB))
    expect(page.locator(".as-of")).to_have_count(0)


def test_the_slider_is_dragged_and_stepped(open_page: OpenPage) -> None:
    """By mouse over the whole span; by keys a day, a month or a year at a time."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    slider = page.get_by_role("slider", name="Jour")
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 8, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, middle, steps=5)
    page.mouse.up()
    assert read_holders(page) == [("Ana", "Sûrement")]
    set_day(page, "2017-01-31")
    slider.focus()
    for key, day in [
        ("ArrowRight", "1er février 2017"),
        ("ArrowLeft", "31 janvier 2017"),
        ("ArrowUp", "28 février 2017"),
        ("PageUp", "28 février 2018"),
        ("PageDown", "28 février 2017"),
        ("ArrowDown", "28 janvier 2017"),
    ]:
        page.keyboard.press(key)
        assert slider.get_attribute("aria-valuetext") == day
        expect(page.locator(".as-of h2")).to_have_text(f"Au {day}")


def test_time_passes_when_asked(open_page: OpenPage) -> None:
    """From the beginning, until it is stopped; then it stands."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    page.get_by_role("button", name="Faire avancer le temps").click()
    title = page.locator(".as-of h2")
    expect(title).to_have_text(re.compile("2016"))
    first = title.inner_text()
    expect(title).not_to_have_text(first)
    page.get_by_role("button", name="Arrêter le temps").click()
    stopped = title.inner_text()
    page.wait_for_timeout(500)
    expect(title).to_have_text(stopped)
    page.get_by_role("button", name="Fermer la barre du temps").click()
    expect(page.locator(".time-bar")).not_to_be_visible()
    expect(title).to_have_count(0)


def test_less_motion_is_few_long_steps(open_page: OpenPage) -> None:
    """Who asks for less motion gets a step a second."""
    page = open_page(NOTES)
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("m")
    page.get_by_role("button", name="Faire avancer le temps").click()
    days = set()
    for _ in range(15):
        days.add(page.get_by_role("slider").input_value())
        page.wait_for_timeout(100)
    assert len(days) <= 3


def test_notes_have_a_time_of_their_own(open_page: OpenPage) -> None:
    """By the clock of the notes, the map grows as they were written."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    page.get_by_role("button", name="Notes : selon le jour où elles ont été créées").click()
    set_day(page, "2020-02-15")
    expect(page.get_by_role("button", name="2 notes écrites")).to_be_visible()
    wait_until(page, lambda: list_seen(page) == [ANA])
    expect(page.locator(".recent a .name")).to_have_text(["Club", "Ana"])


def test_a_note_is_read_beside_the_bar(open_page: OpenPage) -> None:
    """It takes the list's place; the bar brings the list back."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    set_day(page, "2017-05-01")
    wait_for_rest(page)
    page.mouse.click(*find_colour(page, ANA))
    expect(page.locator(".reading h2")).to_have_text("Ana")
    page.get_by_role("button", name="Un fait").click()
    expect(page.locator(".as-of h2")).to_have_text("Au 1er mai 2017")


def test_where_nothing_is_dated_the_bar_says_what_to_write(open_page: OpenPage) -> None:
    """An empty time line would tell nothing."""
    page = open_page({"a.md": "Sans date.\n"})
    page.keyboard.press("m")
    expect(page.locator(".time-bar")).to_contain_text("Rien n’est daté dans ces notes")


def test_on_a_phone_the_list_is_a_sheet(open_page: OpenPage) -> None:
    """The bar is wholly on the screen, its buttons large enough; the list comes from below."""
    page = open_page(NOTES, phone=True)
    page.get_by_role("button", name="Plus d’outils").tap()
    page.get_by_role("menuitem", name="Au fil du temps").tap()
    set_day(page, "2017-05-01")
    bar = page.locator(".time-bar").bounding_box()
    assert bar is not None
    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= 390
    for button in page.locator(".time-bar button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= 390
    page.get_by_role("button", name="Un fait").tap()
    expect(page.locator(".as-of h2")).to_be_visible()


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_the_bar_and_the_list_have_no_barriers(open_page: OpenPage, phone: bool) -> None:
    """axe-core finds nothing serious in them."""
    page = open_page(NOTES, phone=phone)
    page.keyboard.press("m")
    set_day(page, "2017-05-01")
    assert find_barriers(page) == []


@pytest.fixture(scope="module")
def corpus(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Open the page of this repository's own notes, offline, at its time bar."""
    path = tmp_path_factory.mktemp("corpus") / "page.html"
    path.write_text(zettel.open(ROOT).to_html(), encoding="utf-8")
    page = browser.new_context(offline=True, locale="fr-FR").new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("m")
    return page


@pytest.mark.parametrize(
    "day", ["2014-09-15", "2015-12-01", "2016-11-01", "2016-12-08", "2021-06-01"]
)
def test_the_page_says_of_a_day_what_the_graph_says(corpus: Page, day: str) -> None:
    """Q20 finds the same people in the same offices by SPARQL, and is as sure of them."""
    vault = zettel.open(ROOT)
    (asked,) = [query for query in vault.queries() if query.name.startswith("Q20")]
    answer = vault.query(asked.text.replace("2016-11-01", day))
    told = {row[:4] for row in answer.rows}  # how sure, who, which office, where
    set_day(corpus, day)
    found = set()
    for office in (
        corpus.locator(".as-of section", has=corpus.get_by_role("heading", name="mandats"))
        .locator(".office")
        .all()
    ):
        names = office.locator("h4 .name").all_inner_texts()
        for person in office.locator("li").all():
            holder = person.locator("> a .name").inner_text()
            for word in person.locator(".certainty").all_inner_texts():
                if word in CERTAINTIES:
                    found.add((CERTAINTIES[word], holder, *names))
    assert found == told
    assert told or day == "2014-09-15"


def test_the_bar_gives_the_keyboard_to_the_map_when_it_closes(open_page: OpenPage) -> None:
    """Escape in the date field closes the bar; the focus is not lost."""
    page = open_page(NOTES)
    page.keyboard.press("m")
    page.get_by_label("Aller au jour").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".time-bar")).to_be_hidden()
    expect(page.locator(".map")).to_be_focused()
