"""Finding out where a store takes graphs and updates, and where it answers queries."""

from typing import Final, Literal
from urllib.parse import quote

import httpx
import msgspec

from zettel.errors import RemoteError
from zettel.push.client import BUSY, Client
from zettel.push.layouts import Role, find_candidates
from zettel.push.refusals import explain_refusal

Protocol = Literal["graph-store", "update"]

RDF_KINDS: Final = (
    "application/n-triples", "text/plain", "text/turtle", "application/x-turtle",
    "text/n3", "text/rdf+n3", "application/rdf+xml",
)  # fmt: skip
"""What a graph may come in; plain text is N-Triples, as it was called before 2014."""

_DESCRIPTION = b"http://www.w3.org/ns/sparql-service-description#"
_RESULTS = "application/sparql-results+json"
_ASKING = {"Accept": f"{_RESULTS}, application/json;q=0.5"}
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", **_ASKING}
UPDATE: Final = {"Content-Type": "application/sparql-update"}


class Addresses(msgspec.Struct, frozen=True):
    """Where a store is spoken to; "" for what it does not have."""

    store: str = ""
    update: str = ""
    query: str = ""

    @property
    def protocol(self) -> Protocol:
        """How graphs are sent: whole, where the store takes them so."""
        return "graph-store" if self.store else "update"


def find_addresses(
    client: Client, graph: str, protocol: Protocol | None, query: str = ""
) -> Addresses:
    """Find the addresses of a store by asking those that may be it; nothing is changed there.

    Args:
        client: with the address that we were given.
        graph: the name of a graph that may or may not be there.
        protocol: how graphs are to be sent; None: as the store has it, best of all whole.
        query: where it answers queries, where that is known.

    Raises:
        RemoteError: it takes no graphs, cannot be reached, or asks for a password.
    """
    store = update = ""
    if protocol != "update":
        store = _find(client, "store", graph)
    if not store and protocol != "graph-store":
        update = _find(client, "update", graph)
    if not store and not update:
        _require_entry(client, graph)
        what = {"graph-store": "graph store", "update": "place for updates"}.get(
            protocol or "", "graph store nor place for updates"
        )
        raise RemoteError(
            f"there is no {what} at {client.access.url} nor beside it",
            "its documentation names its Graph Store or its SPARQL Update address",
        )
    return Addresses(store, update, query or _find(client, "query", graph))


def find_query(client: Client) -> str:
    """Return where a store answers queries, by whichever address of it we know; "" for nowhere.

    Raises:
        RemoteError: it cannot be reached, or asks for a password.
    """
    return _find(client, "query", "")


def add_parameter(address: str, name: str, value: str) -> str:
    """Return an address with one more parameter."""
    mark = "&" if "?" in address else "?"
    return f"{address}{mark}{name}={quote(value, safe='')}"


def find_kind(response: httpx.Response) -> str:
    """Return the media type of an answer."""
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def _find(client: Client, role: Role, graph: str) -> str:
    """Return the first address that plays the role, "" where none does."""
    plays = {"store": _is_store, "update": _is_update, "query": _is_query}[role]
    for address in find_candidates(client.access.url, role):
        if plays(client, address, graph):
            return address
    return ""


def _require_entry(client: Client, graph: str) -> None:
    """Stop where we are not let in at the address that we were given, or it is out of order.

    Raises:
        RemoteError: so it is; with what it says of itself.
    """
    found = client.try_send("GET", add_parameter(client.access.url, "graph", graph), retries=0)
    if found.status_code == 403 or found.status_code in BUSY:
        raise explain_refusal(found, is_signed=client.access.is_known)


def _is_store(client: Client, address: str, graph: str) -> bool:
    """Say whether an address hands out graphs: the one named, or else at least one without name."""
    headers = {"Accept": ", ".join(RDF_KINDS[:3])}
    found = _probe(client, "GET", add_parameter(address, "graph", graph), headers)
    if found.is_success:
        # A query or update address may tell of itself in RDF, whatever it is asked.
        return find_kind(found) in RDF_KINDS and _DESCRIPTION not in found.content
    if found.status_code != 404:
        return False
    # A graph that is not there, or an address that is not there; the default graph always is.
    default = _probe(client, "HEAD", add_parameter(address, "default", "").rstrip("="), headers)
    return default.status_code not in (404, 405, 410, 501)


def _is_update(client: Client, address: str, _: str) -> bool:
    found = _probe(client, "POST", address, UPDATE, b"INSERT DATA {}")
    return found.is_success and find_kind(found) != "text/html"


def _is_query(client: Client, address: str, _: str) -> bool:
    found = _probe(client, "POST", address, FORM, b"query=ASK%20%7B%7D")
    if found.status_code in (405, 501):
        found = _probe(client, "GET", add_parameter(address, "query", "ASK {}"), _ASKING)
    return found.is_success and find_kind(found) in (_RESULTS, "application/json")


def _probe(
    client: Client, method: str, address: str, headers: dict[str, str], content: bytes = b""
) -> httpx.Response:
    """Send what changes nothing; whoever asks for a password there is asked no further.

    Raises:
        RemoteError: nobody answers, or we are not let in at the very address that we were given.
    """
    response = client.try_send(method, address, content=content, headers=headers, retries=1)
    if response.status_code in (401, 407) or (
        response.is_redirect and address.startswith(client.access.url)
    ):
        raise explain_refusal(response, is_signed=client.access.is_known)
    return response
