"""Stores elsewhere, as commands speak to them: who we are there, and how patient we are."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.errors import RemoteError

if TYPE_CHECKING:
    from zettel.push import Client

User = Annotated[
    str,
    typer.Option(
        "--user",
        metavar="NAME",
        help="Sign in by this name; the password is ZETTEL_PASSWORD's, or asked for.",
    ),
]
Timeout = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long to wait for an answer."),
]
Retries = Annotated[
    int, typer.Option("--retries", min=0, max=20, help="How often to try again what failed.")
]


def open_client(url: str, user: str, timeout: float, retries: int) -> "Client":
    """Return what speaks to a server, with the credentials that there are for it.

    Raises:
        AddressError: the address is none.
        RemoteError: there is a name without a password.
    """
    from zettel.push import Client, Patience, find_access

    access = find_access(url, user)
    if user and not access.password:
        access = find_access(url, user, _ask_password(user, access.url))
    return Client(access, Patience(timeout=timeout, retries=retries))


def _ask_password(user: str, url: str) -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        raise RemoteError(f"what is the password of {user}?", "ZETTEL_PASSWORD in the environment")
    from getpass import getpass

    return getpass(f"Password of {user} at {url}: ")
