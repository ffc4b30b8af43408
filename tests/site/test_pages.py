"""The pages of a site in a real browser: read, printed, searched, on a phone, without scripts."""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.site.sites import TOML, publish, serve
from tests.view.accessibility import find_barriers
from tests.view.conftest import DESKTOP, PHONE
from tests.view.contexts import Contexts

OpenSite = Callable[..., Page]

NOTE = "note/20230930130335"
KINDS = ("", "note/", "tag/", "type/", NOTE, "tag/personnes", "type/personne", "vocab", "search")

LONG = "supercalifragilistic" * 8
ODD = f"""{TOML}
=== a.md
---
title: "{LONG}"
tags: [{LONG[:60]}]
aliases: [{LONG}]
offices:
  - role: "{LONG}"
    organization: "[[b]]"
    start: 2016-10
    end: automne 2017
    place: "{LONG[:80]}"
    note: https://example.org/{LONG}
lang: en
---
# {LONG}

- [ ] task {LONG}

| a | b | c |
|---|---|--:|
| {LONG[:40]} | {LONG[:40]} | 1 |

```
{LONG * 2}
```

> [!warning] Careful
> text

$$x = {{a \\over b}}$$

![](p.png) ![](https://example.org/tracker.png) <script>document.title = "run"</script>
<img src=x onerror="document.title='run'"> [[nothing]] [[b|{LONG}]] [x](javascript:alert(1))
=== b.md
Texte.
=== p.png
PNG
"""


@pytest.fixture
def open_site(contexts: Contexts) -> Iterator[OpenSite]:
    """Open pages of a site; nothing may be asked for elsewhere, and nothing go wrong."""
    requests: list[str] = []
    troubles: list[str] = []
    lent: list[tuple[dict[str, Any], BrowserContext]] = []
    hosts: list[str] = []

    def open_site(host: str, path: str = "", **options: Any) -> Page:  # noqa: ANN401
        options = {**DESKTOP, "locale": "fr-FR", **options}
        context = contexts.lend(options)
        lent.append((options, context))
        hosts.append(host)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(host + path)
        return page

    yield open_site
    for options, context in lent:
        contexts.take_back(options, context)
    assert [url for url in requests if not url.startswith((*hosts, "data:", "blob:"))] == []
    assert troubles == []


@pytest.fixture
def host(corpus: Path) -> Iterator[str]:
    """Serve the corpus's site below a path of a host."""
    with serve(corpus, f"{corpus.name}/") as address:
        yield address


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_pages_stop_nobody(path: str, theme: str, host: str, open_site: OpenSite) -> None:
    """No page has a barrier that axe calls serious, in either theme, on a desk or a phone."""
    for options in (DESKTOP, PHONE):
        page = open_site(host, path, color_scheme=theme, **options)
        assert find_barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == "fr"


def test_a_note_is_read_and_followed(host: str, open_site: OpenSite) -> None:
    """Its text, facts, backlinks in their sentences; a click leads to the next note and back."""
    page = open_site(host, NOTE)
    expect(page.locator("h1")).to_have_text("Manish Bapna")
    expect(page.locator(".backlinks h2")).to_have_text("Liée depuis 7 notes")
    first = page.locator(".backlinks li", has_text="Présidence du PGO").first
    expect(first.locator("mark")).to_have_text("Manish Bapna")
    expect(page.locator(".facts")).to_contain_text("octobre 2016")
    page.locator(".body a", has_text="France").first.click()
    expect(page.locator("h1")).to_have_text("France")
    expect(page.locator(".backlinks")).to_contain_text("Manish Bapna")


def test_a_reference_leads_to_its_passage(host: str, open_site: OpenSite) -> None:
    """A source is a place in another note's page."""
    page = open_site(host, NOTE)
    page.locator("a.ref", has_text="002:29").first.click()
    assert page.url.endswith("#block-l29")
    assert page.locator("#block-l29").bounding_box()


def test_the_way_into_the_explorer(host: str, open_site: OpenSite) -> None:
    """A note's page leads to it on the map, selected, and from there one leads back."""
    page = open_site(host, NOTE)
    page.get_by_role("link", name="sur la carte").click()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator(".reading h2")).to_have_text("Manish Bapna")
    page.get_by_role("link", name="La page de cette note").click()
    expect(page.locator("h1")).to_have_text("Manish Bapna")
    assert page.url == f"{host}{NOTE}/index.html"


def test_without_scripts_all_is_there(host: str, open_site: OpenSite) -> None:
    """Pages are whole without JavaScript; the one that searches says what else there is."""
    page = open_site(host, NOTE, java_script_enabled=False)
    assert "Il représente la société civile" in page.inner_text(".body")
    assert page.locator(".backlinks li").count() >= 7
    page.goto(host + "search")
    assert "JavaScript" in page.inner_text("main")


def test_searching(host: str, open_site: OpenSite) -> None:
    """From any page, by keyboard; accents do not count, the best comes first, words are marked."""
    page = open_site(host, NOTE)
    page.get_by_role("searchbox").fill("presidence pgo")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]")
    assert "q=presidence" in page.url
    first = page.locator("#found li").first
    expect(first.locator("a")).to_have_text("Présidence du PGO")
    expect(first.locator("mark").first).to_have_text("Présidence")
    expect(page.get_by_role("status")).to_contain_text("notes")
    assert find_barriers(page) == []
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("status")).to_contain_text("Rien ne répond à « xyzzy »")
    page.get_by_role("searchbox").fill("france")
    expect(page.locator("#found li")).to_have_count(40)
    page.get_by_role("button", name="Montrer la suite").click()
    assert page.locator("#found li").count() > 40
    page.locator("#found a").first.click()
    expect(page.locator("h1")).to_have_text("France")


