"""The stores of one vault: filled when first asked for, and kept."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import pyoxigraph

from zettel.rdf import Triple
from zettel.store import add_graph, build_store


class Contents(Protocol):
    """What stores are filled with, built when it is asked for."""

    @property
    def inferred(self) -> Iterable[Triple]:
        """What follows from all the rest."""

    def to_quads(self, *, graphs: bool = False) -> Iterator[bytes]:
        """Yield N-Quads of all that is stated; with `graphs` also of each graph by itself."""


class Stores:
    """The stores of a vault by what they hold: named graphs or none, inference or none."""

    def __init__(self, build_contents: Callable[[bool], Contents], inferred: str) -> None:
        """Take what builds the contents, inferred or not, and the inferred graph's IRI."""
        self._build = build_contents
        self._name = inferred
        self._stores: dict[tuple[bool, bool], pyoxigraph.Store] = {}

    def find(self, *, graphs: bool, infer: bool) -> pyoxigraph.Store:
        """Return the store, filled when first asked for.

        Without named graphs one serves all: what is inferred lies apart in it.
        """
        stores = self._stores
        if (graphs, infer) not in stores:
            contents = self._build(infer)
            if graphs:
                stores[True, infer] = build_store(contents.to_quads(graphs=True))
            else:
                plain = stores.get((False, False)) or build_store(contents.to_quads())
                if infer:
                    add_graph(plain, contents.inferred, self._name)
                stores[False, False] = stores[False, infer] = plain
        return stores[graphs, infer]
