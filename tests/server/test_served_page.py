"""The explorer as a server shows it, in a browser: it asks, answers, and follows the notes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.server.servers import VAULT, Server, start_server
from tests.vaults import write_vault
from tests.view.console import ask, find_rows
from tests.view.test_images import PIXEL, SVG
from zettel.view.images import LARGEST


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write a vault that a test may change."""
    return write_vault(tmp_path / "vault", VAULT)


@pytest.fixture
def server(vault: Path) -> Iterator[Server]:
    """Serve it."""
    with start_server(vault, "--timeout", "2") as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """Open the explorer; nothing may be asked of another host, nothing go wrong.

    Chromium itself reports each answer that refuses a query, which the console tells of, or is of
    notes that have changed, which the page tells of.
    """
    context = browser.new_context(locale="en", viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    troubles: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not re.search("status of (400|410)", message.text):
            troubles.append(message.text)

    def look(request: Request) -> None:
        if not request.url.startswith(server.address):
            troubles.append(request.url)

    opened.on("console", hear)
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", look)
    opened.goto(server.address)
    opened.locator("html[data-ready]").wait_for()
    yield opened
    assert not troubles
    context.close()


def test_a_note_is_read_from_the_server(page: Page) -> None:
    """Its text, its links back, its Turtle."""
    page.evaluate("location.hash = '#note=b'")
    expect(page.locator(".body")).to_contain_text("missing")
    page.locator("details", has_text="Turtle").locator("summary").click()
    expect(page.locator("pre", has_text="<note/b>").first).to_be_visible()


def test_pictures_are_asked_for_when_they_are_shown(page: Page, vault: Path) -> None:
    """The page carries none, whatever its size; one that is gone is its caption."""
    (vault / "dot.png").write_bytes(PIXEL)
    (vault / "vast.svg").write_bytes(SVG + b" " * LARGEST)
    (vault / "b.md").write_text("# B\nThere ![one](dot.png) ![all](vast.svg) ![no](gone.png)\n")
    page.evaluate("location.hash = '#note=b'")
    shown = page.locator(".body img")
    expect(shown).to_have_count(2, timeout=15_000)
    assert page.locator("[data-type^='image/']").count() == 0
    widths = shown.evaluate_all("images => images.map((image) => image.naturalWidth)")
    assert [width > 0 for width in widths] == [True, True]


def test_a_note_leads_to_its_own_page(page: Page, server: Server) -> None:
    """From the panel to the page, where its address is."""
    page.evaluate("location.hash = '#note=b'")
    page.get_by_role("link", name="This note’s own page").click()
    expect(page.locator("h1")).to_have_text('B "é"')
    assert page.url == f"{server.address}note/b"


def test_the_map_leads_to_the_other_pages(page: Page, server: Server) -> None:
    """To the list of notes and to the server's own pages, in the reader's language."""
    places = page.get_by_role("navigation", name="Other pages").get_by_role("link")
    assert places.all_inner_texts() == ["Notes", "SPARQL", "Status"]
    places.last.click()
    expect(page).to_have_url(f"{server.address}status")
    page.get_by_role("link", name="Map").click()
    page.locator("html[data-ready]").wait_for()
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("navigation", name="Autres pages")).to_contain_text("État")
    assert page.locator("nav.places").count() == 1


def test_texts_are_searched(page: Page) -> None:
    """What stands in a text is found, though the page does not carry it."""
    page.keyboard.press("/")
    page.keyboard.type("missing")
    expect(page.locator(".results")).to_contain_text("missing")


def test_the_console_asks_the_endpoint(page: Page) -> None:
    """Named graphs are there; faults have their place; a long query is stopped by the server."""
    page.keyboard.press("q")
    page.locator(".console .cm-content").wait_for()
    ask(page, "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert find_rows(page) == [["2"]]
    ask(page, "SELECT ?x { ?x nix:y 1 }")
    expect(page.locator(".console .fault")).to_contain_text("nix:")
    ask(page, "SELECT ?x { ?x a }")
    expect(page.locator(".console .fault")).to_contain_text("at 1:19")


def test_a_save_is_seen(page: Page, vault: Path) -> None:
    """The page loads itself anew, with what the reader has set."""
    page.evaluate("location.hash = '#note=a'")
    expect(page.locator(".body")).to_contain_text("missing")
    (vault / "a.md").write_text("# A, revised\nAnother text, to [[b]].\n")
    expect(page.locator("article h2")).to_have_text("A, revised", timeout=15_000)
    expect(page.locator(".body")).to_contain_text("Another text")
    assert "note=a" in page.url


def test_who_is_writing_is_told(page: Page, vault: Path) -> None:
    """What is typed stays; the page says that notes have changed, and shows them when asked to."""
    search = page.get_by_role("combobox").first
    search.fill("miss")
    (vault / "a.md").write_text("# A, revised\n[[b]] [[missing]]\n")
    told = page.locator(".news")
    expect(told).to_contain_text("The notes have changed.", timeout=15_000)
    page.wait_for_timeout(2_000)
    expect(told).to_be_visible()
    assert search.input_value() == "miss"
    told.get_by_role("button").press("Enter")
    expect(page.locator(".results")).to_contain_text("A, revised", timeout=15_000)
    expect(told).to_be_hidden()


def test_who_writes_a_query_goes_on(page: Page, vault: Path) -> None:
    """Notes that are saved leave focus, caret and undo of the console; it is told, no more."""
    page.evaluate("window.same = true")
    page.keyboard.press("q")
    editor = page.locator(".console .cm-content")
    editor.wait_for()
    page.keyboard.type("SELECT ?t { ?s dcterms:ti", delay=10)
    (vault / "a.md").write_text("# A, revised\n[[b]] [[missing]]\n")
    told = page.locator(".news")
    expect(told).to_contain_text("The notes have changed.", timeout=15_000)
    page.wait_for_timeout(2_500)
    page.keyboard.type("tle ?t", delay=10)
    expect(editor).to_contain_text("SELECT ?t { ?s dcterms:title ?t")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(2_500)
    assert page.evaluate("window.same")
    told.get_by_role("button").click()
    expect(told).to_be_hidden()
    expect(editor).to_contain_text("dcterms:title ?t")
    expect(page.locator(".console .questions")).to_be_visible()
    expect(page.locator(".console .fault")).to_be_hidden()


def test_the_map_stays_where_it_is(page: Page, vault: Path) -> None:
    """A map that was moved is in the same place when the notes have changed."""
    page.locator(".map").focus()
    for _ in range(3):
        page.keyboard.press("+")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(1_000)
    before = page.locator(".map").screenshot()
    with page.expect_navigation(timeout=15_000):
        (vault / "b.md").write_text('---\ntags: [shared]\n---\n# B "é"\nMore of [[missing]]\n')
    page.locator("html[data-ready]").wait_for()
    page.wait_for_timeout(1_000)
    assert page.locator(".map").screenshot() == before
