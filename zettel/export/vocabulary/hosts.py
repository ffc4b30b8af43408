"""In which keys of a note a key stands, going by domain and range of their properties."""

from collections.abc import Iterable

from zettel.export.vocabulary.terms import Shown, find_members
from zettel.vocabulary import Term
from zettel.vocabulary.ontology import OWL, RDFS
from zettel.vocabulary.terms import find_above, find_iris

Keys = Iterable[tuple[str, Term]]


def find_hosts(shown: Shown, term: Term, keys: Keys) -> list[str]:
    """Return the keys whose nested mappings a key speaks of, sorted; none where it may be the note.

    A context without scopes lets a key stand anywhere; its domain tells where it makes sense.
    """
    domain = find_members(shown, term.iri, f"{RDFS}domain")
    if not domain or domain & {*shown.classes, f"{OWL}Thing"}:
        return []
    return sorted(key for key, host in keys if _holds(shown, host, domain))


def _holds(shown: Shown, host: Term, domain: set[str]) -> bool:
    made = find_iris(shown.ontology, host.iri, f"{RDFS}range")
    return bool(domain & find_above(shown.ontology, made))
