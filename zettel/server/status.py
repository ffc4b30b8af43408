"""`/status` and `/queries`: what is served, and what one may ask by name."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zettel.server.acceptance import prefers_page
from zettel.server.formats import Offer
from zettel.server.pages import write_page
from zettel.server.serving import Serving, find_serving

_JSON = (Offer("application/json", "json"),)


async def show_status(request: Request) -> Response:
    """Tell how large the vault is, how new, what is wrong with it, and how busy the server is."""
    serving = find_serving(request)
    if serving.snapshot.vault is not None:
        serving.builder.count_issues()  # there is something to see the next time
    status = build_status(serving)
    if prefers_page(request.headers.get("accept", ""), _JSON):
        snapshot = serving.snapshot
        return write_page(request, "status", snapshot.language, title=snapshot.title, status=status)
    return _write_json(status)


async def list_queries(request: Request) -> Response:
    """Tell the named queries: the vault's own, then those that suit any vault."""
    vault = find_serving(request).snapshot.vault
    return _write_json(
        [
            {"name": q.name, "title": q.title, "description": q.description, "text": q.text}
            for q in (vault.queries() if vault else ())
        ]
    )


def build_status(serving: Serving) -> dict[str, Any]:
    """Return the figures; issues are None until they are counted."""
    snapshot, pool = serving.snapshot, serving.pool
    vault = snapshot.vault
    age = datetime.now(UTC) - snapshot.made
    return {
        "title": snapshot.title,
        "notes": len(vault.choose(drafts=snapshot.drafts)) if vault else 0,
        "triples": pool.held.triples,
        "quads": pool.held.quads,
        "issues": serving.builder.issues,
        "number": snapshot.number,
        "made": snapshot.made.isoformat(timespec="seconds"),
        "age": round(age.total_seconds(), 1),
        "trouble": serving.trouble,
        "workers": msgspec.to_builtins(pool.figures),
    }


def _write_json(value: object) -> Response:
    headers = {"Cache-Control": "no-cache", "Vary": "Accept"}
    body = msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
    return Response(body, headers=headers, media_type="application/json")
