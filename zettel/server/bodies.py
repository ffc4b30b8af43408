"""What comes with a request: its body, as far as it comes in time, and its parameters."""

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from zettel.server.problems import Problem

MOST = 4 << 20
"""Bytes that a body may have."""
PATIENCE = 10.0
"""Seconds in which it has to come."""

_FIELDS = 10_000


async def read_body(request: Request) -> bytes:
    """Return the body.

    Raises:
        Problem: it is too large, or too slow.
    """
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > MOST:
        raise _find_large()
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST:
                    raise _find_large()
    except TimeoutError:
        message = f"the body did not come within {PATIENCE:g} seconds"
        raise Problem(408, message, "", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise Problem(400, "the body is not whole") from None
    return bytes(body)


def read_fields(encoded: bytes, where: str) -> list[tuple[str, str]]:
    """Return names and values of `application/x-www-form-urlencoded`.

    Raises:
        Problem: it is no UTF-8, or has too many fields.
    """
    try:
        text = encoded.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Problem(400, f"{where} is not UTF-8") from None
    except ValueError:
        raise Problem(400, f"{where} has more than {_FIELDS:,} fields") from None


def _find_large() -> Problem:
    return Problem(413, f"the body has more than {MOST:,} bytes", "", {"Connection": "close"})
