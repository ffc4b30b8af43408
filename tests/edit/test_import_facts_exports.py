"""What zettel has exported, imported into a folder that is not the vault that it is from."""

from pathlib import Path

import pytest

import zettel
from tests.edit.facts import NOON, import_files, read_export, settle
from tests.vaults import write_vault
from zettel.edit.imports import Options
from zettel.errors import VaultError

_SOURCE = """\
=== zettel.toml
base = "https://s.example/data/"
title = "A \\"B\\" \\\\"
language = "fr"
licence = "https://l.example/"
creator = "Ana"
=== ontology/context.jsonld
{"@context": {"ex": "https://e.example/ns#", "part": {"@id": "ex:part", "@type": "@id"}}}
=== ontology/own.ttl
@prefix ex: <https://e.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Place a owl:Class ; rdfs:label "Place"@en ; rdfs:subClassOf [ a owl:Restriction ] .
ex:part a owl:ObjectProperty ; rdfs:label "part"@en .
ex:state rdfs:label "state"@en .
=== a.md
---
types: ex:Place
part: "[[b]]"
ex:state: {iri: "https://e.example/ns#open", rdfs:label: open}
---
# Un lieu

See [[gone]].
=== b.md
---
iri: https://e.example/ns#Thing
types: owl:Class
tags: x
---
# B
"""

_TERMS = {f"https://e.example/ns#{name}" for name in ("Place", "part", "state")}


def export(folder: Path, *, ontology: bool = False) -> Path:
    """Write a vault's Turtle beside it."""
    vault = zettel.open(write_vault(folder, _SOURCE), cache=False)
    data = vault.export("turtle", links=False, ontology=ontology) or b""
    (folder.parent / "data.ttl").write_bytes(data)
    return folder.parent / "data.ttl"


@pytest.mark.parametrize("ontology", [False, True])
def test_a_folder_without_settings_takes_those_of_the_data(tmp_path: Path, ontology: bool) -> None:
    """Its facts are the notes that they were made of, the data set is called what it was."""
    data, vault = export(tmp_path / "s", ontology=ontology), tmp_path / "v"
    vault.mkdir()
    plan = import_files(vault, data)
    assert {(one.note, one.remarks) for one in plan.report.documents} == {
        ("a.md", ()),
        ("b.md", ()),
    }
    assert "zettel.toml: base is https://s.example/data/, as in the data" in plan.report.hints
    told = "3 terms of the vocabulary are no notes: copy the ontology folder"
    assert any(hint.startswith(told) for hint in plan.report.hints)
    graphs = read_export(tmp_path / "s"), read_export(vault)
    stated, exported = ({t for t in g if str(t[0]) not in _TERMS} for g in graphs)
    assert stated ^ exported == set()
    assert import_files(vault, data).changes == ()


def test_settings_that_are_there_are_not_changed(tmp_path: Path) -> None:
    """Another base stops the import; nothing is written, and what to write is told."""
    data = export(tmp_path / "s")
    for toml in ('base = "https://v.example/"\n', 'title = "V"\n'):
        vault = settle(tmp_path / "v", toml)
        with pytest.raises(VaultError, match=r"notes below https://s\.example/data/") as told:
            import_files(vault, data)
        assert 'write base = "https://s.example/data/" in ' in told.value.hint
        assert [path.name for path in vault.iterdir()] == ["zettel.toml"]


def test_things_of_elsewhere_if_asked(tmp_path: Path) -> None:
    """Documents are things then as any others; terms still are no notes."""
    data, vault = export(tmp_path / "s"), settle(tmp_path / "v")
    plan = import_files(vault, data, options=Options(now=NOON, foreign=True))
    iris = {mapped.origin for one in plan.report.documents for mapped in one.mapped}
    assert {"https://s.example/data/note/a", "https://s.example/data/note/a#it"} <= iris
    assert "https://e.example/ns#part" not in iris
    bare = tmp_path / "w"
    bare.mkdir()
    import_files(bare, data, options=Options(now=NOON, foreign=True))
    assert not (bare / "zettel.toml").exists()


def test_exports_of_two_vaults_are_not_mixed(tmp_path: Path) -> None:
    """A folder without settings cannot have the bases of both."""
    one, other, vault = export(tmp_path / "s"), tmp_path / "other.nt", tmp_path / "v"
    vault.mkdir()
    other.write_text(
        "<https://o.example/note/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://zettel.example/terms#Note> .\n"
    )
    with pytest.raises(VaultError, match=r"and .*other\.nt of notes below https://o\.example/"):
        import_files(vault, one, other)


def test_classes_of_other_data_are_notes(tmp_path: Path) -> None:
    """Only an export of zettel has its vocabulary beside its notes."""
    data, vault = tmp_path / "o.ttl", settle(tmp_path / "v")
    data.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<http://x.example/C> a owl:Class ; rdfs:label "C" .\n'
    )
    assert len(import_files(vault, data).changes) == 1
