"""What is taken away from the page: pictures and data of what the map shows, for others."""

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from playwright.sync_api import Page, expect

import zettel
from tests.vaults import write_vault
from tests.view.conftest import OpenFile, OpenPage
from tests.view.notes import NOTES

if TYPE_CHECKING:
    from networkx import MultiDiGraph

ODD = {
    "1.md": "---\nid: '=1+1'\ntitle: 'Un, \"deux\"; <trois> & ]]>'\ntypes: [a]\ntags: [x, y]\n"
    'aliases: ["ligne\\nautre"]\n---\nVoir [[Missing \x07 note]] et [[membre:2]] et [[2]].\n',
    "2.md": "---\nid: '2'\ntitle: 'É\\ud83d\\ude00 \u202e'\ntypes: [b]\n---\n",
}


def take(page: Page, name: str, folder: Path) -> Path:
    """Download a file by its button."""
    if not page.get_by_role("dialog").is_visible():
        page.locator(".map").focus()
        page.keyboard.press("s")
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(path.name)
    return path


def test_files_are_named_by_the_title(open_page: OpenPage, tmp_path: Path) -> None:
    """Small letters, figures and hyphens; accents stay."""
    page = open_page(NOTES, title="L’Été : 1/2 – «test»")
    assert take(page, "SVG", tmp_path).name == "l-été-1-2-test.svg"
    assert take(page, "Liens (CSV)", tmp_path).name == "l-été-1-2-test-links.csv"


def test_the_map_is_taken_as_a_picture(open_page: OpenPage, tmp_path: Path) -> None:
    """The SVG holds the titles as text, the PNG is one of twice the screen's resolution."""
    page = open_page(NOTES)
    svg = ET.parse(take(page, "SVG", tmp_path)).getroot()
    texts = {"".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"France", "Données ouvertes"} <= texts
    png = take(page, "PNG", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(png[16:20]) >= 2 * 500


def test_what_is_shown_is_taken_as_graphml(open_page: OpenPage, tmp_path: Path) -> None:
    """Names as in `zettel export`; filters hold, links of several types stay apart."""
    page = open_page(ODD)
    graph: MultiDiGraph[str] = nx.read_graphml(
        take(page, "GraphML", tmp_path), force_multigraph=True
    )
    assert graph.nodes["=1+1"]["title"] == 'Un, "deux"; <trois> & ]]>'
    assert graph.nodes["=1+1"]["tags"] == "x; y"
    assert sorted(kind for _, kind in graph.nodes(data="kind")) == ["note", "note", "placeholder"]
    relations = {data["relation"] for _, _, data in graph.edges("=1+1", data=True)}
    assert relations == {"membre", ""}
    page.keyboard.press("Escape")
    page.locator(".legend .switch", has_text=re.compile("^b1$")).click()
    left = nx.read_graphml(take(page, "GraphML", tmp_path))
    assert "2" not in left
    assert left.number_of_nodes() == 2


def test_what_is_shown_is_taken_as_tables(open_page: OpenPage, tmp_path: Path) -> None:
    """RFC 4180: commas, quotes and new lines come through."""
    page = open_page(ODD)
    with take(page, "Notes (CSV)", tmp_path).open(encoding="utf-8", newline="") as file:
        notes = {row["id"]: row for row in csv.DictReader(file)}
    assert notes["=1+1"]["title"] == 'Un, "deux"; <trois> & ]]>'
    assert notes["=1+1"]["aliases"] == "ligne\nautre"
    assert notes["=1+1"]["types"] == "a"
    with take(page, "Liens (CSV)", tmp_path).open(encoding="utf-8", newline="") as file:
        links = [(row["source"], row["target"], row["relation"]) for row in csv.DictReader(file)]
    assert ("=1+1", "2", "membre") in links
    assert ("=1+1", "2", "") in links


def test_what_is_shown_is_taken_as_turtle(open_file: OpenFile, tmp_path: Path) -> None:
    """It is what `zettel export` says of these notes, with what they name, and of no other."""
    write_vault(
        tmp_path,
        "=== zettel.toml\nbase = 'https://x.example/'\nlicence = 'https://l.example/'\n"
        "=== a.md\n---\ntypes: [pays]\ntags: [droit]\n---\n# Alpha\n\nVoir [[b]] et [[Non]].\n"
        "=== b.md\n---\ntypes: [ville]\ntags: [eau]\n---\n# Bêta\n\nVoir [[a]] et [[L'été]].\n",
    )
    opened = zettel.open(tmp_path)
    page_file = tmp_path / "page.html"
    page_file.write_text(opened.to_html(), encoding="utf-8")
    page = open_file(page_file)
    whole = rdflib.Graph().parse(data=opened.to_turtle(), format="turtle")
    taken = rdflib.Graph().parse(take(page, "Turtle", tmp_path), format="turtle")
    assert set(taken) == set(whole)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^ville")).click()
    shown = ["", "missing/l%27%C3%A9t%C3%A9", "missing/non", "note/a", "tag/droit", "type/pays"]
    assert list_subjects(take(page, "Turtle", tmp_path)) == shown
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^not written yet", re.IGNORECASE)).click()
    shown.remove("missing/l%27%C3%A9t%C3%A9")  # which Alpha does not name
    assert list_subjects(take(page, "Turtle", tmp_path)) == shown


def list_subjects(turtle: Path) -> list[str]:
    """List what of the vault a file of Turtle speaks of."""
    base = "https://x.example/"
    graph = rdflib.Graph().parse(turtle, format="turtle")
    subjects = {str(subject).split("#")[0] for subject in graph.subjects()}
    return sorted(name.removeprefix(base) for name in subjects if name.startswith(base))


def test_without_a_graph_no_turtle_is_offered(open_page: OpenPage) -> None:
    """A page made without SPARQL has nothing to say in RDF, and does not make it up."""
    page = open_page(NOTES)
    page.keyboard.press("s")
    expect(page.get_by_role("dialog").get_by_role("button", name="GraphML")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("button", name="Turtle")).to_have_count(0)


def test_an_empty_map_says_what_to_do(open_page: OpenPage) -> None:
    """Nothing is shown, so there is nothing to take but its picture."""
    page = open_page({"1.md": "---\nid: '1'\ntypes: [pays]\n---\nTexte."})
    page.get_by_role("button", name=re.compile("^pays")).click()
    page.locator(".map").focus()
    page.keyboard.press("s")
    expect(page.get_by_text("élargissez les filtres")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("button", name="GraphML")).to_have_count(0)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_menu_leads_to_it(open_page: OpenPage, language: str) -> None:
    """Without keys, by the menu; the focus goes back to where it was."""
    page = open_page(NOTES, language=language)
    page.get_by_role("button", name="Plus d’outils" if language == "fr" else "More tools").click()
    item = page.get_by_role("menuitem", name="Emporter" if language == "fr" else "Take")
    item.click()
    title = "Emporter" if language == "fr" else "Take away"
    expect(page.get_by_role("dialog", name=title)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
