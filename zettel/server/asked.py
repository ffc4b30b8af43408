"""A request to the endpoint → the query and the graphs that it is asked of.

SPARQL 1.1 Protocol, section 2.1: by GET, by POST as a form, by POST as it is.
"""

import msgspec
import pyoxigraph
from starlette.datastructures import Headers
from starlette.requests import Request

from zettel.server.bodies import read_body, read_fields
from zettel.server.problems import Problem
from zettel.store import Dataset

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

Fields = list[tuple[str, str]]
_NO_CHOICE = {"default-graph-uri": ("urn:x-rdflib:default",), "named-graph-uri": ()}
"""What rdflib's `Dataset` sends where it means the default graph that there is."""


class Asked(msgspec.Struct, frozen=True):
    """A query, and the graphs to ask in place of those that it names."""

    query: str
    dataset: Dataset | None


async def read_asked(request: Request) -> Asked | None:
    """Return what is asked; None where a GET asks for nothing.

    Raises:
        Problem: it is none of the protocol's three ways, or an update.
    """
    fields = read_fields(request.scope["query_string"], "the address")
    if request.method != "POST":
        return _find_asked(fields, is_asked=any(name == "query" for name, _ in fields))
    kind = _read_kind(request.headers)
    if kind == UPDATE:
        raise _refuse_update()
    body = await read_body(request)
    if kind == FORM:
        return _find_asked([*fields, *read_fields(body, "the form")], is_asked=True)
    if any(name == "query" for name, _ in fields):
        raise Problem(400, "there is a query in the address and one in the body", "send one")
    try:
        return _find_asked([*fields, ("query", body.decode("utf-8"))], is_asked=True)
    except UnicodeDecodeError:
        raise Problem(400, "the query is not UTF-8") from None


def check_iri(text: str, name: str) -> str:
    """Return an absolute IRI as it is.

    Raises:
        Problem: it is none.
    """
    try:
        return pyoxigraph.NamedNode(text).value
    except ValueError:
        raise Problem(400, f"{name} is to be an absolute IRI, which {text!r} is not") from None


def _refuse_update() -> Problem:
    message = "this endpoint only reads: the notes are the source"
    return Problem(403, message, "change the notes in their files")


def _read_kind(headers: Headers) -> str:
    """Return the media type of a body, one of the three."""
    written = headers.get("content-type", "")
    kind, _, parameters = (part.strip().lower() for part in written.partition(";"))
    if kind not in (FORM, QUERY, UPDATE):
        told = repr(kind) if kind else "not told"
        raise Problem(415, f"the body's type is {told}", f"{QUERY}, or {FORM} with query=…")
    charset = parameters.replace(" ", "").partition("charset=")[2]
    if charset.strip("\"'") not in ("", "utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"the body's charset is {charset}", "send UTF-8")
    return kind


def _find_asked(fields: Fields, *, is_asked: bool) -> Asked | None:
    if any(name == "update" for name, _ in fields):
        raise _refuse_update()
    queries = [value for name, value in fields if name == "query"]
    if not is_asked:
        return None
    if len(queries) != 1:
        found = f"there are {len(queries)} queries" if queries else "there is no query"
        raise Problem(400, found, "send one, as query=…")
    graphs = {
        name: tuple(check_iri(value, name) for other, value in fields if other == name)
        for name in ("default-graph-uri", "named-graph-uri")
    }
    if not any(graphs.values()) or graphs == _NO_CHOICE:
        return Asked(queries[0], None)
    return Asked(queries[0], Dataset(graphs["default-graph-uri"], graphs["named-graph-uri"]))
