r"""Links that a table cuts in two: in `| [[note|label]] |` the first `|` ends the cell.

Tables are GitHub's (GFM specification, 4.10): a `|` inside a cell is written `\|`, whatever stands
around it; Obsidian's manual says the same of its links and of the sizes of its pictures.
"""

import re
from collections.abc import Iterator

from zettel.model import Issue, Severity
from zettel.syntax.comments import hide_comments
from zettel.syntax.tables import find_tables

UNESCAPED_PIPE = "Z127"

LINK = re.compile(r"!?(?<!\\)\[\[[^\[\]\n|]*[^\[\]\n|\\]\|[^\[\]\n]*\]\]")
"""A link with a `|` that no backslash escapes."""


def find_cut_links(text: str, first_line: int) -> Iterator[Issue]:
    """Find the links that the tables of a text cut; asked of a text that has tables."""
    text = hide_comments(text)
    if LINK.search(text) is None:
        return
    line, done = first_line, 0
    for first, last in find_tables(text):
        for match in LINK.finditer(text, first, last):
            start = match.start()
            line, done = line + text.count("\n", done, start), start
            line_start = text.rfind("\n", 0, start) + 1
            if text.count("`", line_start, start) % 2 == 0:
                yield _to_issue(match[0], line, start - line_start + 1)


def escape_pipes(link: str) -> str:
    r"""Return a link with each `|` as `\|`."""
    return re.sub(r"(?<!\\)\|", r"\\|", link)


def _to_issue(link: str, line: int, column: int) -> Issue:
    wanted = escape_pipes(link)
    message = f"the table ends its cell at the | of {link}, so that it is no link"
    hint = f"write {wanted}"
    return Issue("", line, column, UNESCAPED_PIPE, Severity.WARNING, message, hint, wanted)
