"""What is running text, and where each part of it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.dialect import DIALECTS, PLAIN
from zettel.mentions.running_text import RunningText


@pytest.mark.parametrize(
    "body",
    [
        "# Name",
        "`Name`",
        "```\nName\n```",
        "    Name",
        "$Name$",
        "%%Name%%",
        "<!-- Name -->",
        "[[Name]] and [[x|Name]] and ![[Name]]",
        "[Name](x.md) and [x](Name.md) and [Name][1]\n\n[1]: Name.md",
        "<https://x.example/Name>",
        "https://x.example/Name and www.x.example/Name",
        "folder/path/Name and folder/Name.md",
        "me@Name.example",
        "#Name and #a/Name",
        "@Name says",
        "Name:: value",
        "some (Name:: value) there",
        "A sentence. ^Name",
        "<span title='Name'>x</span>",
        "<div>\nName\n</div>",
        "an <a href='x'>Name</a> there",
        "a <code>Name</code> there",
        "{{Name}} and {% link Name %} and <% Name %>",
        "text\n{: .Name}",
    ],
)
def test_no_running_text(body: str) -> None:
    """Headings, code, links, addresses, tags, fields, comments, HTML and templates are none."""
    assert "Name" not in RunningText(body, 1, PLAIN).text


@pytest.mark.parametrize(
    "body",
    [
        "Name",
        "- Name",
        "> Name",
        "| a | Name |\n|---|---|\n| b | c |",
        "a **Name** there",
        "[[x]] Name `y`",
        "and/Name",
        "[^1]\n\n[^1]: Name",
        "- [ ] Name",
    ],
)
def test_running_text(body: str) -> None:
    """Paragraphs, lists, quotations, tables and footnotes are."""
    assert "Name" in RunningText(body, 1, PLAIN).text


PARTS = st.lists(
    st.sampled_from(
        ["Name", " ", "é", "\n", "\n\n", "> ", "- ", "**", "*", "`x`", "[[y]]", "\\*", "&amp;",
         "| ", "%%c%%", "<b>", "</b>", "{: .x}", "#t ", "k:: ", "\r\n", "𝕏", "https://a.b/Name "]
    ),
    max_size=25,
)  # fmt: skip


@given(PARTS, st.sampled_from(sorted(DIALECTS)))
def test_each_part_is_found_where_it_was_written(parts: list[str], dialect: str) -> None:
    """Line, column and text are those of the source; the sentence holds the words at its place."""
    body = "".join(parts)
    running = RunningText(body, 5, DIALECTS[dialect])
    lines = body.replace("\r\n", "\n").split("\n")
    at = running.text.find("Name")
    while at >= 0:
        place = running.find_place(at, at + 4)
        assert place.text == "Name"
        assert lines[place.line - 5][place.column - 1 :].startswith("Name")
        assert place.context[place.start : place.end] == "Name"
        at = running.text.find("Name", at + 1)


@pytest.mark.parametrize(
    ("body", "in_table"),
    [
        ("| a | b |\n|---|---|\n| c | Name |", True),
        ("a | b\n---|---\nName | c", True),
        ("| a | b |\n|---|---|\n| c | **Name** |", True),
        ("Name and [[a|b]]", False),
        ("Name | x", False),
    ],
)
def test_cells_of_tables_are_told(body: str, in_table: bool) -> None:
    """In a table the bar of a link is escaped; a bar elsewhere makes no table."""
    running = RunningText(body, 1, PLAIN)
    at = running.text.find("Name")
    assert running.find_place(at, at + 4).in_table is in_table
