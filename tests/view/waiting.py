"""Waiting for what is drawn, which no locator sees: as long as a busy machine needs, no longer."""

from collections.abc import Callable

from playwright.sync_api import Page

MOST = 10_000  # ms
STEP = 50
STILL = 6  # steps in a row without a change


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait until something that is read from the map is so; fail where it never is."""
    for _ in range(MOST // STEP):
        if is_so():
            return
        page.wait_for_timeout(STEP)
    assert is_so()


def wait_for_rest(page: Page) -> None:
    """Wait until the map has been the same picture for a while."""
    last, still = "", 0
    for _ in range(MOST // STEP):
        drawn: str = page.evaluate(
            """() => [...document.querySelectorAll(".map canvas")]
              .map(layer => layer.toDataURL()).join()"""
        )
        last, still = drawn, still + 1 if drawn == last else 0
        if still == STILL:
            return
        page.wait_for_timeout(STEP)
    raise AssertionError("the map never comes to rest")
