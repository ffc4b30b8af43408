"""What the W3C says of SPARQL 1.1 holds over HTTP, but for the differences that are explained."""

import re
from collections.abc import Iterator

import httpx
import pytest
import rdflib

from tests.w3c.endpoint import Endpoint, start_endpoint
from tests.w3c.manifests import DIFFERENCES, Trial, find_trials
from tests.w3c.results import ACCEPTS, is_same

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}
FORMATS["tabular"] = {*FORMATS["boolean"], "text/csv", "text/tab-separated-values"}

EVALUATION = find_trials("QueryEvaluationTest")
RESULTS = find_trials("CSVResultFormatTest")
SYNTAX = find_trials("PositiveSyntaxTest11", "NegativeSyntaxTest11")
PROTOCOL = find_trials("ProtocolTest")
DESCRIPTION = find_trials("ServiceDescriptionTest")

pytestmark = pytest.mark.skipif(
    not EVALUATION, reason="ZETTEL_W3C names no checkout of w3c/rdf-tests"
)


def mark(trials: list[Trial]) -> list[object]:
    """Return tests as parameters; one that is explained has to fail."""
    return [
        pytest.param(
            trial,
            id=trial.name,
            marks=pytest.mark.xfail(reason=DIFFERENCES[trial.name], strict=True)
            if trial.name in DIFFERENCES
            else (),
        )
        for trial in trials
    ]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    """Start the application, with no data."""
    with start_endpoint() as running:
        yield running


def test_the_suites_are_whole() -> None:
    """Nothing is left out but entailment, federation and updates; differences are few, and real."""
    counts = [len(suite) for suite in (EVALUATION, RESULTS, SYNTAX, PROTOCOL, DESCRIPTION)]
    assert counts == [232, 3, 114, 34, 3]
    names = {trial.name for trial in (*EVALUATION, *RESULTS, *SYNTAX, *PROTOCOL, *DESCRIPTION)}
    assert set(DIFFERENCES) <= names
    assert len(DIFFERENCES.keys() & {trial.name for trial in EVALUATION}) <= 11


@pytest.mark.parametrize("trial", mark([*EVALUATION, *RESULTS]))
def test_queries_have_the_answers_expected(trial: Trial, endpoint: Endpoint) -> None:
    """Rows and triples are those expected, in the format that they are written in."""
    assert trial.query is not None
    assert trial.result is not None
    endpoint.hold(trial.query.as_uri(), trial.data, trial.graphs)
    query = trial.query.read_text(encoding="utf-8")
    answer = endpoint.send(query, ACCEPTS[trial.result.suffix])
    assert answer.status_code == 200, answer.text
    ordered = bool(re.search(r"ORDER\s+BY", query, re.IGNORECASE))
    media = answer.headers["content-type"]
    same = [is_same(trial.result, media, answer.content, ordered=o) for o in {ordered, False}]
    assert any(same), answer.text


@pytest.mark.parametrize("trial", mark(SYNTAX))
def test_what_is_no_query_is_malformed(trial: Trial, endpoint: Endpoint) -> None:
    """A query is read or refused for what it wants; anything else is 400."""
    assert trial.query is not None
    endpoint.hold(trial.query.as_uri())
    answer = endpoint.send(trial.query.read_text(encoding="utf-8"), "*/*")
    expected = {400} if trial.kind.startswith("Negative") else {200, 403}
    if trial.name.startswith("delete-insert/"):  # updates, which are none of ours
        expected = {400, 403}
    assert answer.status_code in expected, answer.text


@pytest.mark.parametrize("trial", mark(PROTOCOL))
def test_requests_are_answered_by_the_protocol(trial: Trial, endpoint: Endpoint) -> None:
    """Status and format are those expected; an update is refused as it has to be here."""
    endpoint.hold("http://www.example/", named=trial.graphs)
    for request in trial.requests:
        answer = httpx.request(
            request["method"],
            endpoint.address + request["path"],
            content=request["content"],
            headers=request["headers"],
            timeout=60,
        )
        if trial.name.startswith("protocol/update_"):
            assert (answer.status_code, "only reads" in answer.text) == (403, True)
            return
        assert f"{answer.status_code // 100}xx" in request["statuses"], answer.text
        media = answer.headers["content-type"].partition(";")[0]
        assert media in FORMATS.get(request["format"], {media})
        if request["boolean"] is not None:
            assert answer.json()["boolean"] is request["boolean"]


@pytest.mark.parametrize("trial", mark(DESCRIPTION))
def test_the_service_describes_itself(trial: Trial, endpoint: Endpoint) -> None:
    """The description is RDF, names the endpoint, and says what it is as its vocabulary has it."""
    answer = httpx.get(endpoint.address, headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    (service,) = graph.subjects(SD.endpoint, rdflib.URIRef(endpoint.address))
    if trial.name.endswith("conforms-to-schema"):
        assert (service, rdflib.RDF.type, SD.Service) in graph
        (dataset,) = graph.objects(service, SD.defaultDataset)
        assert (dataset, rdflib.RDF.type, SD.Dataset) in graph
        (default,) = graph.objects(dataset, SD.defaultGraph)
        assert (default, rdflib.RDF.type, SD.Graph) in graph
        assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
