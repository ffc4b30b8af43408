"""Where terms stand in the files of an ontology, as written: parsers give triples, not places."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

_TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*')"
    r"|(?P<comment>#[^\n\r]*)"
    r"|@?\b(?i:prefix)\s+(?P<name>[\w.-]*):\s*<(?P<namespace>[^<>\s]*)>"
    r"|@?\b(?i:base)\s*<(?P<base>[^<>\s]*)>"
    r'|<(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>'
    r"|(?<![\w?$@:-])(?P<prefix>[^\W\d_][\w.-]*)?:"
    r"(?P<local>(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?#@%-])*)",
    re.DOTALL,
)
"""What terms are made of in Turtle 1.1 (section 6.5) and SPARQL 1.1 (19.8), and what hides them."""
_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]', re.DOTALL)


class Written(NamedTuple):
    """A term at one place of a file, as an IRI and as written."""

    iri: str
    text: str
    line: int
    column: int
    is_subject: bool = False


class Entry(NamedTuple):
    """A key of a JSON document, or a string under one (`is_key` false), by its path of keys."""

    path: tuple[str, ...]
    text: str
    is_key: bool
    line: int
    column: int


def find_written(text: str, prefixes: Mapping[str, str]) -> Iterator[Written]:
    """Yield every IRI of Turtle or SPARQL, in order; `prefixes` hold where none is declared.

    Strings and comments are passed over. A term that begins a statement of Turtle is its subject.
    """
    known, base, place = dict(prefixes), "", Places(text)
    end, begins = 0, True
    for found in _TOKEN.finditer(text):
        gap = text[end : found.start()].strip()
        begins = gap.endswith(".") if gap else begins
        end = found.end()
        if found["comment"] is not None:
            continue
        if found["namespace"] is not None:
            known[found["name"]] = urljoin(base, found["namespace"])
        elif found["base"] is not None:
            base = urljoin(base, found["base"])
        elif found["text"] is None:
            written = found[0] if found["iri"] is not None else found[0].rstrip(".")
            end = found.start() + len(written)
            iri = _to_iri(found, written, known, base)
            if iri:
                yield Written(iri, written, *place.find(found.start()), begins)
        begins = found["namespace"] is not None or found["base"] is not None


def find_entries(text: str) -> Iterator[Entry]:
    """Yield the keys and strings of a JSON document (well formed), in order."""
    place = Places(text)
    path: list[str] = []
    opened: list[str] = []
    awaits_key = False
    for found in _JSON.finditer(text):
        sign = found[0]
        if sign in "{[":
            opened.append(sign)
            path += [""] if sign == "{" else []
        elif sign in "}]":
            path = path[:-1] if opened.pop() == "{" else path
        elif sign != ",":
            value = json.loads(sign, strict=False)
            if awaits_key:
                path[-1] = value
            yield Entry(tuple(path), value, awaits_key, *place.find(found.start()))
        awaits_key = sign in "{," and bool(opened) and opened[-1] == "{"


class Places:
    """Line and column of places in a text, asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._start = 1, 0

    def find(self, offset: int) -> tuple[int, int]:
        """Return line and column (in characters, from 1) of an offset."""
        self._line += self._text.count("\n", self._start, offset)
        self._start = max(self._text.rfind("\n", 0, offset) + 1, 0)
        return self._line, offset - self._start + 1


def _to_iri(found: re.Match[str], written: str, known: Mapping[str, str], base: str) -> str:
    """Return the IRI that a token stands for, "" where its prefix is unknown."""
    if found["iri"] is not None:
        return urljoin(base, found["iri"]) if base else found["iri"]
    prefix, _, local = written.partition(":")
    if prefix not in known:
        return ""
    return known[prefix] + re.sub(r"\\(.)", r"\1", local)
