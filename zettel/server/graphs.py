"""`/graph`: reads of the SPARQL 1.1 Graph Store HTTP Protocol, a graph at a time."""

from starlette.requests import Request
from starlette.responses import Response

from zettel.server.acceptance import choose_offer
from zettel.server.answers import ask_engine, write_answer
from zettel.server.asked import check_iri
from zettel.server.bodies import read_fields
from zettel.server.endpoint import find_tag, find_unacceptable, has_answer, takes_none
from zettel.server.engine import Job
from zettel.server.formats import GRAPHS
from zettel.server.problems import Problem
from zettel.server.serving import find_serving

_WHICH = "?default, or ?graph= and its IRI"


async def give_graph(request: Request) -> Response:
    """Give the default graph, or one by its IRI."""
    fields = read_fields(request.scope["query_string"], "the address")
    graphs = [(name, value) for name, value in fields if name in ("default", "graph")]
    if len(graphs) != 1:
        raise Problem(400, "which graph?" if not graphs else "there are several graphs", _WHICH)
    ((name, value),) = graphs
    graph = "" if name == "default" else check_iri(value, "graph")
    accept, serving = request.headers.get("accept", ""), find_serving(request)
    offer = choose_offer(accept, GRAPHS)
    if offer is None:
        raise find_unacceptable(accept, GRAPHS)
    snapshot = serving.snapshot
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    job = Job(graph=graph, prefixes=snapshot.prefixes, syntax=offer.format, limits=serving.limits)
    tag = find_tag(serving, job)
    if has_answer(request, tag):
        return Response(status_code=304, headers={**headers, "ETag": tag})
    answer = await ask_engine(request, serving.pool, job)
    if answer.number == snapshot.number:
        headers["ETag"] = tag
        if takes_none(request):
            return Response(status_code=304, headers=headers)
    return write_answer(answer, (offer,), headers)
