"""The Atom feed of new notes (RFC 4287) and the sitemap (sitemaps.org): dates are the notes'."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from zettel.rdf.xml import strip_forbidden
from zettel.site.addresses import Addresses
from zettel.site.pages.frame import Site, load_template
from zettel.site.pages.lists import find_recent
from zettel.site.places import OWN, name_own
from zettel.site.reading import write_body
from zettel.site.resources import Kind
from zettel.site.typography import find_first_words
from zettel.site.world import World
from zettel.syntax.dates import parse_date

_ENTRIES: Final = 30
_MOST: Final = 50_000  # addresses that one sitemap may have
_SHOWN: Final = (Kind.DATASET, Kind.NOTE, Kind.TAG, Kind.TYPE, Kind.TERMS)

_ZONE: Final = re.compile(r"(Z|[+-]\d{2}:\d{2})$")


class _Entry(Struct, frozen=True):
    """A note in the feed."""

    iri: str
    title: str
    created: str
    updated: str
    summary: str


class _Place(Struct, frozen=True):
    """A page in the sitemap."""

    iri: str
    day: str


def write_feed(world: World, site: Site, addresses: Addresses) -> bytes:
    """Write the feed of the notes that were written last."""
    entries = [_build_entry(world, number, addresses) for number in find_recent(world, _ENTRIES)]
    updated = max((entry.updated for entry in entries), default="1970-01-01T00:00:00Z")
    text = load_template("feed.xml").render(
        site=site,
        base=world.base,
        feed=world.base + name_own(OWN.feed),
        updated=updated,
        entries=entries,
    )
    return strip_forbidden(text.encode())


def write_sitemaps(world: World) -> dict[str, bytes]:
    """Write the sitemap, by the name of its file; of many pages several, and which there are."""
    places = list(_list_places(world))
    template = load_template("sitemap.xml")
    if len(places) <= _MOST:
        return {OWN.sitemap: _to_xml(template.render(places=places, parts=()))}
    parts = [places[start : start + _MOST] for start in range(0, len(places), _MOST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    found = {
        name: _to_xml(template.render(places=part, parts=()))
        for name, part in zip(names, parts, strict=True)
    }
    whole = template.render(places=(), parts=[world.base + name for name in names])
    return {OWN.sitemap: _to_xml(whole), **found}


def count_sitemaps(world: World) -> int:
    """Return how many files there are beside `sitemap.xml`."""
    count = sum(1 for _ in _list_places(world))
    return -(-count // _MOST) if count > _MOST else 0


def _build_entry(world: World, number: int, addresses: Addresses) -> _Entry:
    note = world.notes[number].note
    times = sorted(filter(None, (_to_time(note.created), _to_time(note.modified))))
    return _Entry(
        world.base + world.paths[number],
        world.places.titles[number],
        _to_time(note.created),
        times[-1],
        find_first_words(write_body(world, number, addresses)),
    )


def _list_places(world: World) -> Iterator[_Place]:
    for resource in world.list_all():
        if resource.kind in _SHOWN:
            day = ""
            if resource.kind is Kind.NOTE:
                note = world.notes[world.find_number(resource)].note
                days = [_to_time(date)[:10] for date in (note.created, note.modified)]
                day = max(days)
            yield _Place(world.base + resource.path, day)


def _to_time(written: str) -> str:
    """Return a date as RFC 3339 has it, "" where it names no day; a time without a zone is UTC."""
    date = parse_date(written) if written else None
    if date is None or not date.earliest:
        return ""
    if date.datatype != "dateTime":
        return f"{date.earliest}T00:00:00Z"
    return date.text if _ZONE.search(date.text) else f"{date.text}Z"


def _to_xml(text: str) -> bytes:
    return strip_forbidden(text.encode())
