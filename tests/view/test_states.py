"""What the page says where there is little to show."""

from playwright.sync_api import expect

from tests.view.conftest import OpenPage


def test_the_page_promises_only_what_is_there(open_page: OpenPage) -> None:
    """No list of the most linked where nothing is linked, nothing below a note that is empty."""
    page = open_page({"a.md": "# A", "b.md": ""})
    start = page.locator(".start")
    expect(start).to_contain_text("Aucune note n’en lie une autre.")
    expect(start.locator("li")).to_have_count(0)
    page.goto(f"{page.url}#note=b")
    expect(page.locator(".reading .hint").first).to_have_text("Cette note n’a pas de texte.")
