"""What the pages of a site lead to, read from their HTML."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LEADING = {"a": "href", "link": "href", "form": "action", "img": "src", "script": "src"}


class Page(HTMLParser):
    """The addresses that a page names, and the places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take notice of where an element leads, and what it is called."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.places.add(given["id"])
        address = given.get(_LEADING.get(tag, ""), "")
        if address and given.get("rel") != "canonical":
            self.addresses.add(address)


def find_dead_links(site: Path) -> list[str]:
    """Find the links of all pages that lead to no file of the site, or to no place in a page."""
    files = sorted(site.rglob("*.html"))
    explorer = site / "map" / "index.html"
    lost = site / "404.html"  # shown at any address: it leads from the host's root
    pages = {p: Page(p.read_text("utf-8")) for p in files if p not in (explorer, lost)}
    dead = []
    for path, page in pages.items():
        for address in sorted(page.addresses):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            is_place = target == explorer or target not in pages or anchor in pages[target].places
            if not target.is_file() or (anchor and not is_place):
                dead.append(f"{path.relative_to(site)}: {address}")
    return dead
