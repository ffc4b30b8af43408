"""The links that a peer finds in a vault, beside those that we find: pairs of notes."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.clock import FailedRunError, run_process
from tests.bench.figures import Links
from tests.bench.peers import ENVIRONMENT, PROGRAMS, Peer, find_peers
from tests.bench.whole import OFF

Pairs = set[tuple[str, str]]


def compare_links(vault: Path, name: str, place: Path) -> Iterator[Links]:
    """Compare what each installed peer finds in a vault with what we find.

    `name` is what to call the vault; a peer that fails on it is told on stderr and left out.
    """
    own = json.loads(run_process([sys.executable, PROGRAMS / "run_zettel.py", vault], OFF).output)
    for peer in find_peers(place):
        if peer.links is None or len(own["paths"]) > peer.most:
            continue
        try:
            told = read_links(peer, place, vault)
        except FailedRunError as error:
            print(f"{peer.name} on {name}: {error}", file=sys.stderr)
            continue
        yield compare_pairs(own, find_pairs(told, own["paths"]), (name, peer.name))


def read_links(peer: Peer, place: Path, vault: Path) -> dict[str, Any]:
    """Run a peer and return what it tells.

    Raises:
        FailedRunError: it fails, or tells something else than links.
    """
    assert peer.links is not None
    output = run_process(peer.links(place, vault), ENVIRONMENT).output
    try:
        told: dict[str, Any] = json.loads(output)
    except json.JSONDecodeError as error:
        raise FailedRunError(f"no JSON: {output[:80]!r}") from error
    return told


def find_pairs(told: dict[str, Any], paths: dict[str, str]) -> Pairs:
    """Return the pairs of paths that a peer tells, by whatever name it knows the notes."""
    if "ids" in told:
        return {(paths[a], paths[b]) for a, b in told["ids"] if a in paths and b in paths}
    if "nodes" in told:
        notes = {node["id"] for node in told["nodes"] if node["type"] != "placeholder"}
        pairs = ((link["source"], link["target"]) for link in told["links"])
        return {pair for pair in pairs if notes.issuperset(pair)}
    return {(a, b) for a, b in told["links"]}


def compare_pairs(own: dict[str, Any], theirs: Pairs, names: tuple[str, str]) -> Links:
    """Say what both find between notes that we know, and why we do not have the rest."""
    paths = set(own["paths"].values())
    ours, unseen = ({(a, b) for a, b in own[key]} for key in ("links", "unseen"))
    inside = {pair for pair in theirs if paths.issuperset(pair)}
    only = inside - ours
    decided = {(a, b) for a, b in only if not set(own["read"][a]).isdisjoint(own["names"][b])}
    return Links(
        vault=names[0],
        peer=names[1],
        theirs=len(inside),
        ours=len(ours),
        elsewhere=len(decided),
        unseen=len((only - decided) & unseen),
        only_theirs=tuple(sorted(only - decided - unseen)),
    )
