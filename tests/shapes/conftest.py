"""Small vaults with shapes: a vocabulary that they share, and shapes of their own."""

from pathlib import Path

from tests.vaults import write_vault

SETTINGS = """
=== zettel.toml
notes = "notes"
base = "https://v.example/"
language = "en"
=== ontology/context.jsonld
{"@context": {
  "ex": "https://v.example/terms#", "zettel": "https://zettel.example/terms#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
  "person": "ex:Person", "body": "ex:Body", "post": "ex:Post",
  "posts": {"@id": "ex:post", "@type": "@id", "@context": {
    "organisation": {"@id": "ex:at", "@type": "@id"},
    "start": {"@id": "ex:start", "@type": "zettel:Date"},
    "end": {"@id": "ex:end", "@type": "zettel:Date"},
    "rank": {"@id": "ex:rank", "@type": "xsd:integer"}
  }},
  "name": {"@id": "ex:name", "@container": "@language"},
  "mail": "ex:mail", "nick": "ex:nick", "colour": "ex:colour",
  "age": {"@id": "ex:age", "@type": "xsd:integer"},
  "knows": {"@id": "ex:knows", "@type": "@id"}, "head_of": {"@id": "ex:headOf", "@type": "@id"}
}}
=== ontology/terms.ttl
@prefix ex: <https://v.example/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix zettel: <https://zettel.example/terms#> .
ex:Person a owl:Class ; rdfs:label "person"@en .
ex:Body a owl:Class ; rdfs:label "body"@en .
ex:Office a owl:Class ; rdfs:label "office"@en ; rdfs:subClassOf ex:Body .
ex:Post a owl:Class ; rdfs:label "post"@en .
ex:post a owl:ObjectProperty ; rdfs:label "post"@en ; rdfs:range ex:Post .
ex:start a owl:DatatypeProperty ; rdfs:label "start"@en ;
  zettel:earliest ex:startEarliest ; zettel:latest ex:startLatest .
ex:end a owl:DatatypeProperty ; rdfs:label "end"@en ;
  zettel:earliest ex:endEarliest ; zettel:latest ex:endLatest .
"""

PREFIXES = """=== ontology/shapes.ttl
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://v.example/terms#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix zettel: <https://zettel.example/terms#> .
"""


def write_shaped(folder: Path, shapes: str, notes: str) -> Path:
    """Write a vault with these shapes and notes (each note under a line `=== its/path`)."""
    return write_vault(folder, f"{SETTINGS.lstrip()}{PREFIXES}{shapes}\n{notes}")
