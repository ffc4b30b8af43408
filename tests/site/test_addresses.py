"""Where things stand on a static host: IRIs lead to them, whatever an id holds."""

import json
import urllib.request
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zettel
from tests.site.links import find_dead_links
from tests.site.sites import TOML, publish, read_files, serve
from zettel.rdf import document_iri
from zettel.site import Form, Kind, Resource
from zettel.site.places import Limits, find_files, to_address

BASE = "https://notes.example/x/"
IDS = (
    "a b", "été/ü", "x?y#z", "100%", "%41", "CON", "a:b*c|d", '<"q">', "back\\slash", "日本語",
    "🙂", "dot.", "a/b/c", "index", "note", "x.ttl", "x", "a+b&c=d", "it's", "~tilde", ".hidden",
    "_under",
)  # fmt: skip
"""Ids whose pages a static host finds by their IRI."""
LOST = ("..", "a/../b", "x/index.html", "q" * 400, "/".join(["step"] * 300), "a//b")
"""Ids whose IRI cannot be a file's name, or is that of another's file: links lead to their page."""


def write_notes(ids: tuple[str, ...]) -> str:
    """Write a vault of notes that all link to one another."""
    links = " ".join(f"[[Title {number}]]" for number in range(len(ids)))
    notes = [
        f"=== {number}.md\n---\nid: {json.dumps(name, ensure_ascii=False)}\ntitle: Title {number}\n"
        f"tags: ['t/{number} é']\n---\nText {number}. {links}\n"
        for number, name in enumerate(ids)
    ]
    return TOML + "\n".join(["", *notes])


def fetch(address: str) -> tuple[int, str, str]:
    """Ask a server; return status, the address that it led to, and what it says."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.url, answer.read().decode()
    except HTTPError as error:
        return error.code, error.url or "", ""


def test_odd_ids_dereference(tmp_path: Path) -> None:
    """The path of the IRI, asked of a plain static server below some path, gives page and data."""
    site = publish(tmp_path, write_notes(IDS + LOST))
    site = site.rename(tmp_path / "x")
    with serve(site, "x/") as host:
        for number, name in enumerate(IDS):
            iri = document_iri(BASE, name)
            place = host + iri.removeprefix(BASE)
            status, _, page = fetch(place)
            assert (status, f"Text {number}." in page) == (200, True), name
            assert f'rel="canonical" href="{iri}"'.replace("'", "&#39;") in page
            if name != "x":  # whose Turtle has another name: `x.ttl` is a note
                status, _, data = fetch(f"{place}.ttl")
                assert (status, f'"Title {number}"' in data) == (200, True), name
        status, _, page = fetch(f"{host}tag/t/3%20%C3%A9")
        assert "Title 3" in page
        assert fetch(f"{host}note/nobody")[0] == 404


def test_every_link_leads_somewhere(tmp_path: Path, corpus: Path) -> None:
    """No link of any page is dead, to a file or to a place in it; not with odd ids either."""
    assert find_dead_links(publish(tmp_path, write_notes(IDS + LOST))) == []
    assert find_dead_links(corpus) == []


def test_every_note_has_files_of_its_own(tmp_path: Path) -> None:
    """Also where one id is the other's file, or ids differ in case alone."""
    ids = (*IDS, *LOST, "A", "a", "x.jsonld", "x/index.html/index.html")
    site = publish(tmp_path, write_notes(ids))
    pages = [data.decode() for name, data in read_files(site).items() if name.endswith(".html")]
    for number in range(len(ids)):
        assert (
            sum(f'<div class="body" dir="auto">\n<p>Text {number}.' in page for page in pages) == 1
        )


def test_the_names_of_the_site_are_its_own(tmp_path: Path) -> None:
    """A vocabulary at an address that a page of the site has gives way."""
    text = f"""{TOML}
=== ontology/context.jsonld
{{"@context": {{"k": "{BASE}search#k", "l": "{BASE}index.html", "m": "{BASE}dump.ttl#m"}}}}
=== a.md
---
k: 1
l: 2
m: 3
---
"""
    site = publish(tmp_path, text)
    assert 'id="index"' in (site / "search" / "index.html").read_text("utf-8")
    assert (site / "dump.ttl").read_bytes() == zettel.open(tmp_path / "vault").export("turtle")
    assert find_dead_links(site) == []


WINDOWS = Limits('\0<>:"|?*\\', folds=True)


@given(st.lists(st.text(min_size=1, max_size=40), unique=True, max_size=12))
def test_no_two_things_have_one_file(names: list[str]) -> None:
    """Whatever ids there are, and whatever the machine's files may be called."""
    paths = sorted({document_iri("", name) for name in names})
    resources = [Resource(Kind.NOTE, path, path) for path in paths]
    for limits in (Limits(), WINDOWS):
        files = find_files(resources, limits)
        known = [name.casefold() if limits.folds else name for name in files.values()]
        assert len(set(known)) == len(known)
        folders = {
            "/".join(name.split("/")[:n]) for name in known for n in range(name.count("/") + 1)
        }
        assert not folders & set(known)
        for path in paths:
            for form in Form:
                parts = files[path, form].split("/")
                assert parts[0].partition(".")[0] in ("note", "~")
                assert not {"", ".", ".."} & set(parts)
                assert not any(sign in part for part in parts for sign in limits.forbidden)
                assert all(len(part.encode()) < 256 for part in parts)


@given(st.text(min_size=1, max_size=60))
def test_an_address_is_decoded_to_its_file(name: str) -> None:
    """What a page writes is what a host makes the file's name of."""
    files = find_files([Resource(Kind.NOTE, document_iri("", name), name)], Limits())
    file = files[document_iri("", name), Form.HTML]
    address = to_address(file)
    assert urlsplit(address).path == address
    assert quote(file, safe="/-._~") == address


@pytest.mark.parametrize("name", ["a<b", "a.", "CON ", 'q"r'])
def test_names_that_windows_forbids(name: str) -> None:
    """There the signs are encoded once more; elsewhere they stand."""
    resource = Resource(Kind.NOTE, document_iri("", name), name)
    key = resource.path, Form.HTML
    assert find_files([resource], Limits())[key] == f"note/{name}/index.html"
    assert find_files([resource], WINDOWS)[key] != f"note/{name}/index.html"
