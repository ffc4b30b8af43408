"""What the page may do: run its own code, and nothing else; no request can leave it."""

import base64
import hashlib
from collections.abc import Iterable


def to_policy(scripts: Iterable[str], style: str, *, sparql: bool) -> str:
    """Return a content security policy for exactly these scripts and this style sheet.

    Where `sparql` is asked, WebAssembly may run too, in workers made from the page itself.
    """
    allowed = " ".join([*map(_to_hash, scripts), *(["'wasm-unsafe-eval'"] if sparql else [])])
    workers = "worker-src blob:; " if sparql else ""
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_to_hash(style)}; {workers}"
        "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _to_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
