"""What a CONSTRUCT or DESCRIBE query answers → triples."""

from collections.abc import Sequence

from msgspec.structs import replace

from zettel.edit.imports.document import Remark
from zettel.edit.imports.rdf.reading import Facts, Unreadable, parse_facts
from zettel.errors import QueryError
from zettel.query import Answer


def parse_answer(source: str, answer: Answer, number: int, base: str) -> Facts | Unreadable:
    """Take the graph that a query has made; blank nodes are told apart by `number`.

    Raises:
        QueryError: the answer is a table, or a yes or no.
    """
    if answer.kind != "graph":
        raise QueryError(
            f"{answer.kind.upper()} answers no graph, and notes are made of one",
            "ask by CONSTRUCT or DESCRIBE",
        )
    lines = [f"{' '.join(map(str, terms))} .\n" for terms in answer.terms]
    read = _parse(source, lines, number, base)
    if not isinstance(read, Unreadable):
        return read
    fitting = [line for line in lines if isinstance(_parse(source, [line], 0, base), Facts)]
    left = Remark(0, f"facts that are no RDF are left out: {len(lines) - len(fitting):,}")
    read = _parse(source, fitting, number, base)
    return replace(read, remarks=(*read.remarks, left)) if isinstance(read, Facts) else read


def _parse(source: str, lines: Sequence[str], number: int, base: str) -> Facts | Unreadable:
    """Parse facts one a line; the lines are ours, and nobody can look them up."""
    read = parse_facts(source, "".join(lines).encode(), "N_TRIPLES", number, base)
    if isinstance(read, Unreadable):
        return read
    return replace(read, remarks=tuple(Remark(0, remark.text) for remark in read.remarks))
