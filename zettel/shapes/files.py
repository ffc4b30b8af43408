"""The vault's shapes files, read, and what in them no validator can use."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path as File
from typing import TYPE_CHECKING

from msgspec import Struct

from zettel.settings import Settings
from zettel.shapes.paths import parse_path
from zettel.shapes.terms import to_rdflib
from zettel.vocabulary import find_shapes_files

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

SH = "http://www.w3.org/ns/shacl#"
_REFERENCES = ("node", "property", "not", "qualifiedValueShape")


class Problem(Struct, frozen=True):
    """What is wrong with a shapes file, and where."""

    path: File
    line: int
    column: int
    message: str
    hint: str = ""


class Shapes:
    """The shapes of a vault: their files, as one graph, and the problems met on reading them."""

    def __init__(self, files: Sequence[File], base: str) -> None:
        self.files = tuple(files)
        self._base = base
        self._texts: dict[File, str] = {}
        self._problems: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self.files)

    @cached_property
    def graph(self) -> "rdflib.Graph":
        """The triples of all files that can be read."""
        import rdflib

        graph = rdflib.Graph(bind_namespaces="none")
        for number, file in enumerate(self.files):
            for triple in self._read(file, number):
                graph.add(triple)
        return graph

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What makes the shapes unusable; empty when validation may begin."""
        graph = self.graph  # which is read now, and finds what is no Turtle
        if not self._problems:
            self._problems.extend(self.locate(*told) for told in _find_mistakes(graph))
        return tuple(sorted(self._problems, key=_to_key))

    def locate(self, token: str, message: str, hint: str = "") -> Problem:
        """Return a problem at the first place where a word of the shapes stands, else at the top.

        Turtle's triples have no lines; the words that they are written with do.
        """
        for path, text in self._texts.items():
            if token and (match := re.search(rf"(?<!\w){re.escape(token)}(?!\w)", text)):
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
                return Problem(path, line, column, message, hint)
        return Problem(self.files[0], 1, 1, message, hint)

    def _read(self, file: File, number: int) -> Iterator[tuple["Node", "Node", "Node"]]:
        import pyoxigraph

        try:
            data = file.read_bytes().removeprefix(BOM_UTF8)
            self._texts[file] = data.decode("utf-8", "replace")
            base = f"{self._base}ontology/{file.name}"
            turtle = pyoxigraph.RdfFormat.TURTLE
            for quad in pyoxigraph.parse(data, format=turtle, base_iri=base):
                terms = (quad.subject, quad.predicate, quad.object)
                subject, predicate, value = (to_rdflib(str(t), f"f{number}") for t in terms)
                yield subject, predicate, value
        except SyntaxError as error:
            line, column = error.lineno or 1, error.offset or 1
            message = f"this is not Turtle: {error.msg}"
            self._problems.append(Problem(file, line, column, message))
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}"
            self._problems.append(Problem(file, 1, 1, message))


def read_shapes(settings: Settings) -> Shapes:
    """Find the vault's shapes: `shapes*.ttl` or `shapes/*.ttl` below `ontology/`."""
    return Shapes(find_shapes_files(settings.ontology), settings.base)


def _find_mistakes(graph: "rdflib.Graph") -> Iterator[tuple[str, str, str]]:
    """Find what pyshacl would fail on: a word to find it by, a message, a hint.

    Words that SHACL does not have are passed over; the check of the ontology tells of them.
    """
    yield from _find_bad_patterns(graph)
    yield from _find_bad_references(graph)
    yield from _find_bad_paths(graph)


def _find_bad_patterns(graph: "rdflib.Graph") -> Iterator[tuple[str, str, str]]:
    from rdflib import URIRef

    for pattern in sorted(map(str, graph.objects(None, URIRef(f"{SH}pattern")))):
        try:
            re.compile(pattern)
        except re.error as error:
            escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
            yield escaped, f"sh:pattern “{pattern}” is no regular expression: {error}", ""


def _find_bad_references(graph: "rdflib.Graph") -> Iterator[tuple[str, str, str]]:
    from rdflib import URIRef

    for name in _REFERENCES:
        for target in sorted(set(graph.objects(None, URIRef(SH + name))), key=str):
            if (target, None, None) not in graph:
                local = re.split(r"[/#]", str(target))[-1]
                yield local, f"sh:{name} leads to “{local}”, and no such shape is there", ""


def _find_bad_paths(graph: "rdflib.Graph") -> Iterator[tuple[str, str, str]]:
    from rdflib import URIRef

    for target in graph.objects(None, URIRef(f"{SH}path")):
        try:
            parse_path(graph, target)
        except ValueError as error:
            yield "sh:path", f"a sh:path is none: {error}", ""


def _to_key(problem: Problem) -> tuple[File, int, int, str]:
    return problem.path, problem.line, problem.column, problem.message
