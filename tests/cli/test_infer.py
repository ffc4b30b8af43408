"""`--infer` and `--of`: what follows is counted where asked for, and always marked."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from .conftest import Call, assert_one_sentence, write_vault

PARTS = "SELECT ?it ?whole { ?it dcterms:isPartOf ?whole } ORDER BY ?it ?whole"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Make a vault of a part of a part."""
    return write_vault(
        tmp_path / "whole",
        {
            "a.md": '---\ntitle: Alpha\npart_of: "[[Beta]]"\nrelated: "[[Gamma]]"\n---\n',
            "b.md": '---\ntitle: Beta\npart_of: "[[Gamma]]"\n---\n',
            "c.md": "---\ntitle: Gamma\n---\n",
        },
    )


def test_inferred_rows_are_marked(whole: Path, call: Call) -> None:
    """A row that only holds by inference says so, and the summary counts them."""
    outcome = call("query", whole, PARTS, "--infer")
    marked = [line.endswith("inferred") for line in outcome.stdout.rstrip().splitlines()[2:]]
    assert marked == [False, True, False]
    assert outcome.stderr == "3 rows, 1 by inference\n"
    assert "inferred" not in call("query", whole, PARTS).stdout


def test_a_stated_link_is_not_marked(whole: Path, call: Call) -> None:
    """Of a symmetric property the end that the note states is no inference, whatever its label."""
    rows = [
        line
        for name in ("Alpha", "Gamma")
        for line in call("query", whole, "links-of", "--of", name, "--infer").stdout.splitlines()
        if "related to" in line
    ]
    assert [line.endswith("inferred") for line in rows] == [False, True]


def test_nothing_inferred_nothing_marked(whole: Path, call: Call) -> None:
    """Where inference adds nothing, the table is the plain one."""
    asked = "SELECT ?title { ?note dcterms:title ?title } ORDER BY ?title"
    plain, inferred = (call("query", whole, asked, *more) for more in ((), ("--infer",)))
    assert (inferred.stdout, inferred.stderr) == (plain.stdout, plain.stderr)


def test_a_number_that_inference_changes_is_marked(whole: Path, call: Call) -> None:
    """A count is another row when more is counted."""
    outcome = call("query", whole, "SELECT (COUNT(*) AS ?n) { ?a dcterms:isPartOf ?b }", "--infer")
    assert outcome.stdout.split()[-2:] == ["3", "inferred"]


def test_yes_by_inference(whole: Path, call: Call) -> None:
    """An answer that turns to yes says why; a graph tells how many of its triples are inferred."""
    outcome = call("query", whole, "ASK { ?whole dcterms:hasPart ?part }", "--infer")
    assert (outcome.stdout, outcome.stderr[:13]) == ("yes\n", "by inference:")
    asked = "CONSTRUCT { ?a dcterms:isPartOf ?b } WHERE { ?a dcterms:isPartOf ?b }"
    assert call("query", whole, asked, "--infer").stderr == "3 triples, 1 by inference\n"


def test_other_formats_stay_the_standards(whole: Path, call: Call) -> None:
    """CSV and JSON hold the rows and no mark."""
    told = call("query", whole, PARTS, "--infer", "--format", "csv").stdout.splitlines()
    assert (told[0], len(told)) == ("it,whole", 4)
    told = json.loads(call("query", whole, PARTS, "--infer", "--format", "json").stdout)
    assert told["head"]["vars"] == ["it", "whole"]


def test_links_of_one_thing(whole: Path, call: Call) -> None:
    """`links-of --of` lists what a thing states, and with `--infer` what others state of it."""

    def find(*more: str) -> list[list[str]]:
        lines = call("query", whole, "links-of", *more).stdout.splitlines()[2:]
        return [re.split(r"\s{2,}", line.strip()) for line in lines]

    assert find("--of", "Gamma") == []
    assert find("--of", "Gamma", "--infer") == [
        ["note/c#it", "has part", "Alpha", "note/a#it", "inferred"],
        ["note/c#it", "has part", "Beta", "note/b#it", "inferred"],
        ["note/c#it", "related to", "Alpha", "note/a#it", "inferred"],
    ]
    assert len(find()) == 3  # of anything
    assert len(find("--infer")) == 8


@pytest.mark.parametrize("name", ["Beta", "b", "b.md"])
def test_of_takes_what_show_takes(name: str, whole: Path, call: Call) -> None:
    """An id, a title or a file name; ?it is shown as what it stands for."""
    told = call("query", whole, PARTS, "--of", name, "--format", "csv").stdout.split()
    base = "https://v.example/note"
    assert told == ["it,whole", f"{base}/b#it,{base}/c#it"]


@pytest.mark.parametrize(
    ("query", "name", "told"),
    [
        (PARTS, "Bet", "did you mean 'Beta'?"),
        ("SELECT ?whole { ?it dcterms:isPartOf ?whole }", "Beta", "?it"),
        ("SELECT (COUNT(*) AS ?n) { ?it dcterms:isPartOf ?whole }", "Beta", "?it"),
        ("SELECT ?part { ?part dcterms:isPartOf ?whole } # ?it", "Beta", "?it"),
        ("ASK { ?part dcterms:isPartOf ?whole }", "Beta", "?it"),
    ],
)
def test_of_that_cannot_be(query: str, name: str, told: str, whole: Path, call: Call) -> None:
    """No such note, or a query that has no place for it: one sentence and a hint."""
    outcome = call("query", whole, query, "--of", name)
    assert_one_sentence(outcome)
    assert told in outcome.stderr


def test_export_marks_what_is_inferred(whole: Path, call: Call) -> None:
    """Turtle gets a comment and then what follows; what went before is the plain export."""
    plain, whole_text = (
        call("export", whole, "--to", "turtle", *more).stdout for more in ((), ("--infer",))
    )
    assert whole_text.startswith(plain)
    assert whole_text.removeprefix(plain).startswith("# No note states what follows")
    assert len(list(pyoxigraph.parse(whole_text, format=pyoxigraph.RdfFormat.TURTLE))) > len(
        list(pyoxigraph.parse(plain, format=pyoxigraph.RdfFormat.TURTLE))
    )


def test_formats_without_inference_say_so(whole: Path, call: Call) -> None:
    """RDF/XML and networks cannot mark it: the option changes nothing there, and one is told."""
    for name in ("rdfxml", "graphml"):
        plain, inferred = (call("export", whole, "--to", name, *m) for m in ((), ("--infer",)))
        assert inferred.stdout == plain.stdout
        assert inferred.stderr == f"hint: --infer makes no difference to {name}\n"


def test_the_reasoner_is_loaded_only_when_asked(whole: Path) -> None:
    """A query without inference does not pay for it."""
    script = (
        "import sys, zettel; v = zettel.open(sys.argv[1]); v.query('tags'); v.to_turtle();"
        "assert 'reasonable' not in sys.modules and 'rdflib' not in sys.modules;"
        "v.query('tags', infer=True); assert 'reasonable' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(whole)], check=True)
