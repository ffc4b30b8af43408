"""`/status`, `/issues` and `/queries`: what is served, what is wrong with it, what one may ask."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zettel.check import to_data
from zettel.server.acceptance import prefers_page
from zettel.server.formats import Offer
from zettel.server.pages import write_page
from zettel.server.problems import Problem
from zettel.server.serving import Serving, find_serving

_JSON = (Offer("application/json", "json"),)


async def show_status(request: Request) -> Response:
    """Tell how large the vault is, how new, how much is wrong, and how busy the server is."""
    serving = find_serving(request)
    if serving.snapshot.vault is not None:
        serving.builder.start_issues()  # there is something to see the next time
    return _write(request, "status", build_status(serving))


async def show_issues(request: Request) -> Response:
    """Tell what is wrong with the notes, as far as one may know who sees no private ones."""
    serving = find_serving(request)
    if serving.snapshot.vault is None:
        raise Problem(404, "there is nothing at this address")
    issues = await serving.builder.find_issues()
    listed = [to_data(issue) for issue in issues.first]
    return _write(request, "issues", {"counts": issues.counts, "first": listed})


async def list_queries(request: Request) -> Response:
    """Tell the named queries: the vault's own, then those that suit any vault."""
    vault = find_serving(request).snapshot.vault
    queries = [
        {"name": q.name, "title": q.title, "description": q.description, "text": q.text}
        for q in (vault.queries() if vault else ())
    ]
    return _write(request, "queries", queries)


def build_status(serving: Serving) -> dict[str, Any]:
    """Return the figures; issues are None until they are counted."""
    snapshot, pool = serving.snapshot, serving.pool
    vault, issues = snapshot.vault, serving.builder.issues
    age = datetime.now(UTC) - snapshot.made
    return {
        "title": snapshot.title,
        "notes": len(vault.choose(drafts=snapshot.drafts)) if vault else 0,
        "triples": pool.held.triples,
        "quads": pool.held.quads,
        "issues": issues.counts if issues else None,
        "number": snapshot.number,
        "made": snapshot.made.isoformat(timespec="seconds"),
        "age": round(age.total_seconds(), 1),
        "trouble": serving.trouble,
        "workers": msgspec.to_builtins(pool.figures),
    }


def _write(request: Request, name: str, value: object) -> Response:
    """Give something as JSON, or to who would rather read it as the page of that name."""
    if prefers_page(request.headers.get("accept", ""), _JSON):
        snapshot = find_serving(request).snapshot
        return write_page(request, name, snapshot.language, title=snapshot.title, **{name: value})
    headers = {"Cache-Control": "no-cache", "Vary": "Accept"}
    body = msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
    return Response(body, headers=headers, media_type="application/json")
