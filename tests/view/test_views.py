"""Views: what is set, under a name; kept in the browser, or given to the page by `zettel.toml`."""

import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import zettel
from tests.vaults import write_vault
from tests.view.conftest import OpenFile, OpenPage
from tests.view.notes import NOTES
from zettel.errors import VaultError
from zettel.settings import View, read_settings

VIEWS = (View("Pays d’Europe", "type=pays&tag=europe"), View("Le PGO", "note=2", default=True))


def read_clipboard(page: Page) -> str:
    """Read what was copied."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def test_a_view_is_saved_and_opened_again(open_page: OpenPage) -> None:
    """By keys alone: set, save, go elsewhere, come back to it after a reload."""
    page = open_page(NOTES, address="#note=1&tag=europe&q=fra")
    page.locator(".map").focus()
    page.keyboard.press("v")
    name = page.get_by_label("Nom de cette vue")
    expect(name).to_be_focused()
    expect(name).to_have_value("France")
    name.fill("  La  France\tseule ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="enregistrée")).to_contain_text(
        "La France seule"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(page.locator(".map")).to_be_focused()
    expect(page.locator(".reading h2")).to_have_text("France")  # Escape closed the dialog alone
    page.evaluate("location.hash = '#note=3'")
    expect(page.locator(".reading h2")).to_have_text("Données ouvertes")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.locator(".map").focus()
    page.keyboard.press("v")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("link", name="La France seule").click()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(page.locator(".reading h2")).to_have_text("France")
    assert page.evaluate("location.hash") == "#note=1&q=fra&tag=europe"
    page.go_back()
    expect(page.locator(".reading h2")).to_have_text("Données ouvertes")


def test_views_are_renamed_and_deleted(open_page: OpenPage) -> None:
    """A deleted view can be had back; a name stands for one view only."""
    page = open_page(NOTES, address="#note=1")
    page.keyboard.press("v")
    for name in ("Une", "Deux", "Deux"):
        page.get_by_label("Nom de cette vue").fill(name)
        page.get_by_role("button", name="Enregistrer").click()
    links = page.locator(".views li a")
    expect(links).to_have_text(["Une", "Deux"])
    page.get_by_role("button", name="Renommer : Deux").click()
    page.get_by_label("Renommer : Deux").fill("Trois")
    page.keyboard.press("Enter")
    expect(links).to_have_text(["Une", "Trois"])
    page.get_by_role("button", name="Supprimer : Une").click()
    expect(links).to_have_text(["Trois"])
    page.get_by_role("button", name="Rétablir").click()
    expect(links).to_have_text(["Une", "Trois"])
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("v")
    expect(links).to_have_text(["Une", "Trois"])


def test_a_dialog_that_is_opened_again_at_once_is_whole(open_page: OpenPage) -> None:
    """Browsers tell later that it was closed; what is shown by then stays."""
    page = open_page(NOTES)
    page.keyboard.press("v")
    expect(page.get_by_label("Nom de cette vue")).to_be_visible()
    page.evaluate(
        """() => {
          document.querySelector("dialog:modal").close();
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "v", bubbles: true }));
          return new Promise((done) => setTimeout(done, 200));
        }"""
    )
    expect(page.get_by_label("Nom de cette vue")).to_be_visible()


def test_no_view_is_lost_to_a_name_in_use(open_page: OpenPage) -> None:
    """Renaming is refused, saving over one can be undone; Escape leaves only the renaming."""
    page = open_page(NOTES, address="#note=1", views=VIEWS)
    page.keyboard.press("v")
    name = page.get_by_label("Nom de cette vue")
    for text in ("Une", "Deux"):
        name.fill(text)
        name.press("Enter")
    own = page.get_by_role("region", name="Dans ce navigateur").locator("li a")
    said = page.locator(".views .said")
    page.get_by_role("button", name="Renommer : Une").click()
    renaming = page.get_by_label("Renommer : Une")
    for taken in ("Deux", "Le PGO"):
        renaming.fill(taken)
        renaming.press("Enter")
        expect(said).to_contain_text(f"« {taken} » est déjà")
        expect(renaming).to_be_focused()
    renaming.press("Escape")
    expect(own).to_have_text(["Une", "Deux"])
    expect(page.get_by_role("button", name="Renommer : Une")).to_be_focused()
    page.keyboard.press("Enter")
    renaming.fill("Trois")
    renaming.press("Enter")
    expect(page.get_by_role("button", name="Renommer : Trois")).to_be_focused()
    name.fill("Le PGO")
    name.press("Enter")
    expect(said).to_contain_text("est déjà le nom")
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#note=3'")
    page.keyboard.press("v")
    name.fill("Deux")
    name.press("Enter")
    expect(own.last).to_have_attribute("href", "#note=3")
    page.get_by_role("button", name="Rétablir").click()
    expect(own).to_have_text(["Trois", "Deux"])
    expect(own.last).to_have_attribute("href", "#note=1")


def test_a_view_is_copied_as_a_link_and_for_the_settings(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """The link opens it; the entry is TOML that `zettel.toml` takes, with letters as they are."""
    notes = {**NOTES, "4.md": "---\nid: '4'\ntypes: [énoncé]\ntitle: 'Dit \"ça\"'\n---\n"}
    page = open_page(notes, address="#note=4&without-type=%C3%A9nonc%C3%A9&size=same")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("v")
    page.get_by_role("button", name=re.compile("^Copier le lien")).click()
    expect(page.get_by_text("Lien copié.")).to_be_visible()
    assert read_clipboard(page) == page.url
    page.get_by_role("button", name=re.compile("zettel.toml")).click()
    expect(page.get_by_text(re.compile("^Copié"))).to_be_visible()
    entry = read_clipboard(page)
    view = {"name": 'Dit "ça"', "address": "note=4&without-type=énoncé&size=same"}
    assert tomllib.loads(entry) == {"views": [view]}
    write_vault(tmp_path, f"=== zettel.toml\ntitle = 'x'\n{entry}")
    assert read_settings(tmp_path).views == (View(view["name"], view["address"]),)


def test_a_page_is_given_views(open_page: OpenPage) -> None:
    """It opens with the default one, offers the others, and all can be put back to nothing."""
    page = open_page(NOTES, views=VIEWS)
    title = page.locator(".reading h2")
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    page.keyboard.press("v")
    page.get_by_role("dialog").get_by_role("link", name="Pays d’Europe").click()
    expect(page.locator(".legend .tag")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name=re.compile("^organisation"))).to_have_attribute(
        "aria-pressed", "false"
    )
    page.go_back()
    expect(title).to_have_text("Partenariat pour un gouvernement ouvert")
    page.keyboard.press("Escape")
    expect(title).to_have_text("Par où commencer")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(title).to_have_text("Par où commencer")


def test_a_link_may_name_a_given_view(open_page: OpenPage) -> None:
    """`#view=…` opens it."""
    page = open_page(NOTES, views=VIEWS, address="#view=Pays%20d%E2%80%99Europe")
    expect(page.locator(".legend .tag")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".reading h2")).to_have_text("Par où commencer")


def test_the_settings_name_views(tmp_path: Path) -> None:
    """An address may be pasted whole; only what stands after `#` is kept."""
    write_vault(
        tmp_path,
        "=== zettel.toml\n[[views]]\nname = 'A  b'\naddress = 'https://x.example/p.html#note=1'\n"
        "[[views]]\nname = 'C'\naddress = 'q=x'\ndefault = true\n",
    )
    assert read_settings(tmp_path).views == (View("A b", "note=1"), View("C", "q=x", True))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'A'", "lacks its address"),
        ("address = 'q=x'", "lacks its name"),
        ("name = 'A'\naddress = '#'", "lacks its address"),
        ("name = ' '\naddress = 'q=x'", "lacks its name"),
        ("name = 'A'\naddress = 'q=x'\ncolour = 'red'", "colour"),
        ("name = 'A'\naddress = 'q=x'\n[[views]]\nname = 'A'\naddress = 'q=y'", "called 'A'"),
        (
            "name = 'A'\naddress = 'q=x'\ndefault = true\n"
            "[[views]]\nname = 'B'\naddress = 'q=x'\ndefault = true",
            "default",
        ),
    ],
)
def test_what_is_wrong_with_a_view_is_said(tmp_path: Path, text: str, message: str) -> None:
    """One sentence, with the file's name."""
    write_vault(tmp_path, f"=== zettel.toml\n[[views]]\n{text}\n")
    with pytest.raises(VaultError, match=message) as error:
        read_settings(tmp_path)
    assert "zettel.toml" in str(error.value)


def test_settings_that_are_no_list_of_views_or_no_text_are_told(tmp_path: Path) -> None:
    """In words about the file, not the parser's."""
    (tmp_path / "zettel.toml").write_text("[views]\nname = 'A'\n", encoding="utf-8")
    with pytest.raises(VaultError, match=r"\[\[views\]\]"):
        read_settings(tmp_path)
    (tmp_path / "zettel.toml").write_bytes(b"title = '\xff'\n")
    with pytest.raises(VaultError, match="not UTF-8"):
        read_settings(tmp_path)


def test_a_vaults_views_are_in_its_page(tmp_path: Path, open_file: OpenFile) -> None:
    """From `zettel.toml` to where the page begins."""
    write_vault(
        tmp_path,
        "=== zettel.toml\n[[views]]\nname = 'Début'\naddress = 'note=a'\n=== a.md\n# Alpha\n",
    )
    page_file = tmp_path / "page.html"
    page_file.write_text(zettel.open(tmp_path).to_html(), encoding="utf-8")
    page = open_file(page_file)
    page.get_by_role("list", name="Views").get_by_role("link", name="Début").click()
    expect(page.locator(".reading h2")).to_have_text("Alpha")
