"""What in shapes no validator can use, and the shapes without it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from zettel.shapes.paths import parse_path
from zettel.shapes.terms import SH

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_REFERENCES = ("node", "property", "not", "qualifiedValueShape")
_LISTS = ("in", "languageIn", "and", "or", "xone", "ignoredProperties")
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*|[\[\]]|[\w:.-]+',
    re.DOTALL,
)


class Mistake(Struct, frozen=True):
    """What is wrong with a shape; one of the tokens, the best first, stands where it is written."""

    node: "Node"
    tokens: tuple[str, ...]
    message: str


def find_mistakes(graph: "rdflib.Graph", texts: Iterable[str]) -> Iterator[Mistake]:
    """Find what pyshacl would fail on, or misread; the texts are those of the files.

    Words that SHACL does not have are passed over; the check of the ontology tells of them.
    """
    yield from _find_bad_patterns(graph)
    yield from _find_bad_references(graph)
    yield from _find_bad_paths(graph)
    yield from _find_bad_lists(graph)
    yield from _find_pathless(graph, tuple(texts))


def drop(graph: "rdflib.Graph", nodes: Iterable["Node"]) -> "rdflib.Graph":
    """Return shapes without some of them, and without those that would ask for less than is meant.

    A part of a shape with a target is left out alone. One that others refer to takes them along: a
    choice or a negation with a part missing would tell of notes that are right.
    """
    from rdflib import Graph, URIRef

    joins = URIRef(f"{SH}property")
    dropped: set[Node] = set()
    cut: set[tuple[Node, Node]] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node in dropped:
            continue
        dropped.add(node)
        for above, predicate in graph.subject_predicates(node):
            if predicate == joins and (None, None, above) not in graph:
                cut.add((above, node))
            else:
                waiting.append(above)
    copy = Graph(bind_namespaces="none")
    for triple in graph:
        if triple[0] not in dropped and (triple[0], triple[2]) not in cut:
            copy.add(triple)
    return copy


def _find_bad_patterns(graph: "rdflib.Graph") -> Iterator[Mistake]:
    for node, pattern in _find(graph, "pattern"):
        try:
            re.compile(str(pattern))
        except re.error as error:
            escaped = str(pattern).replace("\\", "\\\\").replace('"', '\\"')
            message = f"sh:pattern “{pattern}” is no regular expression: {error}"
            yield Mistake(node, (escaped,), message)


def _find_bad_references(graph: "rdflib.Graph") -> Iterator[Mistake]:
    for name in _REFERENCES:
        for node, target in _find(graph, name):
            if (target, None, None) not in graph:
                local = _find_name(target)
                message = f"sh:{name} leads to “{local}”, and no such shape is there"
                yield Mistake(node, (local,), message)


def _find_bad_paths(graph: "rdflib.Graph") -> Iterator[Mistake]:
    for node, path in _find(graph, "path"):
        try:
            parse_path(graph, path)
        except ValueError as error:
            yield Mistake(node, ("sh:path",), f"a sh:path is none: {error}")


def _find_bad_lists(graph: "rdflib.Graph") -> Iterator[Mistake]:
    from rdflib import RDF, Literal

    for name in _LISTS:
        for node, value in _find(graph, name):
            if value != RDF.nil and (value, RDF.first, None) not in graph:
                text = f'"{value}"' if isinstance(value, Literal) else _find_name(value)
                message = f"sh:{name} holds a list, written in ( )"
                yield Mistake(node, (f"sh:{name} {text}", f"sh:{name}"), message)


def _find_pathless(graph: "rdflib.Graph", texts: Sequence[str]) -> Iterator[Mistake]:
    from rdflib import BNode, URIRef

    path = URIRef(f"{SH}path")
    written = [found for text in texts for found in _find_written(text)]
    for _, node in _find(graph, "property"):
        if (node, None, None) in graph and (node, path, None) not in graph:
            tokens = [_find_name(node)] if not isinstance(node, BNode) else written[:1]
            written = written[1:] if isinstance(node, BNode) else written
            message = "what stands under sh:property needs a sh:path"
            yield Mistake(node, (*tokens, "sh:property"), message)


def _find_written(text: str) -> Iterator[str]:
    """Yield each `[ … ]` under `sh:property` that holds no `sh:path`, from its bracket on."""
    opened: list[tuple[int, bool]] = []  # where, whether under sh:property
    words: list[str] = [""]  # the last property at each depth
    paths: list[bool] = [False]
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token == "[":
            opened.append((found.start(), words[-1] == "sh:property"))
            words.append("")
            paths.append(False)
        elif token == "]" and opened:
            start, is_property = opened.pop()
            words.pop()
            if not paths.pop() and is_property:
                yield text[start : found.end()]
        elif token.startswith("sh:") and token not in ("sh:NodeShape", "sh:PropertyShape"):
            words[-1] = token
            paths[-1] |= token == "sh:path"


def _find(graph: "rdflib.Graph", name: str) -> list[tuple["Node", "Node"]]:
    """Return the subjects and objects of a property of SHACL, those with the same text in order."""
    from rdflib import URIRef

    return sorted(graph.subject_objects(URIRef(SH + name)), key=lambda pair: str(pair[1]))


def _find_name(node: "Node") -> str:
    return re.split(r"[/#]", str(node))[-1]
