"""The application: routes behind guards, over what is served."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp

from zettel.server.guards import Guard, Guards
from zettel.server.problems import Problem, answer_problem
from zettel.server.routes import ROUTES
from zettel.server.serving import Serving


def build_application(
    serving: Serving,
    guards: Guards,
    routes: Sequence[Route] = ROUTES,
    follow: Callable[[], Coroutine[Any, Any, None]] | None = None,
) -> ASGIApp:
    """Return what answers requests.

    Args:
        serving: what is served; it is closed with the application.
        guards: from whom requests are taken.
        routes: what is answered where.
        follow: runs beside it, and lets it serve what the notes become.
    """

    @asynccontextmanager
    async def run(_: Starlette) -> AsyncIterator[None]:
        serving.start()
        following = asyncio.create_task(follow()) if follow else None
        try:
            yield
        finally:
            if following is not None:
                following.cancel()
            await serving.close()

    handlers = {Problem: answer_problem, HTTPException: answer_problem, Exception: answer_problem}
    application = Starlette(routes=routes, exception_handlers=handlers, lifespan=run)
    application.router.redirect_slashes = True
    application.state.serving = serving
    return Guard(application, guards)
