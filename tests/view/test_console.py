"""The SPARQL console in the page, used as a person would."""

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import expect

from tests.view.accessibility import find_barriers
from tests.view.conftest import OpenFile
from tests.view.console import ask, find_rows, open_console
from tests.view.dots import BLUE, ORANGE, find_dot, find_overlay, has_dot
from tests.view.waiting import wait_for_rest, wait_until

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (?c < ?f && ?f < ?i) }"
CHAIN = {f"{i}.md": f"[[{i + 1}]] [[{i + 2}]]" for i in range(60)}


def test_a_query_that_is_typed_gives_rows(open_file: OpenFile, tmp_path: Path) -> None:
    """Notes go by their titles and lead there; numbers stand to the right."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?note (COUNT(?b) AS ?links) { ?note dcterms:references ?b } GROUP BY ?note")
    expect(page.locator(".console .status")).to_have_text("1 ligne")
    expect(page.locator(".console th")).to_have_text(["note", "links"])
    assert find_rows(page) == [["France note", "2"]]
    expect(page.locator(".console td").last).to_have_class("number")
    page.locator(".console td a").click()
    expect(page.locator(".reading h2")).to_have_text("France")
    expect(page.locator(".console td").last).to_be_visible()


def test_a_named_query_answers_by_a_click(open_file: OpenFile, tmp_path: Path) -> None:
    """It fills the editor, says what it asks, has the keyboard; and the questions come back."""
    page = open_console(open_file, tmp_path)
    expect(page.locator(".questions button").first).to_be_visible()
    page.get_by_role("button", name="Notes les plus citées").press("Enter")
    expect(page.locator(".console h2")).to_have_text("Notes les plus citées")
    expect(page.locator(".console .cm-content")).to_contain_text("SELECT ?id ?title")
    page.locator(".console tbody").wait_for()
    expect(page.locator(".console .answer")).to_be_focused()
    assert find_rows(page) == [["2", "PGO", "1"], ["3", "Été, « ouvert »", "1"]]
    page.get_by_role("button", name="Questions").click()
    expect(page.locator(".questions")).to_be_visible()


def test_an_ask_and_a_construct_are_answered(open_file: OpenFile, tmp_path: Path) -> None:
    """Yes or no in words; triples as a table of three columns."""
    page = open_console(open_file, tmp_path)
    ask(page, 'ASK { ?note dcterms:title "PGO"@fr }')
    expect(page.locator(".console .verdict")).to_have_text(re.compile("Oui|Non"))
    ask(page, "CONSTRUCT { ?n skos:prefLabel ?t } WHERE { ?n a zettel:Note ; dcterms:title ?t }")
    expect(page.locator(".console th")).to_have_text(["subject", "predicate", "object"])
    assert ["France note", "skos:prefLabel", "France"] in find_rows(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="N-Triples").click()
    triples = list(pyoxigraph.parse(path=saved.value.path(), format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert len(triples) == len(find_rows(page))


def test_columns_sort(open_file: OpenFile, tmp_path: Path) -> None:
    """Down, up, and back to the order of the answer; the keyboard stays at the column's head."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?n { VALUES ?n { 10 9 100 } }")
    head = page.locator(".console th button")
    for order in (["9", "10", "100"], ["100", "10", "9"], ["10", "9", "100"]):
        head.press("Enter")
        expect(page.locator(".console td")).to_have_text(order)
        expect(head).to_be_focused()


def test_a_column_of_notes_sorts_by_their_titles(open_file: OpenFile, tmp_path: Path) -> None:
    """By what is seen, not by the IRIs behind."""
    titles = {"1": "Zone", "2": "Été", "3": "Budget", "4": "France"}
    notes = {f"{id}.md": f"---\nid: '{id}'\ntitle: {title}\n---\n" for id, title in titles.items()}
    page = open_console(open_file, tmp_path, notes)
    ask(page, "SELECT ?n { ?n a zettel:Note }")
    page.locator(".console th button").press("Enter")
    expect(page.locator(".console th")).to_have_attribute("aria-sort", "ascending")
    assert [row[0] for row in find_rows(page)] == [
        "Budget note",
        "Été note",
        "France note",
        "Zone note",
    ]


