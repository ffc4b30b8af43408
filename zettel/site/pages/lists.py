"""Pages that are lists: what has a tag or type, all notes, tags, types; and the first page."""

import unicodedata
from collections.abc import Iterable, Mapping

from zettel.rdf import tag_iri, type_iri
from zettel.rdf.subject import find_type
from zettel.site.addresses import Addresses
from zettel.site.dataset import count_triples, find_central
from zettel.site.description import find_members
from zettel.site.pages.frame import Entry, Page, Site, build_page, render
from zettel.site.properties import Shower
from zettel.site.resources import Resource
from zettel.site.schema_org import build_schema
from zettel.site.typography import write_date
from zettel.site.words import tell, to_figures
from zettel.site.world import World
from zettel.syntax.dates import parse_date

_SHOWN = 8  # notes of a choice on the first page
_FREQUENT = 24  # types, tags


def write_home(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the first page, which is that of the data set: where to start, and what there is."""
    told = tell(site.words, "all_notes", len(world.notes), site.language)
    page = build_page(
        world, resource, addresses, title=site.title, schema=build_schema(world, resource)
    )
    types, tags = list_types(world, site, addresses), list_tags(world, site, addresses)
    return render(
        "home",
        site,
        page,
        addresses,
        told=_tell_size(world, site),
        central=_list_notes(world, find_central(world, _SHOWN), addresses),
        recent=[_date(world, site, n, addresses) for n in find_recent(world, _SHOWN)],
        types=_choose(types, world.types),
        more_types=len(types) > _FREQUENT,
        tags=_choose(tags, world.tags),
        more_tags=len(tags) > _FREQUENT,
        all_notes=told,
    )


def write_tag(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of a tag: its notes, the tags above and below."""
    tag, start = resource.name, len(world.base)
    above = tag.rpartition("/")[0]
    below = world.narrower.get(tag, [])
    paths = {name: tag_iri(world.base, name)[start:] for name in (above, *below) if name}
    return _write_members(
        world,
        site,
        resource,
        addresses,
        kind=site.words["tag"],
        title=tag,
        above=Entry(above, addresses.to(paths[above])) if above else None,
        below=[Entry(name, addresses.to(paths[name])) for name in below],
    )


def write_type(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of a note type: its notes, and the class that it means."""
    iri = find_type(world.vocabulary, world.base, resource.name)
    path = world.to_path(iri)
    short = world.compact.shorten(f"<{iri}>").strip("<>")
    entry = Entry(short, iri, "outside")
    if path is not None:
        entry = Entry(short, addresses.to(path, fragment=iri.partition("#")[2]))
    is_itself = path == resource.path
    return _write_members(
        world,
        site,
        resource,
        addresses,
        kind=site.words["type"],
        title=Shower(world, addresses, site.language).name(resource.name),
        iri=None if is_itself else entry,
    )


def write_other(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of something that notes name, and nobody describes."""
    is_file = resource.name in world.files
    told = site.words["missing_file" if is_file else "other_told"]
    return _write_members(
        world, site, resource, addresses, kind="", title=resource.name, told=told, hidden=True
    )


def write_list(site: Site, page: Page, entries: Iterable[Entry], addresses: Addresses) -> bytes:
    """Write a page that is nothing but a list."""
    return render("list", site, page, addresses, members=list(entries))


def list_notes(world: World, addresses: Addresses) -> list[Entry]:
    """List all notes by title."""
    return _list_notes(world, range(len(world.notes)), addresses, is_sorted=True)


def list_missing(world: World, addresses: Addresses) -> list[Entry]:
    """List what is to be written, by title."""
    numbers = range(len(world.notes), len(world.paths))
    return _list_notes(world, numbers, addresses, is_sorted=True)


def list_tags(world: World, site: Site, addresses: Addresses) -> list[Entry]:
    """List all tags, each with how many notes have it; one that is only above others has none."""
    start = len(world.base)
    return [
        Entry(
            tag,
            addresses.to(tag_iri(world.base, tag)[start:]),
            _count(site, notes) if notes else "",
        )
        for tag, notes in sorted(world.tags.items(), key=lambda item: fold(item[0]))
    ]


def list_types(world: World, site: Site, addresses: Addresses) -> list[Entry]:
    """List all note types, each with how many notes have it."""
    shower, start = Shower(world, addresses, site.language), len(world.base)
    found = [
        Entry(
            shower.name(name), addresses.to(type_iri(world.base, name)[start:]), _count(site, notes)
        )
        for name, notes in world.types.items()
    ]
    return sorted(found, key=lambda entry: (fold(entry.title), entry.href))


def find_recent(world: World, count: int) -> list[int]:
    """Return the numbers of the notes that were written last, by the day that they tell."""
    dated = []
    for number, resolved in enumerate(world.notes):
        date = parse_date(resolved.note.created) if resolved.note.created else None
        if date is not None and date.earliest:
            dated.append((date.earliest, date.text, resolved.note.id, number))
    return [number for *_, number in sorted(dated, reverse=True)[:count]]


def fold(text: str) -> str:
    """Return a text as it is sorted: without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _write_members(  # noqa: PLR0913 - what such pages tell
    world: World,
    site: Site,
    resource: Resource,
    addresses: Addresses,
    *,
    kind: str,
    title: str,
    told: str = "",
    above: Entry | None = None,
    below: list[Entry] | None = None,
    iri: Entry | None = None,
    hidden: bool = False,
) -> bytes:
    numbers = find_members(world, resource)
    schema = [] if hidden else build_schema(world, resource)
    page = build_page(
        world, resource, addresses, title=title or resource.path, schema=schema, hidden=hidden
    )
    return render(
        "members",
        site,
        page,
        addresses,
        kind=kind,
        told=told,
        above=above,
        below=below or [],
        iri=iri,
        count=tell(site.words, "named_in", len(numbers), site.language),
        members=_list_notes(world, numbers, addresses, is_sorted=True),
    )


def _list_notes(
    world: World, numbers: Iterable[int], addresses: Addresses, *, is_sorted: bool = False
) -> list[Entry]:
    titles = world.places.titles
    ordered = list(numbers)
    if is_sorted:
        ordered.sort(key=lambda number: (fold(titles[number]), number))
    return [Entry(titles[n], addresses.to(world.paths[n])) for n in ordered]


def _date(world: World, site: Site, number: int, addresses: Addresses) -> Entry:
    date = write_date(world.notes[number].note.created, site.language)
    return Entry(world.places.titles[number], addresses.to(world.paths[number]), date)


def _choose(entries: list[Entry], counts: Mapping[str, list[int]]) -> list[Entry]:
    """Choose the most frequent, in the order of the list."""
    least = sorted((len(notes) for notes in counts.values()), reverse=True)[:_FREQUENT]
    enough = [entry for entry in entries if int(_to_digits(entry.note)) >= min(least, default=0)]
    return enough[:_FREQUENT]


def _to_digits(figures: str) -> str:
    return "".join(filter(str.isdigit, figures)) or "0"


def _count(site: Site, notes: list[int]) -> str:
    return to_figures(len(notes), site.language)


def _tell_size(world: World, site: Site) -> str:
    notes = tell(site.words, "named_in", len(world.notes), site.language)
    triples = tell(site.words, "triples", count_triples(world), site.language)
    return f"{notes}, {triples}"
