"""The user's browser: opening a page in it."""

import os
import sys

from zettel.cli.terminal import tell


def open_browser(address: str) -> None:
    """Open an address in the user's browser, or say that there is none to be seen."""
    import webbrowser

    # Without a display, Python would start a text browser on this very terminal.
    asked = any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and not asked:
        is_open = False
    else:
        is_open = webbrowser.open(address)
    if not is_open:
        tell("no browser could be opened here: open the page in one yourself")
