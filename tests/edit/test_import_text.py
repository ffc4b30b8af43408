"""Plain text as notes: what a reader saw is what a reader sees."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.edit.imports import find_outcome, import_text, plan_text, show
from zettel.edit.imports import Options
from zettel.edit.imports.escaping import escape_running, escape_text
from zettel.formats import parse_note
from zettel.syntax import parse_body

SIGNS = st.text(st.sampled_from("ab1 \n\t\\`*_{}[]<>()#+-.!|~$&=:@^%\"';é"), max_size=60)


@given(SIGNS)
@example("# no heading\n* no list\n1. neither\n> no quotation")
@example("[[no link]] [nor](this) ![nor](that) <b>nor HTML</b> &amp;")
@example("a\n===\nb\n---")
@example("| a | b |\n|---|---|\n| 1 | 2 |")
@example("    code `as` it is\n\n\tand *this*")
@example("a\\\nb")
def test_what_is_seen_stays(text: str) -> None:
    """Escaped, any plain text shows every sign of itself, and nothing besides."""
    assert show(escape_text(text)) == "".join(text.split())


@given(SIGNS)
def test_running_text_stays(text: str) -> None:
    """A piece of running text shows every sign of itself at the start of a paragraph too."""
    told = " ".join(text.split())
    assert show(escape_running(told)) == "".join(told.split())


@given(SIGNS)
def test_nothing_comes_to_mean_something(text: str) -> None:
    """Plain text holds no links, tags, headings or names of passages when it is a note."""
    body = parse_body(escape_text(text))
    assert not (body.links or body.tags or body.headings or body.blocks)


def test_lines_stay_lines(tmp_path: Path) -> None:
    """A text without signs is the note's text, line by line."""
    notes = import_text(tmp_path, "=== a.txt\nFirst line\nsecond\n\n  third.\n")
    assert notes["a.txt"].endswith("---\n\nFirst line\nsecond\n\n  third.\n")


@pytest.mark.parametrize(
    ("text", "title", "origin"),
    [
        ("The title\n\nText.", "The title", "first line"),
        ("\n\n  The title  \nText.", "The title", "first line"),
        ("Titre : Le titre\nAuteur : Zoé\n\nTexte.", "Le titre", "“Titre” in the header"),
        ("x" * 200, "a", "file name"),
        ("", "a", "file name"),
    ],
)
def test_title(tmp_path: Path, text: str, title: str, origin: str) -> None:
    """The title is told by a header, else the first line, else the file's name."""
    outcome = find_outcome(plan_text(tmp_path, f"=== a.txt\n{text}"), "a.txt")
    assert outcome.title == title
    assert {m.field: m.origin for m in outcome.mapped}["title"] == origin


def test_title_is_no_link(tmp_path: Path) -> None:
    """What looks like a link in plain text is none in the title that it becomes."""
    text = import_text(tmp_path, "=== a.txt\nOn [[links]] and [t](u)\n", Options(kind="text"))
    note, _ = parse_note("a.md", text["a.txt"].encode())
    assert note.title == "On links and [t] (u)"
    assert not note.links


def test_header(tmp_path: Path) -> None:
    """Lines of keys at the start are author, date, tags and source; they stay in the text."""
    text = (
        "=== a.txt\nTitle: T\nAuthor: Zoé\nDate: 2020-05-06\nTags: a, b\nURL: https://x.org/\n\nX"
    )
    notes = import_text(tmp_path, text)
    note, _ = parse_note("a.md", notes["a.txt"].encode())
    values = {prop.key: prop.values for prop in note.properties}
    assert note.id == "20200506000000"
    assert (note.tags, values["author"]) == (("a", "b"), ("Zoé",))
    assert (values["source"], values["source_file"]) == (("https://x.org/",), ("a.txt",))
    assert "Author: Zoé" in show_lines(notes["a.txt"])


def show_lines(text: str) -> str:
    """Return a note's text with its escapes taken back, as far as letters and colons go."""
    return text.replace("\\", "")


@pytest.mark.parametrize(
    "text", ["---\ntitle: T\n---\nX", "# Heading\n\nX", "See [this](https://x.org).", "A [[link]]."]
)
def test_text_that_is_markdown(tmp_path: Path, text: str) -> None:
    """A text that is Markdown by its looks is read as Markdown, unless text is asked for."""
    assert find_outcome(plan_text(tmp_path, f"=== a.txt\n{text}"), "a.txt").kind == "markdown"
    forced = plan_text(tmp_path, f"=== a.txt\n{text}", Options(kind="text"))
    assert find_outcome(forced, "a.txt").kind == "text"


def test_encodings(tmp_path: Path) -> None:
    """UTF-16 and Windows-1252 become UTF-8, which is told; no letter is lost."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_bytes("Été – œuvre".encode("cp1252"))
    (source / "b.txt").write_bytes("Été – œuvre".encode("utf-16"))
    plan = plan_text(tmp_path, "=== c.txt\nÉté – œuvre")
    assert [one.title for one in plan.report.documents] == ["Été – œuvre"] * 3
    assert [len(one.remarks) for one in plan.report.documents] == [1, 1, 0]
