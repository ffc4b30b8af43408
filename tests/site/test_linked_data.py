"""Every IRI below the base answers: as a page, as Turtle and as JSON-LD, which say the same."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib

import zettel
from tests.site.conftest import ROOT
from tests.site.sites import TOML
from tests.vaults import open_vault
from zettel.site import Addresses, Form, Kind, World, locate_served, represent
from zettel.vault import Vault
from zettel.vault.world import build_world

SCHEMA = "https://schema.org/"
SERVED = Addresses(root="/", locate=locate_served)

ODD = f"""{TOML}
=== ontology/context.jsonld
{{"@context": {{"vocab": "https://notes.example/x/terms/", "knows": {{"@id": "vocab:knows",
 "@type": "@id"}}, "slash": "https://notes.example/x/elsewhere"}}}}
=== ontology/own.ttl
@prefix : <https://notes.example/x/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:knows rdfs:label "connaît"@fr ; rdfs:seeAlso [ rdfs:label "sans nom" ] .
=== a.md
---
types: [Sorte]
tags: [un/deux, seul]
couleur: rouge
knows: "[[b]]"
slash: x
---
[[b]], [[nothing]], [[dir/c#Section]], ![](p.png), ![](gone.png), [x](https://notes.example/x/note/zz),
[y](https://notes.example/x/quite/else)
=== b.md
Texte.
=== dir/c.md
# Section
=== p.png
PNG
=== old.md
---
private: true
---
=== moved.csv
old,new
before,b
"""


def list_iris(vault: Vault) -> set[str]:
    """List all IRIs of a graph, with those of what follows and of named graphs."""
    graph = vault.to_dataset(infer=True)
    terms = {term for quad in graph.quads() for term in quad if isinstance(term, rdflib.URIRef)}
    return {str(term).partition("#")[0] for term in terms}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """Open a vault in which all kinds of things are named."""
    return open_vault(tmp_path_factory.mktemp("odd"), ODD)


def check_iris(vault: Vault, world: World) -> set[str]:
    """See that every IRI below the base answers in all forms; return them."""
    base = vault.settings.base
    found = {iri for iri in list_iris(vault) if iri.startswith(base)}
    for iri in found:
        resource = world.find(iri[len(base) :])
        assert resource, iri
        assert represent(world, resource, Form.HTML, SERVED), iri
        if resource.kind is not Kind.FILE:
            turtle = represent(world, resource, Form.TURTLE, SERVED).decode()
            assert len(rdflib.Graph().parse(data=turtle, format="turtle")), iri
    return found


def test_every_iri_of_the_corpus_answers(world: World) -> None:
    """Nothing that the graph mentions below the base is a dead link."""
    vault = zettel.open(ROOT / "notes", cache=False)
    assert len(check_iris(vault, world)) > 120


def test_every_iri_of_an_odd_vault_answers(odd: Vault) -> None:
    """Keys, types, terms, placeholders, files that are there or not, what nobody describes."""
    world = build_world(odd, drafts=True, infer=True)
    found = {iri.removeprefix("https://notes.example/x/") for iri in check_iris(odd, world)}
    wanted = {
        "", "note/a", "missing/nothing", "tag/un", "tag/un/deux", "tag/seul", "key/couleur",
        "type/Sorte", "terms/knows", "elsewhere", "file/p.png", "file/gone.png", "note/before",
        "note/zz", "quite/else",
    }  # fmt: skip
    assert wanted <= found
    kinds = {path: world.find(path) for path in wanted}
    assert {path: found.kind for path, found in kinds.items() if found} == {
        "": Kind.DATASET, "note/a": Kind.NOTE, "missing/nothing": Kind.MISSING, "tag/un": Kind.TAG,
        "tag/un/deux": Kind.TAG, "tag/seul": Kind.TAG, "key/couleur": Kind.TERMS,
        "type/Sorte": Kind.TYPE, "terms/knows": Kind.TERMS, "elsewhere": Kind.TERMS,
        "file/p.png": Kind.FILE, "file/gone.png": Kind.OTHER, "note/before": Kind.MOVED,
        "note/zz": Kind.OTHER, "quite/else": Kind.TERMS,
    }  # fmt: skip
    assert world.find("note/nobody") is None


@pytest.mark.parametrize("name", ["world", "odd"])
def test_json_ld_says_what_turtle_says(name: str, request: pytest.FixtureRequest) -> None:
    """Beside terms of schema.org the two are one graph; the former has more of those."""
    given = request.getfixturevalue(name)
    world = given if isinstance(given, World) else build_world(given)
    for resource in list(world.list_all()):
        if resource.kind is Kind.FILE:
            continue
        turtle, data = (represent(world, resource, form, SERVED) for form in list(Form)[1:])
        stated = rdflib.Graph().parse(data=turtle.decode(), format="turtle")
        told = rdflib.Graph().parse(data=data.decode(), format="json-ld")
        more = {t for t in told if not has_blank(t)} - set(stated)
        assert not {t for t in stated if not has_blank(t)} - set(told), resource
        assert all(SCHEMA in f"{p}{o}" for _, p, o in more), resource
        assert len(list(filter(has_blank, stated))) == len(list(filter(has_blank, told)))


def has_blank(triple: tuple[object, ...]) -> bool:
    """Say whether a triple has a node without a name."""
    return any(isinstance(term, rdflib.BNode) for term in triple)


def test_the_turtle_of_a_note_is_its_named_graph(world: World) -> None:
    """It says what the note says, and to which data set it belongs."""
    vault = zettel.open(ROOT / "notes", cache=False)
    resource = world.find("note/20230930130335")
    assert resource
    turtle = represent(world, resource, Form.TURTLE, SERVED).decode()
    document = rdflib.URIRef("https://ogp.example/note/20230930130335")
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    belongs = (document, rdflib.VOID.inDataset, rdflib.URIRef("https://ogp.example/"))
    assert set(graph) - set(vault.rdf.graph(document)) == {belongs}
    assert set(vault.rdf.graph(document)) < set(graph)


class Reader(HTMLParser):
    """Reads the data and the head of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.data: list[str] = []
        self.head: dict[str, str] = {}
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take notice of data, of meta and link elements."""
        given = {name: value or "" for name, value in attrs}
        self._is_data = tag == "script" and given.get("type") == "application/ld+json"
        if tag == "meta":
            self.head[given.get("name") or given.get("property", "")] = given.get("content", "")
        if tag == "link" and given.get("rel") == "canonical":
            self.head["canonical"] = given["href"]

    def handle_data(self, data: str) -> None:
        """Keep data."""
        if self._is_data:
            self.data.append(data)
            self._is_data = False


def test_search_engines_read_who_wrote_what(world: World) -> None:
    """The page embeds headline, author, dates, licence, subject and mentions; and is canonical."""
    resource = world.find("note/20230930130335")
    assert resource
    reader = Reader()
    reader.feed(represent(world, resource, Form.HTML, SERVED).decode())
    (text,) = reader.data
    first, second, *_ = json.loads(text)["@graph"]
    assert first["@type"] == "Article"
    assert first["headline"] == "Manish Bapna"
    assert first["author"] == "Les auteurs de zettel"
    assert first["dateCreated"] == "2023-09-30T13:03:35"
    assert first["inLanguage"] == "fr"
    assert first["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert first["isPartOf"] == {"@id": "https://ogp.example/"}
    assert first["about"] == {"@id": second["@id"]}
    assert len(first["mentions"]) == 8
    assert (second["@type"], second["name"]) == ("Person", "Manish Bapna")
    assert (
        reader.head["canonical"]
        == reader.head["og:url"]
        == "https://ogp.example/note/20230930130335"
    )
    assert reader.head["description"].startswith("Manish Bapna est vice-président")
    assert reader.head["og:type"] == "article"


def test_data_cannot_end_its_element(tmp_path: Path) -> None:
    """A title with markup stays a title, in the page and in the data embedded in it."""
    title = "</script><script>alert(1)</script><!--"
    world = build_world(open_vault(tmp_path, f'=== a.md\n---\ntitle: "{title}"\n---\nx\n'))
    resource = world.find("note/a")
    assert resource
    page = represent(world, resource, Form.HTML, SERVED).decode()
    assert "<script>" not in page
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(text)["@graph"][0]["headline"] == title


def test_a_note_is_about_what_it_names(tmp_path: Path) -> None:
    """For search engines too, in the members of its type, and in what leads to it."""
    alice = "http://people.example/alice#me"
    vault = open_vault(
        tmp_path,
        f"{TOML}=== a.md\n---\ntypes: [Sorte]\niri: {alice}\nfoaf:depiction: <http://x.example/i>\n"
        "---\n=== b.md\nTo [[a]].\n",
    )
    world = build_world(vault)
    found = {}
    for path in ("note/a", "note/b", "type/Sorte"):
        resource = world.find(path)
        assert resource
        data = represent(world, resource, Form.JSON_LD, SERVED)
        found[path] = {each["@id"]: each for each in json.loads(data)["@graph"]}
    documents = {name: f"https://notes.example/x/note/{name}" for name in "ab"}
    assert found["note/a"][documents["a"]]["about"] == {"@id": alice}
    assert found["note/a"][alice]["mainEntityOfPage"] == {"@id": documents["a"]}
    assert found["note/b"][documents["b"]]["mentions"] == {"@id": alice}
    assert alice in found["type/Sorte"]
    note = world.find("note/a")
    page = represent(world, note, Form.HTML, SERVED) if note else b""
    assert b'<a class="external" rel="noopener" href="http://x.example/i">' in page
    assert b"<dt>iri</dt>" in page
