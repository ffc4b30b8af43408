"""One job → its outcome and the bytes of the answer."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import pyoxigraph

from zettel.errors import QueryError
from zettel.rdf import Triple, to_lines, to_turtle
from zettel.rdf.xml import strip_forbidden
from zettel.server.engine.messages import Job, Outcome, Status
from zettel.server.engine.rows import Output, TooLargeError
from zettel.store import Results, is_update, read_results

TABLES = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
SYNTAXES = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
}

_ASK_LESS = "ask for fewer: LIMIT, or a narrower pattern"


def answer(store: pyoxigraph.Store, job: Job) -> tuple[Outcome, bytes]:
    """Do a job; whatever the query is, nothing is raised but for want of memory."""
    try:
        if job.query is None:
            return _give_graph(store, job)
        results = read_results(
            store,
            job.query,
            job.prefixes,
            base=job.base,
            dataset=job.dataset,
            services=job.limits.services,
        )
        return _write(results, job)
    except TooLargeError as error:
        return Outcome(Status.LARGE, "", str(error), _ASK_LESS), b""
    except QueryError as error:
        return _explain(error, job), b""
    except (OSError, RuntimeError, ValueError) as error:
        return Outcome(Status.FAILED, "", f"the query failed: {error}"), b""


def _explain(error: QueryError, job: Job) -> Outcome:
    """Tell a query that cannot be read from one that can, and may not be answered."""
    if error.__cause__ is not None:
        is_malformed = isinstance(error.__cause__, SyntaxError)
        status = Status.MALFORMED if is_malformed else Status.FAILED
        return Outcome(status, "", str(error), error.hint)
    if not is_update(job.query or ""):
        try:  # here, where nothing can leave
            read_results(
                pyoxigraph.Store(), job.query or "", job.prefixes, base=job.base, services=None
            )
        except QueryError as other:
            if isinstance(other.__cause__, SyntaxError):
                return Outcome(Status.MALFORMED, "", str(other), other.hint)
    return Outcome(Status.REFUSED, "", str(error), error.hint)


def _write(results: Results, job: Job) -> tuple[Outcome, bytes]:
    if isinstance(results, pyoxigraph.QueryTriples):
        return _write_triples(results, job)
    if not job.table:
        return _refuse_format("rows, which come as JSON, XML, CSV or TSV")
    output = Output(job.table, job.limits.rows, job.limits.size)
    results.serialize(output, format=TABLES[job.table])
    body = output.getvalue()
    return Outcome(Status.DONE, job.table), strip_forbidden(body) if job.table == "xml" else body


def _give_graph(store: pyoxigraph.Store, job: Job) -> tuple[Outcome, bytes]:
    graph = pyoxigraph.NamedNode(job.graph) if job.graph else pyoxigraph.DefaultGraph()
    if isinstance(graph, pyoxigraph.NamedNode) and not store.contains_named_graph(graph):
        return Outcome(Status.MISSING, "", f"there is no graph <{job.graph}>"), b""
    quads = store.quads_for_pattern(None, None, None, graph)
    return _write_triples((quad.triple for quad in quads), job)


def _write_triples(triples: Iterable[pyoxigraph.Triple], job: Job) -> tuple[Outcome, bytes]:
    """Write triples in order, each once, as an RDF graph has it."""
    if not job.syntax:
        return _refuse_format("triples, which come as Turtle, N-Triples, RDF/XML, JSON-LD or TriG")
    rows = job.limits.rows
    found = list(islice(triples, rows + 1) if rows else triples)
    if rows and len(found) > rows:
        raise TooLargeError(f"the answer has more than {rows:,} triples")
    ordered = sorted({(str(t.subject), str(t.predicate), str(t.object)) for t in found})
    body = write_triples(ordered, job.syntax, job.prefixes)
    if len(body) > job.limits.size:
        raise TooLargeError(f"the answer has more than {job.limits.size:,} bytes")
    return Outcome(Status.DONE, job.syntax), body


def write_triples(ordered: Sequence[Triple], syntax: str, prefixes: Mapping[str, str]) -> bytes:
    """Write triples in one of `SYNTAXES`; prefixes shorten them where the syntax has any."""
    if syntax == "turtle":
        return to_turtle(ordered, prefixes).encode()
    lines = to_lines(ordered)
    if syntax in ("ntriples", "nquads"):
        return lines
    quads = pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    format = SYNTAXES[syntax]
    body = pyoxigraph.serialize(quads, format=format, prefixes=dict(prefixes))
    assert body is not None  # it is where no file is given
    return strip_forbidden(body) if syntax == "rdfxml" else body


def _refuse_format(what: str) -> tuple[Outcome, bytes]:
    return Outcome(Status.UNACCEPTABLE, "", f"the answer is {what}"), b""
