"""The vault's shapes files, read, and what in them no validator can use."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path as File
from typing import TYPE_CHECKING

from msgspec import Struct

from zettel.settings import Settings
from zettel.shapes.mistakes import Mistake, drop, find_mistakes
from zettel.shapes.terms import to_rdflib
from zettel.vocabulary import find_shapes_files

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


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
        self._unread: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self.files)

    @cached_property
    def graph(self) -> "rdflib.Graph":
        """The triples of all files that can be read, without the shapes that no one can use."""
        graph, mistakes = self._whole, self._mistakes
        return drop(graph, [mistake.node for mistake in mistakes]) if mistakes else graph

    @cached_property
    def _whole(self) -> "rdflib.Graph":
        import rdflib

        graph = rdflib.Graph(bind_namespaces="none")
        for number, file in enumerate(self.files):
            for triple in self._read(file, number):
                graph.add(triple)
        return graph

    @cached_property
    def _mistakes(self) -> tuple[Mistake, ...]:
        return () if self.is_broken else tuple(find_mistakes(self._whole, self._texts.values()))

    @property
    def is_broken(self) -> bool:
        """Whether a file cannot be read, so that what is there is only a part."""
        return bool(self._whole is not None and self._unread)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the shapes, as far as it can be told without any notes."""
        told = [self._locate_first(m.tokens, m.message) for m in self._mistakes]
        return tuple(sorted({*self._unread, *told}, key=_to_key))

    def _locate_first(self, tokens: Sequence[str], message: str) -> Problem:
        places = [self.locate(token, message) for token in tokens]
        found = [place for place in places if (place.line, place.column) != (1, 1)]
        return (found or places)[0]

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
            self._unread.append(Problem(file, line, column, message))
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}"
            self._unread.append(Problem(file, 1, 1, message))


def read_shapes(settings: Settings) -> Shapes:
    """Find the vault's shapes: `shapes*.ttl` or `shapes/*.ttl` below `ontology/`."""
    return Shapes(find_shapes_files(settings.ontology), settings.base)


def _to_key(problem: Problem) -> tuple[File, int, int, str]:
    return problem.path, problem.line, problem.column, problem.message
