"""`/sparql`: the SPARQL 1.1 Protocol, for queries."""

from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

from zettel.server.acceptance import choose_offer, is_known
from zettel.server.answers import ask_engine, write_answer
from zettel.server.asked import Asked, read_asked
from zettel.server.description import describe_service
from zettel.server.engine import Job, encode
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
    job = _build_job(serving, asked, table, syntax)
    is_steady = request.method != "POST" and not has_word(_FICKLE, asked.query)
    tag = find_tag(serving, job)
    if is_steady and has_answer(request, tag):
        return Response(status_code=304, headers={**headers, "ETag": tag})
    answer = await ask_engine(request, serving.pool, job)
    if is_steady and answer.number == serving.snapshot.number:
        headers["ETag"] = tag
        if takes_none(request):
            return Response(status_code=304, headers=headers)
    return write_answer(answer, (table, syntax), headers)


def find_tag(serving: Serving, job: Job) -> str:
    """Return the entity tag of what a job answers in this state."""
    return serving.to_tag(serving.snapshot, blake2b(encode(job), digest_size=8).hexdigest())


def has_answer(request: Request, tag: str) -> bool:
    """Say whether the client has what has this tag."""
    return not takes_none(request) and is_known(request.headers.get("if-none-match", ""), tag)


def takes_none(request: Request) -> bool:
    """Say whether the client wants no answer, if there is one: which is not known before."""
    return request.headers.get("if-none-match", "").strip() == "*"


def find_unacceptable(accept: str, offers: tuple[Offer, ...]) -> Problem:
    """Return what is told to who takes none of the formats that there are."""
    there = ", ".join(dict.fromkeys(offer.media for offer in offers))
    return Problem(406, f"nothing here comes as {accept}", f"there are {there}")


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
