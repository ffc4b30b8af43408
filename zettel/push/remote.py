"""What a store is asked and told: to read, put and drop one graph, to count what graphs hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

import httpx
import msgspec
import pyoxigraph

from zettel.errors import RemoteError
from zettel.push.addresses import FORM, RDF_KINDS, UPDATE, Addresses, add_parameter, find_kind
from zettel.push.client import Client
from zettel.push.refusals import explain_refusal, find_place

LARGEST: Final = 1_000
"""Triples that one update inserts; Virtuoso compiles no more than some ten thousand."""

NTRIPLES: Final = {"Content-Type": "application/n-triples"}
_FORMATS = {
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "text/plain": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
}
_ACCEPTED = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_CAPPED = 1_000
"""A number of rows that is a multiple of this may be all that a store hands out at once."""
_COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE"
_ASKED = 200  # graphs that are counted by one query that names them

Triples = frozenset[str]
"""N-Triples statements, without the dot, spelled by one hand."""


class Remote(msgspec.Struct, frozen=True):
    """A store: where it is spoken to, and what speaks to it."""

    client: Client
    addresses: Addresses


def put_graph(remote: Remote, name: str, lines: bytes) -> None:
    """Make a graph hold the lines of N-Triples and nothing else.

    Raises:
        RemoteError: the store refuses or cannot be reached.
    """
    if remote.addresses.store:
        address = add_parameter(remote.addresses.store, "graph", name)
        remote.client.send("PUT", address, content=lines, headers=NTRIPLES)
        return
    for update in build_updates([(name, lines)]):
        send_update(remote, update)


def drop_graph(remote: Remote, name: str) -> None:
    """Remove a graph, where it is there.

    Raises:
        RemoteError: as for `put_graph`.
    """
    if not remote.addresses.store:
        send_update(remote, f"DROP SILENT GRAPH <{name}>")
        return
    address = add_parameter(remote.addresses.store, "graph", name)
    response = remote.client.try_send("DELETE", address)
    if not response.is_success and response.status_code != 404:
        raise explain_refusal(response, is_signed=remote.client.access.is_known)


def build_updates(graphs: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Yield updates that together make graphs hold their lines, none of them larger than allowed.

    Each may be sent twice; in this order they are right wherever one is sent again.
    """
    parts: list[str] = []
    room = LARGEST
    for name, lines in graphs:
        left = lines.decode().splitlines(keepends=True)
        parts.append(f"DROP SILENT GRAPH <{name}>")
        while left:
            some, left = left[:room], left[room:]
            parts.append(f"INSERT DATA {{ GRAPH <{name}> {{\n{''.join(some)}}} }}")
            room -= len(some)
            if not room:
                yield " ;\n".join(parts)
                parts, room = [], LARGEST
    if parts:
        yield " ;\n".join(parts)


def send_update(remote: Remote, update: str) -> None:
    """Send a SPARQL update.

    Raises:
        RemoteError: as for `put_graph`.
    """
    address = remote.addresses.update
    remote.client.send("POST", address, content=update.encode(), headers=UPDATE)


def read_graph(remote: Remote, name: str) -> Triples:
    """Return what a graph holds; nothing where it is not there.

    Raises:
        RemoteError: as for `put_graph`, or the answer is no RDF.
    """
    headers = {"Accept": _ACCEPTED}
    if remote.addresses.store:
        address = add_parameter(remote.addresses.store, "graph", name)
        response = remote.client.try_send("GET", address, headers=headers)
        if response.status_code == 404:
            return frozenset()
    else:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        body = urlencode({"query": query}).encode()
        kinds = {"Content-Type": FORM["Content-Type"], **headers}
        response = remote.client.try_send(
            "POST", remote.addresses.query, content=body, headers=kinds
        )
    if not response.is_success:
        raise explain_refusal(response, is_signed=remote.client.access.is_known)
    return parse_triples(response)


def parse_triples(response: httpx.Response) -> Triples:
    """Return the triples of an answer.

    Raises:
        RemoteError: it holds none.
    """
    kind = find_kind(response)
    if kind not in RDF_KINDS:
        raise RemoteError(f"{find_place(response)} answered {kind or 'nothing'} instead of RDF")
    try:
        return spell_triples(response.content, _FORMATS.get(kind, pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        message = f"{find_place(response)} answered RDF that cannot be read: {error}"
        raise RemoteError(message) from error


def spell_triples(
    data: bytes, format: pyoxigraph.RdfFormat = pyoxigraph.RdfFormat.N_TRIPLES
) -> Triples:
    """Return the triples of a text, each spelled as Oxigraph does."""
    return frozenset(str(quad.triple) for quad in pyoxigraph.parse(data, format, lenient=True))


def count_graphs(remote: Remote, base: str, names: Sequence[str]) -> dict[str, int]:
    """Return how many triples each graph below the base holds, and each of those named.

    Raises:
        RemoteError: the store cannot be asked, or its answer is no table.
    """
    where = "GRAPH ?g { ?s ?p ?o }"
    below = f'FILTER(STRSTARTS(STR(?g), "{base}"))'
    rows = _ask(remote, f"{_COUNT} {{ {where} {below} }} GROUP BY ?g")
    found = dict(rows)
    if rows and len(rows) % _CAPPED == 0:
        left = [name for name in names if name not in found]
        for start in range(0, len(left), _ASKED):
            values = " ".join(f"<{name}>" for name in left[start : start + _ASKED])
            query = f"VALUES ?g {{ {values} }} {where}"
            found.update(
                _ask(remote, f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ {query} }} GROUP BY ?g")
            )
    return found


def _ask(remote: Remote, query: str) -> list[tuple[str, int]]:
    """Return rows of a graph and a number."""
    body = urlencode({"query": query}).encode()
    response = remote.client.send("POST", remote.addresses.query, content=body, headers=FORM)
    try:
        table: Mapping[str, Mapping[str, list[dict[str, dict[str, str]]]]] = response.json()
        rows = table["results"]["bindings"]
        return [(row["g"]["value"], int(row["n"]["value"])) for row in rows if "g" in row]
    except (ValueError, KeyError, TypeError) as error:
        raise RemoteError(f"{find_place(response)} answered no table of results") from error
