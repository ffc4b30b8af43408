"""What the graph's IRIs name is found at them: for readers, and for programs that follow links."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pyoxigraph
import pytest

from tests.server.servers import Server, start_server
from tests.vaults import write_vault

VAULT = """
=== zettel.toml
base = "https://v.example/kb/"
title = "Trial"
language = "en"
licence = "https://creativecommons.org/licenses/by/4.0/"
=== ontology/context.jsonld
{"@context": {"rank": "https://v.example/kb/vocab#rank", "parent": {"@id": "https://v.example/kb/vocab#parent", "@type": "@id"}}}
=== a.md
---
title: First note
tags: [x/y, été]
rank: 3
other: strange
parent: "[[sub/b c]]"
---
[[sub/b c]], ![[p.svg]] and [[Nobody & Co]].
=== sub/b c.md
---
aliases: [B]
---
# B
Back to [[a]].
=== secret.md
---
private: true
---
# Hidden
=== p.svg
<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
=== moved.csv
old,new
old/place,a
"""  # noqa: E501


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the vault."""
    vault = write_vault(tmp_path_factory.mktemp("linked") / "vault", VAULT)
    with start_server(vault) as running:
        yield running


def fetch(server: Server, path: str, accept: str) -> httpx.Response:
    """Get what is at a path below the base, in a media type."""
    return server.get(path, headers={"Accept": accept}, follow_redirects=False)


def parse(answer: httpx.Response, format: pyoxigraph.RdfFormat) -> set[pyoxigraph.Triple]:
    """Parse an answer as triples."""
    assert answer.status_code == 200, answer.text
    return {quad.triple for quad in pyoxigraph.parse(answer.content, format=format)}


def test_every_iri_below_the_base_answers(server: Server) -> None:
    """Whatever the graph names below its base is there in all three forms."""
    base = "https://v.example/kb/"
    graph = server.get("graph?default", headers={"Accept": "application/n-triples"})
    triples = parse(graph, pyoxigraph.RdfFormat.N_TRIPLES)
    named = {
        term.value.partition("#")[0].removeprefix(base)
        for triple in triples
        for term in triple
        if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(base)
    }
    assert {"note/a", "note/sub/b%20c", "tag/x/y", "key/other", "vocab"} <= named
    for path in sorted(named - {"file/p.svg", "note/old/place"}):
        page = fetch(server, path, "text/html")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        turtle = parse(fetch(server, path, "text/turtle"), pyoxigraph.RdfFormat.TURTLE)
        data = parse(fetch(server, path, "application/ld+json"), pyoxigraph.RdfFormat.JSON_LD)
        assert data
        assert path == "" or turtle, path


def test_a_client_chooses_the_form(server: Server) -> None:
    """By Accept, with qualities; what else there is stands in the headers."""
    answer = fetch(server, "note/a", "text/html;q=0.5, text/turtle;q=0.9")
    assert answer.headers["content-type"].startswith("text/turtle")
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["content-location"] == "/note/a.ttl"
    assert '</note/a.jsonld>; rel="alternate"; type="application/ld+json"' in answer.headers["link"]
    assert fetch(server, "note/a", "*/*").headers["content-type"].startswith("text/html")
    assert fetch(server, "note/a", "image/png").status_code == 406
    known = server.get(
        "note/a", headers={"Accept": "text/turtle", "If-None-Match": answer.headers["etag"]}
    )
    assert (known.status_code, known.content) == (304, b"")
    other = server.get(
        "note/a", headers={"Accept": "text/html", "If-None-Match": answer.headers["etag"]}
    )
    assert other.status_code == 200


def test_an_address_may_name_the_form(server: Server) -> None:
    """What Content-Location tells is what one gets there, whatever one accepts."""
    answer = fetch(server, "note/a.ttl", "text/html")
    assert answer.content == fetch(server, "note/a", "text/turtle").content
    assert "vary" not in answer.headers
    assert fetch(server, "void.ttl", "*/*").text.count("void:Dataset") == 1


