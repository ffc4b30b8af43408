"""The case files of `cases/`: each law with a text and what is found in it.

A case is a title (`# …`), the text, `---`, and one line for each thing found: all links, inline
properties, headings, tags and named passages, and no others. Fields left out are not compared,
except an anchor, relation or prefix, which are then empty. A case of a dialect begins with its
name: `# [dendron] …`.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from zettel.dialect import DIALECTS, PLAIN, Dialect
from zettel.model import Block, Heading, Link, Property
from zettel.syntax import Body, parse_body

CASES = Path(__file__).parent / "cases"


def read_cases() -> Iterator[tuple[str, str, list[str]]]:
    """Yield title, text and expected lines of every case."""
    for path in sorted(CASES.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        borders = [row for row, line in enumerate(lines) if is_title(lines, row)]
        for first, last in zip(borders, [*borders[1:], len(lines)], strict=True):
            part = lines[first + 1 : last]
            cut = len(part) - 1 - part[::-1].index("---")
            expected = [line for line in part[cut + 1 :] if line]
            yield f"{path.stem}: {lines[first][2:]}", "\n".join(part[:cut]) + "\n", expected


def is_title(lines: list[str], row: int) -> bool:
    """A title stands at the top, or below an empty line that ends an expectation."""
    if not lines[row].startswith("# "):
        return False
    above = lines[:row]
    while above and above[-1] == "":
        above.pop()
    return not above or (row > 0 and not lines[row - 1] and is_expectation(above[-1]))


def is_expectation(line: str) -> bool:
    """Say whether a line can end a case."""
    word = line.partition(" ")[0]
    return line == "---" or word in {"link", "tag", "heading", "property", "block"}


def find_dialect(title: str) -> Dialect:
    """Return the dialect that a title names, plain Markdown if it names none."""
    name = re.search(r": \[(\w+)\] ", title)
    return DIALECTS[name[1]] if name else PLAIN


def check_link(link: Link, words: list[str]) -> None:
    """Compare a link with the words of its line."""
    expected = dict(word.split("=", 1) for word in words[2:])
    assert (link.kind.value, f"{link.line}:{link.column}") == (words[0], words[1])
    shown = expected.pop("shown", None)
    for field in ("anchor", "relation", "prefix"):
        expected.setdefault(field, "")
    assert {field: getattr(link, field) for field in expected} == expected
    if shown is not None:
        assert link.context[link.start : link.end] == shown


def to_words(item: Heading | Block | Property | str) -> list[str]:
    """Write down anything but a link as its line has it."""
    if isinstance(item, Heading):
        return ["heading", str(item.line), f"level={item.level}", item.text]
    if isinstance(item, Block):
        return ["block", str(item.line), item.name, item.text]
    if isinstance(item, Property):
        first, *rest = [str(value) for value in item.values] or [""]
        written = f"{item.key}={first}" if item.values else item.key
        return ["property", f"{item.line}:{item.column}", written, *rest]
    return ["tag", item]


def list_others(body: Body) -> list[list[str]]:
    """Return all that was found but links."""
    items: list[Heading | Block | Property | str] = [
        *body.properties,
        *body.headings,
        *body.tags,
        *body.blocks,
    ]
    return sorted(to_words(item) for item in items)


@pytest.mark.parametrize(
    ("text", "expected", "dialect"),
    [
        pytest.param(text, expected, find_dialect(title), id=title)
        for title, text, expected in read_cases()
    ],
)
def test_case(text: str, expected: list[str], dialect: Dialect) -> None:
    """What is found in a text is what its case says, no more and no less."""
    body = parse_body(text, dialect=dialect)
    words = [shlex.split(line) for line in expected]
    links = [line[1:] for line in words if line[0] == "link"]
    found = [(link.kind.value, f"{link.line}:{link.column}", link.target) for link in body.links]
    assert len(found) == len(links), found
    for link, line in zip(body.links, links, strict=True):
        check_link(link, line)
    assert list_others(body) == sorted(line for line in words if line[0] != "link")
