"""What a text holds beside its links: links in code, names of places, an id."""

import pytest

from zettel.dialect import DIALECTS, PLAIN
from zettel.model import LinkKind
from zettel.syntax import parse_body

CODE = """\
Un `[[a]]` et ``![[b#c|d]]``, $[[e]]$ %%`[[f]]`%%.

    [[g]] en retrait

> ```
> x [[type:h]] [[]]
> ```
<div>`[[i]]`</div> `[[j]]`
"""


def test_links_in_code_are_kept_apart() -> None:
    """They have a place and no sentence; mathematics, comments and HTML hold none."""
    body = parse_body(CODE, 10)
    assert body.links == ()
    found = [(link.kind, link.line, link.column, link.target) for link in body.code_links]
    assert found == [
        (LinkKind.WIKI, 10, 5, "a"),
        (LinkKind.EMBED, 10, 17, "b"),
        (LinkKind.WIKI, 12, 5, "g"),
        (LinkKind.WIKI, 15, 5, "type:h"),
        (LinkKind.WIKI, 17, 21, "j"),
    ]
    embed, typed = body.code_links[1], body.code_links[3]
    assert (embed.anchor, embed.label, typed.prefix) == ("c", "d", "type")
    assert {link.context for link in body.code_links} == {""}


def test_links_in_code_have_their_label_where_the_dialect_has_it() -> None:
    """In Dendron the label stands first."""
    (link,) = parse_body("`[[l|t]]`", dialect=DIALECTS["dendron"]).code_links
    assert (link.target, link.label) == ("t", "l")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('<a name="x"></a> <span id=y>z</span>', ("x", "y")),
        ("<div class='c' id='b'>\n\ntexte\n\n</div>", ("b",)),
        ("## Titre {#t-1}", ("t-1",)),
        ("Texte\n{: #p .class}\n\n## Titre\n{: .x #q}", ("p", "q")),
        ("# Titre, `{x}`", ()),
    ],
)
def test_places_with_a_name(text: str, names: tuple[str, ...]) -> None:
    """HTML and kramdown name places that addresses may lead to."""
    assert parse_body(text).anchors == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Titre\n\n20200101120000 et 20210101120000", "20200101120000"),
        ("`20200101120000` [[20200101120000]] [a](20200101120000.md) 202001011200001", ""),
        ("[[x]] ID: 20200101120000.", "20200101120000"),
    ],
)
def test_id_in_the_text(text: str, found: str) -> None:
    """In Zettlr it is the first fourteen digits that are in no link and no code."""
    assert parse_body(text, dialect=DIALECTS["zettlr"]).id == found
    assert parse_body(text, dialect=PLAIN).id == ""
