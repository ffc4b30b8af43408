"""Where a byte stands, and in which macro: asked in any order, by texts of any shape."""

import re

from hypothesis import given
from hypothesis import strategies as st

from zettel.syntax.macros import Macro, find_macro
from zettel.syntax.passage import Source

TEXTS = st.text(alphabet="ab é œ😀\n\r", max_size=60)
_LINE_END = re.compile(r"\r\n|\r|\n")


@given(TEXTS, st.lists(st.integers(0, 60), max_size=12), st.integers(1, 9))
def test_places_do_not_depend_on_what_was_asked_before(
    text: str, asked: list[int], first_line: int
) -> None:
    """Line and column of a character are what counting from the text's beginning gives."""
    source = Source(text, first_line)
    for at in (min(number, len(text)) for number in asked):
        if text[at - 1 : at + 1] == "\r\n":
            continue  # between the two there is no place
        ends = list(_LINE_END.finditer(text, 0, at))
        column = at - (ends[-1].end() if ends else 0) + 1
        assert source.find_place(len(text[:at].encode())) == (first_line + len(ends), column)


@given(st.lists(st.integers(1, 9), max_size=10), st.integers(0, 80))
def test_a_byte_is_in_the_macro_around_it(lengths: list[int], byte: int) -> None:
    """The macro that holds a byte is told by its name, however many stand before it."""
    macros, start = list[Macro](), 0
    for number, length in enumerate(lengths):
        macros.append(Macro(start, start + length, f"m{number}"))
        start += length + number % 3
    holding = [macro.name for macro in macros if macro.start <= byte < macro.end]
    assert find_macro(macros, byte) == "".join(holding)
