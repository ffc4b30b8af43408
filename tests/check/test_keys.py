"""Keys that are almost known, told where they stand; keys of one's own are left alone."""

from pathlib import Path

import pytest

from tests.vaults import open_vault

ONTOLOGY = """\
=== ontology/context.jsonld
{"@context": {"ex": "https://e.example/ns#",
  "pays": "ex:Country", "annoncé": "ex:announced",
  "statut": {"@id": "ex:status", "@type": "@vocab"},
  "mandats": {"@id": "ex:office", "@context": {"début": "ex:from", "organisation": "ex:at"}},
  "unité_de": "ex:unitOf", "nombre_engagements": "ex:count", "noms": {"@id": "ex:name",
  "@container": "@language"}, "libre": {"@id": "ex:free"}}}
=== ontology/terms.ttl
@prefix ex: <https://e.example/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
ex:Country a owl:Class . ex:Status a owl:Class . ex:announced a ex:Status .
ex:office a owl:ObjectProperty .
=== hall.md
# Great Hall
"""


def find(folder: Path, text: str, ontology: str = ONTOLOGY) -> list[tuple[int, int, str]]:
    """Find place and hint (message, without one) of unknown keys in a note."""
    vault = open_vault(folder, f"{ontology}=== a.md\n{text}\n")
    found = [issue for issue in vault.issues if issue.code == "Z123"]
    return [(issue.line, issue.column, issue.hint or issue.message) for issue in found]


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("mandat", "mandats"), ("Mandats", "mandats"), ("nombre-engagement", "nombre_engagements"),
        ("unite_de", "unité_de"), ("nombre_engagemnts", "nombre_engagements"), ("tittle", "title"),
        ("Tags", "tags"), ("sumary", "summary"),
    ],
)  # fmt: skip
def test_near_keys(tmp_path: Path, key: str, near: str) -> None:
    """Accents, case, `_`, the plural, a letter: told with the key that was meant."""
    told = (2, 1, f"did you mean “{near}”?")
    assert find(tmp_path, f"---\n{key}: x\n---\n[[hall]]") == [told]


@pytest.mark.parametrize(
    "line",
    [
        "mandats: x", "colour: red", "title: A", "date: 2016", "cssclass: wide", "title_en: A",
        "description_en: A", "source2: b", "uid: a", "lastmod: 2016", "publish: true",
        "noms: {pays: x}", "autre: {debut: 1}", "mandats: {début: 1, libre: x, type: pays}",
        "aliases: {en: [A]}", "ex:unite_de: x", "start: 2016\nstarts_at: noon",
        "summary: A\nsumary: B", "published: 2016", "status: done",
    ],
)  # fmt: skip
def test_keys_of_ones_own(tmp_path: Path, line: str) -> None:
    """Known keys, keys near nothing, and what only looks alike are no issue."""
    assert not find(tmp_path, f"---\n{line}\n---\n[[hall]]")


def test_keys_in_mappings(tmp_path: Path) -> None:
    """Keys are looked up where they stand: in the scope of the mapping first."""
    text = "---\nmandats:\n  - debut: 1\n    organisations: x\n---\n[[hall]]"
    hints = ["did you mean “début”?", "did you mean “organisation”?"]
    assert find(tmp_path, text) == [(3, 5, hints[0]), (4, 5, hints[1])]


def test_types_and_values_as_keys(tmp_path: Path) -> None:
    """A class or an individual is no property."""
    text = "---\npays: x\nmandats: {annoncé: oui}\n---\n[[hall]]"
    told = ["“pays” is a note type, not a key", "“annoncé” is a value, not a key"]
    assert find(tmp_path, text) == [(2, 1, told[0]), (3, 11, told[1])]


def test_links(tmp_path: Path) -> None:
    """The type of a link, and a key in the text; a title with a colon is none."""
    text = "[[unite_de:hall]] [[unité_de:hall]] [[color:hall]] [[mandat: x]]\n\nmandat:: [[hall]]"
    told = [(1, 1, "did you mean “unité_de”?"), (3, 1, "did you mean “mandats”?")]
    assert find(tmp_path, text) == told


def test_only_with_a_context(tmp_path: Path) -> None:
    """Without a context of one's own, and where it knows every key, nothing is near."""
    assert not find(tmp_path / "a", "---\ntittle: x\n---", "=== hall.md\n[[a]]\n")
    every = ONTOLOGY.replace('{"@context": {', '{"@context": {"@vocab": "https://e.example/ns#",')
    assert not find(tmp_path / "b", "---\nmandat: x\n---\n[[hall]]", every)
