"""What a server's refusal, or its silence, says to the person who called."""

import re
import ssl
from urllib.parse import urlsplit

import httpx

from zettel.errors import RemoteError
from zettel.push.access import PASSWORD, TOKEN, hide_secrets

_MOST = 200  # characters of what a server says
_SIGNING = (
    f"--user NAME, with the password in {PASSWORD}; or {TOKEN} in the environment; or ~/.netrc"
)
_REFUSALS = {
    401: ("{place} asks who we are", _SIGNING),
    403: ("{place} does not allow this", _SIGNING),
    404: ("there is nothing at {place}{because}", "is the address right?"),
    405: ("{place} takes no {method} requests: it may only be read", ""),
    406: ("{place} does not speak the formats that we read{because}", ""),
    407: ("{place} is behind a proxy that asks who we are", ""),
    413: ("{place} takes nothing as large as {size} bytes", ""),
    415: ("{place} does not read the format that we write{because}", ""),
    429: ("{place} has no time for us{because}", "try again later"),
    503: ("{place} has no time for us{because}", "try again later"),
}
"""What a status means, and what to do about it; what the server says itself comes first."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def explain_refusal(response: httpx.Response, *, is_signed: bool, size: int = 0) -> RemoteError:
    """Return what an answer that is no success means; `size` is that of what was sent."""
    place, status, said = find_place(response), response.status_code, read_reason(response)
    if response.is_redirect:
        target = hide_secrets(response.headers.get("Location", "elsewhere"))
        return RemoteError(f"{place} sends us on to {target}", "give that address, if you trust it")
    if status == 401 and is_signed:
        return RemoteError(f"{place} does not accept this name and password, or token", said)
    sentence, hint = _REFUSALS.get(status, (f"{{place}} answered {status}{{because}}", ""))
    method, because = response.request.method, f": {said}" if said else ""
    told = sentence.format(place=place, method=method, because=because, size=f"{size:,}")
    if "{because}" not in sentence and said:
        hint = said
    return RemoteError(told, hint)


def explain_deafness(response: httpx.Response) -> RemoteError:
    """Say that whoever answers is no endpoint."""
    message = f"{find_place(response)} answered neither a table of results nor a graph"
    return RemoteError(message, "is it the address of a SPARQL endpoint?")


def explain_failure(error: Exception, address: str, timeout: float) -> RemoteError:
    """Return what it means that no answer came."""
    parts = urlsplit(address)
    place = f"{parts.hostname}:{parts.port}" if parts.port else f"{parts.hostname}"
    certificate = _find_cause(error, ssl.SSLCertVerificationError)
    if certificate is not None:
        why = getattr(certificate, "verify_message", "") or "it is not trusted"
        hint = "SSL_CERT_FILE in the environment names a file of certificates to trust"
        return RemoteError(f"the certificate of {place} does not prove who it is: {why}", hint)
    if _find_cause(error, ssl.SSLError) is not None:
        return RemoteError(f"{place} does not speak TLS as we do", "is it http:// rather?")
    if isinstance(error, httpx.TimeoutException):
        message = f"{place} did not answer within {timeout:g} seconds"
        return RemoteError(message, "--timeout SECONDS")
    if isinstance(error, httpx.ConnectError):
        message = f"{place} cannot be reached: {_find_words(error)}"
        return RemoteError(message, "is the store running there?")
    return RemoteError(f"the connection to {place} broke: {_find_words(error)}")


def read_reason(response: httpx.Response) -> str:
    """Return what the server says of itself, as one short line; a page of HTML says nothing."""
    kind = response.headers.get("Content-Type", "text/plain").partition(";")[0].strip()
    text = response.text.strip()
    if not text or kind in ("text/html", "application/xhtml+xml") or text.startswith("<"):
        return ""
    if kind.endswith("json"):
        text = _find_message(response) or text
    line = " ".join(_CONTROLS.sub(" ", text).split())
    return line if len(line) <= _MOST else f"{line[:_MOST]} …"


def find_place(response: httpx.Response) -> str:
    """Return the address that answered, without what was asked or who asked."""
    return str(response.request.url.copy_with(query=None, userinfo=b"", fragment=None))


def _find_message(response: httpx.Response) -> str:
    """Return the sentence in an error told as JSON."""
    try:
        told = response.json()
    except ValueError:
        return ""
    if isinstance(told, dict):
        for key in ("message", "detail", "error", "title"):
            if isinstance(told.get(key), str):
                return str(told[key])
    return ""


def _find_cause(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, kind):
        cause = cause.__cause__ or cause.__context__
    return cause


def _find_words(error: Exception) -> str:
    """Return the system's own words, without its numbers."""
    cause = _find_cause(error, OSError)
    words = getattr(cause, "strerror", "") or str(error) or type(error).__name__
    return re.sub(r"^\[Errno -?\d+\]\s*", "", words)
