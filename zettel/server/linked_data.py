"""What the graph's IRIs name, at those IRIs: as a page, as Turtle, as JSON-LD.

The base's path is `/` here. A thing's IRI is that of its document and a fragment, which no request
has: the document answers for it (Cool URIs for the Semantic Web, section 4.1). Which form it comes
in the client says by `Accept`, or by the ending of the address (`note/a.ttl`).
"""

from functools import partial
from mimetypes import guess_type
from urllib.parse import quote, unquote

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zettel.rdf import find_topic
from zettel.rdf.names import to_iri
from zettel.server.acceptance import choose_offer, is_known, prefers_page
from zettel.server.explorer import show_explorer
from zettel.server.formats import Offer, to_content_type
from zettel.server.problems import Problem
from zettel.server.serving import find_serving
from zettel.server.site import BESIDE
from zettel.site import (
    MEDIA_TYPES,
    Addresses,
    Form,
    Kind,
    Resource,
    World,
    locate_served,
    represent,
)
from zettel.site.beside import write_lost
from zettel.site.pages import build_site

_ADDRESSES = Addresses(root="/", locate=locate_served)
_OFFERS = (
    Offer("text/html", Form.HTML.name),
    Offer("application/xhtml+xml", Form.HTML.name),
    Offer("text/turtle", Form.TURTLE.name),
    Offer("application/ld+json", Form.JSON_LD.name),
    Offer("application/json", Form.JSON_LD.name),
)
_DATA = (Form.TURTLE, Form.JSON_LD)
_HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
"""For files of the vault: what is in them runs nothing here."""
_PAGE = "frame-ancestors 'none'"
"""For pages: what they may load stands in themselves."""


class Found(Struct, frozen=True):
    """What stands at an address, and the form that the address names, if it does."""

    resource: Resource
    form: Form | None = None


async def show_root(request: Request) -> Response:
    """Give the explorer to readers, and to programs what is said of the data set."""
    if choose_form(request.headers.get("accept", "")) is Form.HTML:
        return await show_explorer(request)
    return await show_resource(request)


async def show_resource(request: Request) -> Response:
    """Give what stands at an address, in the form that the client likes best."""
    serving = find_serving(request)
    snapshot = serving.snapshot
    if snapshot.vault is None:
        raise Problem(404, "there is nothing at this address")
    world = await serving.world.find(snapshot)
    found = await run_in_threadpool(find_resource, world, find_path(request))
    if found is None:
        return await run_in_threadpool(_show_nothing, request, world)
    resource = found.resource
    if resource.kind is Kind.MOVED:
        return _lead_on(_ADDRESSES.to(_find_place(world, resource), found.form or Form.HTML))
    form = found.form or choose_form(request.headers.get("accept", ""))
    headers = _build_headers(world, resource, form, is_chosen=found.form is None)
    headers["ETag"] = tag = serving.to_tag(snapshot, form.name.lower())
    if is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    endpoint = str(request.url.replace(path="/sparql", query="", fragment=""))
    write = partial(represent, endpoint=endpoint)
    body = await run_in_threadpool(write, world, resource, form, _ADDRESSES)
    return Response(body, headers=headers)


def find_path(request: Request) -> str:
    """Return the path of a request as it was sent, percent-encoded, without its `/`."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return raw.partition(b"?")[0].decode("ascii", "replace").removeprefix("/")


def find_resource(world: World, path: str) -> Found | None:
    """Find what stands at a path: as it is, as an IRI writes it, or with the ending of a form."""
    named: list[tuple[str, Form | None]] = []
    for written in dict.fromkeys((path, _normalise(path))):
        named.append((written, None))
        for form in _DATA:
            if written.endswith(form.value):
                whole = written.removesuffix(form.value)
                named.append(("" if whole == "void" else whole, form))
    for is_quick in (True, False):  # what asks the triples of all notes comes last
        for name, form_named in named:
            if resource := world.find(name, is_quick=is_quick):
                return Found(resource, form_named)
    return None


def choose_form(accept: str) -> Form:
    """Return the form that a client likes best.

    Raises:
        Problem: it takes none.
    """
    offer = choose_offer(accept, _OFFERS)
    if offer is None:
        there = ", ".join(MEDIA_TYPES.values())
        raise Problem(406, f"nothing here comes as {accept}", f"there are {there}")
    return Form[offer.format]


def _show_nothing(request: Request, world: World) -> Response:
    """Lead on to what is meant, as a static host does; else tell people how to find it.

    Raises:
        Problem: there is nothing, and the client is a program.
    """
    path = find_path(request)
    if f"/{path}/" in BESIDE:
        return _lead_on(f"/{path}/")
    if path.endswith("/") and (found := find_resource(world, path.rstrip("/"))):
        return _lead_on(_ADDRESSES.to(found.resource.path, found.form or Form.HTML))
    if not prefers_page(request.headers.get("accept", ""), _OFFERS[2:]):
        raise Problem(404, "there is nothing at this address", "/note/ lists all notes")
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": _PAGE}
    body = write_lost(build_site(world), _ADDRESSES)
    return Response(body, 404, headers, "text/html")


def _lead_on(address: str) -> Response:
    """Say where something stands now; notes may move again, so that it is not kept."""
    return RedirectResponse(address, 308, {"Cache-Control": "no-cache"})


def _normalise(path: str) -> str:
    """Encode a path anew as the vault's IRIs are: what one client leaves plain another does not."""
    segments = [quote(unquote(segment), safe="~") for segment in path.split("/")]
    dots = {".": "%2E", "..": "%2E%2E"}
    return "/".join([dots.get(segment, segment) for segment in segments])


def _find_place(world: World, resource: Resource) -> str:
    """Return the path of the note that has moved."""
    return world.paths[world.places.notes[resource.name]]


def _build_headers(
    world: World, resource: Resource, form: Form, *, is_chosen: bool
) -> dict[str, str]:
    """Return the headers of a resource in a form, which the client has chosen or the address."""
    headers = {"Cache-Control": "no-cache"}
    if resource.kind is Kind.FILE:
        kind = guess_type(resource.name)[0] or "application/octet-stream"
        return {**headers, "Content-Type": kind, "Content-Security-Policy": _HARMLESS}
    if is_chosen:
        headers["Vary"] = "Accept"
        headers["Content-Location"] = _ADDRESSES.to(resource.path, form)
    headers["Content-Type"] = to_content_type(MEDIA_TYPES[form])
    headers["Link"] = ", ".join(_list_links(world, resource, form))
    if form is Form.HTML:
        headers["Content-Security-Policy"] = _PAGE
    return headers


def _list_links(world: World, resource: Resource, form: Form) -> list[str]:
    """List the other forms, what a note describes, and the licence (RFC 8288)."""
    links = [
        f'<{_ADDRESSES.to(resource.path, other)}>; rel="alternate"; type="{MEDIA_TYPES[other]}"'
        for other in Form
        if other is not form
    ]
    licence = to_iri(world.settings.licence)
    if resource.kind is Kind.NOTE:
        topic = find_topic(world.notes[world.find_number(resource)].note, world.base)
        links += [f'<{topic}>; rel="describes"'] if topic.isascii() else []
    if licence and licence.isascii():
        links.append(f'<{licence}>; rel="license"')
    return links
