"""Address → what answers there: one row a thing that is served, each in a file of its own."""

from starlette.routing import Route

from zettel.server.endpoint import answer_sparql
from zettel.server.events import tell_states
from zettel.server.explorer import (
    give_console,
    give_detail,
    give_details,
    give_image,
    show_explorer,
    write_turtle,
)
from zettel.server.graphs import give_graph
from zettel.server.linked_data import show_resource, show_root
from zettel.server.site import BESIDE, show_beside
from zettel.server.status import list_queries, show_issues, show_status

ENDPOINT = (
    Route("/sparql", answer_sparql, methods=["GET", "POST"]),
    Route("/graph", give_graph, methods=["GET"]),
)
"""What any data can be asked by, without a vault."""

VAULT = (
    Route("/", show_root, methods=["GET"]),
    Route("/explorer/{state}/details", give_details, methods=["GET"]),
    Route("/explorer/{state}/details/{node:int}", give_detail, methods=["GET"]),
    Route("/explorer/{state}/images/{number:int}", give_image, methods=["GET"]),
    Route("/explorer/{state}/turtle", write_turtle, methods=["POST"]),
    Route("/explorer/{state}/console", give_console, methods=["GET"]),
    Route("/events", tell_states, methods=["GET"]),
    Route("/status", show_status, methods=["GET"]),
    Route("/issues", show_issues, methods=["GET"]),
    Route("/queries", list_queries, methods=["GET"]),
    Route("/map", show_explorer, methods=["GET"]),
    *(Route(path, show_beside, methods=["GET"]) for path in BESIDE),
    Route("/{path:path}", show_resource, methods=["GET"]),  # the graph's own IRIs
)

ROUTES = (*ENDPOINT, *VAULT)
