"""The map as pyvis knows it: a `Network` for notebooks and for export."""

import math
import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from zettel.view.shape import LANGUAGES, Document, Node, Term

# pyvis brings IPython and networkx with it, half a second that the page has no use for.
if TYPE_CHECKING:
    from pyvis.network import Network
    from pyvis.node import Node as PyvisNode

# Okabe and Ito's colours for colour-blind readers, without black; the ninth type on is "other".
PALETTE: Final = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#B8A800", "#7A5195",
)  # fmt: skip
OTHER: Final = "#8A8F98"
_QUIET: Final = "#C4C8CE"
_LARGEST: Final = 36.0  # a hub stays smaller than its neighbourhood
_BUSY: Final = 500  # nodes from which edges are hidden while the map moves


def build_network(document: Document) -> "Network":
    """Build pyvis's network of a document, which a caller may go on editing.

    Nodes and edges are filled in at once: `add_edge` looks through all earlier edges each time.
    """
    from pyvis.network import Network

    network = Network(height="100vh", directed=True, heading=escape(document.title))
    nodes = [_build_node(node, document.types) for node in document.nodes]
    network.nodes = [node.options for node in nodes]
    network.node_ids = [node.id for node in document.nodes]
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    edges = document.edges
    network.edges = [
        _build_edge(
            document.nodes[source].id,
            document.nodes[target].id,
            _to_label(document.relations[relation], document.language),
        )
        for source, target, relation in zip(edges.source, edges.target, edges.relation, strict=True)
    ]
    _set_options(network, is_busy=len(nodes) >= _BUSY)
    return network


def to_pyvis_html(network: "Network") -> str:
    """Convert a network to one HTML page by pyvis itself, which asks nothing of the network.

    pyvis inlines its scripts when told to, yet links Bootstrap from a CDN and prints the heading
    twice; both are taken out again.
    """
    network.cdn_resources = "in_line"
    html = _COMMENTS.sub("", network.generate_html(notebook=False))
    html = _REMOTE.sub("", html)
    headings = list(_HEADINGS.finditer(html))
    for heading in reversed(headings[1:] if network.heading else headings):
        html = html[: heading.start()] + html[heading.end() :]
    title = f"<title>{network.heading}</title>"
    return "<!DOCTYPE html>\n" + html.replace('<meta charset="utf-8">', _META + title, 1)


_META: Final = '<meta charset="utf-8">'
_COMMENTS: Final = re.compile(r"<!--\s*<link.*?-->", re.DOTALL)
_REMOTE: Final = re.compile(
    r"""<link\b[^>]*href=["']https?:[^>]*>|<script\b[^>]*src=["']https?:[^>]*>\s*</script>""",
)
_HEADINGS: Final = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.DOTALL)


def _build_node(node: Node, types: list[Term]) -> "PyvisNode":
    from pyvis.node import Node as PyvisNode

    options: dict[str, Any] = {
        "size": min(_LARGEST, round(6 + 2.4 * math.sqrt(node.degree), 1)),
        "x": node.x,
        "y": node.y,
        "color": _to_colour(node),
        "group": "" if node.placeholder else types[node.types[0]].name,
    }
    # A tooltip that mentions "href" makes pyvis show all tooltips as HTML.
    if "href" not in node.title.casefold():
        options["title"] = node.title
    return PyvisNode(node.id, "dot", node.title or node.id, **options)


def _to_colour(node: Node) -> str | dict[str, str]:
    if node.placeholder:
        return {"background": "#ffffff", "border": OTHER}
    first = node.types[0]
    return PALETTE[first] if first < len(PALETTE) else OTHER


def _build_edge(source: str, target: str, label: str) -> dict[str, Any]:
    from pyvis.edge import Edge as PyvisEdge

    options: dict[str, Any] = {"color": _QUIET}
    if label:
        options["label"] = label
    made: dict[str, Any] = PyvisEdge(source, target, True, **options).options
    return made


def _to_label(term: Term, language: str) -> str:
    return term.labels.get(language or LANGUAGES[-1], "") or term.name


def _set_options(network: "Network", *, is_busy: bool) -> None:
    network.toggle_physics(False)
    network.set_edge_smooth("continuous")
    network.options.edges.smooth.enabled = False
    network.options.interaction.hideEdgesOnDrag = is_busy
    network.options.interaction.hideEdgesOnZoom = is_busy
