"""pyvis: make the page of a vault's graph that its users make, with all its settings as they are.

Ids, titles and directions, and nothing else: the lightest page there is. The map fills the window.
`still` switches physics off.
"""

import sys
from pathlib import Path

from pyvis.network import Network

import zettel


def main(folder: str, output: str, mode: str = "") -> None:
    """Write the page: notes and placeholders, one edge a pair."""
    graph = zettel.open(Path(folder)).graph
    network = Network(height="100vh", directed=True, cdn_resources="in_line")
    kinds = graph.nodes(data="kind")
    for node in (node for node, kind in kinds if kind in {"note", "placeholder"}):
        network.add_node(node, label=graph.nodes[node]["title"])
    known = set(network.get_nodes())
    for source, target in dict.fromkeys(graph.edges()):
        if target in known:
            network.add_edge(source, target)
    if mode == "still":
        network.toggle_physics(False)
    Path(output).write_text(network.generate_html(notebook=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
