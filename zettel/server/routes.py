"""Address → what answers there: one row a thing that is served, each in a file of its own."""

from starlette.routing import Route

from zettel.server.endpoint import answer_sparql
from zettel.server.events import tell_states
from zettel.server.explorer import (
    give_console,
    give_detail,
    give_details,
    show_explorer,
    write_turtle,
)
from zettel.server.graphs import give_graph
from zettel.server.status import list_queries, show_status

ENDPOINT = (
    Route("/sparql", answer_sparql, methods=["GET", "POST"]),
    Route("/graph", give_graph, methods=["GET"]),
)
"""What any data can be asked by, without a vault."""

VAULT = (
    Route("/", show_explorer, methods=["GET"]),
    Route("/explorer/{state}/details", give_details, methods=["GET"]),
    Route("/explorer/{state}/details/{node:int}", give_detail, methods=["GET"]),
    Route("/explorer/{state}/turtle", write_turtle, methods=["POST"]),
    Route("/explorer/{state}/console", give_console, methods=["GET"]),
    Route("/events", tell_states, methods=["GET"]),
    Route("/status", show_status, methods=["GET"]),
    Route("/queries", list_queries, methods=["GET"]),
)

ROUTES = (*ENDPOINT, *VAULT)
