"""Old addresses of notes that have moved: `<old> dcterms:isReplacedBy <new>`.

https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#isReplacedBy
"""

from collections.abc import Iterator, Mapping, Sequence

from zettel.model import ResolvedNote
from zettel.rdf.literals import to_node
from zettel.rdf.names import document_iri
from zettel.rdf.values import Triple

_REPLACED_BY = "<http://purl.org/dc/terms/isReplacedBy>"


def build_moved_triples(
    notes: Sequence[ResolvedNote], base: str, moved: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield where each old address leads now, for notes that are there.

    Args:
        notes: those that are told of; a private one leaves no trace.
        base: what all addresses begin with.
        moved: the new id of each old one. An old id that another note has taken since is left out.
    """
    known = {resolved.note.id for resolved in notes} if moved else set()
    for old, new in sorted(moved.items()):
        if new in known and old not in known:
            yield to_node(document_iri(base, old)), _REPLACED_BY, to_node(document_iri(base, new))
