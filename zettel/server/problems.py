"""What a request that cannot be served is told: status, one sentence, and what to do about it."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zettel.server.engine import Outcome, Status


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it so
    """A request cannot be served."""

    def __init__(
        self, status: int, message: str, hint: str = "", headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.hint = hint
        self.headers = headers or {}


_STATUSES = {
    Status.MALFORMED: HTTPStatus.BAD_REQUEST,
    Status.REFUSED: HTTPStatus.FORBIDDEN,
    Status.FAILED: HTTPStatus.INTERNAL_SERVER_ERROR,
    Status.UNACCEPTABLE: HTTPStatus.NOT_ACCEPTABLE,
    Status.MISSING: HTTPStatus.NOT_FOUND,
    # A request refused for what it would take is 500 in SPARQL 1.1 Protocol (2.1.7).
    Status.LARGE: HTTPStatus.INTERNAL_SERVER_ERROR,
    Status.SLOW: HTTPStatus.SERVICE_UNAVAILABLE,
    Status.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
}
_KNOWN = {
    404: ("there is nothing at this address", "/ is the explorer, /sparql the endpoint"),
    405: ("this address does not take that method", ""),
}


def to_problem(outcome: Outcome) -> Problem:
    """Tell over HTTP what became of a job that was not done."""
    headers = {"Retry-After": "5"} if outcome.status is Status.BUSY else {}
    return Problem(_STATUSES[outcome.status], outcome.message, outcome.hint, headers)


async def answer_problem(request: Request, error: Exception) -> Response:
    """Answer with a problem, as text or as the client asks: `application/problem+json`."""
    if request.method == "OPTIONS" and isinstance(error, HTTPException):
        return Response(status_code=204, headers=_add_method(error.headers or {}))
    match error:
        case Problem():
            status, message, hint, headers = error.status, str(error), error.hint, error.headers
        case HTTPException():
            known = _KNOWN.get(error.status_code, (error.detail, ""))
            status, (message, hint) = error.status_code, known
            headers = dict(error.headers or {})
        case _:
            status, headers = 500, {}
            message, hint = "something went wrong inside zettel", "its terminal tells more"
    return write_problem(status, message, hint, request.headers.get("accept", ""), headers)


def _add_method(headers: Mapping[str, str]) -> dict[str, str]:
    """Tell what an address takes, to who asks just that (RFC 9110, 9.3.7)."""
    return {"Allow": f"{headers.get('Allow', 'GET, HEAD')}, OPTIONS", "Cache-Control": "no-store"}


def write_problem(
    status: int, message: str, hint: str, accept: str, headers: dict[str, str]
) -> Response:
    """Return a problem as an answer."""
    headers = {"Cache-Control": "no-store", **headers}
    if "application/json" in accept or "application/problem+json" in accept:
        told = {"title": message, "status": int(status), "detail": hint}
        body = msgspec.json.encode({name: value for name, value in told.items() if value})
        return Response(body, status, headers, "application/problem+json")
    text = f"{message}\n" + (f"hint: {hint}\n" if hint else "")
    return Response(text, status, headers, "text/plain")
