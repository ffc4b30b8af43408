"""Focus: a note's neighbourhood, used with keys and mouse in a real browser."""

from playwright.sync_api import Page, expect

from tests.view.accessibility import find_barriers
from tests.view.colours import find_colour, has_colour
from tests.view.conftest import OpenPage
from tests.view.waiting import wait_for_rest

# a → b → c → d, and e → a; each of a type of its own, so that its dot tells it
CHAIN = {
    f"{name}.md": f"---\ntitle: Note {name}\ntypes: [t{i}]\n---\n{text}\n"
    for i, (name, text) in enumerate(
        [
            ("a", "Elle mène à [[b]]."),
            ("b", "Elle [[suit:c]]."),
            ("c", "Elle mène à [[d]]."),
            ("d", "Fin."),
            ("e", "Elle mène à [[a]]."),
        ]
    )
}
COLOURS = {
    "a": (0, 114, 178),
    "b": (230, 159, 0),
    "c": (0, 158, 115),
    "d": (204, 121, 167),
    "e": (86, 180, 233),
}


def list_shown(page: Page) -> str:
    """List the notes that are on the map."""
    wait_for_rest(page)
    return "".join(name for name, colour in COLOURS.items() if has_colour(page, colour))


def test_a_key_shows_the_neighbourhood_of_the_open_note(open_page: OpenPage) -> None:
    """Keys 1 to 5 widen it, and Escape shows the whole map again; the note stays open."""
    page = open_page(CHAIN, address="#note=a")
    page.keyboard.press("f")
    bar = page.get_by_role("group", name="Voisinage de « Note a »")
    expect(bar.get_by_role("status")).to_have_text("3 notes")
    assert list_shown(page) == "abe"
    page.keyboard.press("2")
    expect(bar.get_by_role("status")).to_have_text("4 notes")
    assert list_shown(page) == "abce"
    page.keyboard.press("5")
    assert list_shown(page) == "abcde"
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    expect(bar).not_to_be_visible()
    assert list_shown(page) == "abcde"
    expect(page.locator(".reading h2")).to_have_text("Note a")


def test_links_are_followed_in_the_direction_that_is_asked(open_page: OpenPage) -> None:
    """Out of the note, into it, or both; the buttons say what they do."""
    page = open_page(CHAIN, address="#note=a")
    page.get_by_role("button", name="Voir le voisinage de la note").click()
    page.get_by_role("button", name="Jusqu’à 3 liens").click()
    page.get_by_role("button", name="Suivre les liens que les notes contiennent").click()
    assert list_shown(page) == "abcd"
    page.get_by_role("button", name="Remonter les liens qui mènent aux notes").click()
    assert list_shown(page) == "ae"
    page.get_by_role("button", name="Revoir toute la carte").click()
    assert list_shown(page) == "abcde"


def test_only_link_types_that_are_on_are_followed(open_page: OpenPage) -> None:
    """What the legend puts out leads no further, and the bar says that something is out."""
    page = open_page(CHAIN, address="#note=a")
    page.keyboard.press("f")
    page.keyboard.press("5")
    page.locator(".relations").get_by_role("button", name="suit").first.click()
    assert list_shown(page) == "abe"
    expect(page.locator(".focus-bar .count")).to_have_text("3 notes · sans un type de lien")


def test_the_focus_stays_until_it_is_moved(open_page: OpenPage) -> None:
    """Reading on leaves it as it is; one click makes the note that is read its middle."""
    page = open_page(CHAIN, address="#note=a")
    page.keyboard.press("f")
    wait_for_rest(page)
    page.mouse.click(*find_colour(page, COLOURS["b"]))
    expect(page.locator(".reading h2")).to_have_text("Note b")
    assert list_shown(page) == "abe"
    page.get_by_role("button", name="Centrer sur « Note b »").click()
    assert list_shown(page) == "abc"
    page.keyboard.press("f")
    assert list_shown(page) == "abcde"


def test_without_an_open_note_the_key_says_what_to_do(open_page: OpenPage) -> None:
    """Nothing happens in silence."""
    page = open_page(CHAIN)
    page.keyboard.press("f")
    expect(page.locator(".focus-bar")).to_have_text(
        "Ouvrez d’abord une note : son voisinage sera montré."
    )


def test_on_a_phone_the_bar_can_be_used(open_page: OpenPage) -> None:
    """It stands above the map, inside the screen, and leaves the buttons of the map free."""
    page = open_page(CHAIN, address="#note=a", phone=True)
    page.get_by_role("button", name="Voir le voisinage de la note").tap()
    page.get_by_role("button", name="Jusqu’à 2 liens").tap()
    expect(page.locator(".focus-bar .count")).to_have_text("4 notes")
    bar, controls = (page.locator(place).bounding_box() for place in (".focus-bar", ".controls"))
    assert bar is not None
    assert controls is not None
    assert bar["x"] >= 0
    assert controls["y"] + controls["height"] <= bar["y"]


def test_the_bar_has_no_barriers(open_page: OpenPage) -> None:
    """axe-core finds nothing serious in it."""
    page = open_page(CHAIN, address="#note=a")
    page.keyboard.press("f")
    assert find_barriers(page) == []
