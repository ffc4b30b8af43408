"""What answers come as: media types, the first of each format its own, the rest what else asks it.

SPARQL 1.1 Protocol, 2.2.2; the names of formats are those of the engine and of `zettel export`.
"""

from typing import Final

import msgspec


class Offer(msgspec.Struct, frozen=True):
    """A format under one of its media types."""

    media: str
    format: str


def to_content_type(media: str) -> str:
    """Return a media type as a header tells it: texts say how they are encoded."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


TABLES: Final = (
    Offer("application/sparql-results+json", "json"),
    Offer("application/sparql-results+xml", "xml"),
    Offer("text/csv", "csv"),
    Offer("text/tab-separated-values", "tsv"),
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
    Offer("text/xml", "xml"),
)
"""For rows, and for the verdict of an ASK."""

GRAPHS: Final = (
    Offer("text/turtle", "turtle"),
    Offer("application/n-triples", "ntriples"),
    Offer("application/rdf+xml", "rdfxml"),
    Offer("application/ld+json", "jsonld"),
    Offer("application/trig", "trig"),
    Offer("application/n-quads", "nquads"),
    Offer("application/x-turtle", "turtle"),
    Offer("application/json", "jsonld"),
    Offer("application/xml", "rdfxml"),
    Offer("text/xml", "rdfxml"),
)
"""For triples."""
