"""Foreign RDF becomes notes, and exporting them gives the same facts."""

from pathlib import Path

import pytest
from rdflib import Graph

import zettel
from tests.edit.facts import FILES, find_difference, import_files, settle


@pytest.mark.parametrize("name", ["thesaurus.ttl", "people.rdf", "event.jsonld"])
@pytest.mark.parametrize("language", ["", "fr"])
def test_the_same_facts_come_back(tmp_path: Path, name: str, language: str) -> None:
    """A thesaurus, a FOAF file, an event of schema.org: what was stated is stated again."""
    toml = f'base = "https://v.example/"\nlanguage = "{language}"\n'
    vault = settle(tmp_path / "v", toml if language else toml.partition("language")[0])
    plan = import_files(vault, FILES / name)
    assert [r.text for one in plan.report.documents for r in one.remarks] == []
    stated = Graph().parse(FILES / name)
    assert find_difference(stated, vault) == (set(), set())
    assert [issue for issue in zettel.open(vault).issues if issue.severity == "error"] == []
