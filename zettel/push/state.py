"""What a store says of itself that we sent it: a graph of digests, beside the notes' graphs.

It stands in the store, so that it is saved, restored and lost with what it speaks of, and a push
from another machine knows it too. A graph without digest is one that is being sent: where a push
was broken off, the next one sends it again. What is not listed was not written by us.
"""

import re
from collections.abc import Mapping
from typing import Final

from zettel.push.remote import Remote, put_graph, read_graph
from zettel.vocabulary import ZETTEL

DIGEST: Final = f"<{ZETTEL}digest>"
UNFINISHED: Final = "0"
"""What stands for the digest of a graph that is being sent or removed."""

State = dict[str, str]
"""Name of a graph → its digest."""

_LINE = re.compile(rf'<([^>]*)> {re.escape(DIGEST)} "([0-9a-f]{{1,64}})"')


def state_iri(base: str) -> str:
    """Return the name of the graph of digests."""
    return f"{base}pushed"


def read_state(remote: Remote, base: str) -> State:
    """Return what the store says was sent to it; nothing of graphs that are not below the base.

    Raises:
        RemoteError: the store cannot be read.
    """
    found: State = {}
    for line in sorted(read_graph(remote, state_iri(base))):
        match = _LINE.fullmatch(line)
        if match and match[1].startswith(base) and match[1] != state_iri(base):
            # Two digests of one graph, which we never write, say nothing.
            found[match[1]] = UNFINISHED if match[1] in found else match[2]
    return found


def write_state(remote: Remote, base: str, state: Mapping[str, str]) -> None:
    """Replace what the store says was sent to it.

    Raises:
        RemoteError: the store refuses.
    """
    lines = [f'<{name}> {DIGEST} "{digest}" .\n' for name, digest in sorted(state.items())]
    put_graph(remote, state_iri(base), "".join(lines).encode())
