r"""Links that a table cuts in two: in `| [[note|label]] |` the first `|` ends the cell.

Tables are GitHub's (GFM specification, 4.10): a `|` inside a cell is written `\|`, whatever stands
around it; Obsidian's manual says the same of its links and of the sizes of its pictures.
"""

import re
from collections.abc import Iterable, Iterator

from zettel.model import Issue, Severity
from zettel.syntax.comments import hide_comments

UNESCAPED_PIPE = "Z127"

LINK = re.compile(r"!?(?<!\\)\[\[[^\[\]\n|]*[^\[\]\n|\\]\|[^\[\]\n]*\]\]")
"""A link with a `|` that no backslash escapes."""


def find_cut_links(
    text: str, first_line: int, tables: Iterable[tuple[int, int]]
) -> Iterator[Issue]:
    """Find the links that tables cut in two; `tables` are the first and last line of each."""
    lines = hide_comments(text).split("\n")
    for first, last in tables:
        for number in range(first, last + 1):
            line = lines[number - first_line]
            for match in LINK.finditer(line) if "[[" in line else ():
                if line.count("`", 0, match.start()) % 2 == 0:
                    yield _to_issue(match[0], number, match.start() + 1)


def escape_pipes(link: str) -> str:
    r"""Return a link with each `|` as `\|`."""
    return re.sub(r"(?<!\\)\|", r"\\|", link)


def _to_issue(link: str, line: int, column: int) -> Issue:
    wanted = escape_pipes(link)
    message = f"the table ends its cell at the | of {link}, so that it is no link"
    hint = f"write {wanted}"
    return Issue("", line, column, UNESCAPED_PIPE, Severity.WARNING, message, hint, wanted)
