"""`/sparql`: the SPARQL 1.1 Protocol, for queries."""

from starlette.requests import Request
from starlette.responses import Response

from zettel.server.acceptance import choose_offer, is_known
from zettel.server.answers import ask_engine, write_answer
from zettel.server.asked import Asked, read_asked
from zettel.server.description import describe_service
from zettel.server.engine import Job
from zettel.server.formats import GRAPHS, TABLES, Offer
from zettel.server.problems import Problem
from zettel.server.serving import Serving, find_serving
from zettel.store import has_word

_FICKLE = "NOW|RAND|UUID|STRUUID|BNODE"
"""Functions by which one query has another answer each time."""


async def answer_sparql(request: Request) -> Response:
    """Answer a query; a GET without one is told what this service is."""
    asked = await read_asked(request)
    if asked is None:
        return await describe_service(request)
    serving = find_serving(request)
    accept = request.headers.get("accept", "")
    table, syntax = choose_offer(accept, TABLES), choose_offer(accept, GRAPHS)
    if table is None and syntax is None:
        raise find_unacceptable(accept, (*TABLES, *GRAPHS))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    is_steady = request.method != "POST" and not has_word(_FICKLE, asked.query)
    if is_steady and has_state(request, serving):
        return Response(status_code=304, headers={**headers, "ETag": _find_tag(serving)})
    job = _build_job(serving, asked, table, syntax)
    answer = await ask_engine(request, serving.pool, job)
    if is_steady and answer.number == serving.snapshot.number:
        headers["ETag"] = _find_tag(serving)
    return write_answer(answer, (table, syntax), headers)


def has_state(request: Request, serving: Serving) -> bool:
    """Say whether the client has what this state answers, from an earlier request."""
    return is_known(request.headers.get("if-none-match", ""), _find_tag(serving))


def find_unacceptable(accept: str, offers: tuple[Offer, ...]) -> Problem:
    """Return what is told to who takes none of the formats that there are."""
    there = ", ".join(dict.fromkeys(offer.media for offer in offers))
    return Problem(406, f"nothing here comes as {accept}", f"there are {there}")


def _find_tag(serving: Serving) -> str:
    return serving.to_tag(serving.snapshot)


def _build_job(serving: Serving, asked: Asked, table: Offer | None, syntax: Offer | None) -> Job:
    snapshot = serving.snapshot
    return Job(
        query=asked.query,
        prefixes=snapshot.prefixes,
        base=snapshot.base,
        dataset=asked.dataset,
        table=table.format if table else "",
        syntax=syntax.format if syntax else "",
        limits=serving.limits,
    )
