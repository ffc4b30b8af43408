"""The published site: every IRI below a vault's base as a page, as Turtle and as JSON-LD.

    resources        what stands below the base: notes, tags, terms, …
    scanning         one pass over all triples: what is mentioned there
    world            all of it, each part found when it is asked for
    description      what the graph says of one resource
    dataset · schema_org   the whole in VoID and DCAT · what search engines read
    data             Turtle and JSON-LD
    addresses · places     how pages write addresses · which file a static site has for each
    reading · properties · relations   a note's text · its properties · its links and backlinks
    words · typography     French and English · dates, spaces
    pages            HTML: a template a kind of resource, and what stands around
    search · feed · sitemap   what a site has beside
    publishing · manifest  all of it into a folder · which files of it are ours

A server answers with the same functions: `World.find`, then `represent`.
"""

from zettel.site.addresses import Addresses, locate_served
from zettel.site.represent import represent
from zettel.site.resources import MEDIA_TYPES, Form, Kind, Resource
from zettel.site.world import World

__all__ = [
    "MEDIA_TYPES",
    "Addresses",
    "Form",
    "Kind",
    "Resource",
    "World",
    "locate_served",
    "represent",
]
