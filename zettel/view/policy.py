"""What the page may do: run its own code, and nothing else; no request can leave it.

A page that a server keeps may ask that server, and no other.
"""

import base64
import hashlib
from collections.abc import Iterable

from msgspec import Struct


class Powers(Struct, frozen=True):
    """What a page is allowed beside its own code."""

    edit: bool = False  # the console's editor, a script that is put in when it is opened
    engine: bool = False  # WebAssembly, in workers made from the page itself
    ask: bool = False  # requests to where the page came from


def to_policy(scripts: Iterable[str], style: str, may: Powers) -> str:
    """Return a content security policy for exactly these scripts and this style sheet."""
    allowed = " ".join([*map(to_hash, scripts), *(["'wasm-unsafe-eval'"] if may.engine else [])])
    workers = "worker-src blob:; " if may.engine else ""
    reach, images = ("'self'", "data: 'self'") if may.ask else ("'none'", "data:")
    return (
        f"default-src 'none'; script-src {allowed}; style-src {to_hash(style)}; {workers}"
        f"img-src {images}; connect-src {reach}; base-uri 'none'; form-action 'none'"
    )


def to_hash(text: str) -> str:
    """Return how a policy names a script or style sheet that stands in the page."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
