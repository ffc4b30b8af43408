"""The explorer: a vault as one page that holds everything, asks for nothing and works offline.

`shape` says what the page's data is, `document` builds it, `layout` finds where the notes stand,
`reading` and `prose` write what is read of one, `bodies` packs their texts, `page` puts it all into
the template; `network` is the same map as pyvis's. The front end is TypeScript in `web/`, compiled
when the package is built.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from zettel.model import Note, ResolvedNote
from zettel.settings import Settings
from zettel.stats import find_positions
from zettel.view.bodies import build_blocks
from zettel.view.document import Naming, build_document
from zettel.view.layout import FindPositions, find_layout, gather_links
from zettel.view.network import build_network, to_pyvis_html
from zettel.view.page import write_page
from zettel.view.reading import find_places
from zettel.workers import paused_collector

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["build_page", "to_pyvis", "to_pyvis_html"]


def build_page(
    notes: Sequence[ResolvedNote],
    settings: Settings,
    find_label: Callable[[str, str], str],
    read_body: Callable[[Note], str] | None,
    find_places_on_map: FindPositions = find_positions,
) -> Iterator[bytes]:
    """Build the whole explorer page, part by part.

    Args:
        notes: All notes, sorted by id.
        settings: Gives the title and the language; without a language the browser's is taken.
        find_label: From a note type, link type or key and a language ("fr", "en") to a label or "".
        read_body: From a note to its Markdown; None leaves the texts out of the page.
        find_places_on_map: From numbered pairs of nodes, and how many there are, to positions.

    Yields:
        HTML as UTF-8. The same notes give the same bytes.
    """
    naming = Naming(settings.name, settings.language, find_label)
    with paused_collector():
        places = find_places(notes)
        links = gather_links(notes, places)
        layout = find_layout(links, len(places.ids), find_places_on_map)
        blocks = build_blocks(notes, places, read_body) if read_body else iter(())
        begun = list(islice(blocks, 1))  # from here on the other processes are at work
        document = build_document(notes, places, links, layout, naming)
    yield from write_page(document, chain(begun, blocks))


def to_pyvis(
    notes: Sequence[ResolvedNote],
    title: str = "",
    find_label: Callable[[str, str], str] = lambda _term, _language: "",
    language: str = "",
) -> "Network":
    """Build pyvis's network of the notes, to be shown in a notebook or edited further."""
    naming = Naming(title, language, find_label)
    places = find_places(notes)
    links = gather_links(notes, places)
    layout = find_layout(links, len(places.ids), find_positions)
    return build_network(build_document(notes, places, links, layout, naming))
