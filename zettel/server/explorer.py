"""`/`: the explorer, one page that holds everything; built once for each state."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zettel.server.serving import find_serving


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
        "Vary": "Accept-Encoding",
        # What it may do stands in the page itself, by the digests of its own scripts.
        "Content-Security-Policy": "frame-ancestors 'none'",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    page = await serving.page.find(snapshot)
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    return Response(page.packed if is_packed else page.plain, 200, headers, "text/html")
