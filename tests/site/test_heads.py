"""What the heads of pages tell search engines, those who share a page, and readers of feeds."""

import re
from pathlib import Path

import pytest

from tests.site.links import Page
from tests.site.sites import TOML, publish

NOTES = f"""{TOML}
=== a.md
---
title: Alpha & <fils>
tags: [un]
type: idée
---
Premiers mots. Voir [[Beta]] et [[rien]].
=== b.md
---
title: Beta
lang: en
---
Some words.
"""
BASE = "https://notes.example/x/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the notes."""
    return publish(tmp_path_factory.mktemp("heads"), NOTES)


def read_head(site: Path, name: str) -> str:
    """Read the head of a page."""
    return (site / name).read_text("utf-8").partition("</head>")[0]


@pytest.mark.parametrize(
    "path", ["", "note/a", "note/b", "note/", "tag/un", "type/id%C3%A9e", "missing/rien", "tag/"]
)
def test_a_page_says_which_it_is(path: str, site: Path) -> None:
    """Its address, its language, its title, the feed; there is a style for paper."""
    name = f"{path}/index.html".replace("//", "/").lstrip("/").replace("%C3%A9", "é")
    head = read_head(site, name)
    assert f'<link rel="canonical" href="{BASE}{path}">' in head
    assert f'<meta property="og:url" content="{BASE}{path}">' in head
    assert '<html lang="fr">' in head
    shown = re.search(r"<title>([^<]+)</title>", head)
    shared = re.search(r'<meta property="og:title" content="([^"]+)">', head)
    assert shown
    assert shared
    assert shown[1] in (shared[1], f"{shared[1]} · Carnet")
    assert 'type="application/atom+xml"' in head
    assert "@media print" in (site / "site.css").read_text("utf-8")


def test_a_note_says_what_it_is_about(site: Path) -> None:
    """Its first words, and its language where that is another."""
    head = read_head(site, "note/a/index.html")
    for name in ('name="description"', 'property="og:description"'):
        assert f'<meta {name} content="Premiers mots. Voir Beta et rien.">' in head
    assert '<meta property="og:title" content="Alpha &amp; &lt;fils&gt;">' in head
    assert '<meta property="og:type" content="article">' in head
    assert '<article lang="en">' in (site / "note/b/index.html").read_text("utf-8")


def test_where_nothing_is_the_way_is_shown(site: Path) -> None:
    """`404.html` leads home, to the list and to the search from whatever address it is shown at."""
    text = (site / "404.html").read_text("utf-8")
    assert 'name="robots" content="noindex"' in text
    assert "Cette page n’existe pas" in text
    addresses = Page(text).addresses - {"data:,"}
    own = {address for address in addresses if not address.startswith(("https:", "#"))}
    assert {"/x/index.html", "/x/note/index.html", "/x/search/index.html"} <= own
    for address in own:
        assert address.startswith("/x/")
        assert (site / address.removeprefix("/x/")).is_file(), address


def test_without_a_base_it_leads_from_the_hosts_root(tmp_path: Path) -> None:
    """Nobody can tell where else the site will be."""
    text = (publish(tmp_path, "=== a.md\nText.\n") / "404.html").read_text("utf-8")
    assert 'href="/index.html"' in text
