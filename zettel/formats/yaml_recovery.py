"""Front matter that is no YAML as a whole, read key by key: what can be read is kept.

Real vaults are full of `title: Subject : detail`, `author: @name`, `died: -`. The line that cannot
be read is an issue, and its text stays as the value when it is on one line.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator

from yaml.nodes import MappingNode

from zettel.dialect import PLAIN, Dialect
from zettel.formats.yaml_faults import explain
from zettel.formats.yaml_nodes import (
    KEPT_AS_TYPED,
    MALFORMED,
    Matter,
    YamlError,
    compose,
    read_matter,
    report_duplicate,
)
from zettel.model import Issue, Link, Property, Severity
from zettel.syntax import parse_text_links
from zettel.syntax.text_links import Place

_KEY = re.compile(
    r"(?P<quote>[\"']?)(?P<key>[^\s\"'#\[\]{},&*!|>%@`-][^:\n]*?)(?P=quote)\s*:(?=\s|$)"
)
_ITEM = re.compile(r"\s*-\s+(\S.*)")
_QUOTED = re.compile(r"([\"'])(.*)\1")
_LONGEST_KEY = 100


def read_piecewise(text: str, line: int, dialect: Dialect = PLAIN) -> Matter:
    """Read each top-level key of front matter by itself; `line` is the file's line of the text."""
    properties: dict[str, Property] = {}
    links: list[Link] = []
    issues: list[Issue] = []
    for first, chunk in _find_chunks(text):
        matter = _read_chunk(chunk, line + first, dialect)
        issues.extend(_find_duplicates(matter.properties, properties))
        properties.update((item.key, item) for item in matter.properties)
        links.extend(matter.links)
        issues.extend(matter.issues)
    return Matter(tuple(properties.values()), tuple(links), tuple(issues))


def _find_duplicates(items: Iterable[Property], known: Container[str]) -> Iterator[Issue]:
    for item in items:
        if item.key in known:
            yield report_duplicate(item.key, item.line, item.column)


def _find_chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each top-level key with the lines that belong to it, and the number of its line."""
    first, lines = 0, list[str]()
    for number, line in enumerate(text.split("\n")):
        if line.strip() and not line.startswith((" ", "\t", "-", "#")) and lines:
            yield first, "\n".join(lines)
            first, lines = number, []
        lines.append(line)
    yield first, "\n".join(lines)


def _read_chunk(chunk: str, line: int, dialect: Dialect) -> Matter:
    if not chunk.strip():
        return Matter()
    try:
        node = compose(chunk)
    except YamlError as error:
        return _keep_raw(chunk, line, error, dialect)
    if node is None:
        return Matter()
    if not isinstance(node, MappingNode):
        return _keep_raw(chunk, line, YamlError("no key and value"), dialect)
    return read_matter(node, chunk, line, dialect)


def _keep_raw(chunk: str, line: int, error: YamlError, dialect: Dialect) -> Matter:
    """Keep the text after the key, or the items of a plain list, as they were typed."""
    lines = chunk.rstrip().split("\n")
    row = min(error.line, len(lines) - 1)
    where = ("", line + row, min(error.column, len(lines[row])) + 1)
    match = _KEY.match(lines[0])
    if match is None or len(match["key"]) > _LONGEST_KEY:
        return Matter(issues=(_tell(where, error, lines[row], kept=False),))
    key = unicodedata.normalize("NFC", match["key"].strip())
    raw = lines[0][match.end() :].strip()
    items = [_ITEM.fullmatch(item) for item in lines[1:] if item.strip()]
    places = [(0, raw)] if raw else []
    if not raw and all(items):
        places = [(at, item[1].strip()) for at, item in enumerate(items, 1) if item]
    values, links = [], list[Link]()
    for at, value in places:
        quoted = _QUOTED.fullmatch(value)
        values.append(quoted[2] if quoted else value)
        place = _build_place(lines[at], line + at)
        links.extend(parse_text_links(values[-1], key, place, dialect))
    issue = _tell(where, error, lines[row], kept=bool(values) and not (raw and items))
    return Matter((Property(key, tuple(values), line, 1),), tuple(links), (issue,))


def _tell(place: tuple[str, int, int], error: YamlError, written: str, *, kept: bool) -> Issue:
    """Say what is wrong; it is less bad where the text was kept as the value."""
    reason, hint = explain(error, written)
    if kept:
        message = f"this is no YAML, and was kept as it is typed: {reason}"
        return Issue(*place, KEPT_AS_TYPED, Severity.WARNING, message, hint)
    message = f"the front matter cannot be read here: {reason}"
    return Issue(*place, MALFORMED, Severity.ERROR, message, hint)


def _build_place(written: str, line: int) -> Place:
    """Return what finds the brackets of a line."""

    def place(number: int) -> tuple[int, int]:
        at = -1
        for _ in range(number + 1):
            at = written.find("[", at + 1)
        return line, at + 1

    return place
