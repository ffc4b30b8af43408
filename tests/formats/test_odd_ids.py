"""Ids that are none, or that links cannot hold, are told; none is refused."""

import pytest

from zettel.formats import parse_note


def list_issues(data: bytes) -> list[tuple[int, int, str]]:
    """Return the issues of a file in short."""
    return [(issue.line, issue.column, issue.code) for issue in parse_note("a.md", data)[1]]


def test_odd_ids_are_told() -> None:
    """An id that links cannot hold is a warning, and kept."""
    assert list_issues(b"---\ntitle: a\nid: x/y z\n---\n") == [(3, 1, "Z110")]
    assert not list_issues("---\nid: été-2016.1\n---\n".encode())
    assert not list_issues(b"---\nid: two words\n---\n")


@pytest.mark.parametrize(
    ("written", "is_odd"),
    [
        ("20220415123059", False),
        ("202204151230", False),
        ("20220415226100", True),
        ("202204152261", True),
        ("202204151230599", True),
        ("20220415123059.md", True),
        ("20220415246061", False),
        ("20221315246061", True),
        ("20201399999999", True),
        ("2022", False),
        ("abc", False),
    ],
)
def test_ids_that_are_no_times_are_told(written: str, is_odd: bool) -> None:
    """Digits as of a time that name none are a warning; numbers from 24:60:60 on are Cosma's own.

    https://cosma.arthurperret.fr/user-manual.html (records made many at once)
    """
    text = f"---\nid: {written}\n---\n".encode()
    assert list_issues(text) == ([(2, 1, "Z110")] if is_odd else [])
    assert parse_note("a.md", text)[0].id == written
