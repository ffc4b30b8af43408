"""YAML → properties with their places, string-first: every scalar stays text as it was written.

`id: 0123` is not 83, `12:30` not 750, `no` not False; dates and numbers are typed later, by the
vocabulary. The parser is libyaml (C), which tells where each node stands; nothing is constructed.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

import yaml
from msgspec import Struct
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from zettel.dialect import PLAIN, Dialect
from zettel.formats.fields import LITERAL
from zettel.model import Issue, Link, Property, Record, Severity
from zettel.syntax import parse_text_links

MALFORMED = "Z103"
DUPLICATE_KEY = "Z115"
KEPT_AS_TYPED = "Z116"

MAX_SIZE = 1_000_000
MAX_DEPTH = 60
MAX_VALUES = 20_000
"""Limits of one front matter: characters, nested values, values once aliases are followed."""

# Line breaks to YAML 1.1, letters like others to YAML 1.2 and to every editor. The parser gets in
# their place what no text holds (Unicode noncharacters).
_BREAKS = (("\x85", "\ufdd0"), ("\u2028", "\ufdd1"), ("\u2029", "\ufdd2"))
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_COMMENT = re.compile(r"[\"']?[ \t]*:[ \t]+(#[^\s#!].*?)[ \t]*\r?$", re.MULTILINE)
_NESTING = re.compile(r"[\[\]{}]|^ *|(?:[-?:][ \t]+)+", re.MULTILINE)


class YamlError(ValueError):
    """The text is no YAML; `line` counts from 0 within it."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class Matter(Struct, frozen=True, gc=False):
    """What front matter says."""

    properties: tuple[Property, ...] = ()
    links: tuple[Link, ...] = ()
    issues: tuple[Issue, ...] = ()  # with an empty path


def compose(text: str) -> Node | None:
    """Return the tree of nodes of one YAML document, None for an empty one.

    Raises:
        YamlError: what is wrong, and where.
    """
    if _is_too_deep(text):
        raise YamlError("values are nested too deeply")
    try:
        node: Node | None = _Loader(_hide_breaks(text)).get_single_node()
    except yaml.MarkedYAMLError as error:
        before = text[: error.problem_mark.index] if error.problem_mark else ""
        raise _find_error(error.problem or "malformed", before) from None
    except yaml.reader.ReaderError as error:
        before = _hide_breaks(text).encode()[: error.position].decode(errors="ignore")
        raise _find_error("a control character", before) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError(str(error).partition("\n")[0]) from None
    return node


def read_matter(node: MappingNode, text: str, line: int, dialect: Dialect = PLAIN) -> Matter:
    """Turn the nodes of a text into properties, links and issues; `line` is its first line."""
    reader = _NodeReader(text, line, dialect)
    properties = reader.read_mapping(node)
    return Matter(properties, tuple(reader.links), tuple(reader.issues))


def report_duplicate(key: str, line: int, column: int) -> Issue:
    """Return the issue of a key that stands in one mapping before."""
    message = f"the key “{key}” is written twice; the last one counts"
    return Issue("", line, column, DUPLICATE_KEY, Severity.WARNING, message)


def _find_error(problem: str, before: str) -> YamlError:
    """Return an error with its place; the parser counts lines and bytes in its own way."""
    return YamlError(problem, before.count("\n"), len(before) - before.rfind("\n") - 1)


def _is_too_deep(text: str) -> bool:
    """Say whether nesting could exhaust the parser's stack, which libyaml does not guard."""
    if len(text) > MAX_SIZE:
        return True
    if text.count("[") + text.count("{") + text.count("- ") + text.count("? ") < MAX_DEPTH:
        return len(text) > MAX_DEPTH * MAX_DEPTH and "\n" + " " * MAX_DEPTH * 4 in text
    depth = 0
    for part in _NESTING.finditer(text):
        sign = part[0]
        if sign in {"[", "{"}:
            depth += 1
        elif sign in {"]", "}"}:
            depth = max(0, depth - 1)
        elif len(sign) > 4 * MAX_DEPTH:
            return True
        if depth > MAX_DEPTH:
            return True
    return False


def _hide_breaks(text: str) -> str:
    if not text.isascii():
        for sign, letter in _BREAKS:
            text = text.replace(sign, letter)
    return text


def _show_breaks(text: str) -> str:
    if not text.isascii():
        for sign, letter in _BREAKS:
            text = text.replace(letter, sign)
    return text


