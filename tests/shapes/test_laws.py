"""What holds of shapes whatever the notes say."""

import logging
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zettel
from tests.shapes.conftest import write_shaped
from zettel.check import to_text
from zettel.model import Issue, Severity
from zettel.rdf import build_triples, find_places

SHAPES = """
ex:P a sh:NodeShape ; sh:targetClass ex:Person ;
  sh:property [ sh:path ex:mail ; sh:minCount 1 ], [ sh:path ex:age ; sh:datatype xsd:integer ],
    [ sh:path ex:knows ; sh:class ex:Person ], [ sh:path ex:nick ; sh:maxCount 1 ] .
ex:O a sh:NodeShape ; sh:targetClass ex:Post ; sh:property [ sh:path ex:at ; sh:minCount 1 ] .
"""
LINES = (
    "mail: x",
    "age: old",
    "age: 7",
    "nick: [a, b]",
    'knows: "[[ann]]"',
    'knows: "[[body]]"',
    "posts:\n  - start: 2016\n  - rank: first",
    'posts:\n  - organisation: "[[body]]"',
    "colour: red",
)
BODY = "=== notes/body.md\n---\ntitle: Body\ntypes: [body]\n---\n"


def write_note(lines: list[str], above: int = 0) -> str:
    """Write a person's note, with empty lines above what is said of them."""
    front = "\n".join(["title: Ann", "types: [person]", *[""] * above, *lines])
    return f"{BODY}=== notes/ann.md\n---\n{front}\n---\n\n[[body]]\n"


def find(folder: Path, shapes: str, notes: str) -> list[Issue]:
    """Find what the shapes find wrong."""
    found = zettel.open(write_shaped(folder, shapes, notes)).issues
    return [issue for issue in found if issue.code in ("Z117", "Z118")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), unique_by=lambda s: s[:4]), st.integers(1, 5))
def test_an_issue_moves_with_its_line(lines: list[str], above: int) -> None:
    """What stands further down by some lines is told as many lines further down."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first = find(Path(one), SHAPES, write_note(lines))
        second = find(Path(other), SHAPES, write_note(lines, above))
    moved = [(i.line + above if i.line > 3 else i.line, i.column, i.message) for i in first]
    assert moved == [(i.line, i.column, i.message) for i in second]
    height = write_note(lines).rpartition("=== ")[2].count("\n")
    assert all(1 <= issue.line <= height for issue in first)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), unique_by=lambda s: s[:4]))
def test_every_triple_has_a_place(lines: list[str]) -> None:
    """Nothing that a note says comes from nowhere, and its places lie inside the note."""
    text = write_note(lines)
    with TemporaryDirectory() as folder:
        vault = zettel.open(write_shaped(Path(folder), "", text))
        built = build_triples(vault.resolved, vault.settings, vault.vocabulary)
        for resolved, triples in zip(vault.resolved, built, strict=True):
            places = find_places(resolved, vault.settings, vault.vocabulary)
            assert {*triples.own, *triples.shared} <= set(places.triples)
            assert all(1 <= place.line <= text.count("\n") for place in places.triples.values())


def test_no_shapes_no_cost(tmp_path: Path) -> None:
    """A vault without shapes is checked without pyshacl."""
    folder = write_shaped(tmp_path, SHAPES, write_note([]))
    (folder / "ontology/shapes.ttl").unlink()
    script = "import sys, zettel; zettel.open(sys.argv[1]).issues; print('pyshacl' in sys.modules)"
    call = [sys.executable, "-c", script, str(folder)]
    told = subprocess.run(call, capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.strip() == "False"


def test_nothing_else_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What pyshacl and rdflib log stays inside, and their loggers are left as they were."""
    before = list(logging.getLogger("pyshacl-validate").handlers)
    wrong = "=== notes/a.md\n---\ntypes: [person]\nage: 1\nmail: x\n---\n"
    assert not find(tmp_path, SHAPES + 'ex:P sh:deactivated "maybe" .', wrong)
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("pyshacl-validate").handlers == before


def test_the_language_is_that_of_the_vault(tmp_path: Path) -> None:
    """A message in it is taken first, then an English one, then any."""
    shapes = """ex:P a sh:NodeShape ; sh:targetClass ex:Person ;
      sh:property [ sh:path ex:mail ; sh:minCount 1 ; sh:message "en"@en, "fr"@fr, "de"@de ],
        [ sh:path ex:age ; sh:minCount 1 ; sh:message "de"@de, "es"@es ] ."""
    folder = write_shaped(tmp_path, shapes, "=== notes/a.md\n---\ntypes: [person]\n---\n")
    for language, expected in (("en", ["de", "en"]), ("fr", ["de", "fr"]), ("it", ["de", "en"])):
        file = folder / "zettel.toml"
        file.write_text(f'notes = "notes"\nlanguage = "{language}"\nbase = "https://v.example/"\n')
        told = [issue.message for issue in zettel.open(folder).issues if issue.code == "Z117"]
        assert sorted(told) == expected


def test_issues_are_the_same_every_time(tmp_path: Path) -> None:
    """Blank nodes have new names in every run; issues have not."""
    notes = write_note(["age: old", "nick: [a, b, c]", LINES[6], LINES[5]])
    runs = {
        tuple(to_text(issue) for issue in find(tmp_path / str(run), SHAPES, notes))
        for run in range(3)
    }
    assert len(runs) == 1


def test_other_issues_are_found_beside_broken_shapes(tmp_path: Path) -> None:
    """Shapes that cannot be read keep nothing from being checked."""
    folder = write_shaped(tmp_path, "ex:P a", "=== notes/a.md\n[[nowhere]]\n")
    found = {issue.code: issue for issue in zettel.open(folder).issues}
    assert {"Z101", "Z118"} <= set(found)
    assert found["Z118"].severity is Severity.ERROR
    assert found["Z118"].path == "../ontology/shapes.ttl"


def test_what_a_link_misses_is_told_once(tmp_path: Path) -> None:
    """A link to a note that is not there is not also of the wrong class."""
    notes = '=== notes/a.md\n---\ntypes: [person]\nmail: x\nknows: "[[nowhere]]"\n---\n'
    assert not find(tmp_path, SHAPES, notes)
