"""Where nothing is: `404.html`, wherever its site has been put."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.sites import TOML, publish, serve

NOTE = "=== a.md\n---\ntitle: Alpha\n---\nText.\n"


@pytest.mark.parametrize("settings", [TOML, ""])
@pytest.mark.parametrize("under", ["", "site/"])
def test_its_links_lead_into_the_site(
    settings: str, under: str, tmp_path: Path, browser: Browser
) -> None:
    """Also where the site is not at its base, or has none, from whatever address it is shown at."""
    site = publish(tmp_path, f"{settings}\n{NOTE}")
    with serve(site, under) as host:
        page = browser.new_page()
        for address in ("note/no/such", "nothing", "note/a/"):
            page.goto(host + address)
            link = page.locator("header.site nav a").first
            expect(link).to_have_js_property("href", f"{host}note/index.html")
        action = page.locator("form").evaluate("form => form.action")
        page.goto(host + "note/no/such")
        page.locator("main a").first.click()
        expect(page).to_have_url(f"{host}index.html")
        assert action == f"{host}search/index.html"
        page.close()


def test_it_has_its_style_in_itself(tmp_path: Path, browser: Browser) -> None:
    """Where no address can be right, as on a disk, it is read as any page of the site."""
    site = publish(tmp_path, NOTE)
    page = browser.new_page()
    margins = []
    for name in ("index.html", "404.html"):
        page.goto((site / name).as_uri())
        margins.append(page.locator("main").evaluate("e => getComputedStyle(e).maxWidth"))
    assert margins == ["1120px", "1120px"]
    page.close()
