"""An answer of the engine → an answer over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import IO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from zettel.server.engine import Answer, Job, Pool, Status
from zettel.server.formats import Offer, to_content_type
from zettel.server.problems import Problem, to_problem

_PIECE = 1 << 16


async def ask_engine(request: Request, pool: Pool, job: Job) -> Answer:
    """Have a job done for as long as its client is there.

    Raises:
        Problem: it was not done.
    """
    asking = asyncio.create_task(pool.ask(job))
    leaving = asyncio.create_task(_wait_for_leaving(request))
    try:
        await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        if not asking.done():
            asking.cancel()
    try:
        answer = await asking
    except asyncio.CancelledError:
        raise Problem(408, "the client has gone") from None  # which hears nothing of it
    if answer.outcome.status is not Status.DONE:
        raise to_problem(answer.outcome)
    return answer


def write_answer(
    answer: Answer, offers: tuple[Offer | None, ...], headers: dict[str, str]
) -> Response:
    """Return the bytes of an answer under the media type that was chosen for its format."""
    format = answer.outcome.format
    media = next(offer.media for offer in offers if offer and offer.format == format)
    headers = {**headers, "Content-Type": to_content_type(media)}
    if isinstance(answer.body, bytes):
        return Response(answer.body, headers=headers)
    length = answer.body.seek(0, 2)
    answer.body.seek(0)
    headers["Content-Length"] = str(length)
    return StreamingResponse(_read_pieces(answer.body), headers=headers)


async def _read_pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


async def _wait_for_leaving(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
