"""The vocabulary page: what may be written in a note, and what it means, in Markdown."""

import re
from pathlib import Path

import pytest

import zettel
from tests.vaults import open_vault
from zettel.export.vocabulary.markdown import to_code, to_table, to_text
from zettel.vault import Vault

ROOT = Path(__file__).parents[2]
RENEW = "zettel export notes --to vocabulary -o docs/vocabulary.md"

TEXT = r"""
=== zettel.toml
language = "fr"
title = "Le *carnet*"
=== ontology/context.jsonld
{"@context": {"@language": "fr", "ex": "https://e.example/ns#",
  "xsd": "http://www.w3.org/2001/XMLSchema#", "zettel": "https://zettel.example/terms#",
  "document": {"@id": "http://xmlns.com/foaf/0.1/isPrimaryTopicOf",
    "@context": {"relu": {"@id": "ex:read", "@type": "xsd:boolean"}}},
  "pays": "ex:Country", "Élu": "ex:elected", "oublié": null, "a|b": "ex:pipe",
  "texte": {"@id": "ex:text", "@language": "eo"},
  "noms": {"@id": "ex:n", "@container": "@language"},
  "âge": {"@id": "ex:age", "@type": "xsd:integer"},
  "couleur": {"@id": "ex:colour", "@type": "ex:C"},
  "habitants": {"@reverse": "ex:livesIn", "@type": "@id"},
  "accès": {"@id": "ex:access", "@type": "@vocab"},
  "mandats": {"@id": "ex:office", "@container": "@list", "@context": {
    "début": {"@id": "ex:from", "@type": "zettel:Date"},
    "lieu": {"@id": "ex:at", "@context": {"étage": "ex:floor"}}}}
}}
=== ontology/v.ttl
@prefix ex: <https://e.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Country a owl:Class ; rdfs:subClassOf ex:Place ;
  rdfs:label "country"@en, "pays"@fr, "lando"@eo ; rdfs:comment "Un *État* | reconnu."@fr .
ex:Place a owl:Class ; rdfs:label "lieu"@fr .
ex:Person a owl:Class ; rdfs:label "personne"@fr .
[] a owl:AllDisjointClasses ; owl:members ( ex:Person ex:Place ) .
ex:country a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:label "<b>pays</b>"@fr ;
  rdfs:domain [ owl:unionOf ( ex:Person [ owl:complementOf ex:Country ] ) ] ;
  rdfs:range owl:Thing ; owl:inverseOf ex:countryOf .
ex:countryOf a owl:ObjectProperty ; rdfs:label "pays de"@fr .
ex:access a owl:ObjectProperty ; rdfs:range ex:Access ; rdfs:label "accès"@fr .
ex:Access a owl:Class ; rdfs:label "accès"@fr .
ex:elected a ex:Access ; rdfs:label "élu"@fr .
=== ontology/queries/Q1.rq
# Qui ?
# Une | ligne.
SELECT * { ?a ?b ?c }
=== a.md
# A
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Return the page of a vault with something of everything."""
    return write(open_vault(tmp_path, TEXT))


def write(vault: Vault) -> str:
    """Return a vault's page."""
    return (vault.export("vocabulary") or b"").decode()


def find_cells(page: str, first: str) -> list[str]:
    """Return the other cells of the row that begins with a cell."""
    for line in page.splitlines():
        cells = re.split(r" (?<!\\)\| ", line.removeprefix("| ").removesuffix(" |"))
        if cells[0] == first:
            return cells[1:]
    raise AssertionError(f"no row begins with {first}")


def find_section(page: str, title: str) -> str:
    """Return the text of the section under a heading that ends so."""
    parts = re.split(r"^#+ ", page, flags=re.MULTILINE)
    return next(part for part in parts if part.split("\n")[0].endswith(title))


def test_page_of_the_shipped_notes_is_current() -> None:
    """`docs/vocabulary.md` is what the ontology says now."""
    kept = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    current = write(zettel.open(ROOT / "notes")) == kept
    assert current, f"docs/vocabulary.md is out of date; renew it with: {RENEW}"


def test_title_without_a_header(page: str) -> None:
    """Without an ontology header, the page goes by the vault's title, and speaks its language."""
    assert page.startswith("# Vocabulaire – Le \\*carnet\\*\n")
    assert '## <a id="section-types"></a>Types de notes\n' in page


def test_header_stands_in_each_language(tmp_path: Path) -> None:
    """Title and description of the ontology: the vault's language first, the other beside."""
    header = """=== ontology/w.ttl
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://e.example/ns> a <http://www.w3.org/2002/07/owl#Ontology> ;
  dcterms:title "Words"@en, "Mots"@fr ; dcterms:description "Which"@en, "Lesquels"@fr .
"""
    page = write(open_vault(tmp_path, TEXT + header))
    assert page.startswith("# Mots\n\n*Words*\n\nLesquels\n\n*Which*\n\n")


