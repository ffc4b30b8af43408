"""`--no-cache` and `--verify`, which every command knows that reads a vault."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any

import typer

USED: ContextVar[bool] = ContextVar("used", default=True)
VERIFIED: ContextVar[bool] = ContextVar("verified", default=False)
"""What the command that runs was told."""

NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read all anew, and keep nothing for later runs.")
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Read every file, even where its time and size are known.")
]


def add_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command that knows the two options beside its own."""
    added = [
        Parameter("no_cache", Parameter.KEYWORD_ONLY, default=False, annotation=NoCache),
        Parameter("verify", Parameter.KEYWORD_ONLY, default=False, annotation=Verify),
    ]

    @wraps(function)
    def run(*, no_cache: bool, verify: bool, **told: object) -> object:
        USED.set(not no_cache)
        VERIFIED.set(verify)
        return function(**told)

    own = signature(function)
    run.__signature__ = own.replace(parameters=[*own.parameters.values(), *added])  # type: ignore[attr-defined]
    run.__annotations__ = {
        **function.__annotations__,
        **{one.name: one.annotation for one in added},
    }
    return run
