"""What `zettel check` tells of a vault's own ontology, and where."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, run
from tests.vaults import open_vault, write_vault
from zettel.model import Issue, Severity

__all__ = ["run"]

TURTLE = """\
@prefix ex: <https://e.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Club a owl:Class ; rdfs:label "club"@fr, "club"@en ; rdfs:comment "Un club."@fr .
ex:member a owl:ObjectProperty ; rdfs:label "membre"@fr, "member"@en ; rdfs:comment "Qui."@fr .
"""
CONTEXT = """\
{"@context": {
  "ex": "https://e.example/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
  "club": "ex:Club",
  "membre": {"@id": "ex:member", "@type": "@id"}
}}
"""
QUERY = "# Members\nPREFIX ex: <https://e.example/ns#>\nSELECT * { ?a ex:member ?b }\n"


def find(
    folder: Path, turtle: str = "", context: str = CONTEXT, query: str = QUERY, more: str = ""
) -> list[Issue]:
    """Find the issues of a vault whose ontology has `turtle` added at its end, on line 6."""
    files = f"=== zettel.toml\nnotes = 'n'\nlanguage = 'fr'\n=== n/a.md\n# A\n{more}"
    files += f"=== ontology/context.jsonld\n{context}=== ontology/v.ttl\n{TURTLE}{turtle}\n"
    return list(open_vault(folder, f"{files}=== ontology/queries/Q1.rq\n{query}").issues)


def tell(issues: list[Issue]) -> list[tuple[str, str, int, int]]:
    """Tell code and place of issues."""
    return [(i.code, i.path.rpartition("/")[2], i.line, i.column) for i in issues]


def test_sound_ontology(tmp_path: Path) -> None:
    """Terms that are defined, named in the languages used and told apart give no issue."""
    assert not find(tmp_path)


def test_no_ontology_no_issue(tmp_path: Path) -> None:
    """A vault without an ontology of its own is not asked for one."""
    assert not open_vault(tmp_path, "=== a.md\n---\ndate: yesterday\nurl: here\n---\n").issues


@pytest.mark.parametrize(
    ("turtle", "column"),
    [
        ("ex:Club rdfs:subClassOf ex:Clubb .", 25),
        ("ex:member rdfs:domain ex:Clubb .", 23),
        ("ex:member owl:inverseOf <https://e.example/ns#Clubb> .", 25),
        ('ex:Club rdfs:seeAlso "ex:Zzz" , ex:Clubb . # ex:Zzz', 33),
    ],
)
def test_undefined_own_term(tmp_path: Path, turtle: str, column: int) -> None:
    """It is told where it stands, with the path from the notes, and a near term that is defined."""
    (issue,) = find(tmp_path, turtle)
    assert (issue.path, issue.line, issue.column) == ("../ontology/v.ttl", 6, column)
    assert (issue.code, issue.severity) == ("Z119", Severity.WARNING)
    assert issue.hint.startswith("did you mean ")
    assert "Club?" in issue.hint or "Club>?" in issue.hint


def test_undefined_term_in_context(tmp_path: Path) -> None:
    """A term of the context is told where its IRI stands: alone, under `@id`, in a scope."""
    context = CONTEXT.replace('"ex:Club"', '"ex:Klub"').replace(
        '"@type": "@id"}',
        '"@type": "@id", "@context": {\n    "in": {"@id": "ex:memer"}, "n": {"@reverse":"ex:of"}}}',
    )
    issues = find(tmp_path, context=context)
    name = "context.jsonld"
    assert tell(issues) == [("Z119", name, 3, 11), ("Z119", name, 5, 19), ("Z119", name, 5, 49)]
    assert [issue.hint for issue in issues[:2]] == [
        "did you mean ex:Club?",
        "did you mean ex:member?",
    ]


def test_undefined_term_in_query_and_shapes(tmp_path: Path) -> None:
    """Queries and shapes are read as well; what shapes define themselves is defined."""
    shapes = (
        "=== ontology/shapes.ttl\n@prefix ex: <https://e.example/ns#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "ex:Shape a sh:NodeShape ; sh:targetClass ex:Clubs ; sh:clas ex:Club ; sh:node ex:Shape .\n"
    )
    query = QUERY.replace("ex:member ?b", "ex:membre ?b ; ?ex:no 'ex:no'")
    issues = find(tmp_path, query=query, more=shapes)
    found = [place for place in tell(issues) if place[0] == "Z119"]
    assert ("Z119", "Q1.rq", 3, 15) in found
    assert ("Z119", "shapes.ttl", 3, 42) in found
    assert ("Z119", "shapes.ttl", 3, 53) in found
    assert len(found) == 3


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("http://www.w3.org/ns/org#hasMembershp", "hasMembership"),
        ("http://www.w3.org/2004/02/skos/core#prefLable", "prefLabel"),
        ("http://xmlns.com/foaf/0.1/Persn", "Person"),
        ("https://schema.org/startDat", "startDate"),
        ("http://purl.org/dc/terms/isPartof", "isPartOf"),
    ],
)
def test_misspelt_public_term(tmp_path: Path, written: str, hint: str) -> None:
    """Terms of public vocabularies are those that their authors list."""
    (issue,) = find(tmp_path, f"ex:Club rdfs:seeAlso <{written}> .")
    assert tell([issue]) == [("Z119", "v.ttl", 6, 22)]
    assert f"{hint}>?" in issue.hint


@pytest.mark.parametrize(
    "written",
    [
        "https://unheard.example/ns#Anything",
        "https://schema.org/TermOfTomorrowAltogether",
        "http://www.w3.org/ns/shacl#class",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#_12",
        "https://e.example/ns#",
    ],
)
def test_terms_of_others_are_left_alone(tmp_path: Path, written: str) -> None:
    """Unknown vocabularies may have any term, growing ones new terms, lists any number."""
    assert not find(tmp_path, f"ex:Club rdfs:seeAlso <{written}> .")


def test_unlabelled_term(tmp_path: Path) -> None:
    """A term needs label and comment in each language that others have; told where it begins."""
    turtle = (
        '# ex:Hall\nex:Hall a owl:Class ; rdfs:label "salle"@fr .\nex:Hall rdfs:seeAlso ex:Club .'
    )
    issues = find(tmp_path, turtle)
    assert tell(issues) == [("Z120", "v.ttl", 7, 1), ("Z120", "v.ttl", 7, 1)]
    assert [i.message for i in issues] == [
        "ex:Hall has no comment in fr",
        "ex:Hall has no label in en",
    ]


def test_labels_without_language_are_enough_where_none_has_one(tmp_path: Path) -> None:
    """Nobody is asked for a language that nothing is written in."""
    vault = open_vault(
        tmp_path,
        """
