"""Requests to a SPARQL store: signed, patient, and each failure told in one sentence."""

import random
import ssl
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
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


class _Password(httpx.Auth):
    """A password as Basic, as curl sends it unasked, and as Digest once the server asks for that.

    Virtuoso asks only who has shown nothing: what is refused as Basic is sent once more unsigned.
    """

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._is_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request, and sign it otherwise where that is refused."""
        if not self._is_digest:
            response = yield next(self._basic.auth_flow(request))
            if response.status_code != 401:
                return
            del request.headers["Authorization"]
        flow = self._digest.auth_flow(request)
        signed = next(flow)
        with suppress(StopIteration):
            while True:
                signed = flow.send((yield signed))
                self._is_digest = True  # there was a challenge to answer


def _build_http(access: Access, patience: Patience) -> httpx.Client:
    """Build the client beneath, which signs what it sends."""
    headers = {"User-Agent": "zettel", "Accept-Encoding": "gzip, deflate"}
    auth: httpx.Auth | None = None
    if access.token:
        headers["Authorization"] = f"Bearer {access.token}"
    elif access.user:
        auth = _Password(access.user, access.password)
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
