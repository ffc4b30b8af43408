"""The shapes find nothing wrong with the corpus, and every mistake that is made in it.

`mutations.toml` holds mistakes that a note taker may make, each with what is then said.
"""

import shutil
import tomllib
from collections import defaultdict
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib

import zettel

ROOT = Path(__file__).parent.parent.parent
MUTATIONS = tomllib.loads((Path(__file__).parent / "mutations.toml").read_text(encoding="utf-8"))[
    "mutation"
]

BASE = "https://ogp.example/note/"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")

Found = dict[str, set[str]]
"""What the shapes say in French, by the id of the note."""


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    """Return every shapes file of the vault as one graph."""
    graph = rdflib.Graph()
    for path in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def test_corpus_conforms(shapes: rdflib.Graph) -> None:
    """The shapes find nothing wrong with the notes as they are."""
    assert _find_messages(ROOT / "notes", shapes) == {}


def test_shapes_notice_every_mistake(shapes: rdflib.Graph, tmp_path: Path) -> None:
    """Each mistake is told in its note, in its own words, and nothing else is.

    Mistakes in different notes are made together, so that few corpora need validating.
    """
    by_note = defaultdict(list)
    for mutation in MUTATIONS:
        by_note[mutation["note"]].append(mutation)
    wrong = []
    for number, row in enumerate(zip_longest(*by_note.values())):
        batch = [mutation for mutation in row if mutation is not None]
        found = _find_messages(_write_corpus(tmp_path / str(number), batch), shapes)
        for mutation in batch:
            said = sorted(found.get(mutation["note"], ()))
            expected = sorted([mutation["says"], *mutation.get("also", ())])
            if [a[: len(b)] for a, b in zip_longest(said, expected, fillvalue="")] != expected:
                wrong.append((mutation["note"], mutation["new"], expected, said))
    assert wrong == []


def _write_corpus(folder: Path, mutations: list[dict[str, Any]]) -> Path:
    """Copy the vault, with the changes made, and return the folder of its notes."""
    for name in ("notes", "ontology"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "zettel.toml", folder)
    for mutation in mutations:
        path = folder / "notes" / f"{mutation['note']}.md"
        text = path.read_text(encoding="utf-8")
        assert mutation["old"] in text, mutation
        path.write_text(text.replace(mutation["old"], mutation["new"], 1), encoding="utf-8")
    return folder / "notes"


def _find_messages(notes: Path, shapes: rdflib.Graph) -> Found:
    data = rdflib.Graph().parse(data=zettel.open(notes).to_turtle(links=False), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    messages = shapes.objects(None, SH.message)
    french = {str(text) for text in messages if getattr(text, "language", "") == "fr"}
    found: Found = defaultdict(set)
    for result in report.objects(None, SH.result):
        note = str(report.value(result, SH.focusNode)).removeprefix(BASE).partition("#")[0]
        texts = report.objects(result, SH.resultMessage)
        found[note] |= french.intersection(map(str, texts))  # SPARQL's come without their language
    return found
