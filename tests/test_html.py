"""A body's Markdown as safe HTML: cases in `tests/html/`, laws over any text here."""

import re
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.bibliography import Name, Work, write_references
from zettel.dialect import DIALECTS, PLAIN, Dialect
from zettel.html import to_anchor, to_html
from zettel.html.formulas import to_mathml
from zettel.syntax import parse_body

CASES = Path(__file__).parent / "html"
UUID = "61024cd6-1951-47cc-8050-25f68960d729"
NODES = {
    "1": "1", "membre:1": "1", "autre note.md": "2", "deux": "2", "tags.a.b": "2", "user.ana": "1",
    UUID: "1", "/un/": "1", "C# 8": "1",
}  # fmt: skip
IMAGES = {"photo.png": 0, "plan é.svg": 1}
WORKS = {
    work.key: work
    for work in (
        Work(
            "dupont2016",
            "Le <b>plan</b> & lui",
            (Name("Dupont", "Jean"), Name("de la Tour", "Anne")),
            "2016",
            "Revue",
            "3(2), 10–12",
            url="https://doi.org/10.1/x?a=1&b=2",
        ),
        Work("pgo:2011", "Déclaration", (Name("PGO"),), "2011", publisher="PGO"),
        Work("pgo:2011b", "Suite", (Name("PGO"),), "2011"),
        Work("anonyme", "Sans auteur"),
        Work("tous", "À trois", (Name("A"), Name("B"), Name("C")), "1999"),
    )
}


def read_cases() -> list[tuple[str, str, str]]:
    """Read the case files: law, Markdown and HTML between lines of dashes, cases between `====`."""
    cases = []
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n====\n"):
            law, text, html = case.split("\n----\n")
            cases.append((f"{path.stem}: {law}", text, html))
    return cases


def render(text: str, dialect: Dialect = PLAIN) -> str:
    """Render in a vault of two notes."""

    def href(target: str) -> str | None:
        return f"#note={NODES[target]}" if target in NODES else None

    return to_html(
        text,
        href,
        lambda target: f"Titre {NODES[target]}",
        dialect,
        find_image=lambda target: IMAGES.get(target, -1),
        cite=lambda keys: write_references(WORKS, keys, "fr"),
    )


@pytest.mark.parametrize(("law", "text", "html"), read_cases(), ids=lambda value: str(value)[:60])
def test_case(law: str, text: str, html: str) -> None:
    """Each case says its law on its first line, and may name its dialect there."""
    name = re.search(r": \[(\w+)\] ", law)
    dialect = DIALECTS[name[1]] if name else PLAIN
    assert render(text, dialect).strip() == html.strip(), law


@given(
    st.text(alphabet=st.sampled_from("[]()<>!|#^%={}:\"'`*\n\t /ajpxé1.&;@\\")),
    st.sampled_from(list(DIALECTS.values())),
)
def test_no_text_makes_code(text: str, dialect: Dialect) -> None:
    """Whatever is written, the HTML has no script, no handler and no `javascript:` address."""
    html = render(text, dialect)
    assert not re.search(r"<(?:script|style|iframe|svg)\b", html)
    for tag in re.findall(r"<[^>]*>", html):
        assert not re.search(
            r"""\son\w+\s*=|\s(?:style|src|srcset)\s*=|href\s*=\s*["']?\s*javascript:""", tag
        )


PIECES = [
    "<div>", "</div>", "<br>", "<b>y</b>", "<!-- c -->", "<figure>[[1]]</figure>", "[[1]]",
    "[x](https://example.org)", '{:target="_blank"}', " ", "\n", "\n\n", "a", "é", "> ", "- ", "*",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)))
def test_a_link_for_syntax_is_a_link_on_the_page(pieces: list[str]) -> None:
    """Among HTML too, both read the same as Markdown."""
    text = "<div>a</div>" + "".join(pieces)
    assert render(text).count('<a class="') == len(parse_body(text).links)


MONEY = ["$", "$$", "$5", "US$", "\\$", "[[1]]", "[x](y)", " ", "x", "10", "-", "(", ")", "*", "|"]


@given(st.lists(st.sampled_from(MONEY)))
def test_among_dollars_both_see_the_same_links(pieces: list[str]) -> None:
    """What is money and what a formula never makes or hides a link on the page alone."""
    text = "a" + "".join(pieces)
    assert render(text).count('<a class="') == len(parse_body(text).links)


TEX = [
    "\\frac",
    "{",
    "}",
    "x",
    "^",
    "_",
    "<script>",
    "\\text",
    "&",
    "\\left(",
    "\\color{red}",
    '"',
    "é",
]


@given(st.lists(st.sampled_from(TEX)))
def test_formulas_are_made_of_mathml_alone(pieces: list[str]) -> None:
    """No formula raises, and none brings in elements or attributes of others."""
    html = to_mathml("".join(pieces)) or ""
    assert not re.search(r"<(?!/?m[a-z]+[ />])|\s(?:style|href|src|on\w+)\s*=", html)


def test_a_formula_too_deep_for_the_converter_is_left_as_it_is() -> None:
    """It would take all of the stack."""
    for tex in (r"\frac{" * 3000 + "}" * 3000, r"\sqrt" * 3000, "{" * 999 + "}" * 999):
        assert to_mathml(tex) is None
        assert "<code" in render(f"${tex}$")


@pytest.mark.parametrize("piece", ["> ", "<div>", "<b><i>", "- "])
def test_what_nests_too_deep_is_flattened(piece: str) -> None:
    """No browser shows more levels; the text inside stays."""
    html = render(piece * 3000 + "innen")
    steps = [-1 if end else 1 for end in re.findall(r"<(/?)(?:blockquote|div|b|i|ul)>", html)]
    assert max(accumulate(steps)) <= 500
    assert "innen" in html


def test_elements_that_nobody_closed_stay_text() -> None:
    """What follows an opening tag alone is read on as usual."""
    for tag in ("code", "pre", 'a href="x"', "h1"):
        html = render(f"a <{tag}> [[1]] ==b== <{tag}> [[2]]")
        assert html.count('<a class="') == 2
        assert "<mark>b</mark>" in html


def test_anchors_of_blocks_and_headings_differ() -> None:
    """`^x` names a passage and `x` a heading; of a path of headings the last counts."""
    assert to_anchor("^L16") == "block-l16"
    assert to_anchor("Une section#Détail") == "section-détail"