class _Loader(CParser):
    """libyaml's composer; every scalar is text, so nothing has to be resolved."""

    def resolve(self, kind: type[Node], value: str | None, implicit: object) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: Node | None, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _NodeReader:
    """The state of one reading: what has been found, and how many values have been followed."""

    def __init__(self, text: str, line: int, dialect: Dialect) -> None:
        self.text = text
        self.line = line
        self.dialect = dialect
        self.links: list[Link] = []
        self.issues: list[Issue] = []
        self.count = 0
        self.inside: set[int] = set()  # nodes that are being read
        self.rows: list[int] = []

    def read_mapping(self, node: MappingNode, depth: int = 0) -> tuple[Property, ...]:
        """Return the properties of a mapping; of a key written twice, the last one."""
        found: dict[str, Property] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            key = self.read_key(key_node)
            if key in found:
                place = (self.line + mark.line, mark.column + 1)
                self.issues.append(report_duplicate(key, *place))
                del found[key]
            values = self.read_values(value_node, key, depth)
            if not values:
                values = self.read_comment(key_node, key)
            if key == "<<" and values and all(isinstance(value, Record) for value in values):
                self.merge(found, values)
            else:
                found[key] = Property(key, values, self.line + mark.line, mark.column + 1)
        return tuple(found.values())

    def read_key(self, node: Node) -> str:
        """Return a key, composed: `é` is one letter, however it was typed (Unicode NFC)."""
        if isinstance(node, ScalarNode):
            key: str = node.value.strip()
            return key if key.isascii() else unicodedata.normalize("NFC", _show_breaks(key).strip())
        self.report(node.start_mark, MALFORMED, "this key is no text")
        return " ".join(self.find_raw(node).split())

    def read_comment(self, key_node: Node, key: str) -> tuple[str, ...]:
        """Return what stands for a missing value and is a comment to YAML only: `color: #fff`."""
        match = _COMMENT.match(self.text, key_node.end_mark.index)
        if match is None:
            return ()
        message = f"the value of “{key}” begins with “#” and is a comment; put it in quotes"
        self.report(key_node.start_mark, KEPT_AS_TYPED, message)
        self.find_links_at(match.start(1), match[1], key)
        return (match[1],)

    def merge(self, found: dict[str, Property], records: tuple[str | Record, ...]) -> None:
        """Take over the keys of `<<: *alias` that are not there yet."""
        for record in records:
            if isinstance(record, Record):
                for item in record.properties:
                    found.setdefault(item.key, item)

    def read_values(self, node: Node, key: str, depth: int) -> tuple[str | Record, ...]:
        """Return the values of a node below a key: lists are flattened, null is no value."""
        values: list[str | Record] = []
        self.add_values(values, node, key, depth + 1)
        return tuple(values)

    def add_values(self, values: list[str | Record], node: Node, key: str, depth: int) -> None:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_VALUES:
            if self.count <= MAX_VALUES + 1:
                self.report(node.start_mark, MALFORMED, "too many values, or nested too deeply")
                self.count = MAX_VALUES + 1
        elif isinstance(node, ScalarNode):
            if node.style or node.value not in _NULLS:
                value = _show_breaks(node.value)
                if "[" in value and key != LITERAL:
                    self.find_links(node, value, key)
                values.append(value)
        elif id(node) in self.inside:
            self.report(node.start_mark, MALFORMED, f"a value of “{key}” contains itself")
        else:
            self.inside.add(id(node))
            if isinstance(node, MappingNode):
                self.add_record(values, node, key, depth)
            elif isinstance(node, SequenceNode) and _is_bare_link(node):
                value = " ".join(self.find_raw(node).split())
                self.find_links(node, value, key)
                values.append(value)
            else:
                for item in node.value:
                    self.add_values(values, item, key, depth + 1)
            self.inside.remove(id(node))

    def add_record(
        self, values: list[str | Record], node: MappingNode, key: str, depth: int
    ) -> None:
        """Add a nested mapping; a placeholder of a template, `{{date}}`, stays as written."""
        mark = node.start_mark
        if any(not isinstance(key_node, ScalarNode) for key_node, _ in node.value):
            message = f"the value of “{key}” is no text; put it in quotes"
            self.report(mark, KEPT_AS_TYPED, message)
            values.append(" ".join(self.find_raw(node).split()))
        elif node.value:
            properties = self.read_mapping(node, depth)
            values.append(Record(self.line + mark.line, mark.column + 1, properties))

    def find_raw(self, node: Node) -> str:
        """Return a node as written."""
        return self.text[node.start_mark.index : node.end_mark.index]

    def find_links(self, node: Node, value: str, key: str) -> None:
        self.find_links_at(node.start_mark.index, value, key, self.find_raw(node))

    def find_links_at(self, start: int, value: str, key: str, written: str = "") -> None:
        brackets = [start + at for at, char in enumerate(written or value) if char == "["]

        def place(number: int) -> tuple[int, int]:
            at = brackets[number] if number < len(brackets) else start
            row = bisect_right(self.find_rows(), at) - 1
            return self.line + row, at - self.find_rows()[row] + 1

        self.links.extend(parse_text_links(value, key, place, self.dialect))

    def find_rows(self) -> list[int]:
        """Return where each line of the text begins."""
        if not self.rows:
            lengths = (len(line) + 1 for line in self.text.split("\n"))
            self.rows = list(accumulate(lengths, initial=0))
        return self.rows

    def report(self, mark: yaml.Mark, code: str, message: str) -> None:
        line, column = self.line + mark.line, mark.column + 1
        severity = Severity.ERROR if code == MALFORMED else Severity.WARNING
        self.issues.append(Issue("", line, column, code, severity, message))


def _is_bare_link(node: SequenceNode) -> bool:
    """Say whether a list is `[[note]]` without quotes, which YAML reads as a list in a list."""
    if not node.flow_style or len(node.value) != 1:
        return False
    inner = node.value[0]
    if not isinstance(inner, SequenceNode) or not inner.flow_style or not inner.value:
        return False
    together = inner.start_mark.index == node.start_mark.index + 1
    return together and node.end_mark.index == inner.end_mark.index + 1
