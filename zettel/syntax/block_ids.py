"""Names of passages: `^name` at the end of a paragraph, list item, heading or table cell.

Alone in a paragraph, it names the whole block above: a list, a table, a quotation. As in Obsidian:
https://help.obsidian.md/links#Link+to+a+block+in+a+note. Logseq writes a line `id:: uuid` below the
first line of a list item, and means the item: https://docs.logseq.com/#/page/block%20reference.
In Dendron a name may end any line of a paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from zettel.model import Block
from zettel.syntax.block_links import UUID
from zettel.syntax.passage import TEXT, Passage

_ID_LINE = re.compile(rf"^[ \t]*id::[ \t]+({UUID})[ \t]*$", re.MULTILINE)
_PROPERTY_LINE = re.compile(r"^[ \t]*[^\W\d_][\w-]*::(?:[ \t].*)?$", re.MULTILINE)
_NAME = re.compile(r"(?:^|\s)\^([\w-]+)\s*$")
_NAME_IN_LINE = re.compile(r"(?:^|\s)\^([\w-]+)[ \t]*$", re.MULTILINE)


def find_blocks(passages: Sequence[Passage]) -> Iterator[Block]:
    """Yield the passages that have a name; one that stands alone looks at those before it."""
    for row, passage in enumerate(passages):
        if "id::" in passage.plain and (line := _ID_LINE.search(passage.plain)):
            yield _to_item(line[1].lower(), passages, row)
        done = 0
        for match in _find_names(passage):
            text = passage.plain[done : match.start()]
            done = match.end()
            if text.strip():
                yield _to_block(match[1], [text], passage)
            elif above := _find_above(passages, row):
                yield _to_block(match[1], [part.plain for part in above], above[0])


def _find_names(passage: Passage) -> Iterator[re.Match[str]]:
    if not passage.runs or "^" not in passage.plain:
        return
    if passage.source.dialect.label_first:
        found = _NAME_IN_LINE.finditer(passage.plain)
        yield from (match for match in found if not _is_escaped(passage, match))
        return
    texts = [run for run in passage.runs if run[0].strip()]
    is_last = bool(texts) and texts[-1][3] == TEXT and "^" in texts[-1][0]
    match = _NAME.search(passage.plain) if is_last else None
    if match and not _is_escaped(passage, match):
        yield match


def _is_escaped(passage: Passage, match: re.Match[str]) -> bool:
    r"""Say whether a backslash stands before the sign: `\^name` is text."""
    byte = passage.find_byte(match.start(1) - 1)
    return b"\\" in passage.source.data[max(0, byte - 1) : byte + 1]


def _find_above(passages: Sequence[Passage], row: int) -> Sequence[Passage]:
    """Return the passages of the outermost block that ends right above `passages[row]`."""
    if row == 0:
        return ()
    root = passages[row - 1].root
    first = row - 1
    while first > 0 and passages[first - 1].root == root:
        first -= 1
    return passages[first:row]


def _to_item(name: str, passages: Sequence[Passage], row: int) -> Block:
    """Build the block of a list item, whose properties may stand below its heading or code."""
    passage = passages[row]
    text = _PROPERTY_LINE.sub("", passage.plain)
    if text.strip() or _opens_item(passage) or row == 0:
        return _to_block(name, [text], passage)
    above = passages[row - 1]
    is_same = above.root == passage.root or above.level > 0
    return _to_block(name, [above.plain if is_same else ""], above if is_same else passage)


def _opens_item(passage: Passage) -> bool:
    """Say whether the sign of a list item stands before the passage, on its line."""
    data, start = passage.source.data, passage.start
    return bool(data[data.rfind(b"\n", 0, start) + 1 : start].strip(b" \t>"))


def _to_block(name: str, texts: Sequence[str], passage: Passage) -> Block:
    text = " ".join(" ".join(texts).split())
    return Block(name, passage.source.find_place(passage.start)[0], text)
