"""`zettel query`: tables for people, SPARQL's own formats for programs."""

import csv
import io
import json
from pathlib import Path

import pytest
import rdflib

from .conftest import Call, assert_one_sentence

NAMES = "SELECT ?name WHERE { ?it skos:prefLabel ?name ; foaf:isPrimaryTopicOf [] } ORDER BY ?name"
EVERYONE = ["Alpha", "Beta", "Delta", "Gamma"]


def test_table(vault: Path, call: Call) -> None:
    """Without a format: a table with names above, and the count of rows beside it."""
    outcome = call("query", vault, NAMES)
    assert outcome.returncode == 0
    assert outcome.stdout.splitlines()[0].strip() == "name"
    assert outcome.stdout.split()[-4:] == EVERYONE
    assert outcome.stderr == "4 rows\n"


def test_csv(vault: Path, call: Call) -> None:
    """CSV is the recommendation's: names in the first line, CRLF, nothing else on stdout."""
    told = call("query", vault, NAMES, "--format", "csv").stdout
    assert told == "name\r\n" + "".join(f"{name}\r\n" for name in EVERYONE)


def test_json(vault: Path, call: Call) -> None:
    """JSON has `head.vars` and `results.bindings`."""
    told = json.loads(call("query", vault, NAMES, "--format", "json").stdout)
    assert told["head"]["vars"] == ["name"]
    assert [row["name"]["value"] for row in told["results"]["bindings"]] == EVERYONE


@pytest.mark.parametrize("ending", ["json", "csv", "tsv", "xml", "srx"])
def test_output_tells_the_format(ending: str, vault: Path, call: Call) -> None:
    """The name of the output file is enough to choose the format; stdout stays empty."""
    output = vault / f"answer.{ending}"
    outcome = call("query", vault, NAMES, "-o", output)
    assert (outcome.returncode, outcome.stdout) == (0, "")
    named = {"srx": "xml"}.get(ending, ending)
    assert output.read_bytes().decode() == call("query", vault, NAMES, "--format", named).stdout


def test_file_and_stdin(vault: Path, run: Call) -> None:
    """A query may come from a file or from standard input; the answer is the same."""
    file = vault / "names.rq"
    file.write_text(NAMES, encoding="utf-8")
    told = run("query", ".", NAMES, "--format", "tsv", cwd=vault).stdout
    assert run("query", ".", "names.rq", "--format", "tsv", cwd=vault).stdout == told
    assert run("query", ".", "-", "--format", "tsv", cwd=vault, stdin=NAMES).stdout == told


def test_ask(vault: Path, call: Call) -> None:
    """A yes-or-no question is answered with yes or no."""
    assert call("query", vault, 'ASK { ?s ?p "Alpha" }').stdout in ("yes\n", "no\n")
    assert call("query", vault, "ASK { FILTER(false) }").stdout == "no\n"
    assert call("query", vault, "ASK {}").stdout == "yes\n"


def test_graph(vault: Path, call: Call) -> None:
    """A graph is answered in Turtle that a parser takes."""
    asked = "CONSTRUCT { ?it skos:prefLabel ?name } WHERE { ?it skos:prefLabel ?name }"
    told = call("query", vault, asked).stdout
    assert len(rdflib.Graph().parse(data=told, format="turtle")) >= len(EVERYONE)


def test_nothing_found(vault: Path, call: Call) -> None:
    """No rows is an answer, not a failure."""
    outcome = call("query", vault, 'SELECT ?s WHERE { ?s ?p "nowhere" }')
    assert (outcome.returncode, outcome.stdout) == (0, "")
    assert outcome.stderr.startswith("0 rows")


def test_list(corpus: Path, call: Call) -> None:
    """`--list` shows each query that has a name, with the question it answers."""
    outcome = call("query", corpus / "notes", "--list")
    assert outcome.returncode == 0
    assert "Q01" in outcome.stdout
    assert (
        call("query", corpus / "notes", "Q1").stdout
        == call("query", corpus / "notes", "Q01").stdout
    )


def test_wide_table_fits_the_width(vault: Path, run: Call) -> None:
    """On a narrow terminal an IRI loses its middle: its end, which tells it apart, stays."""
    long = f"<https://example.org/{'folder/' * 9}end>"
    asked = f'SELECT ({long} AS ?it) ("a name" AS ?name) {{}}'
    told = run("query", ".", asked, cwd=vault, COLUMNS="34").stdout
    assert max(map(len, told.splitlines())) <= 34
    assert "…" in told
    assert "/end" in told


def test_words_stay_whole(vault: Path, run: Call) -> None:
    """Columns shrink down to their longest words, so that no word or date is cut in two."""
    values = ("2021-12-17", "Vice-présidence", "Secrétaire d'État chargé de la Simplification", "7")
    asked = " ".join(f'("{value}" AS ?v{n})' for n, value in enumerate(values))
    told = run("query", ".", f"SELECT {asked} {{}}", cwd=vault, COLUMNS="50").stdout
    assert max(map(len, told.splitlines())) <= 50
    assert told.splitlines()[0].split() == ["v0", "v1", "v2", "v3"]
    assert set(" ".join(values).split()) <= set(told.split())


def test_narrow_terminal_gets_records(vault: Path, run: Call) -> None:
    """Where the words of all columns do not fit, rows are told one after another."""
    asked = """SELECT ?name ?day ?place {
        VALUES (?name ?day ?place) {
            ("Vice-présidence" "2015-10-01" UNDEF) ("Présidence du PGO" UNDEF "Paris") } }"""
    told = run("query", ".", asked, cwd=vault, COLUMNS="28").stdout
    assert told == (
        "name   Vice-présidence\nday    2015-10-01\n\nname   Présidence du PGO\nplace  Paris\n"
    )


def test_pipe_gets_every_column_whole(vault: Path, run: Call) -> None:
    """Where no terminal sets a width nothing is cut."""
    long = "x" * 300
    told = run("query", ".", f'SELECT ("{long}" AS ?a) ("{long}" AS ?b) {{}}', cwd=vault).stdout
    assert told.count(long) == 2


def test_control_characters_do_not_reach_the_terminal(vault: Path, call: Call) -> None:
    """A note cannot send commands to the terminal through a table."""
    told = call("query", vault, r'SELECT ("a\u001b[31mb" AS ?x) {}').stdout
    assert "\x1b" not in told
    assert "a\N{REPLACEMENT CHARACTER}[31mb" in told


def test_csv_output_can_be_read_back(vault: Path, call: Call) -> None:
    """Commas, quotes and line ends inside a value survive."""
    told = call("query", vault, r'SELECT ("a,\"b\"\nc" AS ?x) {}', "--format", "csv").stdout
    assert list(csv.reader(io.StringIO(told, newline="")))[1] == ['a,"b"\nc']


def test_what_excludes_each_other_is_told(vault: Path, call: Call) -> None:
    """An endpoint is asked without inference, and the help says so before anyone tries."""
    outcome = call("query", vault, "Q01", "--endpoint", "http://localhost", "--infer")
    assert_one_sentence(outcome)
    assert "--endpoint and --infer exclude each other" in outcome.stderr
    assert "excludes --infer" in call("query", "--help").stdout
