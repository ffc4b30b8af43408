"""The pages of a site: one function a kind of resource, a template each.

`frame` is what stands around all of them.
"""

from zettel.site.addresses import Addresses
from zettel.site.description import describe
from zettel.site.pages.frame import Page, Site, build_page, build_site, render
from zettel.site.pages.lists import write_home, write_other, write_tag, write_type
from zettel.site.pages.note import write_missing, write_note
from zettel.site.pages.terms import write_terms
from zettel.site.resources import Kind, Resource
from zettel.site.schema_org import build_note_schema
from zettel.site.words import tell
from zettel.site.world import World

__all__ = ["Page", "Site", "build_page", "build_site", "render", "write_page"]


def write_page(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of a resource; a file has none."""
    match resource.kind:
        case Kind.NOTE:
            number = world.find_number(resource)
            schema = build_note_schema(world, number, describe(world, resource))
            return write_note(world, site, number, addresses, schema).page
        case Kind.MOVED:
            return _write_moved(world, site, resource, addresses)
        case Kind.INFERRED:
            return _write_inferred(world, site, resource, addresses)
        case Kind.FILE:
            return b""
    return _WRITERS[resource.kind](world, site, resource, addresses)


_WRITERS = {
    Kind.DATASET: write_home,
    Kind.MISSING: write_missing,
    Kind.TAG: write_tag,
    Kind.TYPE: write_type,
    Kind.TERMS: write_terms,
    Kind.OTHER: write_other,
}


def _write_moved(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write a page that leads on to where a note stands now."""
    number = world.places.notes[resource.name]
    path, title = world.paths[number], world.places.titles[number]
    canonical = world.base + path if world.settings.has_base else ""
    page = Page(title=title, canonical=canonical, hidden=True)
    target = addresses.to(path)
    return render("moved", site, page, addresses, target=target, target_title=title)


def _write_inferred(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of the graph of what follows."""
    title = site.words["inferred"]
    page = build_page(world, resource, addresses, title=title, schema=[], hidden=True)
    told = tell(site.words, "triples", len(world.inferred), site.language)
    return render("inferred", site, page, addresses, told=told)
