"""The page's compiled code, which is made when the package is built (build_frontend.py)."""

import zlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Final

from zettel.errors import OutputError

ASSETS: Final = "_page"
EDITOR: Final = "editor.js"
ENGINE: Final = "oxigraph.wasm.deflate"


def read_asset(name: str) -> str:
    """Read a script or style sheet.

    Raises:
        OutputError: it is not there (a source tree that was never built).
    """
    return _read_bytes(name).decode()


@cache
def read_deflated(name: str) -> bytes:
    """Return an asset as the page inflates it: a zlib stream in base64.

    Raises:
        OutputError: it is not there (a source tree that was never built).
    """
    data = _read_bytes(name)
    return b64encode(data if name.endswith(".deflate") else zlib.compress(data, 9))


def _read_bytes(name: str) -> bytes:
    asset = files(__package__) / ASSETS / name
    if not asset.is_file():
        raise OutputError(
            "the page's compiled code is missing from this installation",
            "run `pip install -e .` once in the source tree: it compiles the page",
        )
    return asset.read_bytes()
