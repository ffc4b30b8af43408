"""Who we are to a server: a name and password, a token, or nobody; from where they may come.

What is secret is never part of a message: an address is shown without it, and no record prints it.
"""

import os
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

import msgspec

from zettel.errors import AddressError, RemoteError

USER, PASSWORD, TOKEN = "ZETTEL_USER", "ZETTEL_PASSWORD", "ZETTEL_TOKEN"
"""The environment variables that credentials may come from."""


class Access(msgspec.Struct, frozen=True):
    """An address on the web, without credentials in it, and the credentials beside it."""

    url: str
    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return f"<Access to {self.url}>"

    @property
    def is_known(self) -> bool:
        """Whether we have anything to show."""
        return bool(self.user or self.token)


def find_access(url: str, user: str = "", password: str = "") -> Access:
    """Return an address with the credentials for it.

    They are sought in this order: what is given here or stands in the address, `ZETTEL_USER` with
    `ZETTEL_PASSWORD`, or `ZETTEL_TOKEN`, in the environment, `.netrc` (or what `NETRC` names).

    Raises:
        AddressError: it is no address of a web server.
        RemoteError: `.netrc` cannot be read.
    """
    parts = split_address(url)
    assert parts.hostname
    plain = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    plain = quote(plain, safe="%/:=&?~#+!$,;'@()*[]")
    asked = user or unquote(parts.username or "")
    if asked:
        known = password or unquote(parts.password or "") or os.environ.get(PASSWORD, "")
        return Access(plain, asked, known or _read_netrc(parts.hostname, asked)[1])
    if token := os.environ.get(TOKEN, ""):
        return Access(plain, token=token)
    if name := os.environ.get(USER, ""):
        return Access(plain, name, os.environ.get(PASSWORD, ""))
    return Access(plain, *_read_netrc(parts.hostname))


def split_address(url: str) -> SplitResult:
    """Take an address on the web apart.

    Raises:
        AddressError: it is none.
    """
    try:
        parts = urlsplit(url.strip())
        is_whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a host or port that can be none
        is_whole = False
    if not is_whole:
        message = f"{hide_secrets(url)!r} is no address of a store"
        raise AddressError(message, "write it whole, as in http://localhost:7878/store")
    return parts


def hide_secrets(url: str) -> str:
    """Return an address as it may be shown: without user name and password."""
    head, mark, rest = url.strip().partition("://")
    host, slash, path = rest.partition("/")
    return f"{head}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else head


def _read_netrc(host: str, user: str = "") -> tuple[str, str]:
    """Return name and password of a host, both empty where nothing tells them (of that user)."""
    from netrc import NetrcParseError, netrc

    try:
        found = netrc(os.environ.get("NETRC")).authenticators(host)
    except (FileNotFoundError, PermissionError):
        return "", ""
    except (NetrcParseError, UnicodeDecodeError) as error:
        place = getattr(error, "filename", "") or ".netrc"
        raise RemoteError(f"{place} cannot be read as a list of passwords") from error
    if not found or (user and found[0] != user):
        return "", ""
    return found[0], found[2] or ""
