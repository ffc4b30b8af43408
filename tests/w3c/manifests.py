"""The suites' manifests → their tests, as records."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")

LEFT_OUT = {"entailment", "service"}
"""Suites of what is not here: entailment regimes, and endpoints elsewhere."""

DIFFERENCES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "differences.toml").read_text(encoding="utf-8")
)
"""Name of a test → why its answer is another here."""


class Trial(msgspec.Struct, frozen=True):
    """A test: its files, by their paths."""

    name: str  # suite/test
    kind: str
    query: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()  # IRI, file
    result: Path | None = None
    requests: tuple[dict[str, Any], ...] = ()


def find_trials(*kinds: str) -> list[Trial]:
    """List the tests of some kinds; none where there is no checkout."""
    folder = os.environ.get("ZETTEL_W3C", "")
    if not folder:
        return []
    manifests = sorted(Path(folder).resolve().glob("sparql/sparql11/*/manifest.ttl"))
    found = [
        trial for path in manifests if path.parent.name not in LEFT_OUT for trial in _read(path)
    ]
    return [trial for trial in found if trial.kind in kinds]


def _read(manifest: Path) -> Iterator[Trial]:
    graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
    for entries in graph.objects(None, MF.entries):
        for test in Collection(graph, entries):
            yield _read_trial(graph, test, manifest.parent.name)


def _read_trial(graph: rdflib.Graph, test: Any, suite: str) -> Trial:  # noqa: ANN401 - a node
    kind = str(graph.value(test, RDF.type)).partition("#")[2]
    action = graph.value(test, MF.action)
    result = graph.value(test, MF.result)
    query = graph.value(action, QT.query) or (action if kind.endswith("SyntaxTest11") else None)
    labelled = [
        (str(graph.value(node, RDFS.label)), _to_path(graph.value(node, UT.graph)))
        for node in graph.objects(test, UT.graphData)
    ]
    named = [(str(node), _to_path(node)) for node in graph.objects(action, QT.graphData)]
    requests = graph.value(action, HT.requests)
    return Trial(
        name=f"{suite}/{str(test).partition('#')[2]}",
        kind=kind,
        query=_to_path(query) if isinstance(query, rdflib.URIRef) else None,
        data=tuple(map(_to_path, graph.objects(action, QT.data))),
        graphs=(*labelled, *named),
        result=_to_path(result) if isinstance(result, rdflib.URIRef) else None,
        requests=tuple(
            _read_request(graph, node) for node in Collection(graph, requests) if requests
        )
        if requests
        else (),
    )


def _read_request(graph: rdflib.Graph, node: Any) -> dict[str, Any]:  # noqa: ANN401 - a node
    body = graph.value(node, HT.body)
    encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8")
    headers = graph.value(node, HT.headers)
    response = graph.value(node, HT.resp)
    truth = graph.value(response, MF.expectedBoolean)
    return {
        "method": str(graph.value(node, HT.methodName)),
        "path": str(graph.value(node, HT.absolutePath)).removeprefix("/sparql/"),
        "content": str(graph.value(body, CNT.chars) or "").encode(encoding),
        "headers": {
            str(graph.value(header, HT.fieldName)): str(graph.value(header, HT.fieldValue))
            for header in (Collection(graph, headers) if headers else ())
        },
        "statuses": [str(s)[-3:] for s in graph.objects(response, MF.expectedStatus)],
        "format": str(graph.value(response, MF.expectedFormat) or ""),
        "boolean": None if truth is None else bool(truth.toPython()),
    }


def _to_path(node: object) -> Path:
    return Path(str(node).removeprefix("file://"))
