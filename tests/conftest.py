"""The switch that rewrites golden files, the browser; tests read anew, but for the cache's."""

import os
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.view.chromium import MISSING, find_chromium, start_chromium
from tests.view.outside import leave_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.view.contexts import Contexts

os.environ["ZETTEL_CACHE"] = "off"
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell has it for what runs behind it
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests send Ctrl-C to processes
settings.register_profile("zettel", deadline=None)  # no time is asserted in a test
settings.load_profile("zettel")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: write what is produced now as what is expected from now on."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are processors: many tests wait, as for a browser."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium from `$ZETTEL_CHROMIUM` or the system; without one the tests are left out.

    There is one for all tests: Playwright can be started once in a process.
    """
    from playwright.sync_api import sync_playwright

    found = find_chromium()
    if found is None:
        leave_out(f"{MISSING}: the page's tests are left out")
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright, found)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: "Browser") -> "Contexts":
    """Return the contexts that tests share."""
    from tests.view.contexts import Contexts

    return Contexts(browser)
