"""What all parts of a page are built by: its nodes, the links between them, its images."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from zettel.model import ResolvedLink
from zettel.view.contents import Contents
from zettel.view.edges import Drawn, Links, draw_links, gather_incoming, gather_links
from zettel.view.images import Images, choose_images
from zettel.view.reading import Places, find_places


class Prepared(Struct, frozen=True):
    """The contents of a page with what was found out about them."""

    contents: Contents
    places: Places
    links: Links
    drawn: Drawn
    incoming: Mapping[int, Sequence[tuple[int, list[ResolvedLink]]]]
    images: Images


def prepare(contents: Contents, *, is_served: bool = False) -> Prepared:
    """Find out what all parts of a page are built by; one that a server keeps has any image."""
    places = find_places(contents.notes)
    links = gather_links(contents.notes, places)
    drawn = draw_links(links, contents.find_label)
    images = choose_images(contents, is_served=is_served)
    return Prepared(contents, places, links, drawn, gather_incoming(drawn), images)