def test_the_base_is_the_explorer_and_the_data_set(server: Server) -> None:
    """Readers get the map; programs are told whose data it is, and where to get it."""
    assert 'id="document"' in fetch(server, "", "text/html").text
    said = fetch(server, "", "text/turtle").text
    assert "creativecommons.org" in said
    assert "void:Dataset" in said


@pytest.mark.parametrize(
    "path", ["note/sub/b%20c", "note/%73ub/b%20c", "note/sub/b c", "tag/%C3%A9t%C3%A9", "tag/été"]
)
def test_signs_may_be_encoded_or_not(server: Server, path: str) -> None:
    """Clients write one address in several ways (RFC 3986, section 6.2.2)."""
    assert fetch(server, path, "text/html").status_code == 200


def test_an_old_address_leads_to_the_new_one(server: Server) -> None:
    """A note that has moved is found where it is now."""
    answer = fetch(server, "note/old/place", "text/turtle")
    assert (answer.status_code, answer.headers["location"]) == (308, "/note/a")
    assert answer.headers["cache-control"] == "no-cache"
    answer = fetch(server, "note/old/place.ttl", "*/*")
    assert (answer.status_code, answer.headers["location"]) == (308, "/note/a.ttl")


@pytest.mark.parametrize(
    ("path", "place"),
    [("note/a/", "/note/a"), ("note/sub/b%20c/", "/note/sub/b%20c"), ("note", "/note/")],
)
def test_addresses_of_a_static_site_lead_on(server: Server, path: str, place: str) -> None:
    """Where a folder would answer, with its `/` or without."""
    answer = fetch(server, path, "text/html")
    assert (answer.status_code, answer.headers["location"]) == (308, place)
    assert server.get(path, follow_redirects=True).status_code == 200


def test_people_are_shown_the_way_where_nothing_is(server: Server) -> None:
    """A browser gets a page with the search in it, a program one sentence; both are 404."""
    page = fetch(server, "nothing/here", "text/html,application/xhtml+xml,*/*;q=0.8")
    assert (page.status_code, page.headers["content-type"][:9]) == (404, "text/html")
    assert 'action="/search"' in page.text
    assert "<style>" in page.text
    for accept in ("*/*", "text/turtle"):
        told = fetch(server, "nothing/here", accept)
        assert (told.status_code, told.headers["content-type"][:10]) == (404, "text/plain")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html;q=0, */*", "text/turtle"),
        ("application/*", "application/ld+json"),
        ("text/*", "text/html"),
        ("application/xhtml+xml", "text/html"),
        ("application/json", "application/ld+json"),
        ("text/html;q=0", ""),
        ("*/*;q=0", ""),
    ],
)
def test_what_is_refused_is_not_sent_by_another_name(
    server: Server, accept: str, kind: str
) -> None:
    """Ranges mean a form's own media type; its other names count where they are named."""
    answer = fetch(server, "note/a", accept)
    assert answer.status_code == (200 if kind else 406)
    assert answer.headers["content-type"].startswith(kind or "text/plain")


@pytest.mark.parametrize(
    "path", ["", "note/a", "note/a.ttl", "site.css", "dump.ttl", "graph?default"]
)
def test_what_is_known_is_not_sent_again(server: Server, path: str) -> None:
    """By any of several tags, weak or not, or whatever there is; not by that of another form."""
    tag = server.get(path).headers["etag"]
    for told in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        answer = server.get(path, headers={"If-None-Match": told})
        assert (answer.status_code, answer.content) == (304, b"")
    for told in ('"x"', tag[:-2] + '"', "x" + tag):
        assert server.get(path, headers={"If-None-Match": told}).status_code == 200


