"""Whatever notes hold, the page shows it as text: nothing of it runs, and nothing leaves."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import zettel
from tests.bench.page_times import PROBE, find_place, time_answer
from tests.view.conftest import OpenFile, OpenPage, write_page
from tests.view.hostile import PHRASES, build_hostile_notes
from tests.view.notes import build_many

ROOT = Path(__file__).parents[2]
STRANGERS = Path(__file__).with_name("strangers.js")


def check_nothing_ran(page: Page) -> None:
    """Nothing that came out of a note has run, or stands in the page as more than text."""
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("Object.keys(Object.prototype)") == []
    assert page.evaluate(f"({STRANGERS.read_text(encoding='utf-8')})()") == []


def list_nodes(page: Page) -> list[list[str]]:
    """List ids and titles of all nodes, from the page's own data."""
    found: list[list[str]] = page.evaluate(
        """() => JSON.parse(document.getElementById("document").textContent)
          .nodes.map((node) => [node.id, node.title])"""
    )
    return found


IS_READ = """title => document.querySelector(".reading h2")
  ?.textContent.replaceAll("\\u00a0", " ") === title.replaceAll("\\u00a0", " ")"""
"""Whether a note stands in the panel, under the title that it has."""


def test_an_empty_vault_is_a_page(open_page: OpenPage) -> None:
    """No note at all: the page says so, and every key and button does no harm."""
    page = open_page({})
    expect(page.get_by_role("status").filter(has_text="Aucune note")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("rien")
    page.keyboard.press("Escape")
    for button in page.query_selector_all("button:visible"):
        button.evaluate("button => button.click()")
        page.keyboard.press("Escape")
    check_nothing_ran(page)


def test_every_hostile_note_reads_as_text(open_page: OpenPage) -> None:
    """Each is opened by its address; what it holds is shown, and none of it runs."""
    page = open_page(build_hostile_notes(), title=f"</title>{PHRASES[0]}")
    check_nothing_ran(page)
    nodes = list_nodes(page)
    assert len(nodes) > len(PHRASES)
    for note, title in nodes:
        page.evaluate("id => { location.hash = '#note=' + encodeURIComponent(id) }", note)
        page.wait_for_function(IS_READ, arg=title)
        check_nothing_ran(page)


def test_hostile_words_are_found(open_page: OpenPage) -> None:
    """Whatever is typed or pasted into the search, it is sought and nothing else."""
    page = open_page(build_hostile_notes())
    box = page.get_by_role("combobox").first
    for phrase in PHRASES:
        box.fill(phrase[:200])
        page.wait_for_timeout(10)
    check_nothing_ran(page)
    box.fill("__proto__")
    page.get_by_role("option").first.click()
    expect(page.locator(".reading h2").first).to_have_text("__proto__")


def test_hostile_addresses_open_nothing(open_page: OpenPage) -> None:
    """An address that names no note, or garbles what may be set, leaves the page whole."""
    page = open_page(build_hostile_notes())
    keys = ("note", "at", "q", "tags", "types", "focus", "path", "day", "size", "colour", "sparql")
    for phrase in (*PHRASES, "%", "%E0%A4%A", "999999999", "[]", "{}"):
        parts = "&".join(f"{key}={phrase[:300]}" for key in keys)
        page.evaluate("parts => { location.hash = '#' + parts }", parts)
        page.wait_for_timeout(10)
    check_nothing_ran(page)
    expect(page.get_by_role("combobox").first).to_be_visible()


def test_the_real_corpus(open_file: OpenFile, tmp_path: Path) -> None:
    """The notes in this repository: opened, searched, read."""
    path = tmp_path / "page.html"
    path.write_bytes(b"".join(zettel.open(ROOT / "notes").build_html()))
    page = open_file(path)
    check_nothing_ran(page)
    use_page(page, "France")


@pytest.mark.parametrize("count", [1_000, 10_000])
def test_large_vaults(open_file: OpenFile, tmp_path: Path, count: int) -> None:
    """All notes move when the map is dragged, a click on one is answered, and so is the search."""
    path = write_page(tmp_path, build_many(count))
    page = open_file(path, before=f"{PROBE.read_text(encoding='utf-8')}; bench.use('zettel')")
    page.evaluate("bench.showAll()")
    page.wait_for_timeout(300)
    drag(page)
    assert time_answer(page)
    use_page(page, f"Note {count - 8}")


def drag(page: Page) -> None:
    """Drag the map by its ground; what is drawn moves."""
    x, y = find_place(page, "findGap")
    before = page.evaluate("bench.sum()")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30, steps=4)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert page.evaluate("bench.sum()") != before


def use_page(page: Page, query: str) -> None:
    """Search with the keyboard and open what is found first."""
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    heading = page.locator(".reading h2").first
    expect(heading).to_have_text(re.compile(query, re.IGNORECASE))
