"""What the page answers is what the command answers, from the same graph."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import Page, expect

import zettel
from tests.view.conftest import PHONE, OpenFile
from tests.view.console import (
    ask,
    find_rows,
    find_turtle,
    open_console,
    write_page,
    write_vault,
)
from zettel.errors import QueryError
from zettel.vault import turtle
from zettel.view.blocks import Packing

ROOT = Path(__file__).parents[2]
TITLES = "SELECT ?note ?title WHERE { ?note dcterms:title ?title } ORDER BY ?title"


def read_answer(page: Page) -> list[tuple[str | None, ...]]:
    """Save the answer as JSON and read its terms."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="JSON").click()
    results = pyoxigraph.parse_query_results(
        saved.value.path().read_bytes(), format=pyoxigraph.QueryResultsFormat.JSON
    )
    assert isinstance(results, pyoxigraph.QuerySolutions)
    return [tuple(None if term is None else str(term) for term in row) for row in results]


def test_the_page_answers_as_the_command_does(open_file: OpenFile, tmp_path: Path) -> None:
    """All named queries, those of the corpus and the package's: the same rows, term by term."""
    vault = zettel.open(ROOT / "notes")
    page = open_file(write_page(vault, tmp_path / "page.html", drafts=True))
    page.keyboard.press("q")
    page.locator(".questions button").first.wait_for()
    for number, named in enumerate(vault.queries()):
        answer = vault.query(named.text)
        page.locator(".questions button").nth(number).click()
        status = page.locator(".console .status")
        count = f"{len(answer.rows):,}".replace(",", r"\s")
        expect(status).to_have_text(re.compile(rf"^(200 lignes sur )?{count}( lignes?)?$"))
        found = read_answer(page) if answer.rows else []
        assert Counter(found) == Counter(answer.terms), named.name
        page.get_by_role("button", name="Questions").click()
    assert number >= 31


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:>\nLOAD <https://example.org/>",
        "SELECT * { SERVICE <https://example.org/sparql> { ?a ?b ?c } }",
        "SELECT * { \\u0053ERVICE <https://example.org/sparql> { ?a ?b ?c } }",
        "SELECT * { ?a foo:bar ?c }",
        "SELECT * { ?a ?b }\n}",
        "SELECT * {",
        "SELECT ?a {\n  ?a FOO ?b }",
    ],
)
def test_what_is_refused_is_refused_in_the_commands_words(
    open_file: OpenFile, tmp_path: Path, query: str
) -> None:
    """One refusal in both places, so that who knows the one knows the other."""
    page = open_console(open_file, tmp_path, locale="en-GB")
    with pytest.raises(QueryError) as refused:
        zettel.open(tmp_path / "notes").query(query)
    ask(page, query)
    fault = page.locator(".console .fault")
    expect(fault.locator("strong")).to_have_text(str(refused.value))
    expect(fault.locator("span")).to_have_text(refused.value.hint)


def test_private_notes_are_not_in_the_graph(open_file: OpenFile, tmp_path: Path) -> None:
    """What stays out of the page stays out of what can be asked of it."""
    page = open_console(open_file, tmp_path)
    ask(page, TITLES)
    assert [row[0] for row in find_rows(page)] == [
        "France note",
        "PGO note",
        "Été, « ouvert » note",
    ]


def test_each_note_has_its_turtle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks are one document, the same as the export; a note's part stands by itself."""
    monkeypatch.setattr(turtle, "PACKING", Packing(10_000, 6))
    notes = {f"{i:03}.md": f"# N{i}\n[[{i + 1:03}]]" for i in range(300)}
    vault = write_vault(tmp_path / "notes", notes)
    html = write_page(vault, tmp_path / "page.html").read_text()
    texts = find_turtle(html)
    assert len(texts) > 3
    whole = "".join(texts.values()).replace("\0", "")
    assert parse(whole) == parse(vault.to_turtle())
    directives = texts["head"].split("\0")[0]
    said = [note for name, text in texts.items() if name.isdigit() for note in text.split("\0")]
    assert len(said) == 300
    assert any("N77" in str(quad.object) for quad in parse(directives + said[77]))


def test_without_sparql_the_page_is_lighter(open_file: OpenFile, tmp_path: Path) -> None:
    """Engine, editor, graph and console are left out, and the policy allows no WebAssembly."""
    vault = write_vault(tmp_path / "notes")
    heavy = write_page(vault, tmp_path / "heavy.html").stat().st_size
    path = write_page(vault, tmp_path / "light.html", sparql=False)
    assert heavy - path.stat().st_size > 2_000_000
    html = path.read_text()
    assert "wasm-unsafe-eval" not in html.partition("<style>")[0]
    assert find_turtle(html) == {}
    page = open_file(path)
    page.keyboard.press("q")
    page.wait_for_timeout(200)
    expect(page.locator(".console")).to_have_count(0)


def parse(text: str) -> set[pyoxigraph.Quad]:
    """Read Turtle."""
    return set(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))


def test_a_column_that_measures_has_bars(open_file: OpenFile, tmp_path: Path) -> None:
    """Where one column holds numbers, each has a bar; a press takes them away."""
    page = open_console(open_file, tmp_path)
    ask(page, 'SELECT ?of ?n { VALUES (?of ?n) { ("a" 10) ("b" 5) ("c" 0) } }')
    bars = page.locator(".console .measure")
    expect(bars).to_have_count(3)
    shares = bars.evaluate_all("all => all.map((bar) => bar.style.getPropertyValue('--share'))")
    assert shares == ["1", "0.5", "0"]
    page.get_by_role("button", name="Barres").click()
    expect(bars).to_have_count(0)
    ask(page, "SELECT ?of ?year { VALUES (?of ?year) { (1 2014) (2 2015) (3 2016) } }")
    expect(page.get_by_role("button", name="Barres")).to_have_count(0)


def test_bars_leave_room_for_their_figures(open_file: OpenFile, tmp_path: Path) -> None:
    """On a phone the numbers stand beside their bars, whatever they are numbers of."""
    file = write_page(write_vault(tmp_path / "notes"), tmp_path / "page.html")
    page = open_file(file, options={**PHONE, "locale": "fr-FR"})
    page.keyboard.press("q")
    page.locator(".console .cm-content").wait_for()
    long = "Ministère de la Transformation et de la Fonction publiques"
    ask(page, f'SELECT ?of ?n {{ VALUES (?of ?n) {{ ("{long}" 1234) ("b" 5) ("c" 0) }} }}')
    cell = page.locator(".console td.number").first
    expect(cell.locator(".measure")).to_be_visible()
    box = cell.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390
