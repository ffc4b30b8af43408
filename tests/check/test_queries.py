"""Queries of the vault that cannot be asked, told at their line."""

from pathlib import Path

import pytest

from tests.vaults import open_vault
from zettel.model import Severity

CONTEXT = '=== ontology/context.jsonld\n{"@context": {"ex": "https://e.example/ns#"}}\n'
NOTES = "=== notes/a.md\n[[b]]\n=== notes/b.md\n[[a]]\n=== zettel.toml\nnotes = 'notes'\n"


def find(folder: Path, query: str) -> list[tuple[str, int, int, str]]:
    """Find place and message of what is wrong with a query."""
    vault = open_vault(folder, f"{NOTES}{CONTEXT}=== ontology/queries/Q01.rq\n{query}")
    return [(i.path, i.line, i.column, i.message) for i in vault.issues if i.code == "Z125"]


@pytest.mark.parametrize(
    "query",
    [
        "# Names\nSELECT * { ?a ex:b ?c }", "ASK {}", "CONSTRUCT WHERE { ?a skos:prefLabel ?c }",
        "PREFIX x: <https://x.example/>\nSELECT ?it { ?it x:y ?c }",
    ],
)  # fmt: skip
def test_queries(tmp_path: Path, query: str) -> None:
    """The prefixes of the contexts hold where a query declares none."""
    assert not find(tmp_path, query)


@pytest.mark.parametrize(
    ("query", "line", "column", "told"),
    [
        ("# Names\nSELECT * WHERE {\n  ?a ex:b }", 3, 11, "this is no SPARQL near '}'"),
        ("SELECT é WHERE {}", 1, 16, "this is no SPARQL near '{}'"),
        ("# a nope:b\nSELECT * {\n  ?a nope:b ?c }", 3, 6, "the prefix nope: is not declared"),
        ("", 1, 1, "this is no SPARQL at its end"),
    ],
)
def test_broken_queries(tmp_path: Path, query: str, line: int, column: int, told: str) -> None:
    """A query that is none is told at its line and column, in its file."""
    place = "../ontology/queries/Q01.rq"
    assert find(tmp_path, query) == [(place, line, column, told)]


def test_it_is_an_error(tmp_path: Path) -> None:
    """And the notes are checked all the same."""
    vault = open_vault(
        tmp_path, f"=== notes/c.md\n[[nowhere]]\n{NOTES}=== ontology/queries/Q01.rq\nSELEC"
    )
    found = {issue.code: issue.severity for issue in vault.issues}
    assert found["Z125"] is Severity.ERROR
    assert "Z101" in found
