"""The page, used as a person would, in a real browser."""

import re

from playwright.sync_api import expect

from tests.view.conftest import OpenPage
from tests.view.dots import GREEN, ORANGE, find_dot, find_overlay, has_dot
from tests.view.notes import NOTES


def test_a_type_can_be_put_out_and_on_again(open_page: OpenPage) -> None:
    """The legend counts the notes of each type and filters the map."""
    page = open_page(NOTES)
    row = page.get_by_role("button", name=re.compile("^organisation"))
    expect(row).to_have_text("organisation1")
    find_dot(page, ORANGE)
    row.click()
    expect(row).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(100)
    assert page.evaluate("document.activeElement.dataset.key").startswith("types-")
    assert not has_dot(page, ORANGE)
    page.get_by_role("button", name="tout montrer").click()
    page.wait_for_timeout(100)
    find_dot(page, ORANGE)


def test_a_link_type_can_be_put_out(open_page: OpenPage) -> None:
    """Without its links a note is no neighbour any more."""
    page = open_page(NOTES)
    page.get_by_role("button", name=re.compile("^membre")).click()
    page.wait_for_timeout(400)
    organisation = find_dot(page, ORANGE)
    page.mouse.move(*find_dot(page, GREEN))
    page.wait_for_function("document.querySelector('.map').classList.contains('pointing')")
    assert find_overlay(page, organisation)[:3] != list(ORANGE)


