"""Ids in running text: the first fourteen digits that are no part of a link or of code.

As in Zettlr: https://docs.zettlr.com/en/advanced/zkn-method/
"""

import re
from collections.abc import Iterable

from zettel.syntax.passage import TEXT, Passage

_ID = re.compile(r"(?<![\w.-])\d{14}(?![\w-])")


def find_text_id(passages: Iterable[Passage]) -> str:
    """Return the first id of a text, "" when it has none."""
    for passage in passages:
        for text, _, _, kind in passage.runs:
            if kind == TEXT and (match := _ID.search(text)):
                return match[0]
    return ""
