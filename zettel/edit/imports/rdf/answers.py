"""What a CONSTRUCT or DESCRIBE query answers → triples."""

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
    lines = (f"{' '.join(map(str, terms))} .\n" for terms in answer.terms)
    return parse_facts(source, "".join(lines).encode(), "N_TRIPLES", number, base)
