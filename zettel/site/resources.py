"""What stands below a vault's base: every IRI there, without its fragment, is a resource."""

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What a resource is; its value is the name of the template that shows it."""

    DATASET = "home"  # the base itself
    NOTE = "note"
    MOVED = "moved"  # where a note stood
    MISSING = "missing"  # a note that is linked to and not written yet
    TAG = "tag"
    TYPE = "type"  # a note type, by its name
    FILE = "file"  # an attachment that is published as it is
    TERMS = "terms"  # a document that defines terms: of a vocabulary, or one key
    INFERRED = "inferred"  # the graph of what follows
    OTHER = "other"  # what notes name below the base, and nobody describes


class Resource(Struct, frozen=True):
    """Something below the base."""

    kind: Kind
    path: str  # what its IRI has after the base, percent-encoded, without a fragment
    name: str  # id of a note, path of a file, name of a tag, …; else as its path


class Form(StrEnum):
    """The forms that a resource has; the value is how the address of one ends."""

    HTML = ""
    TURTLE = ".ttl"
    JSON_LD = ".jsonld"


MEDIA_TYPES = {
    Form.HTML: "text/html",
    Form.TURTLE: "text/turtle",
    Form.JSON_LD: "application/ld+json",
}
"""By which names HTTP knows them."""
