"""The network as users hold it: networkx's, and a notebook draws it."""

from networkx import MultiDiGraph

from zettel.graph import find_names
from zettel.view.notebook.picture import Picture, draw


class ShownGraph(MultiDiGraph):  # type: ignore[misc]
    """A `MultiDiGraph` that a notebook shows as a map; parts and copies of it do the same."""

    def _repr_html_(self) -> str:
        """Draw it (IPython's rich display)."""
        names = find_names(self)
        numbers = {node: number for number, node in enumerate(names)}
        pairs = sorted({(numbers[a], numbers[b]) for a, b in self.edges()})
        edges = self.number_of_edges()
        return draw(Picture(list(names.values()), pairs, f"{len(names):,} nodes, {edges:,} edges"))
