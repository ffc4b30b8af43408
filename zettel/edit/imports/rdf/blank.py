"""Blank nodes that get an address, because no one thing holds them (RDF 1.1 Concepts, 3.5)."""

import hashlib
from collections.abc import Iterator, Mapping

from zettel.edit.imports.rdf.graph import FIRST, REST, Graph

_DEEPEST = 20  # blank nodes inside one another, before one is a thing of its own
_ROUNDS = 12  # how far from a blank node is looked at to tell it from others
_DIGITS = 16


def name_blank(graph: Graph, base: str) -> tuple[Graph, Mapping[str, str]]:
    """Give addresses to blank nodes that nothing leads to, or several things, or only themselves.

    The same node gets the same address in every reading: it is made of what is stated of it.
    Returns the graph with these addresses, and the addresses by node.
    """
    free = list(_find_free(graph))
    if not free:
        return graph, {}
    digests, used, names = _find_digests(graph), dict[str, int](), dict[str, str]()
    for node in free:
        digest = digests[node]
        number = used[digest] = used.get(digest, 0) + 1
        ending = digest if number == 1 else f"{digest}-{number}"
        names[node] = f"<{base}.well-known/genid/{ending}>"
    triples = (
        (names.get(subject, subject), predicate, names.get(value, value))
        for subject, said in graph.said.items()
        for predicate, value in said
    )
    return Graph(triples), names


def _find_free(graph: Graph) -> Iterator[str]:
    """Yield the blank nodes that hang below nothing, or too deep."""
    blank = _find_blank(graph)
    heads = _find_heads(graph, blank)
    depths: dict[str, int] = {}  # below what has an address
    for node in blank:
        if len(graph.leading.get(node, ())) != 1:
            depths[node] = 0
            yield node
    for node in blank:
        way: dict[str, None] = {}
        above = node
        while above[:2] == "_:" and above not in depths and above not in way:
            way[above] = None
            above = graph.leading[heads.get(above, above)][0][0]
        if above in way:  # a ring
            depths[above] = 0
            del way[above]
            yield above
        for inner in reversed(way):
            depth = depths.get(graph.leading[heads.get(inner, inner)][0][0], 0) + 1
            depths[inner] = depth if depth <= _DEEPEST or inner in heads else 0
            if not depths[inner]:
                yield inner


def _find_blank(graph: Graph) -> list[str]:
    return list(dict.fromkeys(n for n in (*graph.said, *graph.leading) if n[:2] == "_:"))


def _find_heads(graph: Graph, blank: list[str]) -> dict[str, str]:
    """Return the cells of well-formed lists, each with the first of its list."""
    heads: dict[str, str] = {}
    for node in blank:
        names = {name for name, _ in graph.said.get(node, ())}
        leading = graph.leading.get(node, ())
        is_first = len(leading) == 1 and leading[0][1] != REST
        if names == {FIRST, REST} and is_first:
            heads.update(dict.fromkeys(graph.find_list(node) or (), node))
    return heads


def _find_digests(graph: Graph) -> Mapping[str, str]:
    """Return digests of what is stated of blank nodes, and of those that they lead to.

    Of a node of which nothing is stated it is what leads there.
    """
    blank = _find_blank(graph)
    digests = dict.fromkeys(blank, "")
    for _ in range(_ROUNDS):
        digests = {node: _digest(_tell(graph, node, digests)) for node in blank}
    return digests


def _digest(told: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()[:_DIGITS]


def _tell(graph: Graph, node: str, digests: Mapping[str, str]) -> Iterator[str]:
    said = graph.said.get(node, ())
    for predicate, value in said:
        yield f"{predicate} {digests.get(value, value)}"
    for subject, predicate in () if said else graph.leading.get(node, ()):
        yield f"{'_' if subject[:2] == '_:' else subject} {predicate}"
