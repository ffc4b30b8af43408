"""The path between two notes, asked for and read in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import zettel
from tests.vaults import write_vault
from tests.view.accessibility import find_barriers
from tests.view.colours import has_colour
from tests.view.conftest import OpenPage
from tests.view.waiting import wait_for_rest
from zettel.errors import NoteError

# Two ways of two links from Ana to Dora; Zoé is alone.
NOTES = {
    "ana.md": "---\ntitle: Ana\ntypes: [t0]\n---\nAna a connu [[bea|Béa]] à Rome. Rien de plus.\n",
    "bea.md": "---\ntitle: Béa\ntypes: [t1]\n---\nBéa [[membre:dora|travaille chez Dora]].\n",
    "cleo.md": "---\ntitle: Cléo\ntypes: [t2]\n---\nCléo aime [[ana|Ana]] et [[dora|Dora]].\n",
    "dora.md": "---\ntitle: Dora\ntypes: [t3]\n---\nDora.\n",
    "zoe.md": "---\ntitle: Zoé\ntypes: [t4]\n---\nSeule.\n",
}
BEA, CLEO = (230, 159, 0), (0, 158, 115)


def ask(page: Page, *names: str) -> None:
    """Type the names of notes into the fields that are still to be filled."""
    for name in names:
        page.keyboard.type(name)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")


def list_steps(page: Page) -> list[str]:
    """List the notes of the path that is shown."""
    return page.locator(".steps > li > a .name").all_inner_texts()


def test_a_path_is_told_in_the_sentences_of_its_links(open_page: OpenPage) -> None:
    """From the note that is open to one that is typed; each step says how and in which words."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    ask(page, "dora")
    expect(page.locator(".path .status[role=status]").last).to_have_text("2 liens les séparent")
    assert list_steps(page) == ["Ana", "Béa", "Dora"]
    expect(page.locator(".steps .sentence").first).to_have_text("Ana a connu Béa à Rome.")
    assert page.locator(".steps mark").all_inner_texts() == ["Béa", "travaille chez Dora"]
    assert page.locator(".steps .relation .arrow").all_inner_texts() == ["↓", "↓"]
    expect(page.locator(".steps .relation").last).to_contain_text("membre")


def test_from_is_one_word_on_one_line(open_page: OpenPage) -> None:
    """Both fields have their labels before them, in English too."""
    page = open_page(NOTES, address="#note=ana", language="en")
    page.keyboard.press("p")
    labels = page.locator(".chooser label")
    expect(labels).to_have_text(["From", "To"])
    for label in labels.all():
        box = label.bounding_box()
        assert box is not None
        assert box["height"] < 24


def test_other_paths_are_as_short(open_page: OpenPage) -> None:
    """One goes through them; an arrow says which way each link was written."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    ask(page, "dora")
    expect(page.locator(".ways")).to_contain_text("Chemin 1 sur 2")
    page.emulate_media(media="print")
    starts = "e => e.getBoundingClientRect().left"
    heading, ways = page.locator(".path h2"), page.locator(".ways")
    assert ways.evaluate(starts) == heading.evaluate(starts)  # else its first letter is cut
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Un autre chemin").click()
    expect(page.locator(".ways")).to_contain_text("Chemin 2 sur 2")
    assert list_steps(page) == ["Ana", "Cléo", "Dora"]
    assert page.locator(".steps .relation .arrow").all_inner_texts() == ["↑", "↓"]
    page.keyboard.press("Enter")  # the button keeps the focus
    assert list_steps(page) == ["Ana", "Béa", "Dora"]


def test_the_path_is_all_that_has_full_colour(open_page: OpenPage) -> None:
    """The notes beside it go behind a veil; without the path they come back."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    ask(page, "dora")
    wait_for_rest(page)
    assert has_colour(page, BEA)
    assert not has_colour(page, CLEO)
    page.keyboard.press("Escape")
    wait_for_rest(page)
    assert has_colour(page, CLEO)


def test_both_ends_can_be_chosen_and_swapped(open_page: OpenPage) -> None:
    """With nothing open the path is asked for from the menu; the ends change places."""
    page = open_page(NOTES)
    page.get_by_role("button", name="Plus d’outils").click()
    page.get_by_role("menuitem", name="Chemin entre deux notes").click()
    ask(page, "ana", "bea")
    assert list_steps(page) == ["Ana", "Béa"]
    page.get_by_role("button", name="Échanger le départ et l’arrivée").click()
    assert list_steps(page) == ["Béa", "Ana"]
    expect(page.get_by_role("combobox", name="De", exact=True)).to_have_value("Béa")


def test_a_note_of_the_path_is_read_and_the_path_found_again(open_page: OpenPage) -> None:
    """Opening it leaves the path on the map, and the same key brings the steps back."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    ask(page, "dora")
    page.locator(".steps a").nth(1).click()
    expect(page.locator(".reading h2")).to_have_text("Béa")
    page.get_by_role("button", name="Fermer la note").click()
    assert list_steps(page) == ["Ana", "Béa", "Dora"]


def test_no_path_says_why(open_page: OpenPage) -> None:
    """Because nothing joins the two, or because filters hide what does: then they can be lifted."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    ask(page, "zoe")
    expect(page.locator(".answer")).to_contain_text("Aucun chemin entre « Ana » et « Zoé ».")
    expect(page.locator(".answer")).to_contain_text("Il suffirait d’un lien")
    page.get_by_role("combobox", name="À", exact=True).focus()
    ask(page, "bea")
    page.locator(".relations").get_by_role("button", name="lien simple").first.click()
    expect(page.locator(".answer")).to_contain_text("que les filtres cachent")
    page.get_by_role("button", name="Tout montrer", exact=True).click()
    assert list_steps(page) == ["Ana", "Béa"]


def test_a_name_that_no_note_has_is_said_to_be_none(open_page: OpenPage) -> None:
    """The field says so while one types; Escape closes suggestions before the path."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    page.keyboard.type("xyzzy")
    expect(page.locator(".chooser .status").last).to_have_text("Aucune note de ce nom.")
    page.get_by_role("combobox", name="À", exact=True).fill("a")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option").first).not_to_be_visible()
    expect(page.locator(".path")).to_be_visible()


@pytest.mark.parametrize(("start", "end"), [("ana", "dora"), ("dora", "cleo"), ("ana", "zoe")])
def test_it_is_as_long_as_the_one_on_the_command_line(
    open_page: OpenPage, tmp_path: Path, start: str, end: str
) -> None:
    """`zettel path` goes over the same notes, where there is a way at all."""
    folder = tmp_path / "vault"
    notes = {name: text.replace("membre:", "") for name, text in NOTES.items()}
    write_vault(folder, "".join(f"=== {name}\n{text}" for name, text in notes.items()))
    try:
        told = [step.target for step in zettel.open(folder).find_path(start, end)]
    except NoteError:
        told = []
    page = open_page(notes, address=f"#note={start}")
    page.keyboard.press("p")
    ask(page, end)
    expect(page.locator(".steps, .answer")).to_be_visible()
    ids = [
        href.partition("=")[2]
        for href in page.locator(".steps > li > a").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))"
        )
    ]
    assert ids[1:] == told


@pytest.mark.parametrize("typed", ["", "d", "dora", "zoe"], ids=["asked", "typing", "way", "none"])
def test_the_panel_has_no_barriers(open_page: OpenPage, typed: str) -> None:
    """axe-core finds nothing serious while one asks, nor in the answer."""
    page = open_page(NOTES, address="#note=ana")
    page.keyboard.press("p")
    page.keyboard.type(typed)
    if len(typed) > 1:
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
    assert find_barriers(page) == []