def test_words_of_an_answer_stay_as_they_are(open_file: OpenFile, tmp_path: Path) -> None:
    """An identifier that a note has leads there, and is shown itself; so is every other literal."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?id { ?n a zettel:Note ; dcterms:identifier ?id } ORDER BY ?id")
    assert find_rows(page) == [["1"], ["2"], ["3"]]
    page.locator(".console td a").first.click()
    expect(page.locator(".reading h2")).to_have_text("France")
    ask(page, 'SELECT ("PGO" AS ?a) ("7" AS ?b) (2 AS ?c) {}')
    assert find_rows(page) == [["PGO", "7", "2"]]


def test_many_rows_are_shown_in_part_and_saved_whole(open_file: OpenFile, tmp_path: Path) -> None:
    """The total is said; CSV is SPARQL's own, with all rows."""
    page = open_console(open_file, tmp_path)
    values = [*map(str, range(9)), 'a,"b"']
    written = " ".join(json.dumps(value) for value in values)
    written = " ".join(f"VALUES ?{name} {{ {written} }}" for name in "ab")
    ask(page, f"SELECT * {{ {written} VALUES ?c {{ 1 2 3 }} }}")
    expect(page.locator(".console .status")).to_have_text("200 lignes sur 300")
    assert len(find_rows(page)) == 200
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").click()
    assert saved.value.suggested_filename == "answer.csv"
    rows = list(csv.reader(io.StringIO(saved.value.path().read_bytes().decode(), newline="")))
    expected = {(a, b, str(c)) for a in values for b in values for c in (1, 2, 3)}
    assert rows[0] == ["a", "b", "c"]
    assert {tuple(row) for row in rows[1:]} == expected


def test_a_runaway_query_ends_and_the_next_one_works(open_file: OpenFile, tmp_path: Path) -> None:
    """Stop ends it with its thread; the graph is there again for what is asked next."""
    page = open_console(open_file, tmp_path, CHAIN)
    page.locator(".console .cm-content").click()
    page.keyboard.insert_text(RUNAWAY)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".console .status")).to_have_text("Recherche…")
    expect(page.locator(".console .below")).to_have_css("opacity", "0.4")  # it is not the answer
    page.get_by_role("button", name="Arrêter").press("Enter")
    expect(page.locator(".console .fault strong")).to_have_text("arrêtée")
    expect(page.locator(".console .run")).to_be_focused()
    ask(page, "SELECT (COUNT(?n) AS ?notes) { ?n a zettel:Note }")
    assert find_rows(page) == [["60"]]


def test_a_runaway_query_is_stopped_by_itself(open_file: OpenFile, tmp_path: Path) -> None:
    """After the time limit, with the reason."""
    page = open_console(open_file, tmp_path, CHAIN)
    ask(page, RUNAWAY)
    expect(page.locator(".console .fault strong")).to_contain_text("plus de 10 secondes")