def test_note_types_and_words(page: str) -> None:
    """Each name with its term, labels in all languages, and comment."""
    cells = find_cells(page, "`pays`")
    assert cells[0] == "[`ex:Country`](#ex-Country)"
    assert cells[1] == "pays · *country* · *lando*"
    assert cells[2] == "Un \\*État\\* \\| reconnu."
    assert find_cells(page, "`Élu`")[:2] == ["[`ex:elected`](#ex-elected)", "élu"]


@pytest.mark.parametrize(
    ("key", "place", "holds"),
    [
        ("âge", "la note", "nombre entier"),
        ("texte", "la note", "texte en `eo`"),
        ("a\\|b", "la note", "texte en français"),
        ("noms", "la note", "textes par langue"),
        ("couleur", "la note", "`ex:C`"),
        ("accès", "la note", "mot (`Élu`)"),
        ("habitants", "la note", "lien, lu à l'envers : c'est ce qui est lié qui a la propriété"),
        ("mandats", "la note", "fiches imbriquées, dans l'ordre"),
        ("oublié", "la note", "rien : elle ne va pas dans le graphe"),
        ("relu", "la note, comme document", "vrai ou faux"),
        ("début", "dans `mandats`", "date"),
        ("étage", "dans `mandats › lieu`", "texte en français"),
        ("description", "la note", "texte en français"),
        ("author", "la note, comme document", "texte"),
    ],
)
def test_keys_say_where_they_stand_and_what_they_hold(
    page: str, key: str, place: str, holds: str
) -> None:
    """A row a key, in plain words; inner keys with the keys that they stand in."""
    cells = find_cells(page, f"`{key}`")
    assert (cells[0], cells[2]) == (place, holds)


def test_own_terms(page: str) -> None:
    """A section a term: what it is said of, what it leads to, with anonymous classes spelt out."""
    section = find_section(page, "`ex:country` – &lt;b\\>pays&lt;/b\\>")
    assert "- se dit de : [`ex:Person`](#ex-Person) ou non [`ex:Country`](#ex-Country)" in section
    assert "- mène à : toute chose" in section
    assert "- inverse de : [`ex:countryOf`](#ex-countryOf)" in section
    assert "- est : unique" in section
    assert "- inverse de : [`ex:country`]" in find_section(page, "`ex:countryOf` – pays de")
    assert "- jamais à la fois : [`ex:Person`](#ex-Person)" in find_section(page, "– lieu")


def test_links_lead_somewhere(page: str) -> None:
    """Every link of the page has its anchor, and no two anchors are alike but for their case."""
    anchors = re.findall(r'<a id="([^"]+)">', page)
    assert len({anchor.casefold() for anchor in anchors}) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(anchors)


def test_rows_have_the_cells_of_their_table(page: str) -> None:
    """No text splits a cell or a row."""
    tables = re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE)
    assert len(tables) > 5
    for table in tables:
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(counts) == 1, table


def test_queries_and_prefixes(page: str) -> None:
    """Named queries with their titles; prefixes with their namespaces."""
    assert find_cells(page, "`Q1`") == ["Qui ?", "Une \\| ligne."]
    assert find_cells(page, "`ex:`") == ["`https://e.example/ns#`"]


def test_vault_without_an_ontology(tmp_path: Path) -> None:
    """Any vault has keys that mean something, and what zettel adds; in English by default."""
    page = write(open_vault(tmp_path, "=== zettel.toml\ntitle = 'Mine'\n=== a.md\n# A\n"))
    assert page.startswith("# Vocabulary – Mine\n")
    headings = re.findall(r'^## <a id="section-(\w+)">', page, re.MULTILINE)
    assert headings == ["common", "fields", "engine", "queries", "prefixes"]
    assert find_cells(page, "`start`")[:3] == ["the note", "`schema:startDate`", "date"]
    assert find_cells(page, "`zettel:Link`")[0] == "link · *lien*"


def test_same_ontology_same_bytes(tmp_path: Path) -> None:
    """Nothing depends on the order of reading, nor on names that a parser makes up."""
    assert write(open_vault(tmp_path / "a", TEXT)) == write(open_vault(tmp_path / "b", TEXT))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a\nb  c", "a b c"),
        ("*a* _b_ `c` ~d~ [e](f)", r"\*a\* \_b\_ \`c\` \~d\~ \[e\](f)"),
        ("<script> &amp; C:\\", r"&lt;script\> &amp;amp; C:\\"),
        ("# a", r"\# a"),
        ("1. a - b", r"1\. a \- b"),
        ("- a", r"\- a"),
        ("C# 2.0", "C# 2.0"),
    ],
)
def test_text_is_never_markup(text: str, escaped: str) -> None:
    """Marks are escaped, and only marks."""
    assert to_text(text) == escaped


def test_code_holds_ticks() -> None:
    """As many ticks around as none inside."""
    assert [to_code(text) for text in ("a", "a`b", "``a")] == ["`a`", "``a`b``", "``` ``a ```"]


def test_empty_columns_are_left_out() -> None:
    """A column that no row fills says nothing."""
    assert to_table(("a", "b", "c"), [("1", "", "x|y")])[::2] == ["| a | c |", "| 1 | x\\|y |"]
