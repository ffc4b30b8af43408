"""What is to be done so that a store holds what the notes say."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from zettel.errors import RemoteError
from zettel.push.state import State, state_iri
from zettel.rdf import GraphDigest

_FEW = 10
"""So many graphs may always be removed, even where they are all there is."""


class Plan(msgspec.Struct, frozen=True):
    """Names of graphs: to be sent, to be removed, left as they are, and of unknown origin."""

    send: tuple[str, ...]
    remove: tuple[str, ...]
    same: tuple[str, ...]
    foreign: tuple[str, ...]


def build_plan(
    wanted: Sequence[GraphDigest],
    state: State,
    counts: Mapping[str, int] | None,
    base: str,
    *,
    everything: bool = False,
    prune: bool = False,
) -> Plan:
    """Say what is to be done.

    A graph stays as it is where the store says that it was sent just so, and it holds as many
    triples as it should, as far as they can be counted. Removed is what the store says we wrote
    and the notes no longer say; `prune` adds what nobody knows who wrote.
    """
    names = {graph.name for graph in wanted}
    send: list[str] = []
    same: list[str] = []
    for graph in wanted:
        is_there = counts is None or counts.get(graph.name) == graph.count
        is_same = state.get(graph.name) == graph.digest and is_there and not everything
        (same if is_same else send).append(graph.name)
    foreign = sorted(set(counts or ()) - names - set(state) - {state_iri(base)})
    gone = sorted(set(state) - names)
    return Plan(
        send=tuple(send),
        remove=tuple(sorted([*gone, *foreign]) if prune else gone),
        same=tuple(same),
        foreign=() if prune else tuple(foreign),
    )


def refuse_slips(plan: Plan, known: Collection[str], base: str) -> None:
    """Stop where most of what was sent before would go, as by a push of a subfolder.

    Raises:
        RemoteError: it would.
    """
    if len(plan.remove) > _FEW and len(plan.remove) * 2 > len(known):
        raise RemoteError(
            f"{len(plan.remove):,} of the {len(known):,} graphs below {base} in the store would go",
            "is this the right vault, and the whole of it? if so: --prune",
        )
