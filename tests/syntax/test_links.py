"""Laws of links that hold for any text."""

from hypothesis import given
from hypothesis import strategies as st

from zettel.model import Link
from zettel.syntax import parse_body, parse_text_links, parse_whole_link, parse_wiki_target


def collapse(text: str) -> str:
    """Return a text with single spaces, as labels have them."""
    return " ".join(text.split())


NAMES = st.text("abcÉé 019-_.,'’", min_size=1, max_size=12).map(str.strip).filter(bool)
LABELS = st.text("abcÉé 019", min_size=1, max_size=12).map(collapse).filter(bool)


def to_wiki(target: str, anchor: str, label: str) -> str:
    """Print a wiki link."""
    return f"[[{target}{'#' + anchor if anchor else ''}{'|' + label if label else ''}]]"


def to_parts(link: Link) -> tuple[str, str, str]:
    """Return what a printed link was made of."""
    return link.target, link.anchor, link.label


@given(NAMES, st.just("") | NAMES, st.just("") | LABELS)
def test_a_printed_link_is_read_again(target: str, anchor: str, label: str) -> None:
    """In text, in front matter and alone, a link means what was printed."""
    written = to_wiki(target, anchor, label)
    expected = (target, anchor, label)
    (link,) = parse_body(f"Voir {written}.\n").links
    assert to_parts(link) == expected
    (link,) = parse_text_links(f"Voir {written}.", "a", lambda _: (1, 1))
    assert to_parts(link) == expected
    whole = parse_whole_link(written)
    assert whole is not None
    assert to_parts(whole) == expected
    parts = parse_wiki_target(written[2:-2])
    assert (parts.target, parts.anchor, parts.label) == expected


def is_no_code(text: str) -> bool:
    """Four spaces would make code of what follows."""
    return "    " not in text


BEFORE = st.lists(st.sampled_from("aé𝄞 \n>"), max_size=30).map("".join).filter(is_no_code)


@given(BEFORE, st.booleans())
def test_a_link_stands_where_it_is_written(before: str, windows: bool) -> None:
    """Line and column are right after any characters and line ends."""
    text = f"{before}x[[A]]"
    line, column = text.count("\n") + 1, len(text.rpartition("\n")[2]) - len("[[A]]") + 1
    if windows:
        text = text.replace("\n", "\r\n")
    (link,) = parse_body(text, first_line=5).links
    assert (link.line, link.column) == (line + 4, column)


@given(st.text("ab. é!?\n", max_size=700), st.text("ab. é!?\n", max_size=700))
def test_a_context_is_short_and_holds_the_link(before: str, after: str) -> None:
    """Contexts have a limit, no line ends, and the link's label where it is said to be."""
    for link in parse_body(f"{before}x [[AB]] y{after}").links:
        assert len(link.context) <= 302
        assert "\n" not in link.context
        assert link.context[link.start : link.end] == "AB"


def test_a_value_with_more_than_a_link_is_no_whole_link() -> None:
    """Only a value that is nothing but one link is one."""
    assert parse_whole_link("[[a]], [[b]]") is None
    assert parse_whole_link("voir [[a]]") is None
    assert parse_whole_link("a") is None
    assert parse_whole_link(" [[type:a#^l1|b]] ") is not None


def test_addresses_in_strings() -> None:
    """A link with brackets in its label or its address is read whole."""
    text = "[un [deux]](https://example.org/a_(b)) et <figure>[c](<d e.md>)</figure>"
    links = parse_text_links(text, "a", lambda number: (1, number + 1))
    assert [(link.target, link.label, link.column) for link in links] == [
        ("https://example.org/a_(b)", "un [deux]", 1),
        ("d e.md", "c", 3),
    ]
    assert links[0].context == "un [deux] et c"
