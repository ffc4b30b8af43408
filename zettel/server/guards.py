"""Whose requests are taken, and what stands on every answer.

A page on the web can send requests to this machine from its reader's browser, and by rebinding its
name it could read the answers. So the name that was asked for must be ours (`Host`), and so must
the page that asks (`Origin`, `Sec-Fetch-Site`), unless it is allowed by name.
"""

import ipaddress
from urllib.parse import urlsplit

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zettel.server.problems import Problem, write_problem

LONGEST = 32 << 10
"""Bytes of an address: longer queries are posted."""

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""What an answer says to browsers where it does not say otherwise itself."""


class Guards(msgspec.Struct, frozen=True):
    """Which names this server goes by, and pages of which origins may ask it (`*` is any)."""

    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Guard:
    """An ASGI application before another."""

    def __init__(self, application: ASGIApp, guards: Guards) -> None:
        self._guards = guards
        self._inner = application
        self._shared = CORSMiddleware(
            application,
            allow_origins=guards.origins,
            allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
            allow_headers=["*"],
            expose_headers=["ETag", "Link", "Content-Location", "Retry-After"],
            allow_private_network=True,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or tell why not."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._find_headers().items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        try:
            self._check(scope, headers)
        except Problem as error:
            accept = headers.get("accept", "")
            refusal = write_problem(error.status, str(error), error.hint, accept, error.headers)
            await refusal(scope, receive, send_guarded)
            return
        application = self._shared if self._guards.origins else self._inner
        await application(scope, receive, send_guarded)

    def _check(self, scope: Scope, headers: Headers) -> None:
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST:
            raise Problem(414, f"the address has more than {LONGEST:,} bytes", "POST the query")
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._is_ours(host):
            raise Problem(421, f"this server does not go by the name {host!r}", "--allow-host NAME")
        if origin is not None:
            if not self._may_ask(origin, host):
                told = f"pages of {origin!r} may not ask this server"
                raise Problem(403, told, "--cors ORIGIN lets them")
        elif _is_embedded(headers) and not self._guards.origins:
            raise Problem(403, "other pages may not load anything from this server")

    def _is_ours(self, host: str) -> bool:
        """Say whether a host is an address, which no one can rebind, or a name of ours."""
        name = _find_name(host)
        try:
            ipaddress.ip_address(name)
        except ValueError:
            known = {"localhost", *(_find_name(one) for one in self._guards.hosts)}
            return name in known or name.endswith(".localhost")
        return True

    def _may_ask(self, origin: str, host: str) -> bool:
        allowed = self._guards.origins
        return urlsplit(origin).netloc.lower() == host.lower() or bool({"*", origin} & {*allowed})

    def _find_headers(self) -> dict[str, str]:
        if "*" not in self._guards.origins:
            return _ALWAYS
        return {**_ALWAYS, "Cross-Origin-Resource-Policy": "cross-origin"}


def _find_name(host: str) -> str:
    """Return the host's name without its port, and an IPv6 address without brackets."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_embedded(headers: Headers) -> bool:
    """Say whether a page elsewhere loads this as a part of itself, as an image or a script."""
    mode = headers.get("sec-fetch-mode", "navigate")
    return headers.get("sec-fetch-site") in ("cross-site", "same-site") and mode != "navigate"
