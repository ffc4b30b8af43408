"""Notes that an import makes of RDF, as a person reads them."""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS

import zettel
from tests.edit.facts import TOML, find_difference, import_turtle, read_export, settle

_PREFIXES = """\
@prefix ex: <http://x.example/> .
@prefix dc: <http://purl.org/dc/elements/1.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def read_only_note(vault: Path, turtle: str) -> str:
    """Import Turtle that becomes one note, and return its text below its address."""
    import_turtle(vault, _PREFIXES + turtle)
    (path,) = vault.glob("*.md")
    return path.read_text(encoding="utf-8").partition("\niri: http://x.example/a\n")[2]


@pytest.mark.parametrize(
    ("turtle", "text"),
    [
        (
            'ex:a foaf:name "A" ; dcterms:description "One.\\n\\n- two: [three]\\n" .',
            "title: A\ndescription: 'One.\n\n\n  - two: [three]\n\n  '\nfoaf:name: A\n---\n",
        ),
        (
            'ex:a foaf:name "A" ; dcterms:description "One.\\n\\n- two: # three" .',
            "title: A\ndescription: |-\n  One.\n\n  - two: # three\nfoaf:name: A\n---\n",
        ),
        (
            'ex:a dcterms:issued "2020-01-15"^^xsd:date ; foaf:age 80 .',
            "title: a\ndcterms:issued: {'@value': '2020-01-15', '@type': 'xsd:date'}\n"
            "foaf:age: {'@value': '80', '@type': 'xsd:integer'}\n---\n",
        ),
        (
            'ex:a dc:title "A" ; dc:creator "B, C" .',
            "title: A\ndc:creator: B, C\ndc:title: A\n---\n",
        ),
    ],
)
def test_values_are_written_for_people(tmp_path: Path, turtle: str, text: str) -> None:
    """Paragraphs stand as they are, a typed value on its line, Dublin Core under a prefix."""
    assert read_only_note(settle(tmp_path / "v"), turtle) == text


def test_names_of_another_language_are_aliases(tmp_path: Path) -> None:
    """Where the vault has a language, the title is plain text in it."""
    vault = settle(tmp_path / "v", f'{TOML}language = "fr"\n')
    names = 'ex:a skos:prefLabel "tea"@en, "thé"@fr ; skos:altLabel "cha"@en .'
    assert read_only_note(vault, names) == "title: thé\naliases:\n  en:\n  - tea\n  - cha\n---\n"


def test_a_thing_does_not_link_to_itself(tmp_path: Path) -> None:
    """Its own address stays one, so that no note is told to link to itself."""
    vault = settle(tmp_path / "v")
    text = read_only_note(vault, "ex:a foaf:page ex:a ; ex:part [ ex:of ex:a ] .")
    assert "url: http://x.example/a\n" in text
    assert "[[" not in text
    issues = zettel.open(vault).issues
    assert [issue.code for issue in issues] == []


@pytest.mark.parametrize(
    ("language", "label", "title"),
    [
        ("", '"See [[Foo]]"', "'@value': See [[Foo]]"),
        ("", '"See [x](y.md)"', "'@value': See [x](y.md)"),
        ("", '"See [[Foo]]"@fr', "'@value': See [[Foo]]\n  '@language': fr"),
        ("fr", '"[[Foo]]"@fr', "'@value': '[[Foo]]'\n  '@language': fr"),
    ],
)
def test_a_label_with_brackets_is_no_link(
    tmp_path: Path, language: str, label: str, title: str
) -> None:
    """The title says what was stated and leads nowhere; nothing is added to the graph."""
    vault = settle(tmp_path / "v", f'{TOML}language = "{language}"\n')
    facts = f"ex:a skos:prefLabel {label} ."
    assert read_only_note(vault, facts) == f"title:\n  {title}\n---\n"
    stated = Graph().parse(data=_PREFIXES + facts, format="turtle")
    assert find_difference(stated, vault) == (set(), set())
    assert not list(read_export(vault).objects(None, DCTERMS.references))
    assert zettel.open(vault, cache=False).issues == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Taken", "Taken 2"),
        ("AC/DC: #1 [live]?", "AC-DC 1 live"),
        ("con", "_con"),
        ("mine", "mine 2"),
        ("語" * 100, "語" * 66),
        ("Été " * 40, ("Été " * 25).strip()),
        ("20200101120000 Log", "20260301120000"),
        ("***", "20260301120000"),
    ],
)
def test_files_are_called_by_titles_where_links_are(tmp_path: Path, title: str, name: str) -> None:
    """As in Obsidian: names that links can hold and no other note has, else the id is a moment."""
    vault = settle(tmp_path / "v")
    (vault / ".obsidian").mkdir()
    (vault / "sub").mkdir()
    (vault / "sub/taken.md").write_text("---\nid: Mine\n---\n")
    plan = import_turtle(
        vault, f'{_PREFIXES}ex:a foaf:name "{title}" . ex:b foaf:name "B" ; foaf:knows ex:a .'
    )
    assert [one.note for one in plan.report.documents] == [f"{name}.md", "B.md"]
    assert [remark for one in plan.report.documents for remark in one.remarks] == []
    assert f"foaf:knows: '[[{name}" in (vault / "B.md").read_text(encoding="utf-8")
    assert "id:" not in (vault / "B.md").read_text(encoding="utf-8")
    again = import_turtle(vault, f'{_PREFIXES}ex:a foaf:name "{title}" .')
    assert again.changes == ()


def test_a_vault_without_language_is_told_which(tmp_path: Path) -> None:
    """Where most titles have one; in a vault that has one already nothing is told."""
    facts = f'{_PREFIXES}ex:a skos:prefLabel "tea"@en . ex:b skos:prefLabel "thé"@fr, "tea"@en .'
    told = 'language = "en" in zettel.toml before the import would make titles plain'
    assert told in import_turtle(settle(tmp_path / "v"), facts).report.hints
    french = settle(tmp_path / "w", f'{TOML}language = "fr"\n')
    assert import_turtle(french, facts).report.hints == ()
