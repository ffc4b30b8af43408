"""What front matter means in the notes of one application and not in those of others."""

import pytest

from zettel.dialect import DIALECTS
from zettel.formats import parse_note


@pytest.mark.parametrize(
    "matter",
    [
        '---\nsee: "[[Le titre|a.b#c]]"\n---\n',
        "---\nsee: [[Le titre|a.b#c]]\n---\n",
        "---\nbad: @x\nsee: x: [[Le titre|a.b#c]]\n---\n",
        '+++\nsee = "[[Le titre|dendron://main/a.b#c]]"\n+++\n',
    ],
)
def test_front_matter_of_dendron_has_its_labels_first(matter: str) -> None:
    """As its text has them: YAML, YAML that is broken, TOML."""
    note, _ = parse_note("note.md", f"{matter}[[Le titre|a.b#c]]\n".encode(), DIALECTS["dendron"])
    assert [(link.target, link.anchor, link.label) for link in note.links] == [
        ("a.b", "c", "Le titre")
    ] * 2
    (link,) = parse_note("note.md", b'---\nsee: "[[a.b|x]]"\n---\n')[0].links
    assert (link.target, link.label) == ("a.b", "x")
