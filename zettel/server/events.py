"""`/events`: server-sent events (HTML Standard, 9.2) that name each new state of the notes."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from zettel.server.serving import Serving, find_serving

_QUIET = 15.0
"""Seconds after which a word is sent all the same, so that nobody takes the connection for dead."""


async def tell_states(request: Request) -> Response:
    """Name the state that there is, and from now on each new one."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    states = _list_states(find_serving(request))
    return StreamingResponse(states, headers=headers, media_type="text/event-stream")


async def _list_states(serving: Serving) -> AsyncIterator[str]:
    told = None
    while not serving.is_closed:
        changed = serving.changed
        name = serving.to_name(serving.snapshot)
        yield ":\n\n" if name == told else f"event: state\ndata: {name}\n\n"
        told = name
        try:
            await asyncio.wait_for(changed.wait(), _QUIET)
        except TimeoutError:
            continue