@pytest.mark.parametrize(
    "path", ["", "note/a", "note/", "sparql", "sparql?query=ASK{}", "graph?default", "status"]
)
def test_heads_and_options(server: Server, path: str) -> None:
    """HEAD has what GET has but the body; OPTIONS tells what there is."""
    got, head = server.get(path), server.send("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "etag", "vary", "link"):
        assert head.headers.get(name) == got.headers.get(name)
    options = server.send("OPTIONS", path)
    posts = {"POST"} if path.startswith("sparql") else set()
    assert options.status_code == 204
    assert {*options.headers["allow"].split(", ")} == {"GET", "HEAD", "OPTIONS", *posts}


def test_caches_keep_forms_apart(server: Server) -> None:
    """Whatever is negotiated says so."""
    for path in ("", "note/a", "sparql", "graph?default"):
        for accept in ("text/html", "text/turtle"):
            answer = fetch(server, path, accept)
            assert answer.status_code == 406 or "Accept" in answer.headers["vary"].split(", ")


@pytest.mark.parametrize(
    "path",
    ["note/secret", "note/none", "note/../../etc/passwd", "note/%2e%2e/%2e%2e/etc/passwd",
     "file/../zettel.toml", "file/zettel.toml", "file/secret.md", "a.md", "note/a%00"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(server: Server, path: str) -> None:
    """Private notes, files that no note links to, and paths that lead elsewhere."""
    port = urlsplit(server.address).port
    assert port
    with httpx.Client() as client:
        request = client.build_request("GET", server.address)
        request = httpx.Request("GET", request.url.copy_with(raw_path=f"/{path}".encode()))
        assert client.send(request).status_code == 404


def test_a_file_of_the_vault_runs_nothing(server: Server) -> None:
    """A picture is given as it is; as a page of its own it may not run its script."""
    answer = fetch(server, "file/p.svg", "*/*")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert b"<svg" in answer.content


def test_lists_search_and_style_are_there(server: Server) -> None:
    """What pages lead to beside the graph's own IRIs."""
    for path in ("note/", "tag/", "type/", "missing/", "search", "map", "site.css", "search.js"):
        assert server.get(path).status_code == 200, path
    assert "First note" in server.get("search").text
    assert "Back to" in server.get("search").text
    assert server.get("dump.ttl").text.startswith("#")
    assert "<feed" in server.get("feed.xml").text
    assert all("Hidden" not in server.get(path).text for path in ("note/", "search", "dump.ttl"))


def test_pages_lead_to_pages(server: Server) -> None:
    """Each address on a page of the server answers, and stays on it."""
    import re

    seen: set[str] = set()
    waiting = ["note/a"]
    while waiting:
        page = server.get(waiting.pop(), headers={"Accept": "text/html"}, follow_redirects=True)
        assert page.status_code == 200, page.url
        if not page.headers["content-type"].startswith("text/html") or 'id="app"' in page.text:
            continue
        for address in re.findall(r'(?:href|src)="(/[^"#]*)', page.text):
            if address not in seen:
                seen.add(address)
                waiting.append(address.removeprefix("/"))
    assert {"/note/a", "/note/sub/b%20c", "/tag/x/y", "/note/a.ttl", "/file/p.svg"} <= seen


def test_a_note_tells_what_it_describes(server: Server) -> None:
    """Its thing, and what others may do with it."""
    links = fetch(server, "note/a", "text/turtle").headers["link"]
    assert '<https://v.example/kb/note/a#it>; rel="describes"' in links
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links


def test_the_data_set_tells_its_endpoint(server: Server) -> None:
    """At `/` for programs and at `void.ttl`; a page that is published has none to tell."""
    void = "http://rdfs.org/ns/void#sparqlEndpoint"
    for path in ("", "void.ttl"):
        quads = pyoxigraph.parse(
            fetch(server, path, "text/turtle").content, format=pyoxigraph.RdfFormat.TURTLE
        )
        found = [quad.object for quad in quads if quad.predicate.value == void]
        assert found == [pyoxigraph.NamedNode(f"{server.address}sparql")]