=== ontology/v.ttl
@prefix ex: <https://e.example/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:A a rdfs:Class ; rdfs:label "a" ; rdfs:comment "what a is" .
ex:B a rdfs:Class ; rdfs:comment "what b is" .
=== a.md
# A
""",
    )
    assert tell(list(vault.issues)) == [("Z120", "v.ttl", 4, 1)]


def test_no_class_stands_above_itself(tmp_path: Path) -> None:
    """Each class of a ring of sub-classes is told; a mere chain is none."""
    vault = open_vault(
        tmp_path,
        """
=== ontology/v.ttl
@prefix ex: <https://e.example/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:A a rdfs:Class ; rdfs:label "a" ; rdfs:comment "a" ; rdfs:subClassOf ex:B .
ex:B a rdfs:Class ; rdfs:label "b" ; rdfs:comment "b" ; rdfs:subClassOf ex:C .
ex:C a rdfs:Class ; rdfs:label "c" ; rdfs:comment "c" ; rdfs:subClassOf ex:B .
=== a.md
# A
""",
    )
    assert tell(list(vault.issues)) == [("Z121", "v.ttl", 4, 1), ("Z121", "v.ttl", 5, 1)]


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("ex:Club a owl:DatatypeProperty .", "ex:Club is both a class and a property"),
        (
            "ex:member a owl:DatatypeProperty .",
            "ex:member is both a property of things and one of values",
        ),
    ],
)
def test_two_kinds_of_term(tmp_path: Path, turtle: str, message: str) -> None:
    """One IRI is class or property, and a property leads to things or to values."""
    (issue,) = find(tmp_path, turtle)
    assert (issue.code, issue.message) == ("Z121", message)
    assert issue.line == (4 if "Club" in turtle else 5)


def test_two_terms_with_one_label(tmp_path: Path) -> None:
    """Two terms of one kind may not go by one name; a class and a property may."""
    label = 'rdfs:label "%s"@fr, "%s"@en ; rdfs:comment "…"@fr .'
    assert not find(tmp_path / "near", f"ex:p a owl:ObjectProperty ; {label % ('club', 'club')}")
    (issue,) = find(tmp_path / "same", f"ex:Guild a owl:Class ; {label % ('Club', 'guild')}")
    assert tell([issue]) == [("Z121", "v.ttl", 6, 1)]
    assert issue.message == "ex:Guild has the label “Club” (fr), as has ex:Club"


def test_keys_that_are_almost_one(tmp_path: Path) -> None:
    """Case, accents, spaces and `_` alone do not tell two keys apart, unless they mean the same."""
    same, other = ('"Membré": "ex:member",', '"Clüb_": "ex:member",')
    assert not find(tmp_path / "same", context=CONTEXT.replace('"club"', f'{same}\n  "club"'))
    issues = find(tmp_path / "other", context=CONTEXT.replace('"club"', f'{other}\n  "club"'))
    assert tell(issues) == [("Z121", "context.jsonld", 4, 3)]
    assert "“club” and “Clüb_”" in issues[0].message


def test_key_that_is_type_and_property(tmp_path: Path) -> None:
    """A name is a note type or a key, wherever it stands."""
    scope = '"@type": "@id", "@context": {\n    "club": {"@id": "ex:member"}}}'
    (issue,) = find(tmp_path, context=CONTEXT.replace('"@type": "@id"}', scope))
    assert tell([issue]) == [("Z121", "context.jsonld", 5, 5)]


def test_place_is_shown_from_the_current_folder(tmp_path: Path, run: Call) -> None:
    """An editor can open what `zettel check` prints: the path leads out of the notes."""
    find(tmp_path, "ex:Club rdfs:seeAlso ex:Clubb .")
    told = run("check", "n", cwd=tmp_path).stdout
    assert told.startswith("ontology/v.ttl:6:22: warning Z119 undefined-term: ")


def test_places_count_characters_whatever_the_line_ends(tmp_path: Path) -> None:
    """CRLF and signs beyond the basic plane move nothing."""
    write_vault(
        tmp_path,
        "=== ontology/v.ttl\n@prefix ex: <https://e.example/> .\r\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\r\n"
        'ex:A a rdfs:Class ; rdfs:label "🎻" ; rdfs:comment "🎻" ; rdfs:seeAlso ex:B .\r\n'
        "=== a.md\n# A\n",
    )
    (issue,) = open_vault(tmp_path, "=== b.md\n[[a]]\n").issues
    assert (issue.line, issue.column) == (3, 70)


def test_unreadable_query_is_no_matter_here(tmp_path: Path) -> None:
    """What cannot be read is told by who needs it."""
    (tmp_path / "ontology" / "queries" / "Q9.rq").mkdir(parents=True)
    assert not find(tmp_path)


def test_nothing_is_loaded_for_a_vault_without_an_ontology(tmp_path: Path) -> None:
    """rdflib, which lists public terms, comes only where there are terms to look up."""
    folder = write_vault(tmp_path, "=== a.md\n---\nauthor: A\n---\n# A\n")
    script = "import sys, zettel; zettel.open(sys.argv[1]).issues; print('rdflib' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout == "False\n"
