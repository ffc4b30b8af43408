"""A query asked at an endpoint (SPARQL 1.1 Protocol), answered as by the vault's own store."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlencode

import httpx
import pyoxigraph

from zettel.errors import QueryError
from zettel.push.addresses import FORM, RDF_KINDS, add_parameter, find_kind, find_query
from zettel.push.client import Client
from zettel.push.refusals import explain_deafness, explain_refusal, find_place, read_reason
from zettel.query import Answer, build_graph, read_answer
from zettel.store import (
    blank_quoted,
    build_store,
    find_undeclared,
    has_word,
    is_update,
    read_results,
)

_TABLES: Final = "application/sparql-results+json, application/json;q=0.5"
_GRAPHS: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_FORM = re.compile(r"(?<![\w?$:])(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!:)", re.IGNORECASE)
_VERDICT = b'"vars": ["__ASK_RETVAL"]'
"""How Virtuoso 7 answers ASK: by a table of one number."""
_TRUE = re.compile(rb'"value"\s*:\s*"1"')
_BRACES = re.compile(r"[{}]")
_CONSTRUCT = re.compile(r"\bCONSTRUCT\s*\{", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:DESCRIBE|CONSTRUCT\s+(?:WHERE|FROM))\b", re.IGNORECASE)
_THING = re.compile(r"[?$]it\b")


def ask_endpoint(
    client: Client, sparql: str, prefixes: Mapping[str, str], base: str = "", *, it: str = ""
) -> Answer:
    """Answer a SPARQL 1.1 query at the client's address.

    Args:
        client: what speaks to the endpoint.
        sparql: the query's text; `prefixes` are written before it where it declares none.
        prefixes: also used to shorten IRIs in the answer.
        base: left out of the readable values of IRIs below it.
        it: the IRI that the variable `?it` stands for.

    Raises:
        QueryError: the query would change something, or the endpoint calls it malformed.
        RemoteError: the endpoint cannot be reached, refuses, or answers something else.
    """
    if is_update(sparql):
        raise QueryError("queries only read", "the notes are changed in their files")
    text = declare_prefixes(bind_thing(sparql, it) if it else sparql, prefixes)
    response = _send(client, text)
    kind = find_kind(response)
    try:
        if kind in RDF_KINDS:
            return build_graph(_parse_graph(response.content, kind), prefixes, base)
        return read_answer(_parse_table(response, kind), prefixes, base)
    except (SyntaxError, ValueError) as error:
        raise explain_deafness(response) from error


def tells_nothing(client: Client) -> bool:
    """Say whether an endpoint's default graph is empty, though there are named graphs.

    Raises:
        RemoteError: it cannot be asked.
    """
    default = ask_endpoint(client, "ASK { ?s ?p ?o }", {})
    return not default.boolean and bool(
        ask_endpoint(client, "ASK { GRAPH ?g { ?s ?p ?o } }", {}).boolean
    )


def declare_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Write the prefixes before a query that it uses and does not declare."""
    missing = [name for name in find_undeclared(sparql) if name in prefixes]
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in missing) + sparql


def bind_thing(sparql: str, it: str) -> str:
    """Make `?it` of a query stand for an IRI, wherever it is used in the outermost pattern.

    Raises:
        QueryError: the query has no `?it`.

    >>> bind_thing("SELECT ?it WHERE { ?it ?p ?o }", "x:a")
    'SELECT ?it WHERE { VALUES ?it { <x:a> } ?it ?p ?o }'
    """
    blank = blank_quoted(sparql)
    if not _THING.search(blank):
        raise QueryError(
            "the query does not answer with ?it, which the note is to stand for",
            "SELECT ?it among others: it is what the note is about",
        )
    values = f"VALUES ?it {{ <{it}> }}"
    start = None if _SHORT.search(blank) else _find_pattern(blank)
    if start is None:
        return f"{sparql}\n{values}"
    return f"{sparql[:start]} {values}{sparql[start:]}"


def _find_pattern(blank: str) -> int | None:
    """Return where the outermost pattern of a query begins, behind its brace."""
    construct = _CONSTRUCT.search(blank)
    begin = construct.start() if construct else 0
    starts = _find_groups(blank, begin)
    if construct:
        next(starts, None)
    return next(starts, None)


def _find_groups(blank: str, begin: int) -> Iterator[int]:
    """Yield where the groups begin that stand in no other."""
    depth = 0
    for brace in _BRACES.finditer(blank, begin):
        if brace[0] == "{" and depth == 0:
            yield brace.end()
        depth += 1 if brace[0] == "{" else -1


def _send(client: Client, text: str) -> httpx.Response:
    """Send a query to where the store answers them, by whichever address of it we know."""
    address = find_query(client)
    response = _send_to(client, address or client.access.url, text)
    if response.status_code == 400:
        _check_syntax(text)
        said = read_reason(response)
        raise QueryError(f"{find_place(response)} does not understand the query", said)
    if not response.is_success:
        raise explain_refusal(response, is_signed=client.access.is_known, size=len(text.encode()))
    if not address:  # it answers, if not what it is asked: a page of the Web may be RDF, too
        raise explain_deafness(response)
    return response


def _send_to(client: Client, url: str, text: str) -> httpx.Response:
    """Send a query, by POST, and by GET where the endpoint takes nothing else."""
    # Asked for either, some give a table where a graph is wanted.
    accept = _GRAPHS if _find_form(text) in ("CONSTRUCT", "DESCRIBE") else _TABLES
    content = urlencode({"query": text}).encode()
    headers = {**FORM, "Accept": accept}
    response = client.try_send("POST", url, content=content, headers=headers)
    if response.status_code in (405, 501):
        address = add_parameter(url, "query", text)
        response = client.try_send("GET", address, headers={"Accept": accept})
    return response


def _find_form(text: str) -> str:
    """Return which form a query has, "" where none is seen."""
    found = _FORM.search(blank_quoted(text))
    return found[0].upper() if found else ""


def _check_syntax(text: str) -> None:
    """Say what is wrong with a query in our own words, where we see it too.

    Raises:
        QueryError: it is malformed.
    """
    if not has_word("SERVICE", text):
        read_results(build_store([]), text, {})


def _parse_graph(data: bytes, kind: str) -> list[tuple[str, str, str]]:
    formats = {
        "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
        "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    }
    format = formats.get(kind, pyoxigraph.RdfFormat.TURTLE)  # of which N-Triples are a part
    quads = pyoxigraph.parse(data, format, lenient=True)
    return [(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads]


def _parse_table(response: httpx.Response, kind: str) -> bytes:
    """Return a table of results in JSON, as the standard spells it today."""
    if kind not in ("application/sparql-results+json", "application/json"):
        raise ValueError(kind)
    if _VERDICT in response.content:
        verdict = _TRUE.search(response.content)
        return b'{"head":{},"boolean":%s}' % (b"true" if verdict else b"false")
    # What is a literal with a type now had a name of its own in drafts, which some still use.
    return re.sub(rb'("type"\s*:\s*)"typed-literal"', rb'\1"literal"', response.content)
