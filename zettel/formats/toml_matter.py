"""Front matter in TOML between two lines of `+++`, as Hugo's notes have it.

https://gohugo.io/content-management/front-matter/
"""

import re
from collections.abc import Iterator

from zettel.dialect import PLAIN, Dialect
from zettel.formats.yaml_nodes import MALFORMED, MAX_SIZE, Matter
from zettel.model import Issue, Link, Property, Record, Severity
from zettel.syntax import parse_text_links

BOUNDARY = re.compile(
    r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE | re.DOTALL
)

_HEADER = re.compile(r"[ \t]*\[{1,2}[ \t]*([^\[\]=]+?)[ \t]*\]{1,2}[ \t]*(?:#.*)?\r?")
_KEY = re.compile(r"([ \t]*)([\w.-]+|\"[^\"]*\"|'[^']*')[ \t]*=[ \t]*(.*)")
_TOKEN = re.compile(r"[^\s#]+(?: \d\d:[^\s#]+)?")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")

Path = tuple[str, ...]


def parse_toml(text: str, line: int, dialect: Dialect = PLAIN) -> Matter:
    """Return what TOML says, every value as text; `line` is the file's line of its first one."""
    if len(text) > MAX_SIZE:
        return _report(line, 1, "the front matter is too long to be read", "")
    import tomllib  # few notes have TOML

    try:
        data = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        is_deep = isinstance(error, RecursionError)
        said = "it is nested too deeply" if is_deep else _PLACE.sub("", str(error))
        row, column = (int(place[1]), int(place[2])) if place else (1, 1)
        hint = "mend the line: front matter between “+++” is TOML"
        return _report(line + row - 1, column, f"the front matter is no TOML: {said}", hint)
    reader = _TableReader(text, line, dialect)
    return Matter(reader.read_table(data, ()), tuple(reader.links))


def _report(line: int, column: int, message: str, hint: str) -> Matter:
    issue = Issue("", line, column, MALFORMED, Severity.ERROR, message, hint)
    return Matter(issues=(issue,))


class _TableReader:
    """The state of one reading: the text, and where its keys and tables stand."""

    def __init__(self, text: str, line: int, dialect: Dialect) -> None:
        self.text = text
        self.line = line
        self.dialect = dialect
        self.links: list[Link] = []
        self.places = _find_places(text)

    def read_table(self, table: dict[str, object], path: Path) -> tuple[Property, ...]:
        """Return the keys of a table in their order, those of tables in it as records."""
        found = []
        for key, value in table.items():
            at, written = self.find_place((*path, key))
            values = tuple(self.read_values(value, (*path, key), (at, written)))
            found.append(Property(key, values, *self.to_place(at)))
        return tuple(found)

    def read_values(
        self, value: object, path: Path, place: tuple[int, str]
    ) -> Iterator[str | Record]:
        """Yield the values under a key; numbers and dates as they are written."""
        at, written = place
        if isinstance(value, dict):
            yield Record(*self.to_place(at), self.read_table(value, path))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                inner = self.find_place(path)[0] if number and isinstance(item, dict) else at
                yield from self.read_values(item, path, (inner, ""))
        elif isinstance(value, str):
            self.find_links(value, path[-1], at)
            yield value
        elif isinstance(value, bool):
            yield str(value).lower()
        else:
            token = _TOKEN.match(written)
            yield token[0] if token else str(value)

    def find_place(self, path: Path) -> tuple[int, str]:
        """Return where the next key or table of a path stands, and what is written behind it."""
        places = self.places.get(path, [])
        if not places:  # a table that only tables inside it name
            inner = (found[0] for name, found in self.places.items() if name[: len(path)] == path)
            return next(inner, (0, ""))
        return places.pop(0) if len(places) > 1 else places[0]

    def to_place(self, at: int) -> tuple[int, int]:
        row = self.text.count("\n", 0, at)
        return self.line + row, at - self.text.rfind("\n", 0, at)

    def find_links(self, value: str, key: str, after: int) -> None:
        if "[" not in value:
            return
        start = max(self.text.find(value, after), after)

        def place(number: int) -> tuple[int, int]:
            at = start - 1
            for _ in range(number + 1):
                at = self.text.find("[", at + 1)
            return self.to_place(max(at, after))

        self.links.extend(parse_text_links(value, key, place, self.dialect))


def _find_places(text: str) -> dict[Path, list[tuple[int, str]]]:
    """Find where keys and tables are written, by their names from the top down."""
    places: dict[Path, list[tuple[int, str]]] = {}
    table: Path = ()
    start = 0
    for line in text.split("\n"):
        header, key = _HEADER.fullmatch(line), _KEY.match(line)
        if header:
            table = _split(header[1])
            places.setdefault(table, []).append((start + line.index("["), ""))
        elif key:
            path = (*table, *_split(key[2]))
            places.setdefault(path, []).append((start + len(key[1]), key[3]))
        start += len(line) + 1
    return places


def _split(name: str) -> Path:
    """Split a dotted key; dots inside quotes belong to its parts."""
    parts = re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", name)
    return tuple(part.strip("\"'") for part in parts)
