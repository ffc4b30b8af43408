"""What a site has beside what IRIs name: lists, the page that searches, style, feed, sitemap."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from zettel.site.addresses import Addresses
from zettel.site.feed import count_sitemaps, write_feed, write_sitemaps
from zettel.site.pages import Page, Site, render
from zettel.site.pages.frame import INLINE_POLICY
from zettel.site.pages.lists import list_missing, list_notes, list_tags, list_types, write_list
from zettel.site.places import OWN, name_own
from zettel.site.resources import Resource
from zettel.site.search import write_search
from zettel.site.world import World
from zettel.view.assets import read_asset
from zettel.view.policy import to_hash

_SILENT: Final = {
    ".nojekyll": b"",  # or GitHub leaves out what begins with `_`
    ".zettelignore": b"*\n",  # a site in the vault's own folder is none of its notes
}

_LOST_SCRIPT: Final = "lost.js"

FindAddresses = Callable[[str], Addresses]


def list_beside(world: World) -> list[str]:
    """List the files that are no page, and that a site may do without."""
    if not world.settings.has_base:  # nobody can tell where the site will be
        return list(_SILENT)
    sitemaps = [f"sitemap-{number}.xml" for number in range(1, count_sitemaps(world) + 1)]
    own = [OWN.feed, OWN.sitemap, *([OWN.robots] if _is_at_root(world) else [])]
    return [*_SILENT, *map(name_own, own), *sitemaps]


def write_beside(
    world: World, site: Site, find_addresses: FindAddresses, texts: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each, and what is in it; `texts` are what is searched, one a note."""
    for path in (OWN.notes, OWN.tags, OWN.types, OWN.missing):
        yield path, write_index(world, site, path, find_addresses(path))
    yield OWN.search, write_search(world, site, texts, find_addresses(OWN.search))
    root = urlsplit(world.base).path if world.settings.has_base else "/"
    yield OWN.lost, write_lost(site, Addresses(root, find_addresses(OWN.lost).locate))
    yield OWN.style, read_asset(name_own(OWN.style)).encode()
    yield OWN.script, read_asset(name_own(OWN.script)).encode()
    yield from _SILENT.items()
    if world.settings.has_base:
        yield OWN.feed, write_feed(world, site, find_addresses(OWN.feed))
        yield from write_sitemaps(world).items()
        if _is_at_root(world):
            yield (
                OWN.robots,
                f"User-agent: *\nAllow: /\nSitemap: {world.base}sitemap.xml\n".encode(),
            )


def _is_at_root(world: World) -> bool:
    """Say whether the site is a whole host's: only there anyone looks for `robots.txt`."""
    return urlsplit(world.base).path == "/"


def write_index(world: World, site: Site, path: str, addresses: Addresses) -> bytes:
    """Write the list of all notes, tags, types, or of all that is to be written."""
    words = site.words
    match path:
        case OWN.notes:
            title, entries = words["notes"], list_notes(world, addresses)
        case OWN.tags:
            title, entries = words["tags"], list_tags(world, site, addresses)
        case OWN.types:
            title, entries = words["types"], list_types(world, site, addresses)
        case _:
            title, entries = words["missing"], list_missing(world, addresses)
    canonical = world.base + name_own(path) if world.settings.has_base else ""
    page = Page(title=title, canonical=canonical, hidden=path != OWN.notes)
    return write_list(site, page, entries, addresses)


def write_lost(site: Site, addresses: Addresses) -> bytes:
    """Write what is shown where nothing is, at any address: all it needs stands in it.

    Its links lead from the host's root; where a site is elsewhere, a script leads them there.
    """
    style = read_asset(name_own(OWN.style))
    script = "" if addresses.is_served else read_asset(_LOST_SCRIPT)
    allowed = to_hash(script) if script else "'none'"
    policy = INLINE_POLICY.format(style=to_hash(style), script=allowed)
    page = Page(title=site.words["lost"], hidden=True)
    return render(
        "lost",
        site,
        page,
        addresses,
        policy=policy,
        style=Markup(style),
        script=Markup(script),
        root=addresses.root,
    )


def find_file(world: World, resource: Resource) -> Path | None:
    """Return where a file of the vault is; None where it is gone, or a link that leads out."""
    folder = world.settings.notes
    try:
        path = (folder / resource.name).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError):
        return None
