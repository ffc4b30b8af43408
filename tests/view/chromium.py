"""Where Chromium is, and how it is started to draw pages."""

import os
import shutil
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
)  # fmt: skip
MISSING: Final = "no Chromium found (install Debian's `chromium` or set ZETTEL_CHROMIUM)"


def find_chromium() -> Path | None:
    """Find Chromium: what `$ZETTEL_CHROMIUM` names, else the system's."""
    named = os.environ.get("ZETTEL_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def start_chromium(playwright: Playwright, program: Path) -> Browser:
    """Start a browser without windows, which asks nothing of the network by itself."""
    return playwright.chromium.launch(executable_path=program, args=list(FLAGS))
