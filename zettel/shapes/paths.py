"""SHACL property paths (W3C SHACL, 2.3.1) as records, and the walk along one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_REPEATED = ("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
_MAX_DEPTH = 20


class Path(Struct, frozen=True):
    """A way from a node to its values.

    `kind` is "property" (then `iri` says which), "inverse", "sequence", "alternative", or one of
    SHACL's three repetitions.
    """

    kind: str
    iri: str = ""
    parts: tuple["Path", ...] = ()


Step = tuple["Node", "Node", "Node"]


def parse_path(graph: "rdflib.Graph", node: "Node", depth: int = 0) -> Path:
    """Return the path that a node of a shapes graph describes.

    Raises:
        ValueError: it describes none.
    """
    from rdflib import BNode, URIRef

    if isinstance(node, URIRef):
        return Path("property", str(node))
    if not isinstance(node, BNode) or depth > _MAX_DEPTH:
        raise ValueError("it is neither a property nor a path of properties")
    for name in ("inversePath", *_REPEATED):
        for below in graph.objects(node, URIRef(_SH + name)):
            kind = name.removesuffix("Path")
            return Path(kind, parts=(parse_path(graph, below, depth + 1),))
    for below in graph.objects(node, URIRef(f"{_SH}alternativePath")):
        return Path("alternative", parts=_parse_list(graph, below, depth))
    return Path("sequence", parts=_parse_list(graph, node, depth))


def find_predicates(path: Path, *, inverse: bool = False) -> list[tuple[str, bool]]:
    """Return the properties of a path with whether it goes them backwards, in order."""
    if path.kind == "property":
        return [(path.iri, inverse)]
    turned = inverse != (path.kind == "inverse")
    return [found for part in path.parts for found in find_predicates(part, inverse=turned)]


def walk(
    graph: "rdflib.Graph", path: Path, node: "Node", *, inverse: bool = False
) -> dict["Node", Step | None]:
    """Return the values that a path leads to, each with the triple that was the last step."""
    return dict(_walk(graph, path, node, inverse))


def _walk(
    graph: "rdflib.Graph", path: Path, node: "Node", inverse: bool
) -> Iterator[tuple["Node", Step | None]]:
    from rdflib import URIRef

    if path.kind == "property":
        predicate = URIRef(path.iri)
        pattern = (None, predicate, node) if inverse else (node, predicate, None)
        for triple in graph.triples(pattern):
            yield (triple[0] if inverse else triple[2]), triple
    elif path.kind == "inverse":
        yield from _walk(graph, path.parts[0], node, not inverse)
    elif path.kind == "alternative":
        for part in path.parts:
            yield from _walk(graph, part, node, inverse)
    elif path.kind == "sequence":
        reached: dict[Node, Step | None] = {node: None}
        for part in reversed(path.parts) if inverse else path.parts:
            before = list(reached)
            reached = {}
            for start in before:
                reached.update(_walk(graph, part, start, inverse))
        yield from reached.items()
    else:
        yield from _repeat(graph, path, node, inverse)


def _repeat(
    graph: "rdflib.Graph", path: Path, node: "Node", inverse: bool
) -> Iterator[tuple["Node", Step | None]]:
    seen: dict[Node, Step | None] = {}
    if path.kind != "oneOrMore":
        seen[node] = None
    waiting = [node]
    while waiting:
        for value, step in _walk(graph, path.parts[0], waiting.pop(), inverse):
            if value not in seen:
                seen[value] = step
                if path.kind != "zeroOrOne":
                    waiting.append(value)
    yield from seen.items()


def _parse_list(graph: "rdflib.Graph", node: "Node", depth: int) -> tuple[Path, ...]:
    from rdflib import URIRef

    first, rest, nil = URIRef(f"{_RDF}first"), URIRef(f"{_RDF}rest"), URIRef(f"{_RDF}nil")
    parts: list[Path] = []
    while node != nil:
        item = graph.value(node, first)
        if item is None or len(parts) > _MAX_DEPTH:
            raise ValueError("it is neither a property nor a path of properties")
        parts.append(parse_path(graph, item, depth + 1))
        following = graph.value(node, rest)
        node = nil if following is None else following
    if len(parts) < 2:
        raise ValueError("a list of steps has at least two")
    return tuple(parts)
