"""A query that is being written in the console: completed, kept, and titled."""

import re
from pathlib import Path

from playwright.sync_api import expect

import zettel
from tests.view.conftest import OpenFile
from tests.view.console import NOTES, ask, open_console, write_page

ROOT = Path(__file__).parents[2]
OFFERED = ".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)"
"""Completions that an Enter takes: none are being sought for what has been typed since."""


def test_terms_are_completed_by_their_labels(open_file: OpenFile, tmp_path: Path) -> None:
    """In the reader's language; the prefix is declared; Tab then leads out of the editor."""
    page = open_file(write_page(zettel.open(ROOT / "notes"), tmp_path / "page.html"))
    page.keyboard.press("q")
    editor = page.locator(".console .cm-content")
    editor.click()
    page.keyboard.type("SELECT * WHERE { ?chose a pays", delay=20)
    chosen = page.locator(f"{OFFERED} li[aria-selected]")
    expect(chosen).to_contain_text("schema:Country")  # of the whole word, not of its beginning
    page.wait_for_timeout(200)  # an Enter in the same moment is meant for the line
    page.keyboard.press("Enter")
    page.keyboard.type(" . ?ch", delay=20)
    expect(chosen).to_have_text("chose")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    expect(editor).to_contain_text("PREFIX schema: <https://schema.org/>")
    expect(editor).to_contain_text("?chose a schema:Country . ?chose")
    page.keyboard.press("Tab")
    expect(page.locator(".console .run")).to_be_focused()


def test_completions_stay_over_the_console(open_file: OpenFile, tmp_path: Path) -> None:
    """The list lies wholly over the console, however far to the right it is asked for."""
    page = open_file(write_page(zettel.open(ROOT / "notes"), tmp_path / "page.html"))
    page.keyboard.press("q")
    page.locator(".console .cm-content").click()
    page.keyboard.type("SELECT * WHERE { ?chose ?autre ?encore . ?chose ?avec dcterms:ti", delay=20)
    page.locator(f"{OFFERED} li[aria-selected]").wait_for()
    page.wait_for_timeout(200)
    console, offered = (page.locator(one).bounding_box() for one in (".console", OFFERED))
    assert console is not None
    assert offered is not None
    assert offered["x"] + offered["width"] <= console["x"] + console["width"] + 1


def test_asking_puts_the_completions_away(open_file: OpenFile, tmp_path: Path) -> None:
    """What was about to be offered when a query was sent doesn't come up over its answer."""
    page = open_console(open_file, tmp_path)
    page.locator(".console .cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?nom { VALUES ?nom { 7 } OPTIONAL { ?nom ?n ?no } } ORDER BY ?no")
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)  # longer than completions wait
    expect(page.locator(".cm-tooltip-autocomplete")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".console")).to_be_hidden()


def test_what_is_half_written_waits_to_be_sent(open_file: OpenFile, tmp_path: Path) -> None:
    """A page that loads anew asks again what was asked, and never what was being written."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?a { VALUES ?a { 1 2 } }")
    expect(page).to_have_url(re.compile("VALUES"))
    page.reload()
    expect(page.locator(".console tbody tr")).to_have_count(2)
    page.locator(".console .cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" LIMIT 1")
    expect(page).to_have_url(re.compile("LIMIT"))
    page.reload()
    expect(page.locator(".console .cm-content")).to_contain_text("LIMIT 1")
    page.wait_for_timeout(1_000)
    expect(page.locator(".console tbody tr")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".console tbody tr")).to_have_count(1)


def test_titles_of_queries_keep_their_signs(open_file: OpenFile, tmp_path: Path) -> None:
    """French punctuation keeps to its word, in the list and over an answer."""
    notes = {**NOTES, "ontology/queries/Q01-quand.rq": "# Quand ?\nASK {}\n"}
    (tmp_path / "notes" / "ontology" / "queries").mkdir(parents=True)
    page = open_console(open_file, tmp_path, notes)
    title = page.locator(".questions .title").first
    assert title.text_content() == "Quand\u00a0?"
    title.click()
    assert page.locator(".console h2").text_content() == "Quand\u00a0?"
