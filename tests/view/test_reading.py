"""The reading panel, used as a person would: what a note's text, facts, links and data do."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page
from rdflib import DCTERMS, Graph, URIRef

import zettel
from tests.view.accessibility import find_barriers
from tests.view.conftest import DESKTOP, PHONE, OpenFile, OpenPage
from tests.view.test_images import PIXEL
from zettel.rdf.names import document_iri

WORKS = [
    {
        "id": "dupont",
        "type": "book",
        "title": "Le plan",
        "author": [{"family": "Dupont", "given": "Jean"}],
        "issued": {"date-parts": [[2016]]},
    }
]
NOTE = r"""---
title: Le sommet
type: événement
thumbnail: x.png
offices:
  - role: présidence
    holder: "[[France]]"
    country: "[[France]]"
    start: 2016-10-01
    source: "[[France#^l2|001:2]]"
  - role: vice-présidence
    holder: "[[France]]"
    country: "[[France]]"
    start: 2015-10
    source: "[[France#^l2|001:2]]"
---
Plus de 70 pays[^1] : [[France#Engagements|ses engagements]]. Vrai [@dupont, p. 3].

Soit $\frac{a}{b}$, sinon $\inconnu{x}$.

![Une photo](x.png) ![loin](https://example.org/a.png)

```
{wide}
```

{filler}

## La fin

[^1]: Le programme.
"""
FRANCE = """---
title: France
type: pays
---
La France accueille [[sommet]].

{filler}

## Engagements

Vingt-six. ^l2
"""
FILLER = "\n\n".join("Un paragraphe de plus, pour que la page soit longue." for _ in range(60))

OpenVault = Callable[..., Page]


@pytest.fixture
def open_vault(open_file: OpenFile, tmp_path: Path) -> OpenVault:
    """Open the page of a vault with a picture, a bibliography and 120 notes that link to one."""

    def open_vault(address: str, *, bodies: bool = True, phone: bool = False) -> Page:
        folder = tmp_path / "vault"
        folder.mkdir()
        sommet = NOTE.replace("{wide}", "mot " * 80).replace("{filler}", FILLER)
        (folder / "sommet.md").write_text(sommet, encoding="utf-8")
        (folder / "France.md").write_text(FRANCE.replace("{filler}", FILLER), encoding="utf-8")
        for i in range(120):
            text = "suit:: [[France]]" if i % 4 == 0 else f"Note {i} : voir [[France|ce pays]] ici."
            (folder / f"n{i:03}.md").write_text(f"{text}\n", encoding="utf-8")
        (folder / "x.png").write_bytes(PIXEL)
        (folder / "refs.json").write_text(json.dumps(WORKS), encoding="utf-8")
        (folder / "zettel.toml").write_text('language = "fr"\n', encoding="utf-8")
        path = tmp_path / "page.html"
        path.write_bytes(b"".join(zettel.open(folder).build_html(bodies=bodies)))
        options = {**(PHONE if phone else DESKTOP), "locale": "fr-FR"}
        return open_file(path, address=address, options=options)

    return open_vault


def is_seen(place: Locator) -> bool:
    """Say whether a place stands inside the panel's window."""
    return bool(
        place.evaluate(
            """place => {
              const at = place.getBoundingClientRect();
              const panel = place.closest('.scroller').getBoundingClientRect();
              return at.top >= panel.top - 1 && at.bottom <= panel.bottom + 1;
            }"""
        )
    )


def test_formulas_are_set_and_others_are_shown_as_written(open_vault: OpenVault) -> None:
    """A fraction is higher than a letter; what is no TeX is code."""
    page = open_vault("#note=sommet")
    fraction = page.locator(".body mfrac")
    assert fraction.evaluate("e => e.namespaceURI") == "http://www.w3.org/1998/Math/MathML"
    height = fraction.evaluate("e => e.getBoundingClientRect().height")
    assert height > fraction.locator("mi").first.evaluate("e => e.getBoundingClientRect().height")
    assert page.locator(".body code.formula").inner_text() == r"$\inconnu{x}$"


def test_pictures_of_the_vault_are_shown_and_others_are_links(open_vault: OpenVault) -> None:
    """The picture has a caption for those who do not see it; nothing is fetched."""
    page = open_vault("#note=sommet")
    picture = page.get_by_role("img", name="Une photo")
    assert picture.evaluate("async e => { await e.decode(); return e.naturalWidth; }") == 1
    assert page.locator(".portrait").evaluate("e => e.src.startsWith('data:image/png')")
    assert page.locator(".body a.external", has_text="loin").get_attribute("target") == "_blank"


def test_a_citation_leads_to_its_work(open_vault: OpenVault) -> None:
    """The list stands below the text, under a heading in the reader's language."""
    page = open_vault("#note=sommet")
    citation = page.locator(".citation")
    assert citation.inner_text() == "(Dupont 2016, p. 3)"
    citation.get_by_role("link").click()
    work = page.locator(".works li")
    assert is_seen(work)
    assert work.inner_text() == "Dupont, Jean (2016). Le plan."
    assert page.get_by_role("heading", name="Références").is_visible()


def test_a_footnote_leads_there_and_back_by_keyboard(open_vault: OpenVault) -> None:
    """The keyboard goes on from where the link led."""
    page = open_vault("#note=sommet")
    page.locator(".footnote-reference a").focus()
    page.keyboard.press("Enter")
    assert is_seen(page.locator(".footnote-definition"))
    page.keyboard.press("Tab")
    back = page.get_by_role("link", name="Revenir au texte")
    assert back.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    assert is_seen(page.locator(".footnote-reference"))


def test_links_lead_to_headings_and_passages(open_vault: OpenVault) -> None:
    """By a wiki link with a heading, and by a source with a block; back returns."""
    page = open_vault("#note=sommet")
    page.get_by_role("link", name="ses engagements").click()
    heading = page.get_by_role("heading", name="Engagements")
    heading.wait_for()
    assert is_seen(heading)
    page.go_back()
    page.locator(".facts a.ref").first.click()
    page.locator("#block-l2").wait_for(state="attached")
    assert is_seen(page.locator("p", has=page.locator("#block-l2")))


def test_long_lists_of_backlinks_wait_to_be_asked_for(open_vault: OpenVault) -> None:
    """They are grouped by link type, each in its sentence with the link marked."""
    page = open_vault("#note=France")
    groups = page.locator(".backlinks .group")
    assert groups.locator("h4").all_inner_texts()[0].casefold() == "suit"
    plain = groups.last
    assert plain.locator("li").count() == 50
    more = plain.get_by_role("button", name="tout montrer")
    assert more.inner_text() == "tout montrer (91)"
    sentence = plain.locator("li", has_text="Note 1 :").first.locator("q")
    assert sentence.locator("mark").text_content() == "ce pays"
    more.focus()
    page.keyboard.press("Enter")
    assert plain.locator("li").count() == 91
    assert plain.locator("li a").nth(50).evaluate("e => e === document.activeElement")


def test_dated_facts_are_a_table_in_order_of_time(open_vault: OpenVault) -> None:
    """When beside what, with the source; the whole record one click away."""
    page = open_vault("#note=sommet")
    rows = page.locator(".facts tbody tr")
    assert [row.split() for row in rows.all_inner_texts()] == [
        ["Start", "octobre", "2015", "vice-présidence", "France", "001:2"],
        ["Start", "1er", "octobre", "2016", "présidence", "France", "001:2"],
    ]
    record = page.locator(".whole .records").first
    assert not record.is_visible()
    page.get_by_text("En détail").click()
    assert record.is_visible()


def test_the_identifier_and_the_address_can_be_copied(open_vault: OpenVault) -> None:
    """Where there is no clipboard they are selected, and the panel says so."""
    page = open_vault("#note=sommet")
    shown = page.locator(".copyable bdi").all_inner_texts()
    assert shown == ["sommet", "https://vault.example/note/sommet"]
    page.evaluate("() => { navigator.clipboard.writeText = text => { window.copied = text; }; }")
    page.get_by_role("button", name="Copier : Identifiant").click()
    status = page.locator(".copyable [role=status]")
    page.get_by_text("Copié", exact=True).wait_for()
    assert page.evaluate("window.copied") == "sommet"
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error()); }")
    page.get_by_role("button", name="Copier : Adresse").click()
    assert page.evaluate("String(getSelection())") == shown[1]
    assert status.nth(1).inner_text().startswith("Sélectionné")


def test_the_address_is_that_of_the_exports(open_page: OpenPage) -> None:
    """Whatever signs an identifier has."""
    id = "a (b)'!*é/x ~"
    page = open_page({"a.md": f'---\nid: "{id}"\n---\n'}, address=f"#note={quote(id)}")
    iri = page.locator(".copyable bdi").nth(1).text_content()
    assert iri == document_iri("https://notes.example/", id)


def test_the_turtle_of_a_note_is_one_click_away(open_vault: OpenVault) -> None:
    """It stands by itself, and says what the export says of the note."""
    page = open_vault("#note=sommet")
    page.get_by_text("Cette note en Turtle").click()
    code = page.locator(".turtle pre")
    code.wait_for()
    graph = Graph().parse(data=code.inner_text(), format="turtle")
    note = URIRef("https://vault.example/note/sommet")
    assert str(graph.value(note, DCTERMS.title)) == "Le sommet"


def test_a_glance_at_a_note_before_its_link_is_followed(open_vault: OpenVault) -> None:
    """By pointer and by keyboard; Esc closes the card, not the note."""
    page = open_vault("#note=sommet")
    card = page.get_by_role("tooltip")
    link = page.get_by_role("link", name="ses engagements")
    link.hover()
    card.wait_for()
    kind, title, lines = filter(None, card.inner_text().split("\n"))
    assert (kind, title) == ("pays", "France")
    assert lines.startswith("La France accueille Le sommet. Un paragraphe")
    assert lines.endswith("…")
    page.mouse.move(640, 400)
    card.wait_for(state="hidden")
    page.locator(".footnote-reference a").focus()
    page.keyboard.press("Tab")
    card.wait_for()
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert page.get_by_role("heading", name="Le sommet").is_visible()


def test_what_is_too_wide_is_reached_by_keyboard(open_vault: OpenVault) -> None:
    """A block of code scrolls sideways; the panel does not."""
    page = open_vault("#note=sommet")
    page.locator(".body pre").scroll_into_view_if_needed()
    page.wait_for_selector(".body pre[tabindex='0']")
    assert page.locator(".reading").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_page_without_texts_says_so(open_vault: OpenVault) -> None:
    """What is missing was left out, not forgotten by its author."""
    page = open_vault("#note=France", bodies=False)
    assert page.get_by_text("Cette page a été faite sans le texte des notes.").is_visible()


def test_in_a_long_text_only_what_is_seen_is_laid_out(open_page: OpenPage) -> None:
    """A link still finds its place near the end."""
    text = "\n\n".join(f"## Partie {i}\n\n{'Des mots. ' * 60}" for i in range(400))
    page = open_page(
        {"a.md": f"[[#Partie 390|vers la fin]]\n\n{text}", "b.md": "[[a]]"}, address="#note=a"
    )
    body, title = page.locator(".body.vast"), page.locator(".reading h2").first
    edges = "e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right]"
    assert body.evaluate(edges) == title.evaluate(edges)  # beyond, paper cuts its letters
    page.get_by_role("link", name="vers la fin").click()
    place = page.get_by_role("heading", name="Partie 390", exact=True)
    page.wait_for_timeout(100)
    assert is_seen(place)


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_a_note_with_everything_has_no_barriers(open_vault: OpenVault, phone: bool) -> None:
    """Formulas, pictures, tables, code and citations, on a wide screen and on a phone."""
    page = open_vault("#note=sommet", phone=phone)
    page.locator(".body pre").scroll_into_view_if_needed()
    page.wait_for_selector(".body pre[tabindex='0']")
    assert find_barriers(page) == []
    assert page.locator(".reading").evaluate("e => e.scrollWidth <= e.clientWidth")
