"""The search in the texts: what is shown of them, where it leads, what nothing found says."""

from playwright.sync_api import Page, expect

from tests.view.conftest import OpenPage
from tests.view.shelf import SHELF


def search(page: Page, query: str) -> None:
    """Type a query as a person would."""
    page.keyboard.press("/")
    page.keyboard.type(query)


def test_texts_are_found_with_their_sentence(open_page: OpenPage) -> None:
    """Names come first, then texts, each with the sentence that has the word, marked in it."""
    page = open_page(SHELF)
    search(page, "etude")
    expect(
        page.get_by_role("group", name="Titres et étiquettes").get_by_role("option")
    ).to_have_text("Étude d'impact")
    page.keyboard.press("Control+A")
    page.keyboard.type("evaluation")
    hit = page.get_by_role("group", name="Dans le texte").get_by_role("option")
    expect(hit).to_contain_text("L'évaluation est indépendante.")
    expect(hit.locator("mark")).to_have_text("évaluation")
    expect(page.locator(".found-notes [role=status]")).to_have_text("1 dans le texte")


def test_a_hit_leads_to_its_words(open_page: OpenPage) -> None:
    """The note opens with the words marked, and the sentence that was shown in view."""
    filler = "\n\n".join(f"Paragraphe {i} de la charte." for i in range(60))
    text = (
        f"---\nid: long\ntitle: Longue note\n---\n{filler}\n\nLe phare de la [charte](a.md) luit.\n"
    )
    page = open_page({**SHELF, "long.md": text})
    search(page, "charte phare")
    page.get_by_role("group", name="Dans le texte").get_by_role("option").get_by_text(
        "phare"
    ).wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".reading h2")).to_have_text("Longue note")
    expect(page.locator(".body mark").last).to_be_in_viewport()
    assert page.locator(".body mark").all_inner_texts()[-2:] == ["phare", "charte"]
    page.locator(".map").press("Escape")
    page.goto(page.url.split("#")[0] + "#note=a")
    expect(page.locator(".reading h2")).to_have_text("Charte")
    expect(page.locator(".body mark")).to_have_count(0)


def test_nothing_found_says_what_was_searched_and_what_was_meant(open_page: OpenPage) -> None:
    """A slip of the finger leads to the word that was meant, in one click."""
    page = open_page(SHELF)
    search(page, "bugdet")
    status = page.locator(".found-notes [role=status]")
    expect(status).to_contain_text("Rien pour « bugdet »")
    expect(status).to_contain_text("textes ont été parcourus")
    status.get_by_role("button", name="budget").click()
    expect(page.get_by_role("combobox", name="Chercher")).to_have_value("budget")
    expect(page.get_by_role("option").first).to_have_text("Budget")


def test_what_the_filters_hide_is_said(open_page: OpenPage) -> None:
    """A note that the filters hide is not listed; one click shows all again."""
    page = open_page(SHELF)
    page.get_by_role("button", name="Lieu").first.click()
    search(page, "zone")
    expect(page.get_by_role("option")).to_have_count(0)
    status = page.locator(".found-notes [role=status]")
    expect(status).to_contain_text("Une note trouvée est cachée par les filtres.")
    status.get_by_role("button", name="tout montrer").click()
    expect(page.get_by_role("option").first).to_have_text("Zone franche")


def test_arrows_walk_through_names_and_texts(open_page: OpenPage) -> None:
    """The field keeps the cursor; the option that Enter would open is the one that is told."""
    page = open_page(SHELF)
    search(page, "charte")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("ArrowDown")
    field = page.get_by_role("combobox", name="Chercher")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_contain_text("Le budget suit la charte")
    page.keyboard.press("Enter")
    expect(page.locator(".reading h2")).to_have_text("Budget")


def test_words_of_a_page_without_texts(open_page: OpenPage) -> None:
    """Where no note has a text, the page says that texts were not searched."""
    page = open_page({"a.md": "---\nid: a\ntitle: Charte\n---\n"})
    search(page, "zzz")
    expect(page.locator(".found-notes [role=status]")).to_contain_text(
        "cette page ne contient pas les textes"
    )
