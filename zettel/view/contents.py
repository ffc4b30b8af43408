"""What a page is made from: the vault's notes, and whom to ask about them."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from zettel.bibliography import Bibliography
from zettel.graph import Pairs
from zettel.model import Link, Note, ResolvedLink, ResolvedNote
from zettel.settings import Settings
from zettel.stats import Structure, find_positions, find_structure
from zettel.view.layout import FindPositions
from zettel.view.terms import FindLabel
from zettel.view.turtle import Turtle
from zettel.vocabulary import Vocabulary

ReadBody = Callable[[Note], str]
"""From a note to its Markdown."""

ResolveLink = Callable[[Note, Link], ResolvedLink | None]
"""From a note and a link that might stand in it to what that link becomes."""


class Contents(Struct, frozen=True):
    """What a page is made from.

    `notes` are in order of id. `settings` give the title, the base and the language; without a
    language the browser's is taken. Without `read_body` the page has no texts, and no sentences
    from them. Without `turtle` it has no SPARQL console, and no note's Turtle.
    """

    notes: Sequence[ResolvedNote]
    settings: Settings
    vocabulary: Vocabulary
    find_label: FindLabel = lambda _term, _language: ""
    read_body: ReadBody | None = None
    find_positions: FindPositions = find_positions
    find_structure: Callable[[Pairs], Structure] = find_structure
    turtle: Turtle | None = None
    files: Sequence[str] = ()  # paths of the vault's files that are no notes
    resolve_link: ResolveLink = lambda _note, _link: None
    bibliography: Bibliography = {}
    pages: str = ""  # where notes have pages of their own, with {} for their ids
