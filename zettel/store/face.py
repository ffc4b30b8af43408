"""Oxigraph behind an rdflib face: an `rdflib.Dataset` whose queries Oxigraph answers.

The default graph of Oxigraph's store is the union of all graphs, each statement once, and is kept
so by whatever is added or removed through rdflib. What rdflib's own default graph holds lies in a
second, small store: it has no name in the first one, so that `GRAPH ?g` does not find it.

oxrdflib does much the same, but finds a statement of the union once for each graph that makes it.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any, NoReturn

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.store import Store
from rdflib.term import Node, URIRef

from zettel.errors import QueryError
from zettel.rdf import Triple, to_lines
from zettel.store import Dataset, build_store, has_word, read_results
from zettel.store.nodes import find_name, to_node, to_pattern, to_result, to_term

_DEFAULT = ox.DefaultGraph()
Statement = tuple[Any, Any, Any]
"""Three nodes of rdflib's, None for any in a pattern; rdflib itself is not strict about them."""


def build_dataset(
    chunks: Iterable[bytes], terms: Iterable[Triple], prefixes: Mapping[str, str]
) -> rdflib.Dataset:
    """Return a data set whose default graph is the union of all.

    Args:
        chunks: N-Quads of all graphs, and of their union in the default one.
        terms: what of that is in no named graph.
        prefixes: those to bind.
    """
    own = build_store([to_lines(terms)])
    dataset = rdflib.Dataset(OxigraphStore(build_store(chunks), own), default_union=True)
    for name, iri in prefixes.items():
        dataset.bind(name, iri, replace=True)
    return dataset


