"""Requests to a SPARQL store: signed, patient, and each failure told in one sentence."""

import random
import ssl
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Final, Self

import httpx
import msgspec

from zettel.push.access import Access
from zettel.push.refusals import explain_failure, explain_refusal

BUSY: Final = frozenset({429, 500, 502, 503, 504})
"""What may be otherwise in a moment."""

_LONGEST = 60.0  # seconds that a server may have us wait


class Patience(msgspec.Struct, frozen=True):
    """How long an answer may take, how often a request is made again, how long we wait between."""

    timeout: float = 60.0
    retries: int = 4
    pause: float = 0.5  # seconds before the second try, and twice as long before each other


class Client:
    """What speaks to one server. Every request may be made again: none does more the second time.

    Used as a context; several threads may use it at once.
    """

    def __init__(
        self, access: Access, patience: Patience, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self.access = access
        self._patience = patience
        self._wait = wait
        self._http = _build_http(access, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def try_send(
        self,
        method: str,
        address: str,
        *,
        content: bytes = b"",
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
    ) -> httpx.Response:
        """Send a request and return whatever is answered in the end.

        Raises:
            RemoteError: the server cannot be reached, is not the one it says, or is silent.
        """
        left = self._patience.retries if retries is None else retries
        pause = self._patience.pause
        while True:
            try:
                response = self._http.request(method, address, content=content, headers=headers)
            except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
                if left <= 0 or not _may_pass(error):
                    raise explain_failure(error, address, self._patience.timeout) from error
                seconds = pause
            else:
                if left <= 0 or response.status_code not in BUSY:
                    return response
                seconds = _find_delay(response, pause)
            self._wait(seconds * random.uniform(1.0, 1.25))
            left, pause = left - 1, pause * 2

    def send(
        self, method: str, address: str, *, content: bytes = b"", headers: Mapping[str, str]
    ) -> httpx.Response:
        """Send a request and return the answer, which is a success.

        Raises:
            RemoteError: as for `try_send`, or the server refuses.
        """
        response = self.try_send(method, address, content=content, headers=headers)
        if not response.is_success:
            raise explain_refusal(response, is_signed=self.access.is_known, size=len(content))
        return response


def _build_http(access: Access, patience: Patience) -> httpx.Client:
    """Build the client beneath: a password goes as Basic, and as Digest once that is asked for."""
    headers = {"User-Agent": "zettel", "Accept-Encoding": "gzip, deflate"}
    auth: httpx.Auth | None = None
    if access.token:
        headers["Authorization"] = f"Bearer {access.token}"
    elif access.user:
        signed = httpx.BasicAuth(access.user, access.password)
        request = next(signed.auth_flow(httpx.Request("GET", access.url)))
        headers["Authorization"] = request.headers["Authorization"]
        auth = httpx.DigestAuth(access.user, access.password)
    timeout = httpx.Timeout(patience.timeout, connect=min(patience.timeout, 10.0))
    return httpx.Client(auth=auth, headers=headers, timeout=timeout, follow_redirects=False)


def _may_pass(error: Exception) -> bool:
    """Say whether a failure may be gone in a moment: no address or certificate mends itself."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return False
        cause = cause.__cause__ or cause.__context__
    return isinstance(error, httpx.TransportError) and not isinstance(
        error, httpx.UnsupportedProtocol | httpx.ProxyError
    )


def _find_delay(response: httpx.Response, pause: float) -> float:
    """Return how many seconds to wait: as many as the server asks for (`Retry-After`)."""
    told = response.headers.get("Retry-After", "").strip()
    try:
        seconds = float(told) if told.isdigit() else _find_seconds(told)
    except (ValueError, TypeError):
        seconds = 0.0
    return min(max(seconds, pause), _LONGEST)


def _find_seconds(told: str) -> float:
    return parsedate_to_datetime(told).timestamp() - time.time() if told else 0.0
