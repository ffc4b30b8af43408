"""What the map shows: sizes and colours by choice, communities instead of notes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import zettel
from tests.view.conftest import OpenFile, OpenPage
from tests.view.dots import BLUE, GREEN, ORANGE, find_dot, has_dot

OLD, NEW = (122, 209, 81), (68, 1, 84)  # the first and the last step of time

# Three groups of notes that link among themselves, each with one link to the next.
GROUPS = {
    f"{group}{i}.md": f"---\nid: {group}{i}\ntitle: {group} {i}\ntypes: [{kind}]\n"
    f"tags: [{kind}]\ncreated: {year}-01-0{i}\n---\n"
    + " ".join(f"[[{group}{j}]]" for j in range(1, 6) if j != i)
    + (f" [[{following}1]]" if i == 1 else "")
    for group, following, kind, year in (
        ("a", "b", "pays", 2001),
        ("b", "c", "notion", 2010),
        ("c", "a", "pays", 2020),
    )
    for i in range(1, 6)
}


def choose(page: Page, name: str) -> None:
    """Choose what sizes or colours say."""
    page.get_by_role("button", name="Tailles et couleurs").click()
    page.get_by_label(name, exact=True).check()
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)


def test_colours_say_what_is_chosen(open_page: OpenPage) -> None:
    """Type, tag, community or date; the legend says which colour stands for what."""
    page = open_page(GROUPS)
    swatches = page.locator(".legend .swatches li")
    assert has_dot(page, BLUE)
    assert not has_dot(page, GREEN)
    expect(swatches).to_have_count(0)
    choose(page, "communauté")
    for colour in (BLUE, ORANGE, GREEN):
        assert has_dot(page, colour)
    expect(swatches).to_have_count(3)
    choose(page, "date")
    assert has_dot(page, OLD)
    assert has_dot(page, NEW)
    assert not has_dot(page, BLUE)
    expect(swatches.first).to_contain_text("janvier 2001")
    choose(page, "étiquette")
    expect(swatches.locator(".name")).to_have_text(["pays", "notion"])
    expect(page.locator(".popover")).not_to_be_visible()
    choose(page, "type")
    expect(swatches).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Couleur\u00a0: étiquette"), ("en", "Colour: tag")]
)
def test_the_legend_is_headed_as_its_language_has_it(
    open_page: OpenPage, language: str, title: str
) -> None:
    """French has a space before its colon."""
    page = open_page(GROUPS, address="#colour=tag", language=language)
    assert page.locator(".swatches h2").text_content() == title


def test_notes_can_be_of_one_size(open_page: OpenPage) -> None:
    """A hub is larger only where size says links or importance."""
    notes = {f"{i}.md": f"---\nid: n{i}\ntypes: [notion]\n---\n[[hub]]" for i in range(9)}
    page = open_page({**notes, "hub.md": "---\nid: hub\ntypes: [pays]\n---\n"})
    page.wait_for_timeout(200)
    before = count_pixels(page, ORANGE)
    choose(page, "la même")
    assert count_pixels(page, ORANGE) < before
    assert count_pixels(page, ORANGE) * 9 / count_pixels(page, BLUE) < 1.3


def count_pixels(page: Page, colour: tuple[int, int, int]) -> int:
    """Count the map's pixels of a colour."""
    found: int = page.evaluate(
        """colour => {
          const canvas = document.querySelector(".map canvas:not(.overlay)");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 0; i < data.length; i += 4)
            if (colour.every((value, part) => data[i + part] === value)) count += 1;
          return count;
        }""",
        list(colour),
    )
    return found


def test_the_overview_leads_to_a_community_and_back(open_page: OpenPage) -> None:
    """Bubbles instead of notes, in colours if those say communities; a click on one opens it."""
    page = open_page(GROUPS)
    crumbs = page.locator(".crumbs")
    expect(crumbs).not_to_be_visible()
    page.keyboard.press("o")
    expect(crumbs.locator("[aria-current]")).to_have_text("Vue d’ensemble")
    page.wait_for_timeout(300)
    assert not has_dot(page, pale(BLUE))  # which says a type
    choose(page, "communauté")
    page.mouse.click(*find_dot(page, pale(BLUE)))
    expect(crumbs.locator("[aria-current]")).to_contain_text(" · 5 notes")
    choose(page, "type")
    page.wait_for_timeout(300)
    assert has_dot(page, BLUE) != has_dot(page, ORANGE)  # one group is of one type
    crumbs.get_by_role("button", name="Toutes les notes").click()
    expect(crumbs).not_to_be_visible()
    page.wait_for_timeout(300)
    assert has_dot(page, BLUE)
    assert has_dot(page, ORANGE)


def pale(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """Find the colour of a bubble, in which a name can be read."""
    paper = (251, 251, 250)
    red, green, blue = (round(c * 0.28 + p * 0.72) for c, p in zip(colour, paper, strict=True))
    return red, green, blue


def test_the_overview_is_walked_with_keys(open_page: OpenPage) -> None:
    """Arrows step from bubble to bubble, Enter opens one."""
    page = open_page(GROUPS)
    page.locator(".map").focus()
    page.keyboard.press("o")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    current = page.locator(".crumbs [aria-current]")
    expect(current).to_contain_text(re.compile(r"[abc] \d, .* · 5 notes"))


def test_a_note_that_is_opened_is_shown_on_the_map(open_page: OpenPage) -> None:
    """The search leads out of the overview, and out of a community that it is not in."""
    page = open_page(GROUPS)
    page.keyboard.press("o")
    page.get_by_role("combobox").fill("b 3")
    page.get_by_role("combobox").press("Enter")
    expect(page.locator(".reading h2")).to_have_text("b 3")
    expect(page.locator(".crumbs")).not_to_be_visible()
    page.wait_for_timeout(400)
    assert has_dot(page, ORANGE)


def test_a_large_vault_opens_on_the_overview(open_page: OpenPage) -> None:
    """Above some thousand notes; all notes are one click away."""
    notes = {
        f"{group}-{i}.md": f"[[{group}-{(i * 7 + 1) % 300}]] [[{group}-{(i * 3 + 2) % 300}]]"
        for group in range(7)
        for i in range(300)
    }
    page = open_page(notes)
    expect(page.locator(".crumbs [aria-current]")).to_have_text("Vue d’ensemble")
    page.get_by_role("button", name="Toutes les notes").click()
    expect(page.locator(".crumbs [aria-current]")).to_have_text("Toutes les notes")
    page.get_by_role("button", name="Vue d’ensemble").click()
    expect(page.locator(".crumbs [aria-current]")).to_have_text("Vue d’ensemble")


def test_a_note_with_a_picture_shows_it(open_file: OpenFile, tmp_path: Path) -> None:
    """In its disc, once that is large enough for it."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    picture = f'{svg}<rect width="40" height="20" fill="#ff0000"/></svg>'
    (tmp_path / "a.svg").write_text(picture, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nimage: a.svg\n---\n[[b]]", encoding="utf-8")
    html = tmp_path / "page.html"
    html.write_bytes(b"".join(zettel.open(tmp_path).build_html()))
    page = open_file(html)
    page.wait_for_timeout(500)
    red = 255, 0, 0
    disc = find_dot(page, red)
    assert count_pixels(page, red) > 100
    page.mouse.click(*disc)
    expect(page.locator(".reading h2")).to_have_text("a")
    page.keyboard.press("Escape")
    page.locator(".map").focus()
    for _ in range(6):
        page.keyboard.press("-")
        page.wait_for_timeout(220)
    assert not has_dot(page, red)
