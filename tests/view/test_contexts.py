"""Tests share the browser's contexts, and find nothing of one another there."""

from pathlib import Path

import pytest

from tests.site.sites import serve
from tests.view.conftest import DESKTOP
from tests.view.contexts import Contexts

KEEP = """async () => {
  localStorage.setItem("a", "b");
  sessionStorage.setItem("a", "b");
  await new Promise((done) => (indexedDB.open("a").onsuccess = done));
}"""
KEPT = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await navigator.permissions.query({ name: "geolocation" })).state,
]"""


@pytest.mark.parametrize("place", ["disk", "host"])
def test_what_a_test_leaves_is_gone(contexts: Contexts, tmp_path: Path, place: str) -> None:
    """Storage, permissions and pages, whether the pages lay on disk or came from a server."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    options = {**DESKTOP, "locale": "en-IE"}
    with serve(tmp_path) as host:
        address = host if place == "host" else f"{tmp_path.as_uri()}/index.html"
        context = contexts.lend(options)
        page = context.new_page()
        page.goto(address)
        before = page.evaluate(KEPT)
        context.grant_permissions(["geolocation"])
        page.evaluate(KEEP)
        assert page.evaluate(KEPT) == [1, 1, 1, "granted"]
        contexts.take_back(options, context)
        again = contexts.lend(options)
        assert again is context
        assert [page.url for page in again.pages] == ["about:blank"]
        page = again.new_page()
        page.goto(address)
        assert page.evaluate(KEPT) == before == [0, 0, 0, before[3]]
        contexts.take_back(options, again)


def test_a_context_is_lent_to_one(contexts: Contexts) -> None:
    """Two who ask for the same at the same time get two; other options are another context."""
    options = {**DESKTOP, "locale": "en-IE"}
    lent = [contexts.lend(options), contexts.lend(options), contexts.lend({})]
    assert len(set(map(id, lent))) == 3
    for chosen, context in zip((options, options, {}), lent, strict=True):
        contexts.take_back(chosen, context)
