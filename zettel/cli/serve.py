"""`zettel serve`: explorer, SPARQL endpoint and linked data over HTTP."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from zettel.cli.browser import open_browser
from zettel.cli.opening import Folder, open_vault, tell_private
from zettel.cli.terminal import tell, write_text
from zettel.errors import FormatError

if TYPE_CHECKING:
    from socket import socket

    from zettel.server.engine import Limits, Zygote
    from zettel.server.guards import Guards
    from zettel.server.serving import Serving

EXAMPLES = """\
zettel serve notes
zettel serve notes --port 0 --no-open
zettel serve notes --timeout 5 --max-rows 10000 --cors https://yasgui.org"""
_SCHEMES = ("http", "https")


def parse_origin(written: str) -> str:
    """Take an origin as browsers send it: a scheme and a host, no path; or `*`.

    Raises:
        FormatError: it is none.
    """
    parts = urlsplit(written.rstrip("/"))
    is_origin = parts.scheme in _SCHEMES and parts.netloc and parts[2:] == ("", "", "")
    if written != "*" and not is_origin:
        raise FormatError(f"{written!r} is no origin", "write it as in https://yasgui.org")
    return written.rstrip("/")


def parse_service(written: str) -> str:
    """Take the address of an endpoint.

    Raises:
        FormatError: it is none.
    """
    parts = urlsplit(written)
    if parts.scheme not in _SCHEMES or not parts.netloc:
        hint = "write it whole, as in https://query.example/sparql"
        raise FormatError(f"{written!r} is no address of an endpoint", hint)
    return written


Host = Annotated[
    str, typer.Option(help="Address to listen at; beyond 127.0.0.1, others reach it too.")
]
Port = Annotated[
    int, typer.Option(min=0, max=65535, help="Port to listen at; 0 is any that is free.")
]
Timeout = Annotated[
    float, typer.Option(min=0.01, metavar="SECONDS", help="Stop a query after that time.")
]
MaxRows = Annotated[
    int, typer.Option(min=0, metavar="N", help="Refuse answers of more rows; 0 is none.")
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Answer to this name, too (may be repeated)."),
]
Cors = Annotated[
    list[str] | None,
    typer.Option(
        parser=parse_origin,
        metavar="ORIGIN",
        help="Let pages of this site ask, `*` is any (repeatable).",
    ),
]
AllowService = Annotated[
    list[str] | None,
    typer.Option(
        parser=parse_service,
        metavar="URL",
        help="Let queries ask this endpoint by SERVICE (repeatable).",
    ),
]
Drafts = Annotated[
    bool, typer.Option("--drafts", help="Let drafts and private notes be seen, too.")
]
Inference = Annotated[bool, typer.Option("--infer", help="Count what follows from the notes, too.")]


def serve_vault(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: Folder = Path(),
    host: Host = "127.0.0.1",
    port: Port = 8040,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
    timeout: Timeout = 30.0,
    max_rows: MaxRows = 1_000_000,
    allow_host: AllowHost = None,
    cors: Cors = None,
    allow_service: AllowService = None,
    drafts: Drafts = False,
    infer: Inference = False,
) -> None:
    """Serve the explorer and a SPARQL endpoint.

    The explorer is at `/`, the endpoint at `/sparql`, graphs at `/graph`, and figures at `/status`.
    Drafts and private notes stay out of it, unless --drafts is given.
    """
    from zettel.server.engine import Limits, Zygote
    from zettel.server.guards import Guards
    from zettel.server.running import find_address, open_port

    limits = Limits(seconds=timeout, rows=max_rows, services=tuple(allow_service or ()))
    guards = Guards(hosts=(host, *(allow_host or ())), origins=tuple(cors or ()))
    with open_port(host, port) as listener:
        opened = "" if no_open else find_address(listener)
        zygote = Zygote()  # it gets ready while the notes are read
        try:
            serving = _build_serving(vault, zygote, limits, drafts=drafts, infer=infer)
            _run(serving, guards, listener, vault, opened)
        finally:
            zygote.close()


def _run(
    serving: "Serving", guards: "Guards", listener: "socket", folder: Path, opened: str
) -> None:
    """Answer requests until the end; open an address in the browser, unless it is empty."""
    from zettel.server.application import build_application
    from zettel.server.live import Follower
    from zettel.server.running import build_server, find_address, run_server

    def tell_address() -> None:
        write_text(f"{find_address(listener)}\n")
        if opened:
            open_browser(opened)

    gc.freeze()  # the notes stay; what requests leave behind goes
    gc.enable()
    follower = Follower(serving, folder, tell)
    application = build_application(serving, guards, follow=follower.follow)
    run_server(build_server(application, tell_address, serving.end), listener)


def _build_serving(
    folder: Path, zygote: "Zygote", limits: "Limits", *, drafts: bool, infer: bool
) -> "Serving":
    from zettel.server.serving import Serving
    from zettel.server.snapshot import VaultContents, take_snapshot

    with open_vault(folder) as vault:
        if not drafts:
            tell_private(vault)
        snapshot = take_snapshot(vault, 1, drafts=drafts, infer=infer)
        contents = VaultContents(snapshot)
        zygote.load(contents)
    return Serving(zygote, snapshot, limits, contents)
