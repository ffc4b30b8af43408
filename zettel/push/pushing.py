"""A push from start to end: look, plan, mark, send, remove, check, and write down what was done."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final, Literal, Protocol

import msgspec

from zettel.errors import RemoteError
from zettel.push.addresses import Protocol as Way
from zettel.push.addresses import find_addresses
from zettel.push.arrival import find_faults
from zettel.push.client import Client, Patience
from zettel.push.plan import Plan, build_plan, refuse_slips
from zettel.push.remote import Remote, count_graphs
from zettel.push.sending import remove_graphs, send_graphs
from zettel.push.state import UNFINISHED, State, read_state, state_iri, write_state
from zettel.rdf import GraphDigest, Triple, to_lines

Checking = Literal["counts", "content", "none"]

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much is done, and how much there is."""

_SAVED: Final = 2.0
"""Seconds after which what was sent so far is written down, so that a break costs no more."""
_SHARE: Final = 10
"""So many times as long as writing it down takes, we send before it is written down again."""
_LAST: Final = Patience(timeout=10.0, retries=0)
"""How patient we are where all that is left to do is to write down what was sent."""


class Contents(Protocol):
    """The named graphs of a vault."""

    base: str

    @property
    def digests(self) -> Sequence[GraphDigest]:
        """The digests of all graphs."""

    def build(self, names: Sequence[str]) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Yield graphs with their triples, in the order of the names."""


class Options(msgspec.Struct, frozen=True):
    """What is asked of a push."""

    protocol: Way | None = None  # None: as the store has it
    query: str = ""  # where the store answers queries, where that cannot be found out
    everything: bool = False  # whether what is there already is sent again
    prune: bool = False  # whether graphs below the base go that nobody knows who wrote
    checking: Checking = "counts"
    dry_run: bool = False


class Report(msgspec.Struct, frozen=True):
    """What was done, or would be."""

    address: str  # where graphs were sent
    query: str  # where it was asked what arrived; "" where nothing answers queries
    protocol: Way
    sent: tuple[str, ...]
    triples: int  # in what was sent
    removed: tuple[str, ...]
    unchanged: int
    foreign: tuple[str, ...]  # graphs below the base that were left for want of knowing whose
    checked: Checking
    done: bool


def push_graphs(
    contents: Contents, client: Client, options: Options, progress: Progress | None = None
) -> Report:
    """Make a store hold the graphs of a vault, and check that it does.

    Raises:
        RemoteError: the store cannot be reached or refuses; most of what it holds would go; what
            arrived is not what was sent.
    """
    base = contents.base
    mark = state_iri(base)
    addresses = find_addresses(client, mark, options.protocol, options.query)
    _require_reading(addresses.store or addresses.query, options)
    remote = Remote(client, addresses)
    wanted = {graph.name: graph for graph in contents.digests}
    state = read_state(remote, base)
    counts = count_graphs(remote, base, list(wanted)) if addresses.query else None
    plan = build_plan(
        list(wanted.values()), state, counts, base,
        everything=options.everything, prune=options.prune,
    )  # fmt: skip
    if not options.prune:
        refuse_slips(plan, state, base)
    if not options.dry_run:
        _Push(remote, contents, wanted, state, options, progress).carry_out(plan)
    return Report(
        address=addresses.store or addresses.update,
        query=addresses.query,
        protocol=addresses.protocol,
        sent=plan.send,
        triples=sum(wanted[name].count for name in plan.send),
        removed=plan.remove,
        unchanged=len(plan.same),
        foreign=plan.foreign,
        checked="none" if options.dry_run else options.checking,
        done=not options.dry_run,
    )


def _require_reading(address: str, options: Options) -> None:
    """Stop where nothing tells what a store holds.

    Raises:
        RemoteError: it takes updates, and answers nothing.
    """
    if not address:
        raise RemoteError(
            "the store takes updates, but where it answers queries is not known", "--query URL"
        )


class _Push:
    """One push under way: the state of the store as it is known to be."""

    def __init__(  # noqa: PLR0917 - all that a push is made of
        self,
        remote: Remote,
        contents: Contents,
        wanted: Mapping[str, GraphDigest],
        state: State,
        options: Options,
        progress: Progress | None,
    ) -> None:
        self.remote = remote
        self.contents = contents
        self.wanted = wanted
        self.state = dict(state)
        self.options = options
        self.progress = progress

    def carry_out(self, plan: Plan) -> None:
        """Do what is planned. Broken off anywhere, the store says which graphs are unfinished."""
        changed = [*plan.send, *plan.remove]
        if changed:
            self.state.update(dict.fromkeys(changed, UNFINISHED))
            self._save()
            try:
                self._send(plan.send)
                self._remove(plan.remove)
            except BaseException:  # Ctrl-C is one
                self._save_broken()
                raise
        faults = self._find_faults(plan)
        for name in faults:
            self.state[name] = UNFINISHED
        if changed or faults:
            self._save()
        if faults:
            name, what = next(iter(faults.items()))
            others = f", and {len(faults) - 1:,} others" if len(faults) > 1 else ""
            raise RemoteError(
                f"what arrived is not what was sent: <{name}>{others}",
                f"{what}; the next push sends it again",
            )

    def _send(self, names: Sequence[str]) -> None:
        bodies = ((name, to_lines(triples)) for name, triples in self.contents.build(names))
        due, done = time.monotonic() + _SAVED, 0
        for finished in send_graphs(self.remote, bodies):
            self.state.update({name: self.wanted[name].digest for name in finished})
            done += len(finished)
            self._tell("send", done, len(names))
            if time.monotonic() > due:
                due = self._save_timed()

    def _remove(self, names: Sequence[str]) -> None:
        done = 0
        for finished in remove_graphs(self.remote, names):
            for name in finished:
                del self.state[name]
            done += len(finished)
            self._tell("remove", done, len(names))

    def _find_faults(self, plan: Plan) -> dict[str, str]:
        """Return the graphs that are not as they should be, and what is wrong with each."""
        if self.options.checking == "none":
            return {}
        whole = self.options.checking == "content"
        chosen = self.wanted if whole else dict.fromkeys(plan.send)
        graphs = [self.wanted[name] for name in chosen]
        bodies = self.contents.build([graph.name for graph in graphs])
        return dict(
            find_faults(
                self.remote, self.contents.base, graphs, bodies, plan.remove,
                whole=whole, tell=lambda done: self._tell("check", done, len(graphs)),
            )
        )  # fmt: skip

    def _save(self) -> None:
        write_state(self.remote, self.contents.base, self.state)

    def _save_timed(self) -> float:
        """Write down what was sent so far, and return when to do so again."""
        start = time.monotonic()
        self._save()
        end = time.monotonic()
        return end + max(_SAVED, _SHARE * (end - start))

    def _save_broken(self) -> None:
        """Write down what was sent, where the store still answers; else say nothing of it."""
        with suppress(RemoteError), Client(self.remote.client.access, _LAST) as client:
            write_state(Remote(client, self.remote.addresses), self.contents.base, self.state)

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self.progress:
            self.progress(stage, done, total)
