"""Front matter that says RDF as it is: `iri`, keys that are properties, JSON-LD's value objects."""

from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import FOAF, RDF, RDFS, SKOS, XSD

import zettel
from tests.vaults import open_vault

BASE = "https://v.example/"
_ALICE = URIRef("http://people.example/alice#me")
_TOML = f'=== zettel.toml\nbase = "{BASE}"\n'


def read(folder: Path, notes: str) -> Graph:
    """Return the graph of a vault as rdflib reads its Turtle."""
    vault = open_vault(folder, _TOML + notes)
    assert [issue for issue in vault.issues if issue.severity == "error"] == []
    return Graph().parse(data=vault.to_turtle(links=False), format="turtle")


def test_facts_hang_on_the_iri_that_a_note_gives(tmp_path: Path) -> None:
    """The note stays a document of its own; its facts and all links to it go to the address."""
    graph = read(
        tmp_path,
        "=== 1.md\n---\nid: a1\ntitle: Alice\niri: http://people.example/alice#me\n"
        "foaf:nick: ali\n---\n"
        '=== 2.md\n---\nid: b1\nrelated: "[[a1]]"\nsee_also: "[[a1#^p]]"\n---\n[[a1]]\n',
    )
    document, other = URIRef(f"{BASE}note/a1"), URIRef(f"{BASE}note/b1#it")
    assert set(graph.objects(document, FOAF.primaryTopic)) == {_ALICE}
    assert set(graph.objects(_ALICE, FOAF.nick)) == {Literal("ali")}
    assert set(graph.objects(other, RDFS.seeAlso)) == {_ALICE}
    assert URIRef(f"{BASE}note/a1#block-p") in set(graph.objects(other))
    assert URIRef(f"{BASE}note/a1#it") not in set(graph.all_nodes())


def test_an_iri_that_is_none_is_passed_over(tmp_path: Path) -> None:
    """What is no address names nothing; the note has the name that every note has."""
    graph = read(tmp_path, "=== 1.md\n---\nid: a1\niri: alice\nfoaf:nick: ali\n---\n")
    assert set(graph.subjects(FOAF.nick)) == {URIRef(f"{BASE}note/a1#it")}


def test_queries_know_the_iri(tmp_path: Path) -> None:
    """`?it` is the address of the note that is asked about."""
    vault = open_vault(
        tmp_path, f"{_TOML}=== 1.md\n---\nid: a1\niri: {_ALICE}\nfoaf:nick: x\n---\n"
    )
    assert list(vault.query("SELECT ?it ?n { ?it foaf:nick ?n }", of="a1").rows)


def test_values_are_said_whole(tmp_path: Path) -> None:
    """Datatypes, languages, addresses, lists: all under the property's own name."""
    graph = read(
        tmp_path,
        """=== 1.md
---
id: a1
http://x.example/p#q: plain
<urn:x:y>: urn
skos:note: {fr: oui, en: [yes, aye], "@none": ja}
skos:notation: {"@value": "007", "@type": xsd:token}
rdfs:comment: {"@value": "[[no link]]", "@language": de}
rdfs:isDefinedBy: <http://x.example/>
related: {iri: "http://x.example/r"}
foaf:knows:
  - iri: http://x.example/bob
    foaf:name: Bob
  - {iri: "#carol", foaf:name: Carol}
skos:member: {"@list": [one, two]}
"@included":
  - {iri: "http://x.example/z", type: foaf:Agent}
---
""",
    )
    it, x = URIRef(f"{BASE}note/a1#it"), "http://x.example/"
    assert graph.value(it, URIRef(f"{x}p#q")) == Literal("plain")
    assert graph.value(it, URIRef("urn:x:y")) == Literal("urn")
    assert set(graph.objects(it, SKOS.note)) == {
        Literal("oui", "fr"), Literal("yes", "en"), Literal("aye", "en"), Literal("ja"),
    }  # fmt: skip
    assert graph.value(it, SKOS.notation) == Literal("007", datatype=XSD.token)
    assert graph.value(it, RDFS.comment) == Literal("[[no link]]", "de")
    assert graph.value(it, RDFS.isDefinedBy) == URIRef(x)
    assert URIRef(f"{x}r") in set(graph.objects(it))
    assert graph.value(URIRef(f"{x}bob"), FOAF.name) == Literal("Bob")
    assert graph.value(URIRef(f"{BASE}note/a1#carol"), FOAF.name) == Literal("Carol")
    (head,) = graph.objects(it, SKOS.member)
    assert list(Collection(graph, head)) == [Literal("one"), Literal("two")]
    assert (URIRef(f"{x}z"), RDF.type, FOAF.Agent) in graph


def test_a_change_of_iri_reaches_the_notes_that_link(tmp_path: Path) -> None:
    """The Turtle in a file follows where only the note that is linked to has changed."""
    folder = tmp_path / "v"
    open_vault(
        folder, _TOML + '=== 1.md\n---\nid: a1\n---\n=== 2.md\n---\nsee_also: "[[a1]]"\n---\n'
    )
    out = tmp_path / "out.ttl"
    zettel.open(folder).export("turtle", out)
    assert b"alice" not in out.read_bytes()
    (folder / "1.md").write_text(f"---\nid: a1\niri: {_ALICE}\n---\n")
    zettel.open(folder).export("turtle", out)
    fresh = zettel.open(folder, cache=False).export("turtle", None)
    assert out.read_bytes() == fresh
    assert b"rdfs:seeAlso <http://people.example/alice#me>" in out.read_bytes()