def test_an_error_is_marked_at_its_place(open_file: OpenFile, tmp_path: Path) -> None:
    """Line and column are those of the text that was written, and the reason is short."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?a {\n  ?a == ?c }\n")
    fault = page.locator(".console .fault")
    expect(fault.locator("strong")).to_contain_text("ligne 2, colonne 11")
    expect(page.locator(".console .cm-lintRange-error")).to_have_text("}")
    assert len(fault.inner_text()) < 200
    ask(page, "SELECT ?a { ?a foo:bar ?c }")
    expect(fault.locator("strong")).to_have_text("le préfixe foo: n’est pas déclaré")
    expect(page.locator(".console .cm-lintRange-error")).to_have_text("foo:")


def test_what_an_answer_names_is_shown_on_the_map(open_file: OpenFile, tmp_path: Path) -> None:
    """Notes that it names by IRI or by title stay in colour, the others fade."""
    page = open_console(open_file, tmp_path)
    ask(page, 'SELECT ?title { ?n dcterms:title ?title FILTER(STR(?title) = "PGO") }')
    show = page.get_by_role("button", name="Montrer sur la carte")
    show.click()
    expect(page.locator(".console .status")).to_have_text("1 note sur la carte")
    show.click()  # not any more, but the map stays as it was put in order
    wait_for_rest(page)
    named, other = find_dot(page, BLUE), find_dot(page, ORANGE)
    show.click()
    expect(show).to_have_attribute("aria-pressed", "true")
    wait_for_rest(page)
    assert find_overlay(page, named)[:3] == list(BLUE)
    assert find_overlay(page, other)[:3] != list(ORANGE)
    assert not has_dot(page, ORANGE)
    ask(page, "SELECT ?n { VALUES ?n { 1 2 } }")
    show.click()
    expect(page.locator(".console .status")).to_have_text("Cette réponse ne nomme aucune note.")


def test_what_is_shown_on_the_map_stands_in_the_address(
    open_file: OpenFile, tmp_path: Path
) -> None:
    """Opened there, the query is asked and its notes lie in the room above the console."""
    page = open_console(open_file, tmp_path)
    ask(page, 'SELECT ?title { ?n dcterms:title ?title FILTER(STR(?title) = "PGO") }')
    page.get_by_role("button", name="Montrer sur la carte").click()
    expect(page).to_have_url(re.compile("&shown=yes$"))
    page.reload()
    page.wait_for_selector("html[data-ready]")
    show = page.get_by_role("button", name="Montrer sur la carte")
    expect(show).to_have_attribute("aria-pressed", "true", timeout=20_000)
    expect(page.locator(".console .status")).to_have_text("1 note sur la carte")
    wait_for_rest(page)
    top = page.evaluate("document.querySelector('.console').getBoundingClientRect().top")
    assert not has_dot(page, ORANGE)
    show.click()  # not any more, but the map stays where it lies
    expect(page).not_to_have_url(re.compile("shown=yes"))
    wait_until(page, lambda: has_dot(page, ORANGE))
    for colour in (BLUE, ORANGE):
        assert find_dot(page, colour)[1] < top


def test_an_error_goes_with_its_query(open_file: OpenFile, tmp_path: Path) -> None:
    """An empty editor leads back to the questions; an answer without rows can be saved."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELEC ?x")
    expect(page.locator(".console .fault strong")).to_contain_text("ligne 1, colonne 1,")
    ask(page, "")
    expect(page.locator(".console .fault")).to_have_count(0)
    expect(page.locator(".questions")).to_be_visible()
    ask(page, "SELECT ?n { ?n a foaf:Nobody }")
    expect(page.get_by_role("button", name="Montrer sur la carte")).to_have_count(0)
    for name, text in (("CSV", b"n\r\n"), ("JSON", b"}\n")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=name, exact=True).click()
        assert saved.value.path().read_bytes().endswith(text)


def test_back_leaves_the_console(open_file: OpenFile, tmp_path: Path) -> None:
    """What is typed there is no step."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?n { VALUES ?n { 7 } }")
    page.go_back()
    expect(page.locator(".console")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_escape_closes_and_the_query_stays(open_file: OpenFile, tmp_path: Path) -> None:
    """The console can be put aside and taken up again."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?n { VALUES ?n { 7 } }")
    page.keyboard.press("Escape")
    expect(page.locator(".console")).to_be_hidden()
    page.keyboard.press("q")
    expect(page.locator(".console .cm-content")).to_contain_text("VALUES ?n { 7 }")
    assert find_rows(page) == [["7"]]


def test_named_graphs_are_said_to_be_elsewhere(open_file: OpenFile, tmp_path: Path) -> None:
    """The page holds one graph; no rows would leave a reader guessing."""
    page = open_console(open_file, tmp_path)
    ask(page, "SELECT ?g { GRAPH ?g { ?a ?b ?c } }")
    expect(page.locator(".console .fault span")).to_contain_text("un seul graphe")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_console_bars_nobody(open_file: OpenFile, tmp_path: Path, theme: str) -> None:
    """axe-core finds nothing serious: with the questions, with an answer, with an error."""
    page = open_console(open_file, tmp_path)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.wait_for_timeout(300)
    assert find_barriers(page) == []
    for query in ("SELECT * { ?a a zettel:Note ; ?b ?c }", "SELECT * { foo:"):
        ask(page, query)
        assert find_barriers(page) == []
