"""What is asked of an export."""

from msgspec import Struct


class Options(Struct, frozen=True):
    """What is asked of an export; an exporter names those that make a difference to it."""

    links: bool = True  # whether every written link is a resource of its own
    ontology: bool = False  # whether the whole ontology goes with the data
    infer: bool = False  # whether what follows from the notes goes with them, marked as such
