"""Address → what answers there: one row a thing that is served, each in a file of its own."""

from starlette.routing import Route

from zettel.server.endpoint import answer_sparql
from zettel.server.explorer import show_explorer
from zettel.server.graphs import give_graph
from zettel.server.status import list_queries, show_status

ENDPOINT = (
    Route("/sparql", answer_sparql, methods=["GET", "POST"]),
    Route("/graph", give_graph, methods=["GET"]),
)
"""What any data can be asked by, without a vault."""

VAULT = (
    Route("/", show_explorer, methods=["GET"]),
    Route("/status", show_status, methods=["GET"]),
    Route("/queries", list_queries, methods=["GET"]),
)

ROUTES = (*ENDPOINT, *VAULT)
