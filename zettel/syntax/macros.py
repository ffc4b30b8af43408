"""Macros of Logseq: `{{embed [[page]]}}` embeds, all others hold no links.

What stands in `{{query [[page]]}}` is an argument and no reference, as in Logseq itself.
https://docs.logseq.com/#/page/macros
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from zettel.syntax.passage import Passage

_MACRO = re.compile(rb"\{\{\s*([\w-]+)\b.*?\}\}", re.DOTALL)


class Macro(NamedTuple):
    """Where a macro begins and ends, in bytes of the source, and its name."""

    start: int
    end: int
    name: str


def find_macros(passage: Passage) -> list[Macro]:
    """Return the macros of a passage in order; none in dialects that do not know them."""
    source = passage.source
    if not source.dialect.macros or "{{" not in passage.plain:
        return []
    found = _MACRO.finditer(source.data, passage.start, passage.end)
    return [Macro(*match.span(), match[1].decode("utf-8", "replace").lower()) for match in found]


def find_macro(macros: Sequence[Macro], byte: int) -> str:
    """Return the name of the macro around a byte, "" when there is none."""
    row = bisect_right(macros, byte, key=itemgetter(0)) - 1
    return macros[row].name if row >= 0 and byte < macros[row].end else ""
