"""Names of passages: `^name` at the end of a paragraph, list item, heading or table cell.

Alone in a paragraph, it names the whole block above: a list, a table, a quotation. As in Obsidian:
https://help.obsidian.md/links#Link+to+a+block+in+a+note
"""

import re
from collections.abc import Iterator, Sequence

from zettel.model import Block
from zettel.syntax.passage import TEXT, Passage

_NAME = re.compile(r"(?:^|\s)\^([\w-]+)\s*$")


def find_blocks(passages: Sequence[Passage]) -> Iterator[Block]:
    """Yield the passages that have a name; one that stands alone looks at those before it."""
    for row, passage in enumerate(passages):
        match = _find_name(passage)
        if match is None:
            continue
        text = passage.plain[: match.start()]
        if text.strip():
            yield _to_block(match[1], [text], passage)
        elif above := _find_above(passages, row):
            yield _to_block(match[1], [part.plain for part in above], above[0])


def _find_name(passage: Passage) -> re.Match[str] | None:
    if not passage.runs:
        return None
    texts = [run for run in passage.runs if run[0].strip()]
    if not texts or texts[-1][3] != TEXT or "^" not in texts[-1][0]:
        return None
    return _NAME.search(passage.plain)


def _find_above(passages: Sequence[Passage], row: int) -> Sequence[Passage]:
    """Return the passages of the outermost block that ends right above `passages[row]`."""
    if row == 0:
        return ()
    root = passages[row - 1].root
    first = row - 1
    while first > 0 and passages[first - 1].root == root:
        first -= 1
    return passages[first:row]


def _to_block(name: str, texts: Sequence[str], passage: Passage) -> Block:
    text = " ".join(" ".join(texts).split())
    return Block(name, passage.source.find_place(passage.start)[0], text)
