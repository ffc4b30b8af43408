"""The reading panel on what authors write: dated facts, tables, callouts, footnotes."""

from pathlib import Path

import zettel
from tests.view.conftest import DESKTOP, OpenFile, OpenPage
from tests.view.test_reading import is_seen

OFFICES = """---
offices:
  - {role: "[[M]]", organization: "[[T]]", start: autumn 2016, end: 2017, source: "[[Q]]"}
  - {role: "[[M]]", organization: "[[T]]", start: 2010, end: 2014, source: ["[[Q]]", "[[Q#x]]"]}
  - {role: "[[N]]", organization: "[[T]]", start: one day, end: -0044-03-15}
---
"""


def test_every_date_and_every_source_of_a_fact_is_told(open_page: OpenPage) -> None:
    """A year alone, a season, a date that no one can read: each with its label, in order."""
    notes = {"a.md": OFFICES, "M.md": "", "N.md": "", "Q.md": "", "T.md": ""}
    page = open_page(notes, address="#note=a", locale="en-GB", language="en")
    rows = page.locator(".facts tbody tr")
    assert [" ".join(row.split()) for row in rows.all_inner_texts()] == [
        "Start 2010 End 2014 M T Q Q",
        "Start autumn 2016 End 2017 M T Q",
        "Start one day End -0044-03-15 N T",
    ]


HANDWRITTEN = """> [!warning]- Mind this
> An unstable isotope.

Water's pH^[Of the *sea*.] is not neutral.

| pH | m/s |
|----|-----|
| 8  | Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft |
| a few words that want to be read in a row | 2 |

#### pH alone ^block
"""


def test_what_an_author_wrote_keeps_its_letters_and_its_room(open_page: OpenPage) -> None:
    """A unit is no label of the panel's; beside a long word, words still stand in a row."""
    page = open_page({"a.md": HANDWRITTEN}, address="#note=a")
    styles = page.locator(".body :is(th, h4)").evaluate_all(
        "all => all.map(e => getComputedStyle(e, '::first-letter').textTransform)"
    )
    assert styles == ["none"] * 3
    words = page.get_by_role("cell", name="a few words")
    assert words.evaluate("e => e.getBoundingClientRect().width") >= 110


def test_a_callout_is_opened_and_a_note_in_the_text_is_followed(
    open_file: OpenFile, tmp_path: Path
) -> None:
    """In notes of an application that has them."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "a.md").write_text(HANDWRITTEN, encoding="utf-8")
    path = tmp_path / "page.html"
    path.write_bytes(b"".join(zettel.open(tmp_path).build_html()))
    page = open_file(path, address="#note=a", options={**DESKTOP, "locale": "fr-FR"})
    body = page.get_by_text("An unstable isotope.")
    assert not body.is_visible()
    page.locator("summary", has_text="Mind this").click()
    assert body.is_visible()
    page.locator(".footnote-reference a").click()
    assert is_seen(page.locator(".footnote-definition", has_text="Of the sea."))
