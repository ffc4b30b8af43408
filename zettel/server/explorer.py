"""`/`: the explorer, built once for each state, and what its page asks for while it is read.

The addresses below `/explorer/` have the name of a state in them: an answer never changes, and a
page is never answered about other notes than its own.
"""

from collections import Counter
from importlib.resources import files

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zettel.server.acceptance import is_known
from zettel.server.answers import ask_engine
from zettel.server.bodies import read_body
from zettel.server.engine import Job
from zettel.server.problems import Problem
from zettel.server.serving import Serving, find_serving
from zettel.server.snapshot import Snapshot
from zettel.vault.console import build_console
from zettel.view.images import LARGEST_SERVED, find_type, read_image

_SOME = 256  # details that are given at once
_HARMLESS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
"""For images: one that is opened by itself runs nothing here."""
_KEPT = {"Cache-Control": "private, max-age=3600, immutable"}


async def show_explorer(request: Request) -> Response:
    """Give the page; whoever comes before it is built waits for it."""
    serving = find_serving(request)
    snapshot = serving.snapshot
    if snapshot.vault is None:
        return RedirectResponse("/sparql")
    is_packed = "gzip" in request.headers.get("accept-encoding", "")
    tag = serving.to_tag(snapshot, "page")
    headers = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept, Accept-Encoding",  # programs get something else at `/`
        # What it may do stands in the page itself, by the digests of its own scripts.
        "Content-Security-Policy": "frame-ancestors 'none'",
    }
    if is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    page = await serving.builder.find_page()
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    return Response(page.packed if is_packed else page.plain, 200, headers, "text/html")


async def give_detail(request: Request) -> Response:
    """Give what is read of one node."""
    details = await _find_details(request, request.path_params["node"], 1)
    if not details:
        raise Problem(404, "there is no such note in the explorer")
    return _write(details[0])


async def give_details(request: Request) -> Response:
    """Give what is read of some nodes in a row, from `?first=` on; none after the last."""
    try:
        first = int(request.query_params.get("first", "0"))
    except ValueError:
        raise Problem(400, "first is to be a number") from None
    return _write(b"[%b]" % b",".join(await _find_details(request, max(first, 0), _SOME)))


async def give_image(request: Request) -> Response:
    """Give an image of the vault by its number among those of the page."""
    snapshot = _find_asked(request)
    assert snapshot.vault is not None
    paths = (await find_serving(request).builder.find_page()).images
    number, data = request.path_params["number"], b""
    if number < len(paths):
        folder = snapshot.vault.settings.notes
        data = await run_in_threadpool(read_image, folder, paths[number], LARGEST_SERVED)
    if not data:
        raise Problem(404, "there is no such image in the explorer")
    return Response(data, headers={**_KEPT, **_HARMLESS}, media_type=find_type(paths[number]))


async def write_turtle(request: Request) -> Response:
    """Give what some nodes say, a list of their numbers as JSON, as one Turtle document."""
    snapshot = _find_asked(request)
    try:
        nodes = set(msgspec.json.decode(await read_body(request), type=list[int]))
    except msgspec.MsgspecError:
        raise Problem(400, "the body is to be a list of numbers, as JSON") from None
    body = await run_in_threadpool(_export, snapshot, nodes)
    return Response(body, media_type="text/turtle")


async def give_console(request: Request) -> Response:
    """Give what the console knows: prefixes, named queries, terms by how often they are used."""
    snapshot, serving = _find_asked(request), find_serving(request)
    assert snapshot.vault is not None
    text = (files(__package__) / "queries" / "terms.rq").read_text(encoding="utf-8")
    answer = await ask_engine(request, serving.pool, Job(text, table="json", limits=serving.limits))
    body = answer.body if isinstance(answer.body, bytes) else answer.body.read()
    counts = {
        (row["kind"]["value"], f"<{row['term']['value']}>"): int(row["count"]["value"])
        for row in msgspec.json.decode(body)["results"]["bindings"]
    }
    vault = snapshot.vault
    known = vault.vocabulary, vault.settings.language
    return _write(msgspec.json.encode(build_console(*known, vault.queries(), Counter(counts))))


async def _find_details(request: Request, first: int, count: int) -> tuple[bytes, ...]:
    _find_asked(request)
    return await find_serving(request).builder.find_details(first, count)


def _find_asked(request: Request) -> Snapshot:
    """Return the state that is asked about.

    Raises:
        Problem: it is past.
    """
    serving: Serving = find_serving(request)
    if request.path_params["state"] != serving.to_name(serving.snapshot):
        raise Problem(410, "the notes have changed since the page was loaded", "load it again")
    return serving.snapshot


def _export(snapshot: Snapshot, nodes: set[int]) -> bytes:
    """Write what some notes say; placeholders say nothing."""
    from zettel.export.material import Material
    from zettel.export.turtle import to_turtle

    assert snapshot.vault is not None
    notes = snapshot.vault.choose(drafts=snapshot.drafts)
    chosen = [notes[number] for number in sorted(nodes) if 0 <= number < len(notes)]
    material = Material(chosen, snapshot.vault.settings, snapshot.vault.vocabulary)
    return b"".join(to_turtle(material))


def _write(data: bytes) -> Response:
    return Response(data, headers=_KEPT, media_type="application/json")
