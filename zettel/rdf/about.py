"""What `zettel.toml` says of the data set as a whole (W3C VoID)."""

from zettel.rdf.literals import to_literal, to_node
from zettel.rdf.names import to_iri
from zettel.rdf.values import RDF_TYPE, Triple
from zettel.settings import Settings

_DATASET = "<http://rdfs.org/ns/void#Dataset>"
_DCTERMS = "http://purl.org/dc/terms/"


def build_dataset_triples(settings: Settings) -> set[Triple]:
    """Return title, licence and creator of the data set, which is named by the vault's base.

    A vault that was given no base has no data set to speak of: nobody can look it up.
    """
    if not settings.has_base:
        return set()
    node = to_node(settings.base)
    found = {(node, RDF_TYPE, _DATASET)}
    if settings.title:
        found.add((node, f"<{_DCTERMS}title>", to_literal(settings.title, settings.language)))
    if settings.licence:
        iri = to_iri(settings.licence)
        licence = to_node(iri) if iri else to_literal(settings.licence)
        found.add((node, f"<{_DCTERMS}license>", licence))
    if settings.creator:
        found.add((node, f"<{_DCTERMS}creator>", to_literal(settings.creator)))
    return found


def write_credits(settings: Settings) -> str:
    """Return title, creator and licence as comments for the head of a Turtle file, "" for none."""
    told = {
        "title": settings.title,
        "creator": settings.creator,
        "licence": settings.licence,
    }
    return "".join(f"# {name}: {' '.join(text.split())}\n" for name, text in told.items() if text)
