"""To a remote store: sending the graph, and asking it the vault's queries (SPARQL 1.1).

push_graphs(contents, client, …)   the graphs that differ, and a check that they arrived
ask_endpoint(client, query, …)     a query, answered as the vault's own store answers it

`access` finds credentials, `client` sends requests again where that may help, `refusals` tells what
went wrong; `addresses` finds where a store takes what, by the `layouts` of known makes. `state` is
what the store says was sent to it before, `plan` what is left to do, `sending` does it by the
requests of `remote`, `arrival` looks at what has come of it. `asking` is for queries.

Invariants: nothing outside the vault's base is written or removed, and below it nothing is removed
that we did not write; a push that is broken off at any point is made good by the next.
"""

from zettel.push.access import Access, find_access, split_address
from zettel.push.addresses import Addresses, Protocol
from zettel.push.asking import ask_endpoint
from zettel.push.client import Client, Patience
from zettel.push.pushing import Contents, Options, Report, push_graphs

__all__ = [
    "Access",
    "Addresses",
    "Client",
    "Contents",
    "Options",
    "Patience",
    "Protocol",
    "Report",
    "ask_endpoint",
    "find_access",
    "push_graphs",
    "split_address",
]
