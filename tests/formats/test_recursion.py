"""Values of YAML that contain themselves."""

import pytest

from zettel.formats import parse_note


@pytest.mark.parametrize("value", ["&a [b, *a]", "&a {k: *a}", "&a [b, [*a]]"])
def test_a_value_that_contains_itself_takes_no_other_with_it(value: str) -> None:
    """The alias is left out and told; the keys after it are read."""
    note, issues = parse_note("a.md", f"---\nx: {value}\ntitle: R\n---\n".encode())
    assert note.title == "R"
    assert [(issue.line, issue.code) for issue in issues] == [(2, "Z103")]
    assert "contains itself" in issues[0].message
