"""pyvis's network: complete, editable, and exported without a word to any other machine."""

import re
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser
from pyvis.network import Network

from tests.view.conftest import resolve
from zettel.view import to_pyvis, to_pyvis_html
from zettel.vocabulary import read_vocabulary

NOTES = {
    "a.md": "---\ntitle: '</script><script>window.hacked=1</script>'\n---\n[[membre:b]] [[c]]\n",
    "b.md": "---\ntitle: B\ntypes: [x]\n---\n",
}


def build(folder: Path, title: str = "Carnet") -> Network:
    """Build pyvis's network of some notes."""
    settings, resolved = resolve(folder, NOTES)
    return to_pyvis(resolved, replace(settings, title=title), read_vocabulary(settings))


def test_the_network_can_be_edited_further(tmp_path: Path) -> None:
    """Nodes are known to pyvis, so that its own methods go on working."""
    network = build(tmp_path)
    assert network.num_nodes() == 3
    assert network.get_node("b")["label"] == "B"
    network.add_node("d")
    network.add_edge("a", "d")
    network.toggle_physics(True)
    assert network.num_edges() == 3


def test_a_typed_link_is_a_labelled_edge(tmp_path: Path) -> None:
    """The link's type is written on the edge; a plain link has none."""
    network = build(tmp_path)
    labels = {(e["from"], e["to"]): e.get("label") for e in network.edges}
    assert labels == {("a", "b"): "membre", ("a", "missing:c"): None}


def test_the_export_loads_nothing_and_says_its_title_once(tmp_path: Path) -> None:
    """The CDN tags of pyvis and its second heading are gone."""
    html = to_pyvis_html(build(tmp_path, "Carnet & Cie"))
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""", html)
    assert html.count("<h1>Carnet &amp; Cie</h1>") == 1


def test_the_export_draws(tmp_path: Path, browser: Browser) -> None:
    """It works offline, and a hostile title stays a title."""
    path = tmp_path / "network.html"
    network = build(tmp_path, "<script>window.hacked=1</script>")
    path.write_text(to_pyvis_html(network), encoding="utf-8")
    context = browser.new_context(offline=True)
    page, requests = context.new_page(), list[str]()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    assert page.evaluate("window.hacked") is None
    assert [url for url in requests if not url.startswith("file:")] == []
    context.close()
