"""The page on paper: the note, its links, the map as a vector; no controls."""

import io
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.view.conftest import OpenPage
from tests.view.notes import NOTES

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
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(svg).to_have_count(0)
    page.wait_for_timeout(300)
    assert read_paper(page) == ([21, 23, 27] if scheme == "dark" else [251, 251, 250])


def test_folded_parts_are_printed_open(open_page: OpenPage) -> None:
    """And folded again."""
    rows = "".join(f"  - role: rôle {i}\n    start: 2016-10-01\n" for i in range(12))
    notes = {"1.md": f"---\nid: '1'\ntitle: A\noffices:\n{rows}---\nTexte.\n"}
    page = open_page(notes, address="#note=1")
    expect(page.locator("details.record")).not_to_have_attribute("open", "")
    text = PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
    assert "rôle 11" in text
    expect(page.locator("details.record")).not_to_have_attribute("open", "")


def read_paper(page: Page) -> list[int]:
    """Read the colour of the map's corner."""
    found: list[int] = page.evaluate(
        """() => [...document.querySelector(".map canvas").getContext("2d")
          .getImageData(1, 1, 1, 1).data.slice(0, 3)]"""
    )
    return found
