"""What the page that searches knows of each note: names, tags, types, and as much text as fits."""

from collections.abc import Iterable
from typing import Final

import msgspec

from zettel.site.addresses import Addresses
from zettel.site.pages.frame import SCRIPT_POLICY, Page, Site, embed, render
from zettel.site.properties import Shower
from zettel.site.typography import cut, to_plain
from zettel.site.world import World

_WHOLE: Final = 6_000_000
"""Letters of all texts together: the page stays below some 8 MB, and answers at once."""
_LEAST: Final = 200
_STEP: Final = 100  # so that one more note seldom changes what is searched of all
_WORDS: Final = ("search_none", "search_found_1", "search_found_n", "search_more")


def find_text(world: World, html: str) -> str:
    """Return what is searched of a note's text: the beginning, where there are many notes."""
    return cut(to_plain(html), find_limit(world))


def find_limit(world: World) -> int:
    """Return how many letters of each note's text are searched."""
    share = _WHOLE // max(1, len(world.notes))
    return max(_LEAST, share - share % _STEP)


def write_search(world: World, site: Site, texts: Iterable[str], addresses: Addresses) -> bytes:
    """Write the page; `texts` are what `find_text` says of each note, or nothing."""
    shower = Shower(world, addresses, site.language)
    rows = []
    for number, text in enumerate(texts):
        note = world.notes[number].note
        names = [alias for alias in note.aliases if alias != note.title]
        kinds = [shower.name(name) for name in note.types]
        address = addresses.to(world.paths[number])
        row = (
            address,
            world.places.titles[number],
            " · ".join(names),
            list(note.tags),
            kinds,
            text,
        )
        rows.append(row)
    words = {name.removeprefix("search_"): site.words[name] for name in _WORDS}
    page = Page(title=site.words["search"], hidden=True, autofocus=True)
    return render(
        "search",
        site,
        page,
        addresses,
        policy=SCRIPT_POLICY,
        index=embed(msgspec.json.encode(rows)),
        script_words=embed(msgspec.json.encode(words)),
    )
