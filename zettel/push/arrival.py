"""Whether a store holds what was sent to it: as many triples in each graph, or the very same."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from zettel.push.remote import Remote, Triples, count_graphs, read_graph, spell_triples
from zettel.rdf import GraphDigest, Triple, to_lines


def find_faults(  # noqa: PLR0913 - what was sent, and how to look at it
    remote: Remote,
    base: str,
    graphs: Sequence[GraphDigest],
    bodies: Iterable[tuple[str, tuple[Triple, ...]]],
    removed: Sequence[str],
    *,
    whole: bool,
    tell: Callable[[int], None],
) -> Iterator[tuple[str, str]]:
    """Yield names of graphs that are not as they should be, each with what is wrong.

    Args:
        remote: the store.
        base: of the vault.
        graphs: those to look at.
        bodies: the same with their triples, which are built as they are asked for.
        removed: graphs that should not be there.
        whole: whether triples are compared; else they are counted.
        tell: is told how many are done.

    Raises:
        RemoteError: the store cannot be asked.
    """
    if remote.addresses.query and not whole:
        counts = count_graphs(remote, base, [graph.name for graph in graphs])
        for graph in graphs:
            there = counts.get(graph.name, 0)
            if there != graph.count:
                yield graph.name, f"{there:,} of {graph.count:,} triples are there"
        yield from ((name, "it is still there") for name in removed if counts.get(name))
        return
    for done, (name, triples) in enumerate(bodies, 1):
        if what := _compare(spell_triples(to_lines(triples)), read_graph(remote, name)):
            yield name, what
        tell(done)
    yield from ((name, "it is still there") for name in removed if read_graph(remote, name))


def _compare(sent: Triples, there: Triples) -> str:
    """Say what tells two graphs apart, "" where nothing does.

    What blank nodes are called is the store's affair; where there are any, triples are counted.
    """
    lost, added = sorted(sent - there), sorted(there - sent)
    if not lost and not added:
        return ""
    named = [[triple for triple in part if not _has_blank(triple)] for part in (lost, added)]
    if not named[0] and not named[1] and len(sent) == len(there):
        return ""
    parts = [f"it lacks {lost[0]}"] if lost else []
    parts += [f"it has {added[0]}"] if added else []
    return " and ".join(parts)


def _has_blank(triple: str) -> bool:
    return triple.startswith("_:") or " _:" in triple.partition('"')[0]
