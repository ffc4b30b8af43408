"""Front matter whose second line of `---` is missing, and what only looks like it."""

import pytest

from tests.formats.test_parse_note import list_issues, parse
from zettel.formats import parse_note


@pytest.mark.parametrize(
    "text",
    [
        "---\nid: a\ntypes: [pays]\n", "---\ntitle: A\n\ntext: [[b]]\n",
        "---\r\nauthor: B\r\noffices:\r\n  - role: x\r\n# c\r\n\r\nText",
        "---\nauthor: B\nrefs:\n- one\n",
    ],
)  # fmt: skip
def test_front_matter_that_is_not_closed(text: str) -> None:
    """It is told at the first line; the text is read all the same."""
    assert list_issues(text.encode()) == [(1, 1, "Z103")]
    assert parse(text).words
    assert not parse(text).properties


@pytest.mark.parametrize(
    "text",
    [
        "---\n", "---", "---\n\ntitle: A\n", "---\nNote: this is prose.\n\nMore of it.",
        "---\nSome prose: it goes on.\nAnd on: here.\n", "---\n- one\n- two\n", "----\nid: a\n",
        "---\nhttp://a.example\n", "---\ntext\nid: a\n", "text\n---\nid: a\n",
        "---\n12: 30\n45: 1\n",
    ],
)  # fmt: skip
def test_a_thematic_break_is_no_front_matter(text: str) -> None:
    """A text that merely begins with a line of `---` is no issue."""
    assert not list_issues(text.encode())


@pytest.mark.parametrize("key", ["draft: true", "private: yes", "title: x\npublished: false"])
def test_what_is_meant_to_be_private_is(key: str) -> None:
    """A forgotten `---` publishes nothing."""
    note, issues = parse_note("a.md", f"---\n{key}\n\nA secret.\n".encode())
    assert note.is_private
    assert [issue.code for issue in issues] == ["Z103"]
    assert not parse_note("a.md", b"---\ntitle: x\ndraft: false\n\nText.\n")[0].is_private
