"""Dated facts: what front matter says with dates, in the vault's own vocabulary or without one."""

import json
from pathlib import Path

import pytest

import zettel
from tests.vaults import write_vault
from zettel.view import Contents
from zettel.view.facts import build_facts
from zettel.view.reading import find_places
from zettel.view.shape import Fact, When

ROOT = Path(__file__).parents[2]

PLAIN = """
=== ana.md
---
title: Ana
created: 2020-01-31
offices:
  - role: chair
    organization: "[[club]]"
    start: 2016-10
    until: 2018
    source: "[[minutes#^l1|minutes:1]]"
  - role: member
    note: never dated
---
=== club.md
---
title: Club
start: 2001
end: autumn 2019
---
=== minutes.md
---
title: Minutes
date: 2016-10-03
---
Ana is elected. ^l1
"""


def list_facts(folder: Path, *, drafts: bool = True) -> list[Fact]:
    """List the facts of a vault."""
    vault = zettel.open(folder)
    notes = vault.choose(drafts=drafts)
    contents = Contents(notes, vault.settings, vault.vocabulary)
    return build_facts(contents, find_places(notes))


def test_a_record_with_dates_is_a_fact(tmp_path: Path) -> None:
    """It knows who holds what, since when and until when, and which passage says so."""
    write_vault(tmp_path, PLAIN)
    fact = list_facts(tmp_path)[0]
    assert (fact.node, fact.key) == (0, "offices")
    assert [(field.key, field.values[0].text) for field in fact.about] == [
        ("role", "chair"),
        ("organization", "Club"),
    ]
    assert fact.start == When("2016-10-01", "2016-10-31", "2016-10")
    assert fact.end == When("2018-01-01", "2018-12-31", "2018")
    assert [(source.text, source.anchor) for source in fact.sources] == [("minutes:1", "block-l1")]


def test_a_source_is_told_once(tmp_path: Path) -> None:
    """As a source and not as what the fact is about, though two keys name it."""
    written = "source: ['[[minutes]]', '[[club]]', the press]\n    sources: '[[minutes]]'\n"
    vault = PLAIN.replace('source: "[[minutes#^l1|minutes:1]]"\n', written)
    write_vault(tmp_path, vault)
    fact = list_facts(tmp_path)[0]
    assert [source.text for source in fact.sources] == ["Minutes", "Club"]
    about = [(field.key, [value.text for value in field.values]) for field in fact.about]
    assert about == [("role", ["chair"]), ("organization", ["Club"])]


def test_a_note_may_be_dated_itself(tmp_path: Path) -> None:
    """Of what it is about; when the note was written is no fact, nor is a record without dates."""
    write_vault(tmp_path, PLAIN)
    facts = list_facts(tmp_path)
    assert [(fact.node, fact.key) for fact in facts] == [(0, "offices"), (1, "")]
    assert facts[1].start == When("2001-01-01", "2001-12-31", "2001")
    assert facts[1].end is not None
    assert facts[1].end.text == "autumn 2019"


def test_private_notes_have_no_facts(tmp_path: Path) -> None:
    """Neither are they told of, nor named by the facts of others."""
    vault = PLAIN.replace("title: Ana\n", "title: Ana\nprivate: true\n")
    write_vault(tmp_path, vault)
    assert [fact.key for fact in list_facts(tmp_path, drafts=False)] == [""]


CONTEXT = {
    "@context": {
        "ex": "https://ex.org/",
        "zettel": "https://zettel.example/terms#",
        "posts": "ex:post",
        "seen": {"@id": "ex:seen", "@type": "zettel:Date"},
        "since": {"@id": "ex:since", "@type": "zettel:Date"},
        "by": {"@id": "ex:begunBy", "@type": "zettel:Date"},
        "left": {"@id": "ex:computed", "@type": "@id"},
        "day": {"@id": "ex:seen", "@type": "zettel:Date"},
        "state": {"@id": "ex:state", "@type": "@vocab"},
        "planned": "ex:planned",
    }
}
ONTOLOGY = """
@prefix ex: <https://ex.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix zettel: <https://zettel.example/terms#> .
ex:since rdfs:subPropertyOf schema:startDate .
ex:begunBy zettel:earliest ex:begunByEarliest ; zettel:latest ex:begunByLatest .
ex:begunByLatest zettel:latest zettel:startLatest .
ex:computed zettel:earliest zettel:endEarliest ; zettel:latest zettel:endLatest .
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("since: 2016-10", {"start": When("2016-10-01", "2016-10-31", "2016-10")}),
        ("by: 2016-10", {"start": When("", "2016-10-31", "2016-10")}),
        ("seen: 2016-10-05", {"point": When("2016-10-05", "2016-10-05", "2016-10-05")}),
        ("left: {day: 2016-10-05}", {"end": When("2016-10-05", "2016-10-05", "2016-10-05", True)}),
        (
            "since: 2016\n    by: 2016-03-31",
            {"start": When("2016-01-01", "2016-03-31", "2016")},
        ),
        ("seen: one day", {}),
    ],
)
def test_the_vocabulary_says_what_a_date_bounds(
    tmp_path: Path, written: str, expected: dict[str, When]
) -> None:
    """By the properties that hold a date's bounds, or by the property that its own is below."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "context.jsonld").write_text(json.dumps(CONTEXT))
    (tmp_path / "ontology" / "dates.ttl").write_text(ONTOLOGY)
    note = f"=== a.md\n---\nposts:\n  - state: planned\n    {written}\n---\n"
    write_vault(tmp_path, f"=== zettel.toml\nontology = 'ontology'\n{note}")
    facts = list_facts(tmp_path)
    found = [
        {n: w for n in ("start", "end", "point") if (w := getattr(fact, n)) is not None}
        for fact in facts
    ]
    assert found == ([expected] if expected else [])
    assert all(fact.status == ["planned"] for fact in facts)


def test_the_corpus_tells_who_held_what() -> None:
    """The chair that France takes from October 2016, beside whom, as one of its sources says it."""
    facts = list_facts(ROOT)
    chair = [f for f in facts if [s.text for s in f.sources] == ["002:29"] and f.start]
    told = [[(field.key, field.values[0].text) for field in fact.about] for fact in chair]
    assert [
        ("fonction", "Présidence du PGO"),
        ("organisation", "Partenariat pour un gouvernement ouvert"),
        ("aux_côtés_de", "Manish Bapna"),
    ] in told
    assert {status for fact in chair for status in fact.status} == {"annoncé"}
