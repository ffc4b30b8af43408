"""The triples of an import, looked up by what they begin with and by what leads to a node."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from zettel.rdf import Triple

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FIRST, REST, NIL = (f"<{RDF}{name}>" for name in ("first", "rest", "nil"))

Said = Sequence[tuple[str, str]]
"""Predicates and objects of one subject."""


class Graph:
    """Triples in N-Triples syntax, each once, in a settled order."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        leading: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, predicate, value in dict.fromkeys(triples):
            said[subject].append((predicate, value))
            if value[0] != '"':
                leading[value].append((subject, predicate))
        self.said: Mapping[str, Said] = said
        self.leading: Mapping[str, Said] = leading

    def find(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property, in order of writing."""
        return [value for name, value in self.said.get(subject, ()) if name == predicate]

    def find_list(self, head: str) -> list[str] | None:
        """Return the cells of the list that begins at a node, None if it is not well formed.

        Each cell holds one value and the rest, and one thing alone leads to it.
        """
        cells: dict[str, None] = {}
        while head != NIL:
            said = dict(self.said.get(head, ()))
            is_cell = len(self.said.get(head, ())) == 2 and said.keys() == {FIRST, REST}
            if not is_cell or len(self.leading[head]) != 1 or head in cells:
                return None
            cells[head] = None
            head = said[REST]
        return list(cells)
