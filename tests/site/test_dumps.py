"""The whole graph in a site: as it is exported, compressed, and told of in VoID and DCAT."""

import gzip
from pathlib import Path

import rdflib

import zettel
from tests.site.sites import NOTES, publish


def test_the_dump_is_the_export(tmp_path: Path) -> None:
    """It is what `zettel export --to turtle` writes, and has as many triples as VoID says."""
    site = publish(tmp_path, NOTES)
    vault = zettel.open(tmp_path / "vault")
    dump = (site / "dump.ttl").read_bytes()
    assert dump == vault.export("turtle")
    graph = rdflib.Graph().parse(data=dump.decode(), format="turtle")
    about = rdflib.Graph().parse(site / "void.ttl", format="turtle")
    count = about.value(rdflib.URIRef("https://notes.example/x/"), rdflib.VOID.triples)
    assert int(str(count)) == len(graph)


def test_the_dump_is_there_compressed(tmp_path: Path) -> None:
    """Without a time or a name in it, so that it is the same each time; VoID and DCAT tell both."""
    site = publish(tmp_path, NOTES)
    packed, dump = ((site / name).read_bytes() for name in ("dump.ttl.gz", "dump.ttl"))
    assert gzip.decompress(packed) == dump
    assert packed[3:8] == bytes(5)  # no name, no time (RFC 1952)
    about = rdflib.Graph().parse(site / "void.ttl", format="turtle")
    base = rdflib.URIRef("https://notes.example/x/")
    types = "https://www.iana.org/assignments/media-types/"
    for name, data in (("dump.ttl", dump), ("dump.ttl.gz", packed)):
        (one,) = about.subjects(rdflib.DCAT.downloadURL, base + name)
        assert (base, rdflib.VOID.dataDump, base + name) in about
        assert int(str(about.value(one, rdflib.DCAT.byteSize))) == len(data)
        assert about.value(one, rdflib.DCAT.mediaType) == rdflib.URIRef(f"{types}text/turtle")
        form = about.value(one, rdflib.DCAT.compressFormat)
        assert (form == rdflib.URIRef(f"{types}application/gzip")) == (data is packed)


def test_the_number_of_triples_is_that_of_the_dump(corpus: Path) -> None:
    """Also where notes share terms, tags and labels."""
    graph = rdflib.Graph().parse(corpus / "dump.ttl", format="turtle")
    about = rdflib.Graph().parse(corpus / "void.ttl", format="turtle")
    base = rdflib.URIRef("https://ogp.example/")
    assert int(str(about.value(base, rdflib.VOID.triples))) == len(graph)
    persons = "SELECT ?n { ?p <http://rdfs.org/ns/void#class> foaf:Person ; void:entities ?n }"
    assert [str(row[0]) for row in about.query(persons)] == ["6"]  # type: ignore[index]
    people = set(graph.subjects(rdflib.RDF.type, rdflib.FOAF.Person))
    assert len(people) == 6
