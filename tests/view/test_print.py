"""The page on paper: what is in front, such as the note, its links, the map; no controls."""

import io
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.view.conftest import OpenFile, OpenPage
from tests.view.console import ask, open_console
from tests.view.notes import NOTES
from tests.view.shelf import MANY

LONG = {**NOTES, "1.md": NOTES["1.md"] + "\n\nUne phrase de plus.\n" * 120}


@pytest.mark.parametrize("phone", [False, True])
def test_paper_has_the_note_and_no_controls(open_page: OpenPage, phone: bool) -> None:
    """What is only for the screen is gone, a sheet is a text like any other."""
    page = open_page(NOTES, address="#note=2", phone=phone)
    page.emulate_media(media="print")
    expect(page.locator(".reading h2")).to_be_visible()
    expect(page.locator(".backlinks q")).to_be_visible()
    for gone in (".panel.left", ".controls", ".map", ".fold", ".kinds .icon", ".skips button"):
        for part in page.locator(gone).all():
            expect(part).not_to_be_visible()


def test_the_whole_note_is_printed(open_page: OpenPage) -> None:
    """All pages of it, and its links; the map is not drawn in pixels."""
    page = open_page(LONG, address="#note=1")
    pdf = PdfReader(io.BytesIO(page.pdf(print_background=True)))
    text = "\n".join(part.extract_text() for part in pdf.pages)
    assert len(pdf.pages) > 2
    assert text.count("Une phrase de plus.") == 120
    assert "Mène à 2 notes" in text
    assert not any(part.images for part in pdf.pages)
    expect(page.locator(".printed-map")).to_have_count(0)  # gone again


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_printed_as_a_vector(
    open_page: OpenPage, scheme: Literal["light", "dark"]
) -> None:
    """In the colours for paper, whatever the theme; the screen keeps its own."""
    page = open_page(NOTES, address="#note=1")
    page.emulate_media(color_scheme=scheme)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    svg = page.locator(".printed-map svg")
    expect(svg.locator("rect").first).to_have_attribute("fill", "#fbfbfa")
    assert "France" in svg.locator("text").all_text_contents()
    page.emulate_media(media="print")
    expect(svg.locator("rect").first).to_have_css("fill", "rgb(255, 255, 255)")  # as the paper is
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(svg).to_have_count(0)
    wait_for_paper(page, [21, 23, 27] if scheme == "dark" else [251, 251, 250])


def test_a_wide_table_is_printed_whole(open_page: OpenPage) -> None:
    """Its cells become narrow; on the screen it scrolls."""
    cells = [f"colonne{i}" for i in range(30)]
    rows = [cells, ["-"] * 30, ["mot"] * 30]
    text = "\n".join(f"|{'|'.join(row)}|" for row in rows)
    page = open_page({"a.md": text}, address="#note=a")
    page.set_viewport_size({"width": 672, "height": 900})  # as wide as paper
    page.emulate_media(media="print")
    table = page.locator(".body table")
    assert table.evaluate("e => e.getBoundingClientRect().right <= window.innerWidth")


def test_folded_parts_are_printed_open(open_page: OpenPage) -> None:
    """And folded again."""
    rows = "".join(f"  - role: rôle {i}\n    start: 2016-10-01\n" for i in range(12))
    notes = {"1.md": f"---\nid: '1'\ntitle: A\noffices:\n{rows}---\nTexte.\n"}
    page = open_page(notes, address="#note=1")
    expect(page.locator("details.record")).not_to_have_attribute("open", "")
    text = PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
    assert "rôle 11" in text
    expect(page.locator("details.record")).not_to_have_attribute("open", "")


def wait_for_paper(page: Page, colour: list[int]) -> None:
    """Wait until the map's corner has a colour."""
    page.wait_for_function(
        """colour => [...document.querySelector(".map canvas").getContext("2d")
          .getImageData(1, 1, 1, 1).data.slice(0, 3)].join() === colour.join()""",
        arg=colour,
    )


def test_the_table_is_printed_when_it_is_open(open_page: OpenPage) -> None:
    """All rows that it shows, over as many pages as they need; the note behind it is not."""
    page = open_page(MANY, address="#note=007&table=notes&by=title")
    text = read_paper_text(page)
    assert "1 à 100 sur 300" in text
    printed = [re.search(rf"Fiche {i}\b", text) is not None for i in (0, 50, 99, 100)]
    assert printed == [True, True, True, False]
    assert "Lié depuis une note" not in text
    expect(page.locator(".printed")).to_have_count(0)  # gone again
    page.keyboard.press("Escape")
    assert "Lié depuis une note" in read_paper_text(page)


def test_the_console_is_printed_when_it_is_open(open_file: OpenFile, tmp_path: Path) -> None:
    """The whole query, the answer, and the map once it shows what the answer names."""
    page = open_console(open_file, tmp_path)
    lines = "\n".join(f"# ligne {i}" for i in range(80))
    ask(page, f"{lines}\nSELECT ?t {{ ?n dcterms:title ?t FILTER(STR(?t) = 'PGO') }}")
    text = read_paper_text(page)
    assert [f"# ligne {i}\n" in text for i in (0, 79)] == [True, True]
    assert "1 ligne" in text
    assert "Par où commencer" not in text
    for shown in (False, True):
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(page.locator(".printed .printed-map svg")).to_have_count(int(shown))
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        page.get_by_role("button", name="Montrer sur la carte").click()
        expect(page.locator(".console .status")).to_have_text("1 note sur la carte")
    page.keyboard.press("Escape")
    assert "Par où commencer" in read_paper_text(page)


def read_paper_text(page: Page) -> str:
    """Read the text of what would be printed."""
    pdf = PdfReader(io.BytesIO(page.pdf()))
    return "\n".join(part.extract_text() for part in pdf.pages)
