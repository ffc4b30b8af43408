"""The search: what it finds, what the map shows meanwhile, and how it ends."""

import pytest
from playwright.sync_api import expect

from tests.view.conftest import OpenPage
from tests.view.dots import BLUE, ORANGE, find_dot, find_overlay
from tests.view.notes import NOTES
from tests.view.waiting import wait_for_rest, wait_until


def test_search_folds_accents_and_knows_other_names(open_page: OpenPage) -> None:
    """`/` leads to the field; titles, aliases and tags are searched; Enter opens the first."""
    page = open_page(NOTES)
    page.keyboard.press("/")
    page.keyboard.type("donnees")
    expect(page.get_by_role("option")).to_have_text("Données ouvertes")
    page.keyboard.press("Control+A")
    page.keyboard.type("ogp")
    expect(page.get_by_role("option")).to_contain_text("Partenariat pour un gouvernement ouvert")
    page.keyboard.press("Enter")
    expect(page.locator(".reading h2")).to_have_text("Partenariat pour un gouvernement ouvert")
    page.keyboard.press("Control+A")
    page.keyboard.type("introuvable")
    expect(page.locator(".found-notes .status")).to_contain_text("Rien pour « introuvable »")
    page.get_by_role("button", name="Effacer la recherche").click()
    expect(page.get_by_role("combobox")).to_have_value("")


@pytest.mark.parametrize("phone", [False, True])
def test_a_chosen_result_ends_the_search(open_page: OpenPage, *, phone: bool) -> None:
    """While one types, the map shows what was found; then the note with its neighbours."""
    page = open_page(NOTES, phone=phone)
    if phone:
        page.get_by_role("button", name="Chercher").tap()
    else:
        page.keyboard.press("/")
    page.keyboard.type("france") if not phone else page.get_by_role("combobox").fill("france")
    wait_until(page, lambda: find_overlay(page, find_dot(page, BLUE))[3] > 150)
    page.get_by_role("combobox").press("Enter")
    expect(page.locator(".reading h2")).to_have_text("France")
    wait_for_rest(page)
    assert find_overlay(page, find_dot(page, BLUE))[3] == 0
    assert find_overlay(page, find_dot(page, ORANGE))[:3] == list(ORANGE)


def test_a_search_beside_a_note_keeps_its_neighbours(open_page: OpenPage) -> None:
    """What is linked with the selected note stays in colour whatever is looked for."""
    page = open_page(NOTES, address="#note=1")
    page.keyboard.press("/")
    page.keyboard.type("introuvable")
    wait_until(page, lambda: find_overlay(page, find_dot(page, BLUE))[3] > 150)
    assert find_overlay(page, find_dot(page, ORANGE))[:3] == list(ORANGE)


def test_escape_clears_the_search_then_closes_the_note(open_page: OpenPage) -> None:
    """Each press takes one step back, wherever the cursor is."""
    page = open_page(NOTES)
    page.keyboard.press("/")
    page.keyboard.type("france")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_have_value("")
    expect(page.locator(".reading h2")).to_have_text("France")
    page.keyboard.press("Escape")
    expect(page.locator(".reading h2")).to_have_text("Par où commencer")


def test_a_sign_before_a_word_asks_for_a_tag(open_page: OpenPage) -> None:
    """As the tag is shown; with words of the text beside it, too."""
    page = open_page(NOTES)
    page.get_by_role("combobox").fill("#euro")
    expect(page.get_by_role("option")).to_have_text("France#europe")
    page.get_by_role("combobox").fill("#europe membre")
    expect(page.get_by_role("option").locator(".name")).to_contain_text("France")
    page.get_by_role("combobox").fill("#france")
    expect(page.locator(".found-notes .status")).to_contain_text("Rien pour « #france »")
