"""Browser contexts that tests have one after the other, which halves what opening a page costs."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error


class Contexts:
    """Contexts by their options, each lent to one test at a time and emptied after it.

    Each has an empty page that stays: the process that draws it draws the others, too.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[BrowserContext]] = {}

    def lend(self, options: Mapping[str, Any]) -> BrowserContext:
        """Return a context with its empty page alone, in which nothing is kept."""
        idle = self._idle.get(_name(options))
        if idle:
            return idle.pop()
        context = self._browser.new_context(**options)
        context.new_page()
        return context

    def take_back(self, options: Mapping[str, Any], context: BrowserContext) -> None:
        """Empty a context of what its test has left there; one that cannot be emptied is closed."""
        try:
            _empty(context)
        except Error:
            with suppress(Error):
                context.close()
        else:
            self._idle.setdefault(_name(options), []).append(context)


def _name(options: Mapping[str, Any]) -> str:
    return repr(sorted(options.items()))


def _empty(context: BrowserContext) -> None:
    """Take away what pages keep, what they may do, and all pages but the empty one."""
    for page in context.pages[1:]:
        place = urlsplit(page.url)
        session = context.new_cdp_session(page)
        origin = {"origin": f"{place.scheme}://{place.netloc}", "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", origin)
        page.close()
    context.clear_cookies()
    context.clear_permissions()
