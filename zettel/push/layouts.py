"""Where stores of each make have their addresses, relative to one another.

A store has up to three: the graph store (SPARQL 1.1 Graph Store HTTP Protocol, `?graph=`), the one
that takes updates, and the one that answers queries. Who knows one of them is led to the others.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit, urlunsplit

Role = Literal["store", "update", "query"]


class Layout(NamedTuple):
    """What the addresses of a store end in; None where there is no such address."""

    store: str | None
    update: str | None
    query: str | None


LAYOUTS: Final = (
    Layout("store", "update", "query"),  # Oxigraph
    Layout("data", "update", "query"),  # Fuseki
    Layout("data", "update", "sparql"),
    Layout("rdf-graphs/service", "statements", ""),  # RDF4J, GraphDB
    Layout("sparql-graph-crud-auth", "sparql-auth", "sparql"),  # Virtuoso
    Layout("sparql-graph-crud", "sparql", "sparql"),
    Layout(None, "sparql", "sparql"),  # Blazegraph
)


def find_candidates(url: str, role: Role, layouts: Sequence[Layout] = LAYOUTS) -> list[str]:
    """Return the addresses that may play a role, the likeliest first: the one given, its siblings.

    >>> find_candidates("http://h/query", "store")[:2]
    ['http://h/query', 'http://h/store']
    """
    return list(dict.fromkeys([url, *_find_siblings(url, role, layouts)]))


def _find_siblings(url: str, role: Role, layouts: Sequence[Layout]) -> Iterator[str]:
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    for layout in layouts:
        ending = getattr(layout, role)
        for known in filter(None, layout):
            if ending is not None and path.endswith(f"/{known}"):
                yield _join(url, path.removesuffix(f"/{known}"), ending)
    for layout in layouts:
        ending = getattr(layout, role)
        if ending:
            yield _join(url, path, ending)


def _join(url: str, path: str, ending: str) -> str:
    whole = f"{path}/{ending}" if ending else path
    return urlunsplit(urlsplit(url)._replace(path=whole or "/"))
