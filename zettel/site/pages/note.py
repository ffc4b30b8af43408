"""The page of a note, and that of one which is not written yet."""

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from zettel.rdf import Triple, tag_iri, type_iri
from zettel.rdf.documents import find_language
from zettel.settings import parse_language
from zettel.site.addresses import Addresses
from zettel.site.pages.frame import Entry, Site, build_page, render
from zettel.site.properties import Properties, Shower
from zettel.site.reading import write_body
from zettel.site.relations import Group, count_others, show_backlinks, show_outgoing
from zettel.site.resources import Resource
from zettel.site.typography import find_first_words, write_date
from zettel.site.words import tell
from zettel.site.world import World

_DATED: Final = ("created", "modified")


class Written(Struct, frozen=True):
    """A page, and the HTML of the text in it, for those who search or tell of it."""

    page: bytes
    body: str


class _Shown(Struct, frozen=True, kw_only=True):
    """What the template tells of a note."""

    id: str
    language: str
    types: Sequence[Entry]
    aliases: Sequence[str]
    tags: Sequence[Entry]
    dates: Sequence[tuple[str, str, str]]
    properties: Properties
    body: Markup
    portrait: str
    backlinks: Sequence[Group]
    backlinks_told: str
    outgoing: Sequence[Group]
    outgoing_told: str
    map: str


def write_note(
    world: World, site: Site, number: int, addresses: Addresses, schema: list[Triple]
) -> Written:
    """Write the page of a note; `schema` is what search engines read of it."""
    note = world.notes[number].note
    resource = world.find(world.paths[number])
    assert resource is not None
    body = write_body(world, number, addresses)
    portrait = world.find_portrait(number)
    page = build_page(
        world,
        resource,
        addresses,
        title=world.places.titles[number],
        schema=schema,
        description=find_first_words(body),
        kind="article",
        image=world.base + world.to_file_path(portrait) if portrait else "",
    )
    shown = _show(world, site, number, addresses, body)
    return Written(render("note", site, page, addresses, note=shown, id=note.id), body)


def write_missing(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of a note that others link to and nobody has written."""
    number = world.find_number(resource)
    shower = Shower(world, addresses, site.language)
    backlinks = show_backlinks(shower, number)
    title = world.places.titles[number]
    page = build_page(world, resource, addresses, title=title, schema=[], hidden=True)
    told = tell(site.words, "backlinks", count_others(backlinks), site.language)
    more = {"backlinks": backlinks, "backlinks_told": told}
    address = addresses.to_map(world.places.ids[number])
    return render("missing", site, page, addresses, map=address, **more)


def _show(world: World, site: Site, number: int, addresses: Addresses, body: str) -> _Shown:
    note = world.notes[number].note
    shower = Shower(world, addresses, site.language)
    backlinks, outgoing = show_backlinks(shower, number), show_outgoing(shower, number)
    start = len(world.base)
    tags = [Entry(tag, addresses.to(tag_iri(world.base, tag)[start:])) for tag in note.tags]
    types = [
        Entry(shower.name(name), addresses.to(type_iri(world.base, name)[start:]))
        for name in note.types
    ]
    words, language = site.words, site.language
    return _Shown(
        id=note.id,
        language=parse_language(find_language(note)),
        types=types,
        aliases=[alias for alias in note.aliases if alias != note.title],
        tags=tags,
        dates=list(_show_dates(site, (note.created, note.modified))),
        properties=shower.show_note(number),
        body=Markup(body),
        portrait=_find_picture(world, number, addresses),
        backlinks=backlinks,
        backlinks_told=tell(words, "backlinks", count_others(backlinks), language),
        outgoing=outgoing,
        outgoing_told=tell(words, "outgoing", count_others(outgoing), language),
        map=addresses.to_map(note.id),
    )


def _find_picture(world: World, number: int, addresses: Addresses) -> str:
    """Return the address of a note's picture, "" where it has none."""
    path = world.find_portrait(number)
    return addresses.to(world.to_file_path(path)) if path else ""


def _show_dates(site: Site, dates: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for name, date in zip(_DATED, dates, strict=True):
        if date:
            yield site.words[name], date, write_date(date, site.language)
