"""Pieces of Markdown (GitHub's) in which nothing that a text holds can be taken for markup."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"([\\`*_\[\]<>~$&])|(^|(?<=\s))(#+|[-+]|\d+[.)])(?=\s)")
_TICKS = re.compile(r"`+")


def to_text(text: str) -> str:
    """Return text on one line, its marks escaped."""
    return _MARKS.sub(_escape, " ".join(text.split()))


def to_code(text: str) -> str:
    """Return text as code, with as many ticks around it as it needs."""
    text = " ".join(text.split())
    longest = max((len(found) for found in _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def to_link(shown: str, anchor: str) -> str:
    """Return a link inside the page; `shown` is Markdown already."""
    return f"[{shown}](#{anchor})"


def to_heading(level: int, shown: str, anchor: str = "") -> list[str]:
    """Return a heading's lines, with a place for links to lead to."""
    target = f'<a id="{anchor}"></a>' if anchor else ""
    return [f"{'#' * level} {target}{shown}", ""]


def to_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table's lines; cells are Markdown already. Columns without any text are left out.

    A pipe is escaped wherever it stands, in code too (GitHub Flavored Markdown, section 4.10).
    """
    filled = list(rows)
    kept = [n for n in range(len(columns)) if n == 0 or any(row[n] for row in filled)]
    lines = [[columns[n] for n in kept], ["---"] * len(kept)]
    lines += [[row[n].replace("|", "\\|") for n in kept] for row in filled]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def _escape(found: re.Match[str]) -> str:
    if found[1] is not None:
        return "&lt;" if found[1] == "<" else "&amp;" if found[1] == "&" else f"\\{found[1]}"
    mark: str = found[3]
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"
