"""The explorer: a vault as one page that holds everything, asks for nothing and works offline.

`shape` says what the page's data is, `contents` what it is made from, and `prepared` what all parts
of it are built by. `document` builds what the
map and the filters need, with `terms`, `edges`, `layout`, and of `facts` when they held, as their
`moments` say; `details` is what is read of each note, with `reading`, `prose` and `dated`, and
`turtle` the graph, both packed in `blocks`; `images` chooses pictures of the vault. `page` puts it
all into the template, with the compiled `assets`, under the `policy` that lets nothing out.
`network` is the same map as pyvis's, `notebook` a small one without a script. The front end is
TypeScript in `web/`, compiled when the package is built; its map is in `web/src/page.ts`.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from zettel.model import ResolvedNote
from zettel.settings import Settings
from zettel.view.blocks import write_block
from zettel.view.contents import Contents
from zettel.view.details import build_blocks, build_details
from zettel.view.document import build_document
from zettel.view.images import write_images
from zettel.view.network import build_network, to_pyvis_html
from zettel.view.page import write_page, write_served, write_turtle
from zettel.view.policy import Powers
from zettel.view.prepared import Prepared, prepare
from zettel.view.shape import Served
from zettel.vocabulary import Vocabulary, find_label
from zettel.workers import paused_collector

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = [
    "Contents",
    "Prepared",
    "Served",
    "build_details",
    "build_page",
    "build_served_page",
    "prepare",
    "to_pyvis",
    "to_pyvis_html",
]


def build_page(contents: Contents) -> Iterator[bytes]:
    """Build the whole explorer page, part by part.

    Yields:
        HTML as UTF-8. The same contents give the same bytes.
    """
    with paused_collector():
        known = prepare(contents)
        blocks = build_blocks(known)
        begun = list(islice(blocks, 1))  # from here on the other processes are at work
        document = build_document(known)
    details = (write_block("details", block) for block in chain(begun, blocks))
    pictures = write_images(known.images, contents.settings.notes)
    graph = write_turtle(contents.turtle) if contents.turtle else ()
    data = chain(details, pictures, graph)
    has_console = contents.turtle is not None
    yield from write_page(document, data, Powers(edit=has_console, engine=has_console))


def build_served_page(known: Prepared, served: Served) -> Iterator[bytes]:
    """Build the explorer as a server shows it, which asks for all but the map, part by part."""
    with paused_collector():
        document = build_document(known)
    yield from write_page(document, write_served(served), Powers(edit=True, ask=True))


def to_pyvis(
    notes: Sequence[ResolvedNote],
    settings: Settings,
    vocabulary: Vocabulary,
) -> "Network":
    """Build pyvis's network of the notes, to be shown in a notebook or edited further."""
    contents = Contents(notes, settings, vocabulary, partial(find_label, vocabulary))
    return build_network(build_document(prepare(contents)))
