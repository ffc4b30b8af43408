"""Front matter in TOML, as Hugo has it: values stay text, places are those of the file."""

import pytest

from zettel.formats import parse_note
from zettel.model import Record

WHOLE = """+++
title = "Été [[A]]"  # why
date = 2019-03-01T13:52:00+01:00
weight = 0x1F
price = 1.10
draft = true
tags = ["a", "b [[B]]",
  "[[C]]"]
[params]
  author = "x"
[[part]]
src = "1"
[[part]]
src = "[[D]]"
[deep.down]
a.b = 1
+++
Text [[E]]
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_it_says(end: str) -> None:
    """Keys, lists and tables, with the numbers and dates as they are written."""
    note, issues = parse_note("a.md", WHOLE.replace("\n", end).encode())
    assert not issues
    assert (note.title, note.created) == ("Été [[A]]", "2019-03-01T13:52:00+01:00")
    assert (note.tags, note.body_line, note.is_private) == (("a", "b [[B]]", "[[C]]"), 18, True)
    texts = {item.key: item.values for item in note.properties if item.key in {"weight", "price"}}
    assert texts == {"weight": ("0x1F",), "price": ("1.10",)}
    assert [(link.relation, link.target, link.line, link.column) for link in note.links] == [
        ("title", "A", 2, 14),
        ("tags", "B", 7, 17),
        ("tags", "C", 8, 4),
        ("src", "D", 14, 8),
        ("", "E", 18, 6),
    ]


def test_tables_are_records_at_their_lines() -> None:
    """Each `[table]` and each `[[table]]` stands where its header does."""
    note, _ = parse_note("a.md", WHOLE.encode())
    places = {
        item.key: [value.line for value in item.values if isinstance(value, Record)]
        for item in note.properties
    }
    assert places["params"] == [9]
    assert places["part"] == [11, 13]
    assert places["deep"] == [15]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\nb = @x\n", (3, 5)),
        ("a = 1\na = 2\n", (3, 6)),
        ("just words\n", (2, 6)),
        (f"a = {'[' * 5_000}\n", (2, 1)),
        (f"a = '{'x' * 1_000_000}'\n", (2, 1)),
    ],
)
def test_what_is_no_toml_is_told_and_the_text_is_read(text: str, place: tuple[int, int]) -> None:
    """One issue where the parser stopped; nothing of the front matter is taken for text."""
    note, issues = parse_note("a.md", f"+++\n{text}+++\n[[E]]\n".encode())
    assert [(issue.code, issue.line, issue.column) for issue in issues] == [("Z103", *place)]
    assert (note.properties, [link.target for link in note.links]) == ((), ["E"])


@pytest.mark.parametrize(
    "text", ["+++\na = 1\n[[E]]\n", "\n+++\na = 1\n+++\n[[E]]\n", "++++\n[[E]]"]
)
def test_other_pluses_are_text(text: str) -> None:
    """Front matter begins on the first line and is closed."""
    note, _ = parse_note("a.md", text.encode())
    assert (note.properties, note.body_line) == ((), 1)
