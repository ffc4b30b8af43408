"""Answers as data people hold them: rows, pandas, rdflib, a notebook's table."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults import open_vault
from zettel.vault import Vault

TEXT = """
=== zettel.toml
base = "https://v.example/"
=== a.md
---
created: 2020
---
# A & É
[[b]]
=== b.md
# B
"""
TYPED = """SELECT ?name ?n ?x ?yes ?year ?none { VALUES (?name ?n ?x ?yes ?year ?none) {
  ("é"@fr 7 1.5 true "2020"^^xsd:gYear UNDEF) (v:b UNDEF 2e3 false "x" 3) } }"""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Return a vault of two notes."""
    return open_vault(tmp_path, TEXT)


def test_a_data_frame_has_numbers_as_such(vault: Vault) -> None:
    """Integers, decimals and truth values can be reckoned with; what is unbound is missing."""
    frame = vault.query(f"PREFIX v: <https://v.example/>\n{TYPED}").to_pandas()
    assert list(frame.columns) == ["name", "n", "x", "yes", "year", "none"]
    assert [str(kind) for kind in frame.dtypes] == [
        "string", "Int64", "Float64", "boolean", "string", "Int64",
    ]  # fmt: skip
    assert frame["x"].sum() == 2001.5
    assert frame["name"].tolist() == ["é", "https://v.example/b"]  # whole, to be joined by
    assert frame["n"].isna().tolist() == [False, True]


def test_an_answer_is_rows(vault: Vault) -> None:
    """It can be counted and gone through."""
    answer = vault.query("SELECT ?t { ?n dcterms:title ?t } ORDER BY ?t")
    assert len(answer) == 2
    assert list(answer) == [("A & É",), ("B",)]


def test_an_answer_says_what_it_is(vault: Vault) -> None:
    """In a line, and it is as true as the verdict, or as there being rows."""
    some, none = (vault.query(f"SELECT ?t {{ ?n dcterms:{p} ?t }}") for p in ("title", "nothing"))
    yes, no = (vault.query(f"ASK {{ ?n dcterms:{p} ?t }}") for p in ("title", "nothing"))
    graph = vault.query("CONSTRUCT { ?n dcterms:title ?t } { ?n dcterms:title ?t }")
    assert [bool(one) for one in (some, none, yes, no, graph)] == [True, False, True, False, True]
    assert [repr(one)[9:-1] for one in (some, yes, graph)] == ["2 rows of t", "yes", "2 triples"]


def test_rdflib_gets_its_own_results(vault: Vault) -> None:
    """Rows, a verdict or a graph, as `rdflib.Graph.query` gives them."""
    titles = vault.query("SELECT ?t { ?n dcterms:title ?t } ORDER BY ?t").to_rdflib()
    assert [str(row["t"]) for row in titles] == ["A & É", "B"]  # type: ignore[index,call-overload]
    assert vault.query("ASK { ?s ?p ?o }").to_rdflib().askAnswer is True
    graph = vault.query("CONSTRUCT { ?n ?p ?o } { ?n dcterms:title ?o ; ?p ?o }").to_rdflib().graph
    assert graph is not None
    assert len(graph) == len(vault.query("SELECT * { ?n dcterms:title ?o ; ?p ?o }"))


def test_a_notebook_shows_a_table(vault: Vault) -> None:
    """Values are text, not markup; of many rows the first, and how many more there are."""
    html = vault.query("SELECT ?t { ?n dcterms:title ?t } ORDER BY ?t")._repr_html_()
    assert "<td>A &amp; É</td>" in html
    assert "<strong>yes</strong>" in vault.query("ASK {}")._repr_html_()
    many = vault.query(f"SELECT ?n {{ VALUES ?n {{ {' '.join(map(str, range(1300)))} }} }}")
    assert many._repr_html_().count("<tr>") == 101
    assert "<p>1,200 more</p>" in many._repr_html_()


def test_without_pandas_one_is_told_what_to_install(vault: Vault) -> None:
    """The extra has a name; nothing else needs it."""
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import zettel\n"
        f"answer = zettel.open({str(vault.settings.root)!r}).query('ASK {{}}')\n"
        "try: answer.to_pandas()\n"
        "except zettel.ZettelError as error: print(error.hint)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "run: pip install 'zettel[pandas]'"
