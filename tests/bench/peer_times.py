"""How long peers take on a generated vault, and how long we do: alternating in one run."""

import json
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import whole
from tests.bench.clock import FailedRunError, Run, run_process
from tests.bench.figures import Against
from tests.bench.peers import ENVIRONMENT, Peer, find_peers


def measure_peers(
    vault: Path, known: tuple[str, int], place: Path, runs: int, tell: Callable[[str], None]
) -> list[Against]:
    """Return what each installed peer takes on a vault beside us; the first run is thrown away.

    Args:
        vault: its folder.
        known: what to call it, and how many notes it has.
        place: the folder of the peers.
        runs: how often to measure.
        tell: called with a line on what comes next.
    """
    found = []
    for peer in find_peers(place):
        if known[1] > peer.most:
            continue
        tell(f"{known[1]:,} notes: {peer.name}")
        try:
            pairs = [measure_pair(peer, place, vault) for _ in range(runs + 1)]
        except FailedRunError as error:
            print(f"{peer.name} on {known[0]}: {error}", file=sys.stderr)
            continue
        found.append(_to_against(peer, known, pairs[1:]))
    return found


def measure_pair(peer: Peer, place: Path, vault: Path) -> tuple[Run, Run]:
    """Run a peer, then us; the seconds are those that are to be compared."""
    theirs = run_process(peer.call(place, vault), ENVIRONMENT)
    case = next(case for case in whole.CASES if case.name == peer.case)
    with TemporaryDirectory() as output:
        ours = whole.run_case(case, vault, Path(output))
        if peer.is_whole:
            return theirs, ours
        start = whole.run_case(whole.CASES[0], vault, Path(output))
    told = json.loads(theirs.output)["seconds"]
    return Run(told, theirs.peak), Run(ours.seconds - start.seconds, ours.peak)


def _to_against(peer: Peer, known: tuple[str, int], pairs: Sequence[tuple[Run, Run]]) -> Against:
    vault, notes = known
    return Against(
        peer=peer.name,
        vault=vault,
        notes=notes,
        seconds=statistics.median(theirs.seconds for theirs, _ in pairs),
        ratio=statistics.median(ours.seconds / theirs.seconds for theirs, ours in pairs),
        peak=int(statistics.median(theirs.peak for theirs, _ in pairs)),
        ours=int(statistics.median(ours.peak for _, ours in pairs)),
    )
