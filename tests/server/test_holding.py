"""What the store holds follows the notes, and rows are counted as they are written."""

from collections.abc import Sequence
from itertools import pairwise

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st

from zettel.server.engine.answering import TABLES
from zettel.server.engine.holding import Holding
from zettel.server.engine.rows import COUNTERS

Fact = tuple[int, str]
"""A triple by its number, and the graph that states it, "" for the terms."""

FACTS = st.sets(st.tuples(st.integers(0, 5), st.sampled_from(["", "<x:a>", "<x:b>"])))


def write(facts: set[Fact], *, graphs: bool) -> list[bytes]:
    """Write what lies in named graphs, or the terms."""
    return [
        f"<x:s> <x:p> <x:o{number}> {graph} .\n".encode()
        for number, graph in sorted(facts)
        if bool(graph) is graphs
    ]


def load(facts: set[Fact]) -> Holding:
    """Hold facts, those of named graphs in the default one too."""
    holding, quads = Holding(), write(facts, graphs=True)
    both = [*quads, *(quad.replace(b"<x:a>", b"").replace(b"<x:b>", b"") for quad in quads)]
    holding.load(1, both, write(facts, graphs=False))
    return holding


def tell(holding: Holding) -> set[str]:
    """Tell all quads."""
    return {str(quad) for quad in holding.store}


@given(st.lists(FACTS, min_size=2, max_size=5))
def test_replacing_leads_where_loading_would(states: Sequence[set[Fact]]) -> None:
    """After any row of changes the store holds what it would, had it been loaded so."""
    holding = load(states[0])
    for old, new in pairwise(states):
        gone, come = old - new, new - old
        removed = [*write(gone, graphs=True), *write(gone, graphs=False)]
        added = [*write(come, graphs=False), *write(come, graphs=True)]
        holding.replace(holding.number + 1, removed, added)
        assert tell(holding) == tell(load(new))
        assert holding.triples == len({number for number, _ in new})
        assert holding.quads == len(holding.store)
    assert holding.number == len(states)


def test_a_worn_store_is_built_anew() -> None:
    """A store from which much has been taken away holds the same in a new one."""
    holding = load({(number, "<x:a>") for number in range(5)})
    first = holding.store
    quads = [f"<x:s> <x:q> <x:o{number}> <x:b> .\n".encode() for number in range(1000)]
    for number in range(101):
        assert holding.store is first
        holding.replace(number, quads, quads)
    assert holding.store is not first
    assert len(holding.store) == 10 + 2 * 1000


@given(
    st.sampled_from(sorted(TABLES)),
    st.lists(
        st.lists(st.none() | st.text('ab",{}\n\r\t<result>\\', max_size=9), min_size=2, max_size=2),
        max_size=6,
    ),
    st.integers(1, 40),
)
def test_rows_are_counted_whatever_they_hold(
    format: str, rows: list[list[str | None]], length: int
) -> None:
    """Results cut into pieces anywhere have as many rows as the query has solutions."""
    store = pyoxigraph.Store()
    values = " ".join(f"({' '.join(map(to_term, row))})" for row in rows)
    solutions = store.query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    written = solutions.serialize(format=TABLES[format]) or b""
    count, counted = COUNTERS[format](), 0
    for start in range(0, len(written), length):
        counted = count(written[start : start + length])
    assert counted == (max(1, len(rows)) if format == "json" else len(rows))


def to_term(text: str | None) -> str:
    """Write a value of SPARQL."""
    return "UNDEF" if text is None else str(pyoxigraph.Literal(text))
