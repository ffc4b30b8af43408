"""Links printed and read again."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from zettel.dialect import DIALECTS, Dialect
from zettel.errors import NoteError
from zettel.model import Link, LinkKind
from zettel.syntax import parse_body, parse_wiki_target
from zettel.syntax.writing import fits_wiki, to_destination, to_label, to_text

WORDS = st.text(st.sampled_from("aéB1 -_.,'()*&$<>!~/#:`|"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
NAMES = WORDS.filter(lambda text: bool(text) and text[0].isalnum())
KINDS = st.sampled_from((LinkKind.WIKI, LinkKind.EMBED))
DIALECT = st.sampled_from(list(DIALECTS.values()))


def read(text: str, dialect: Dialect) -> tuple[str, str, str, str, LinkKind]:
    """Read the one link of a text."""
    (link,) = parse_body(text, 1, dialect).links
    return link.target, link.anchor, link.label, link.prefix, link.kind


@given(DIALECT, NAMES, st.tuples(NAMES | st.just(""), NAMES | st.just("")), KINDS, st.booleans())
def test_a_wiki_link_printed_and_read_is_the_same(
    dialect: Dialect, target: str, more: tuple[str, str], kind: LinkKind, in_table: bool
) -> None:
    """Target, anchor, label and kind come back in every dialect, in a table too."""
    anchor, label = more
    assume(fits_wiki(target) and "|" not in anchor + label and "#" not in anchor)
    assume(to_label(label, dialect) == label)
    assume(not (anchor and ("#" in target or dialect.macros)))
    assume("//" not in target and not target.startswith(("mailto:", "tel:", "urn:", "doi:")))
    prefix = "" if dialect.label_first else parse_wiki_target(target).prefix
    assume(not (dialect.label_first and set(",*:#") & set(target + anchor)))
    text = to_text(Link(target, kind, 1, 1, "", prefix, label, anchor), dialect, in_table=in_table)
    shown = f"| a |\n|---|\n| {text} |\n" if in_table else f"a {text} b\n"
    assert read(shown, dialect) == (target, anchor, label, prefix, kind)


@example("B1:", "1", "1", False)  # which would be the scheme of an address
@given(NAMES, NAMES | st.just(""), NAMES, st.booleans())
def test_a_markdown_link_printed_and_read_is_the_same(
    target: str, anchor: str, label: str, in_table: bool
) -> None:
    """Whatever the destination holds, it is encoded so that it is read back."""
    link = Link(target, LinkKind.MARKDOWN, 1, 1, "", "", label, anchor)
    text = to_text(link, in_table=in_table)
    shown = f"| a |\n|---|\n| {text} |\n" if in_table else f"a {text} b\n"
    expected = target, anchor, label, "", LinkKind.MARKDOWN
    assert read(shown, DIALECTS["plain"]) == expected


@pytest.mark.parametrize(
    ("dialect", "link", "expected"),
    [
        ("cosma", Link("critique:123", LinkKind.WIKI, 1, 1, "", "critique"), "[[critique:123]]"),
        ("dendron", Link("a.b", LinkKind.WIKI, 1, 1, "", "", "Label"), "[[Label|a.b]]"),
        ("dendron", Link("tags.x.y", LinkKind.TAG, 1, 1), "#x.y"),
        ("dendron", Link("user.me", LinkKind.TAG, 1, 1), "@me"),
        ("logseq", Link("two words", LinkKind.TAG, 1, 1), "#[[two words]]"),
        ("logseq", Link("6 3", LinkKind.BLOCK, 1, 1), "((6 3))"),
        ("zettlr", Link("doe2020", LinkKind.CITATION, 1, 1), "@doe2020"),
    ],
)
def test_links_are_printed_as_their_dialect_writes_them(
    dialect: str, link: Link, expected: str
) -> None:
    """A type stays before its id; Dendron's label stands first; tags go without their folder."""
    assert to_text(link, DIALECTS[dialect]) == expected


@pytest.mark.parametrize("label", ["a_b *c* & `d`", "100 % <e", "$1 \\ {x}"])
def test_a_label_of_dendron_is_written_as_it_is_shown(label: str) -> None:
    """Dendron shows what is typed: nothing in it is encoded or escaped."""
    link = Link("a.b", LinkKind.WIKI, 1, 1, label=label)
    assert to_text(link, DIALECTS["dendron"]) == f"[[{label}|a.b]]"
    assert read(f"x {to_text(link, DIALECTS['dendron'])} ` $ *", DIALECTS["dendron"])[2] == label


@pytest.mark.parametrize("label", ["a|b", "a > b", "a[b", "a]b"])
def test_a_label_that_dendron_cannot_hold_is_refused(label: str) -> None:
    """Its own parser would read another link; `to_label` says what can be written instead."""
    with pytest.raises(NoteError):
        to_text(Link("a.b", LinkKind.WIKI, 1, 1, label=label), DIALECTS["dendron"])
    assert to_label(label, DIALECTS["dendron"]) == "a b"


@pytest.mark.parametrize("target", ["a|b", "a]]b", "[a", "a#b", "", " a"])
def test_a_name_that_a_wiki_link_cannot_hold_is_refused(target: str) -> None:
    """Better no link than one that is read as another."""
    with pytest.raises(NoteError):
        to_text(Link(target, LinkKind.WIKI, 1, 1))


def test_a_destination_keeps_its_slashes_and_letters() -> None:
    """Only what could end the address, or mean more, is encoded."""
    assert to_destination("è/B c(1).md", "A % b") == "è/B%20c%281%29.md#A%20%25%20b"