def test_tags_keep_only_their_notes(open_page: OpenPage) -> None:
    """A tag chosen in a note or in the legend filters the map."""
    page = open_page(NOTES, address="#note=1")
    page.locator(".reading .tag").click()
    expect(page.locator(".legend .tag")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(400)
    find_dot(page, GREEN)
    assert not has_dot(page, ORANGE)


def test_filters_that_hide_everything_say_so(open_page: OpenPage) -> None:
    """An empty map explains itself."""
    page = open_page({"1.md": "---\nid: '1'\ntitle: Seule\ntypes: [pays]\n---\nTexte."})
    page.get_by_role("button", name=re.compile("^pays")).click()
    expect(page.locator(".notice")).to_have_text("Les filtres cachent toutes les notes.")


def test_backlinks_stand_in_their_sentence_with_the_link_marked(open_page: OpenPage) -> None:
    """Who links here, under the link's type, and in which words."""
    page = open_page(NOTES, address="#note=2")
    backlinks = page.locator(".backlinks")
    expect(backlinks.locator("h3")).to_have_text("Lié depuis une note")
    expect(backlinks.locator("h4")).to_have_text("membre")
    expect(backlinks.locator("q")).to_contain_text("La France est membre du PGO")
    expect(backlinks.locator("mark")).to_have_text("membre du PGO")
    backlinks.get_by_role("link", name="France").click()
    expect(page.locator(".reading h2")).to_have_text("France")
    expect(page.locator(".outgoing h3")).to_have_text("Mène à 2 notes")


def test_records_become_tables_and_dates_words(open_page: OpenPage) -> None:
    """Nested front matter reads as a small table, in the reader's language."""
    page = open_page(NOTES, address="#note=1")
    table = page.locator(".record table")
    expect(table.locator("th")).to_have_text(["role", "start"])
    expect(table.locator("td")).to_have_text(
        ["présidence", "1er octobre 2016", "vice-présidence", "octobre 2015"]
    )


def test_the_address_keeps_the_note(open_page: OpenPage) -> None:
    """A reload, back and forward lead where the address says."""
    page = open_page(NOTES, address="#note=3")
    title = page.locator(".reading h2")
    expect(title).to_have_text("Données ouvertes")
    expect(page.locator(".hint")).to_contain_text("pas de texte")
    page.evaluate("location.hash = '#note=2&at=block-fondation'")
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    expect(page.locator(".body p").first).to_have_class("found")
    page.go_back()
    expect(title).to_have_text("Données ouvertes")
    page.go_forward()
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    page.reload()
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    page.keyboard.press("Escape")
    expect(title).to_have_text("Par où commencer")
    assert page.evaluate("location.hash") == ""


def test_an_address_without_a_note_says_so(open_page: OpenPage) -> None:
    """An identifier that no note has is named, and the way on is there."""
    page = open_page(NOTES, address="#note=nulle-part")
    expect(page.locator(".reading h2").first).to_have_text("Note introuvable")
    expect(page.locator(".reading .hint")).to_contain_text("« nulle-part »")
    assert page.evaluate("location.hash") == "#note=nulle-part"
    page.locator(".start a").first.click()
    expect(page.locator(".reading h2")).not_to_have_text("Note introuvable")
    page.go_back()
    expect(page.locator(".reading h2").first).to_have_text("Note introuvable")
    page.keyboard.press("Escape")
    expect(page.locator(".reading h2")).to_have_text("Par où commencer")
    assert page.evaluate("location.hash") == ""


def test_links_in_a_property_work(open_page: OpenPage) -> None:
    """Text in front matter reads as text; links outside and to notes lead where they say."""
    chapeau = (
        'Le <em>[comité](https://example.org/c){:target=\\"_blank\\"}</em> de [[1]] {:.x}[z](a)'
    )
    danger = "[a](javascript:window.hacked=1) b"
    note = f'---\nid: "9"\nchapeau: "{chapeau}"\ndanger: "{danger}"\n---\n'
    page = open_page({**NOTES, "9.md": note}, address="#note=9")
    fields = page.locator(".fields dd")
    expect(fields).to_have_text(["Le comité de France z", "a b"])
    outside, inside, missing = fields.first.locator("a").all()
    assert outside.get_attribute("href") == "https://example.org/c"
    expect(missing).to_have_class("missing")
    expect(fields.last.locator("[href^=javascript]")).to_have_count(0)
    inside.click()
    expect(page.locator(".reading h2")).to_have_text("France")


def test_a_missing_note_is_an_invitation(open_page: OpenPage) -> None:
    """A placeholder can be opened: it says what it is and who asks for it."""
    page = open_page(NOTES, address="#note=1")
    page.locator(".body a.missing").click()
    expect(page.locator(".reading h2")).to_have_text("Plan à écrire")
    expect(page.locator(".hint")).to_contain_text("n’existe pas encore")
    expect(page.locator(".backlinks mark")).to_have_text("Plan à écrire")


def test_the_language_is_the_vaults_then_the_readers(open_page: OpenPage) -> None:
    """Without a language of its own the page follows the browser; the switch is remembered."""
    page = open_page(NOTES, language="", locale="en-GB")
    expect(page.locator(".reading h2")).to_have_text("Where to start")
    page.get_by_role("button", name="Français").click()
    expect(page.locator(".reading h2")).to_have_text("Par où commencer")
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.reload()
    expect(page.locator(".reading h2")).to_have_text("Par où commencer")


def test_without_scripts_the_page_says_what_it_needs(open_page: OpenPage) -> None:
    """In both languages, since it cannot know the reader's."""
    page = open_page(NOTES)
    text = page.locator("noscript").text_content() or ""
    assert "Cette page" in text
    assert "This page" in text


def test_an_empty_vault_says_what_to_do(open_page: OpenPage) -> None:
    """Nothing to show is a state of its own."""
    page = open_page({})
    expect(page.locator(".notice strong")).to_have_text("Aucune note ici")
    expect(page.locator(".panel.right")).not_to_be_visible()


def test_hostile_titles_are_text(open_page: OpenPage) -> None:
    """Whatever a note says, nothing runs and nothing is loaded."""
    titles = [
        "</script><script>window.hacked = 1</script>",
        "<img src=x onerror='window.hacked = 1'>",
        "<svg/onload=window.hacked=1>",
        "\u202eevil\u2028",
        "{{ document }} <!--",
        "__proto__",
    ]
    notes = {
        f"{i}.md": f"---\nid: '{i}'\ntitle: {title!r}\n---\n"
        if "'" not in title
        else f'---\nid: "{i}"\ntitle: "{title}"\n---\n'
        for i, title in enumerate(titles)
    }
    notes["note.md"] = (
        "# Début\n\n[a](javascript:window.hacked=1) <script>window.hacked=1</script>\n\n"
        "<a href='javascript:window.hacked=1'>b</a> <img src=x onerror=window.hacked=1>\n\n"
        "<svg onload=window.hacked=1><a xlink:href='javascript:1'>c</a></svg>\n\n"
        "<style>body{display:none}</style> ![x](https://example.org/spy.png) [[0]]\n"
    )
    page = open_page(notes, title="</title><script>window.hacked=1</script>", address="#note=note")
    expect(page.locator(".reading h2")).to_have_text("Début")
    for link in page.locator(".body a").all():
        assert "javascript:" not in (link.get_attribute("href") or "")
    expect(page.locator(".body img, .body svg, .body style, .body script")).to_have_count(0)
    page.goto(page.url.split("#")[0] + "#note=0")
    expect(page.locator(".reading h2")).to_have_text(titles[0])
    expect(page.locator("h1")).to_have_text("</title><script>window.hacked=1</script>")
    assert page.evaluate("window.hacked") is None