def test_it_opens_from_a_disk(corpus: Path, open_site: OpenSite) -> None:
    """Links, style, search and explorer work where there is no server."""
    page = open_site("file://", f"{corpus}/{NOTE}/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.two')).display") == "grid"
    page.locator(".body a", has_text="France").first.click()
    expect(page.locator("h1")).to_have_text("France")
    page.get_by_role("searchbox").fill("openfisca")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]")
    page.locator("#found a").first.click()
    expect(page.locator("h1")).to_have_text("OpenFisca")
    page.get_by_role("link", name="Carte", exact=True).click()
    page.wait_for_selector("html[data-ready]")


def test_a_hostile_note(tmp_path: Path, open_site: OpenSite) -> None:
    """Nothing in it runs, loads, or widens the page; only the vault's own picture is shown."""
    site = publish(tmp_path, ODD)
    with serve(site) as address:
        for options in (DESKTOP, PHONE):
            page = open_site(address, "note/a", **options)
            assert page.title().startswith("supercali")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.locator("img").count() == 1
            assert page.locator("img").get_attribute("src") == "../../file/p.png"
            assert page.locator("article").get_attribute("lang") == "en"
            assert page.locator('a[href^="javascript"]').count() == 0
            assert find_barriers(page) == []


def test_a_note_shows_its_pictures(tmp_path: Path, open_site: OpenSite) -> None:
    """That of its front matter above the text, those of the text in it, also as HTML."""
    text = (
        f"{TOML}\n=== a.md\n---\nimage: face.png\n---\n![Un point](dot.png)\n\n"
        '<img src="html.png" alt="Un autre">\n'
    )
    data = b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    )
    folder = tmp_path / "vault"
    folder.mkdir()
    for name in ("face.png", "dot.png", "html.png", "unused.png"):
        (folder / name).write_bytes(data)
    site = publish(tmp_path, text)
    with serve(site) as address:
        page = open_site(address, "note/a")
        for picture in page.locator("img").all():  # those further down are loaded when seen
            picture.scroll_into_view_if_needed()
        page.wait_for_function("[...document.images].every((image) => image.naturalWidth > 0)")
        sources = page.locator("img").evaluate_all("all => all.map(i => [i.src, i.naturalWidth])")
        names = ["file/face.png", "file/dot.png", "file/html.png"]
        assert sources == [[address + name, 1] for name in names]
        assert page.locator("article .fields").count() == 0
    assert not (site / "file" / "unused.png").exists()


def test_every_page_has_a_policy(corpus: Path) -> None:
    """It lets nothing in from elsewhere; scripts run where a page searches or is lost."""
    acting = {"search/index.html", "map/index.html", "404.html"}
    for path in corpus.rglob("*.html"):
        head = path.read_text("utf-8")[:3000]
        assert 'http-equiv="Content-Security-Policy"' in head, path
        assert "default-src &#39;none&#39;" in head or "default-src 'none'" in head, path
        name = path.relative_to(corpus).as_posix()
        assert ("script-src" in head) == (name in acting), path


def test_a_note_on_paper(host: str, open_site: OpenSite, tmp_path: Path) -> None:
    """Text, facts, backlinks and licence are printed; what one clicks on is not."""
    page = open_site(host, NOTE)
    page.pdf(path=tmp_path / "note.pdf")
    text = "".join(part.extract_text() for part in PdfReader(tmp_path / "note.pdf").pages)
    words = " ".join(text.split())
    assert "Manish Bapna est vice-président" in words
    assert "Liée depuis 7 notes" in words
    assert "CC BY 4.0" in words
    assert "Chercher" not in words


def test_pages_speak_the_language_of_the_vault(tmp_path: Path, open_site: OpenSite) -> None:
    """English where the vault is English, or says nothing."""
    site = publish(tmp_path, ODD.replace('language = "fr"', 'language = "en"'))
    with serve(site) as address:
        page = open_site(address, "note/b")
        assert page.locator("html").get_attribute("lang") == "en"
        expect(page.locator(".backlinks h2")).to_have_text("One note links here")
        expect(page.get_by_role("link", name="Notes", exact=True)).to_be_visible()


def test_ten_thousand_notes_are_searched_at_once(tmp_path: Path, open_site: OpenSite) -> None:
    """The page that searches answers a word among 10,000 notes while one types."""
    page_file = publish(tmp_path, f"{TOML}\n=== a.md\nText.\n") / "search" / "index.html"
    text = "Du texte sur bien des sujets. " * 20
    rows = [[f"../note/{n}", f"Note {n}", "", ["t"], [], f"{text}{n * 7}"] for n in range(10_000)]
    index = re.compile(r'(<script type="application/json" id="index">).*?(</script>)')
    page_file.write_text(
        index.sub(lambda m: f"{m[1]}{json.dumps(rows)}{m[2]}", page_file.read_text("utf-8")),
        "utf-8",
    )
    with serve(page_file.parent.parent) as address:
        page = open_site(address, "search?q=note+4242")
        page.wait_for_selector("html[data-ready]")
        expect(page.locator("#found a").first).to_have_text("Note 4242")
        page.get_by_role("searchbox").fill("sujets 63")
        expect(page.get_by_role("status")).to_contain_text("notes")
        expect(page.locator("#found li")).to_have_count(40)
