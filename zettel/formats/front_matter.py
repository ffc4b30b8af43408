"""Front matter: found and split, read and written by a handler of python-frontmatter of our own.

`frontmatter.loads(text, handler=HANDLER)` and `frontmatter.dumps(post, handler=HANDLER)` work with
it as with any handler; `HANDLER.parse` gives what zettel needs beside: lines, columns, issues.
"""

import re
from itertools import takewhile
from typing import Any

from yaml.nodes import MappingNode, ScalarNode

from zettel.dialect import PLAIN, Dialect
from zettel.formats.matter_text import MatterWriter, to_dict
from zettel.formats.yaml_nodes import MALFORMED, MAX_SIZE, Matter, YamlError, compose, read_matter
from zettel.model import Issue, Severity

MAX_LINES = 1_000
"""Lines that are looked at to tell what front matter is not closed."""

_KEY = re.compile(r"([^\W\d][\w-]*):(?:[ \t]|\r?$)")
_BELOW = re.compile(r"[ \t]+\S|-[ \t]|#")
_COMMON = frozenset(
    {"id", "uid", "title", "alias", "aliases", "type", "types", "tag", "tags", "date"}
    | {"draft", "private", "published"}
)
_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)


class FrontMatterHandler(MatterWriter):
    """YAML between `---` at the very start of a file and the next `---` or `...`."""

    FM_BOUNDARY = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M | re.S)

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and the text after it.

        Raises:
            ValueError: the text has none.
        """
        match = self.FM_BOUNDARY.match(text)
        if match is None:
            raise ValueError("no front matter")
        return match[1], text[match.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return front matter as a plain dictionary of strings, lists and dictionaries."""
        return to_dict(self.parse(fm, 1).properties)

    def parse(self, fm: str, line: int, dialect: Dialect = PLAIN) -> Matter:
        """Return properties, links and issues of front matter that begins on `line` of its file."""
        try:
            node = compose(fm)
        except YamlError as error:
            return self._recover(fm, line, error, dialect)
        if node is None:
            return Matter()
        if not isinstance(node, MappingNode):
            return Matter(issues=(_report(line, "the front matter is no list of keys"),))
        return read_matter(node, fm, line, dialect)

    def _recover(self, fm: str, line: int, error: YamlError, dialect: Dialect) -> Matter:
        if len(fm) > MAX_SIZE:
            return Matter(issues=(_report(line, "the front matter is too long to be read"),))
        if "\t" in fm:
            # YAML forbids tabs as indentation; one space for each keeps every column.
            spaced = _TABS.sub(lambda match: " " * len(match[0]), fm)
            if spaced != fm:
                return self.parse(spaced, line, dialect)
        from zettel.formats.yaml_recovery import read_piecewise  # most front matter is YAML

        return read_piecewise(fm, line, dialect)


HANDLER = FrontMatterHandler()


def is_front_matter(fm: str) -> bool:
    """Tell front matter from prose between two thematic breaks."""
    if ":" in fm or not fm.strip():
        return True
    try:
        return not isinstance(compose(fm), ScalarNode)
    except YamlError:
        return True


def is_unclosed(text: str) -> bool:
    """Tell front matter whose second `---` is missing from text under a thematic break.

    Up to the first empty line there is nothing but YAML: keys, and what is indented or listed below
    them. One key alone, such as `Note: …`, may be prose, unless it is one that every vault has.
    """
    lines = text.split("\n", MAX_LINES)
    if lines[0].rstrip() != "---":
        return False
    keys: list[str] = []
    for line in lines[1:]:
        if not line.strip():
            break
        match = _KEY.match(line)
        if match is None and not (keys and _BELOW.match(line)):
            return False
        keys += [match[1]] if match else []
    return len(keys) > 1 or not _COMMON.isdisjoint(keys)


def parse_unclosed(text: str) -> Matter:
    """Read what would be the front matter of a text in which nothing closes it."""
    lines = takewhile(str.strip, text.split("\n")[1:])
    return HANDLER.parse("\n".join(lines), 2)


def report_unclosed() -> Issue:
    """Return the issue of front matter that nothing closes."""
    message = "the front matter is not closed by ---, so it is read as text"
    hint = "write --- on a line of its own after the last key"
    return Issue("", 1, 1, MALFORMED, Severity.ERROR, message, hint)


def _report(line: int, message: str) -> Issue:
    return Issue("", line, 1, MALFORMED, Severity.ERROR, message)
