"""What the pages of the notes need beside them: lists, the search, style, script, feed, dump."""

from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from zettel.server.acceptance import is_known
from zettel.server.problems import Problem
from zettel.server.serving import find_serving
from zettel.site import Addresses, World, locate_served
from zettel.site.beside import write_index
from zettel.site.feed import write_feed
from zettel.site.packing import compress
from zettel.site.pages import build_site
from zettel.site.places import OWN, name_own
from zettel.site.search import find_text, write_search
from zettel.view.assets import read_asset

_ADDRESSES = Addresses(root="/", locate=locate_served)


async def show_beside(request: Request) -> Response:
    """Give one of the site's own files; none of them is an IRI of the graph."""
    serving = find_serving(request)
    snapshot = serving.snapshot
    if snapshot.vault is None:
        raise Problem(404, "there is nothing at this address")
    path = "^" + request.url.path.removeprefix("/")
    tag = serving.to_tag(snapshot, "site")
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if path not in _FILES:
        headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    if is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    world = await serving.world.find(snapshot)
    write, kind = _FILES.get(path, (_LISTS.get(path, write_list(path)), "text/html"))
    return Response(await run_in_threadpool(write, world), headers=headers, media_type=kind)


def write_list(path: str) -> Callable[[World], bytes]:
    """Return what writes the list at a path."""
    return lambda world: write_index(world, build_site(world), path, _ADDRESSES)


def _write_search(world: World) -> bytes:
    """Write the page that searches: in what is typed, as rendering all texts would take long."""
    read = world.contents.read_body or (lambda _note: "")
    texts = (find_text(world, read(resolved.note)) for resolved in world.notes)
    return write_search(world, build_site(world), texts, _ADDRESSES)


def _write_feed(world: World) -> bytes:
    return write_feed(world, build_site(world), _ADDRESSES)


def _write_dump(world: World) -> bytes:
    from zettel.export.turtle import to_turtle

    return b"".join(to_turtle(world.material))


def _pack_dump(world: World) -> bytes:
    from zettel.export.turtle import to_turtle

    return b"".join(compress(to_turtle(world.material)))


_LISTS: Final = {OWN.search: _write_search}
_FILES: Final[dict[str, tuple[Callable[[World], bytes], str]]] = {
    OWN.style: (lambda _: read_asset(name_own(OWN.style)).encode(), "text/css"),
    OWN.script: (lambda _: read_asset(name_own(OWN.script)).encode(), "text/javascript"),
    OWN.feed: (_write_feed, "application/atom+xml"),
    OWN.dump: (_write_dump, "text/turtle"),
    OWN.packed: (_pack_dump, "application/gzip"),
}
BESIDE: Final = tuple(
    f"/{name_own(path)}" for path in (OWN.notes, OWN.tags, OWN.types, OWN.missing, *_LISTS, *_FILES)
)
"""The addresses of all of them."""
