"""HTML pages as notes: every word that a browser shows, and what `<head>` tells."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edit.imports import cut_matter, find_outcome, import_text, plan_text, show
from zettel.edit.imports.html import read_html
from zettel.errors import MissingExtraError
from zettel.formats import parse_note

PAGE = """\
<!doctype html>
<html lang="fr"><head><title>Un titre | Site</title>
<meta name="author" content="Zoé"><meta name="keywords" content="un, deux">
<meta property="article:published_time" content="2020-05-06T07:08:09+02:00">
<link rel="canonical" href="https://x.org/page"><style>p {}</style></head>
<body><h1>Un titre</h1>
<p>Un <b>mot</b> et <a href="b.html">l'autre</a>, <a href="https://y.org/a b">ailleurs</a>.</p>
<script>var x;</script>
<ul><li>un<li>deux</ul><p># pas *de* [[lien]]</p>
<table><tr><th>a<th>b<tr><td><a href="b.html">c</a><td>3</table>
<p><img src="img/p q.png" alt="image"></p><iframe src="https://v.org/"></iframe></body></html>
"""


def test_page(tmp_path: Path) -> None:
    """Title, author, date, tags, language and address are told by the page."""
    text = import_text(tmp_path, f"=== a.html\n{PAGE}")["a.html"]
    note, issues = parse_note("x.md", text.encode())
    values = {prop.key: prop.values for prop in note.properties}
    assert (note.id, note.title, note.tags) == ("20200506070809", "Un titre", ("un", "deux"))
    assert values["author"] == ("Zoé",)
    assert values["language"] == ("fr",)
    assert values["source"] == ("https://x.org/page",)
    assert values["source_file"] == ("a.html",)
    assert values["page_title"] == ("Un titre | Site",)
    assert not issues


def test_words_are_kept(tmp_path: Path) -> None:
    """What the body says is what the note says; frames stay HTML; scripts are told."""
    plan = plan_text(tmp_path, f"=== a.html\n{PAGE}")
    text = cut_matter((plan.changes[0].after or b"").decode())
    seen = show(text)
    for word in ("Untitre", "motet", "l'autre", "ailleurs", "deux", "#pas*de*[[lien]]", "c3"):
        assert word in seen
    assert '<iframe src="https://v.org/">' in text
    assert [(r.line, r.text) for r in find_outcome(plan, "a.html").remarks] == [
        (7, "the link to “b.html” leads to nothing that is there"),
        (8, "<script> is left out"),
        (10, "the link to “b.html” leads to nothing that is there"),
        (11, "the file “img/p q.png” is not there"),
    ]


def test_links_between_pages(tmp_path: Path) -> None:
    """Pages that come along are linked by id, in a table as Markdown; files are copied."""
    source = f"=== a.html\n{PAGE}=== b.html\n<h1>B</h1>\n=== img/p q.png\nP\n"
    text = import_text(tmp_path, source)["a.html"]
    assert "[[20260301120000|l'autre]]" in text
    assert "[c](20260301120000.md)" in text
    assert "[ailleurs](https://y.org/a%20b)" in text
    assert (tmp_path / "vault/img/p q.png").exists()


_TEXT = st.text(st.sampled_from("ab1 *_#[]()`|<>&.-+=~$^@%:\\"), max_size=20)


@given(st.lists(st.tuples(st.sampled_from(["p", "li", "b", "h2", "td", "blockquote"]), _TEXT)))
def test_any_words_are_kept(parts: list[tuple[str, str]]) -> None:
    """Whatever the words of a page are, the note shows them."""
    from html import escape

    page = "".join(f"<{tag}>{escape(text)}</{tag}> " for tag, text in parts)
    told = "".join("".join(text.split()) for _, text in parts)
    document = read_html("a.html", f"<body>{page}</body>".encode())
    seen = show(document.text)
    for sign in "ab1":
        assert seen.count(sign) == told.count(sign)


def test_without_markdownify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, one sentence says how to get it."""
    monkeypatch.setitem(sys.modules, "markdownify", None)
    with pytest.raises(MissingExtraError) as raised:
        plan_text(tmp_path, "=== a.html\n<p>A\n")
    assert "zettel[import]" in raised.value.hint