class OxigraphStore(Store):
    """What rdflib asks for statements, and what answers its queries."""

    context_aware = True
    graph_aware = True
    formula_aware = False
    transaction_aware = False

    def __init__(self, joined: ox.Store, own: ox.Store) -> None:
        super().__init__()
        self._joined = joined  # named graphs, and their union with that of `own`
        self._own = own  # the default graph as rdflib means it
        self._names: dict[str, URIRef] = {}

    def add(self, triple: Statement, context: Any, quoted: bool = False) -> None:  # noqa: ANN401
        """Add a statement to a graph, and to the union."""
        subject, predicate, value = map(to_term, triple)
        name = find_name(context)
        if name is None:
            self._own.add(ox.Quad(subject, predicate, value))
        else:
            self._joined.add(ox.Quad(subject, predicate, value, name))
        self._joined.add(ox.Quad(subject, predicate, value))

    def remove(self, triple: Statement, context: Any = None) -> None:  # noqa: ANN401
        """Remove statements from a graph, or from all; the union keeps what another still says."""
        found = list(self._find(triple, context))
        for quad in found:
            statement = (quad.subject, quad.predicate, quad.object)
            if context is None:
                for each in list(self._joined.quads_for_pattern(*statement)):
                    self._joined.remove(each)
                self._own.remove(ox.Quad(*statement))
                continue
            (self._joined if quad.graph_name != _DEFAULT else self._own).remove(quad)
            if not any(True for _ in self._find_names(statement)):
                self._joined.remove(ox.Quad(*statement))

    def triples(
        self,
        triple_pattern: Statement,
        context: Any = None,  # noqa: ANN401
    ) -> Iterator[tuple[Statement, Iterator[rdflib.Graph]]]:
        """Yield the statements of a graph, or of the union, each with the graphs that make it."""
        for quad in self._find(triple_pattern, context):
            statement = (quad.subject, quad.predicate, quad.object)
            nodes = (to_node(quad.subject), to_node(quad.predicate), to_node(quad.object))
            yield nodes, (self._to_graph(name) for name in self._find_names(statement))

    def contexts(self, triple: Statement | None = None) -> Generator[rdflib.Graph, None, None]:
        """Yield the named graphs, or all graphs that make a statement."""
        terms = to_pattern(triple) if triple else None
        found = self._joined.named_graphs() if triple is None else ()
        for name in self._find_names(terms) if terms else found:
            yield self._to_graph(name)

    def __len__(self, context: Any = None) -> int:  # noqa: ANN401
        """Count the statements of a graph, or of the union."""
        return sum(1 for _ in self._find((None, None, None), context))

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Make a graph that may be empty."""
        if name := find_name(graph):
            self._joined.add_graph(name)

    def remove_graph(self, graph: rdflib.Graph) -> None:
        """Remove a graph with all that it says."""
        self.remove((None, None, None), graph)
        if name := find_name(graph):
            self._joined.remove_graph(name)

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Name a namespace."""
        if not override and (prefix in self._names or namespace in self._names.values()):
            return
        kept = {name: iri for name, iri in self._names.items() if iri != namespace}
        self._names = {**kept, prefix: namespace}

    def prefix(self, namespace: URIRef) -> str | None:
        """Return what a namespace is called."""
        return next((name for name, iri in self._names.items() if iri == namespace), None)

    def namespace(self, prefix: str) -> URIRef | None:
        """Return what a prefix stands for."""
        return self._names.get(prefix)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Yield the prefixes."""
        yield from self._names.items()

    def query(
        self,
        query: Any,  # noqa: ANN401 - a text, or what rdflib has prepared of one
        initNs: Mapping[str, Any],  # noqa: N803 - as rdflib calls it
        initBindings: Mapping[str, Node],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        """Answer a query by Oxigraph; nothing is read from elsewhere, whatever it names.

        Raises:
            QueryError: it is malformed, or asks another server.
            NotImplementedError: only rdflib's own engine can answer it, and does then.
        """
        text, prefixes, base = _read_query(query, initNs)
        if kwargs:
            _leave(text)
        is_own = queryGraph == DATASET_DEFAULT_GRAPH_ID
        is_joined = queryGraph == "__UNION__"
        graphs = None if is_own or is_joined else Dataset((str(queryGraph),))
        store = self._own if is_own else self._joined
        try:
            bound = {str(name).lstrip("?$"): to_term(node) for name, node in initBindings.items()}
            found = read_results(store, text, prefixes, base=base, bound=bound, dataset=graphs)
        except (QueryError, ValueError):
            if not initBindings:
                raise
            _leave(text)  # as one whose variable is not among those that it gives
        return to_result(found)

    def _find(self, pattern: Statement, context: Any) -> Iterator[ox.Quad]:  # noqa: ANN401
        """Yield the quads of a graph, or of the union; none where no such statement can be made."""
        terms = to_pattern(pattern)
        if terms is None:
            return iter(())
        name = None if context is None else find_name(context)
        is_own = context is not None and name is None
        store = self._own if is_own else self._joined
        return store.quads_for_pattern(*terms, name or _DEFAULT)

    def _find_names(self, terms: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield the names of the graphs that make a statement, None for the default one."""
        for quad in self._joined.quads_for_pattern(*terms):
            if quad.graph_name != _DEFAULT:
                yield quad.graph_name
        if any(True for _ in self._own.quads_for_pattern(*terms)):
            yield None

    def _to_graph(self, name: Any) -> rdflib.Graph:  # noqa: ANN401
        return rdflib.Graph(self, DATASET_DEFAULT_GRAPH_ID if name is None else to_node(name))


def _read_query(query: Any, prefixes: Mapping[str, Any]) -> tuple[str, dict[str, str], str]:  # noqa: ANN401
    """Return the text of a query with the prefixes and the base that hold for it.

    Raises:
        NotImplementedError: it has no text.
    """
    base = ""
    if not isinstance(query, str):
        told = getattr(query, "_original_args", None)  # what `prepareQuery` was given
        if told is None:
            raise NotImplementedError
        query, own, base = told
        prefixes = {**prefixes, **own}
    return query, {name: str(iri) for name, iri in prefixes.items()}, str(base or "")


def _leave(text: str) -> NoReturn:
    """Leave a query to rdflib's engine, unless that would read whatever address stands in it.

    Raises:
        NotImplementedError: always, but for
        QueryError: it names graphs, or another server.
    """
    if has_word("FROM|SERVICE", text):
        raise QueryError("a query that names graphs to read takes no such options", "GRAPH does")
    raise NotImplementedError
