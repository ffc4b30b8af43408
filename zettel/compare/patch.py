"""A difference as RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html), as Jena reads it."""

from collections.abc import Iterator

from zettel.compare.difference import Difference


def to_patch(difference: Difference) -> str:
    """Return one transaction that makes the old graphs the new ones; a line a fact, sorted."""
    return "".join(f"{line} .\n" for line in ("TX", *_to_lines(difference), "TC"))


def _to_lines(difference: Difference) -> Iterator[str]:
    for change in difference.changes:
        for sign, triples in (("D", change.removed), ("A", change.added)):
            for subject, predicate, value in triples:
                yield f"{sign} {subject} {predicate} {value} <{change.graph}>"
