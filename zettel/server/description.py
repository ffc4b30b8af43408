"""What the endpoint is: SPARQL 1.1 Service Description, and a page of the same for people."""

from starlette.requests import Request
from starlette.responses import Response

from zettel.rdf import RDF_TYPE, Triple, build_dataset_triples, to_literal, to_node
from zettel.server.acceptance import choose_offer, prefers_page
from zettel.server.engine import write_triples
from zettel.server.formats import GRAPHS, TABLES, Offer, to_content_type
from zettel.server.pages import write_page
from zettel.server.problems import Problem
from zettel.server.serving import Serving, find_serving

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_PREFIXES = {"sd": _SD, "void": _VOID, "formats": _FORMATS, "dcterms": "http://purl.org/dc/terms/"}
_NAMES = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV", "turtle": "Turtle", "ntriples": "N-Triples",
    "rdfxml": "RDF_XML", "jsonld": "JSON-LD", "trig": "TriG", "nquads": "N-Quads",
}  # fmt: skip
"""Formats by their names at `http://www.w3.org/ns/formats/`."""


async def describe_service(request: Request) -> Response:
    """Describe the endpoint, in RDF or HTML as the client likes."""
    accept = request.headers.get("accept", "")
    serving = find_serving(request)
    if prefers_page(accept, GRAPHS):
        return _write_page(request, serving)
    offer = choose_offer(accept, GRAPHS)
    if offer is None:
        there = ", ".join(offer.media for offer in GRAPHS)
        raise Problem(406, f"the description of this service comes as {there}")
    triples = build_description(_find_address(request), serving)
    body = write_triples(triples, offer.format, {**serving.snapshot.prefixes, **_PREFIXES})
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(body, headers={**headers, "Content-Type": to_content_type(offer.media)})


def build_description(address: str, serving: Serving) -> list[Triple]:
    """Say of an endpoint what it can do and what it holds; sorted."""
    service, dataset, graph = (
        to_node(f"{address}#{name}") for name in ("service", "dataset", "graph")
    )
    type_, snapshot = RDF_TYPE, serving.snapshot
    found = {
        (service, type_, f"<{_SD}Service>"),
        (service, f"<{_SD}endpoint>", to_node(address)),
        (service, f"<{_SD}supportedLanguage>", f"<{_SD}SPARQL11Query>"),
        (service, f"<{_SD}feature>", f"<{_SD}UnionDefaultGraph>"),
        (service, f"<{_SD}defaultDataset>", dataset),
        (dataset, type_, f"<{_SD}Dataset>"),
        (dataset, f"<{_SD}defaultGraph>", graph),
        (graph, type_, f"<{_SD}Graph>"),
        (graph, f"<{_VOID}triples>", f'"{serving.pool.held.triples}"^^<{_INTEGER}>'),
    }
    for offer in (*TABLES, *GRAPHS):
        name = to_node(f"{_FORMATS}{_NAMES[offer.format]}")
        found.add((service, f"<{_SD}resultFormat>", name))
    if snapshot.title:
        title = to_literal(snapshot.title, snapshot.language)
        found.add((dataset, "<http://purl.org/dc/terms/title>", title))
    if snapshot.vault is not None:
        found.update(build_dataset_triples(snapshot.vault.settings))
    return sorted(found)


def _find_address(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))


def _write_page(request: Request, serving: Serving) -> Response:
    snapshot = serving.snapshot
    address = _find_address(request)
    return write_page(
        request,
        "endpoint",
        snapshot.language,
        title=snapshot.title,
        endpoint=address,
        graph=str(request.url.replace(query="", path="/graph")),
        triples=serving.pool.held.triples,
        tables=_list_media(TABLES),
        graphs=_list_media(GRAPHS),
        seconds=f"{serving.limits.seconds:g}",
        rows=serving.limits.rows,
        prefixes=snapshot.prefixes,
    )


def _list_media(offers: tuple[Offer, ...]) -> list[str]:
    """List the formats by the media type that is their own."""
    return list({offer.format: offer.media for offer in reversed(offers)}.values())[::-1]
