"""Queries: by text, file or name; answers in the standard's formats; what is refused."""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults import open_vault
from zettel.errors import FormatError, QueryError
from zettel.store import Dataset, build_store
from zettel.store.datasets import find_merged
from zettel.store.words import refuse
from zettel.vault import Vault

TEXT = """
=== zettel.toml
base = "https://v.example/"
=== ontology/queries/Q01-titles.rq
# Titles
# What every note is called,
# in order.
SELECT ?title WHERE { ?note dcterms:title ?title } ORDER BY ?title
=== ontology/queries/hubs.rq
# Ours
SELECT ?x WHERE { VALUES ?x { "own" } }
=== a.md
---
tags: [shared]
---
# A
[[b]] [[missing]]
=== b.md
---
tags: [shared]
---
# B "é"
[[missing]]
"""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Return a vault with named queries of its own."""
    return open_vault(tmp_path, TEXT)


def test_query_by_text_name_and_file(vault: Vault) -> None:
    """SPARQL text, `Q01`, `q1` and a path lead to the same rows; prefixes need no declaration."""
    path = vault.settings.root / "ontology" / "queries" / "Q01-titles.rq"
    asked = (path.read_text(), "Q01", "q1", "Q01-titles", str(path))
    for query in asked:
        assert vault.query(query).rows == (("A",), ('B "é"',))


def test_named_queries_are_the_vaults_then_the_packages(vault: Vault) -> None:
    """A query's first comment is its title, the next describe it; the vault's own replace ours."""
    queries = vault.queries()
    assert [query.name for query in queries[:2]] == ["Q01", "hubs"]
    assert (queries[0].title, queries[0].description) == (
        "Titles",
        "What every note is called, in order.",
    )
    assert len({query.name for query in queries}) == len(queries)
    assert vault.query("hubs").rows == (("own",),)


def test_every_packaged_query_answers(vault: Vault) -> None:
    """The queries that ship suit any vault, and run in rdflib on the exported Turtle too."""
    graph = rdflib.Graph().parse(data=vault.to_turtle(), format="turtle")
    for query in vault.queries()[2:]:
        rows = list(graph.query(query.text))
        assert len(rows) == len(vault.query(query.name).rows), query.name
    assert vault.query("wanted").rows == (("missing", "2"),)
    assert vault.query("tags").rows == (("shared", "2"),)
    assert vault.query("orphans").rows == ()


def test_each_triple_counts_once(vault: Vault) -> None:
    """What several notes say is one triple of the default graph, and one in each note's graph."""
    pattern = "<https://v.example/missing/missing> a zettel:Placeholder"
    assert vault.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows == (("1",),)
    named = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ {pattern} }} }}"
    assert vault.query(named).rows == (("2",),)


def test_a_query_in_another_encoding_spoils_no_other(vault: Vault) -> None:
    """One file that is no UTF-8 leaves the named queries usable."""
    folder = vault.settings.root / "ontology" / "queries"
    (folder / "bad.rq").write_bytes(b"# t\nSELECT \xff")
    assert vault.query("Q01").rows
    with pytest.raises(QueryError):
        vault.query("bad")


def test_xml_results_can_be_read_whatever_notes_hold(tmp_path: Path) -> None:
    """XML cannot hold most control characters; they are left out."""
    noted = open_vault(tmp_path, "=== a.md\n# T\x1bitre\n")
    answer = noted.query("SELECT ?t WHERE { ?n dcterms:title ?t }").to_bytes("xml")
    assert "Titre" in "".join(ElementTree.fromstring(answer).itertext())


def test_from_limits_the_graph(vault: Vault) -> None:
    """FROM names the graphs to ask, by their documents."""
    query = "SELECT ?t FROM <https://v.example/note/a> WHERE { ?n dcterms:title ?t }"
    assert vault.query(query).rows == (("A",),)


def test_rows_are_in_every_standard_format(vault: Vault) -> None:
    """JSON, CSV, TSV and XML of SPARQL 1.1 hold the same rows."""
    answer = vault.query("SELECT ?title ?none WHERE { ?n dcterms:title ?title } ORDER BY ?title")
    assert answer.variables == ("title", "none")
    assert answer.rows == (("A", None), ('B "é"', None))
    bindings = json.loads(answer.to_bytes("json"))["results"]["bindings"]
    assert [row["title"]["value"] for row in bindings] == ["A", 'B "é"']
    rows = list(csv.reader(io.StringIO(answer.to_bytes("csv").decode())))
    assert rows == [["title", "none"], ["A", ""], ['B "é"', ""]]
    assert answer.to_bytes("tsv").decode().splitlines()[0] == "?title\t?none"
    names = [e.text for e in ElementTree.fromstring(answer.to_bytes("xml")).iter() if e.text]
    assert 'B "é"' in names


def test_graph_comes_as_turtle_alone(vault: Vault) -> None:
    """A CONSTRUCT is Turtle that rdflib reads; it is no table, and a table is no graph."""
    answer = vault.query("CONSTRUCT { ?n dcterms:title ?t } WHERE { ?n dcterms:title ?t }")
    assert answer.kind == "graph"
    assert len(rdflib.Graph().parse(data=answer.to_bytes("turtle"), format="turtle")) == 2
    with pytest.raises(FormatError):
        answer.to_bytes("csv")
    with pytest.raises(FormatError):
        vault.query("Q01").to_bytes("turtle")
    with pytest.raises(FormatError, match="'xlsx'"):
        answer.to_bytes("xlsx")


def test_ask_is_yes_or_no(vault: Vault) -> None:
    """An ASK has a verdict, in all formats of tables."""
    answer = vault.query("ASK { ?n a zettel:Note }")
    assert (answer.kind, answer.boolean) == ("ask", True)
    assert json.loads(answer.to_bytes("json"))["boolean"] is True
    assert answer.to_bytes("csv") == b"true\n"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x WHERE { ?x ?p }", r"malformed at 1:2\d"),
        ("SELECT ?x\nWHERE { ?x nope:p ?y }", "the prefix nope: is not declared"),
        ("SELECT * WHERE { ?s ?p ?o", "at its end"),
        ("\n SELEC ?x", "malformed at 2:2, near 'SELEC"),
        ("# only a comment", "at its end"),
        ("SELECT", "malformed at 1:7, at its end"),
        ("prefix", "malformed at 1:7, at its end"),
        ("select-all", "no query named 'select-all'"),
        ("DELETE WHERE { ?s ?p ?o }", "queries only read"),
        ("PREFIX x: <http://x/>\nINSERT DATA { x:a x:b x:c }", "queries only read"),
        ("LOAD <https://far.example/>", "queries only read"),
        ("Q99", "no query named 'Q99'"),
        ("nowhere.rq", r"nowhere\.rq"),
        ("SELECT * { SERVICE <https://far.example/> { ?s ?p ?o } }", "never leave this machine"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "never leave this machine"),
        ('SELECT * { ?s ?p "\\"" SERVICE <http://x/> {} ?s ?p "" }', "never leave this machine"),
        ("SELECT * { FILTER(1<2)SERVICE<http://x/>{} }", "never leave this machine"),
        ("SELECT * { ?s ?p 1SERVICE<http://x/>{} }", "never leave this machine"),
        ("PREFIX : <http://x/> SELECT * { SERVICE:x {} }", "never leave this machine"),
        ("SELECT * { ?s <http://x/'> ?o SERVICE <http://y/'> {} }", "never leave this machine"),
        ("SELECT * { \\u0053ERVICE <http://x/> {} }", "never leave this machine"),
    ],
)
def test_bad_queries_are_one_clear_sentence(vault: Vault, query: str, message: str) -> None:
    """What is wrong, and where; nothing of the parser's endless list of what it expected."""
    with pytest.raises(QueryError, match=message) as caught:
        vault.query(query)
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE" }',
        "SELECT * { ?s ?p ?o } # no SERVICE here",
        "SELECT * { ?s <https://v.example/SERVICE> ?o }",
        "SELECT * { ?service ?p ?o }",
        "SELECT * { ?s schema:service ?o }",
        r"SELECT * { ?s ?p 'it\'s a service' }",
    ],
)
def test_the_word_service_alone_is_no_crime(vault: Vault, query: str) -> None:
    """Only the keyword asks another server."""
    assert vault.query(query).kind == "select"


def test_rdflib_has_the_same_graph(vault: Vault) -> None:
    """`vault.rdf` is a data set of rdflib's: named graphs, default union, literals as written."""
    count = int(vault.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0] or 0)
    rows = vault.rdf.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert [int(row[0]) for row in rows if isinstance(row, rdflib.query.ResultRow)] == [count]
    names = {str(graph.identifier) for graph in vault.rdf.graphs()}
    assert {"https://v.example/note/a", "https://v.example/note/b"} <= names


def test_inference_is_seen_only_where_it_is_asked_for(vault: Vault) -> None:
    """Plain and inferring queries may alternate; named graphs and FROM are as they were."""
    known = "SELECT ?n { ?n dcterms:isReferencedBy ?o }"
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?n dcterms:isReferencedBy ?o } }"
    from_it = "SELECT ?n FROM <https://v.example/inferred> { ?n dcterms:isReferencedBy ?o }"
    from_a = "SELECT ?n FROM <https://v.example/note/a> { ?n dcterms:isReferencedBy ?o }"
    for _ in range(2):
        found = {q: len(vault.query(q, infer=True).rows) for q in (known, named, from_it, from_a)}
        assert found == {known: 3, named: 1, from_it: 3, from_a: 0}
        assert not any(vault.query(q).rows for q in found)
    everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    more = [int(vault.query(everything, infer=i).rows[0][0] or 0) for i in (False, True)]
    graphs = f"{everything[:-1]} FILTER EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    assert int(vault.query(graphs, infer=True).rows[0][0] or 0) <= more[1]
    added = vault.query("SELECT * { GRAPH <https://v.example/inferred> { ?s ?p ?o } }", infer=True)
    assert more[1] - more[0] == len(added.rows)


@given(st.lists(st.integers(0, 200), max_size=9))
def test_a_store_is_filled_from_chunks_cut_anywhere(places: list[int]) -> None:
    """Chunks are one text, wherever one ends and the next begins."""
    lines = b"".join(b"<x:s> <x:p> <x:o%d> .\n" % number for number in range(9))
    cuts = [0, *sorted(places), len(lines)]
    chunks = [lines[start:end] for start, end in pairwise(cuts)]
    assert len(build_store(chunks)) == 9


@pytest.mark.parametrize(
    "clauses",
    [
        "FROM <https://v.example/note/a> FROM <https://v.example/note/b>",
        "FROM n:a FROM n:b FROM <https://v.example/note/a>",
        "from # <https://v.example/note/c>\n n:a FROM NAMED n:a FROM <https://v.example/note/b>",
    ],
)
def test_a_merge_of_graphs_counts_a_triple_once(vault: Vault, clauses: str) -> None:
    """What two graphs say is one triple where both are the default graph (SPARQL 1.1, 13.2.1)."""
    head = f"PREFIX n: <https://v.example/note/> SELECT (COUNT(*) AS ?n) {clauses}"
    pattern = "<https://v.example/missing/missing> a zettel:Placeholder"
    assert vault.query(f"{head} {{ {pattern} }}").rows == (("1",),)
    named = "1" if "NAMED" in clauses else "0"
    assert vault.query(f"{head} {{ GRAPH ?g {{ {pattern} }} }}").rows == ((named,),)


def test_a_merge_leaves_no_graph_behind(vault: Vault) -> None:
    """Queries that merge graphs change nothing for those that follow."""
    graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    before = vault.query(graphs).rows
    both = "FROM <https://v.example/note/a> FROM <https://v.example/note/b>"
    assert vault.query(f"SELECT ?t {both} {{ ?n dcterms:title ?t }} ORDER BY ?t").rows == (
        ("A",),
        ('B "é"',),
    )
    assert vault.query(graphs).rows == before == (("2",),)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?x FROM <x:a> FROM <x:b> { ?x ?p "FROM" FILTER(?from < 3) }',
        "DESCRIBE <x:s> FROM <x:a> FROM <x:b> LIMIT 2",
        "CONSTRUCT { ?x from:p 'FROM NAMED <x:c>' } FROM <x:a> FROM <x:b> { ?x from:p ?o }",
        "BASE <x:> SELECT * FROM <a> # FROM <x:z>\nFROM <b> WHERE {}",
        r"PREFIX a: <x:> SELECT (1AS ?from) FROM a:a FROM a:b {}",
    ],
)
def test_named_graphs_are_found_where_they_are_named(query: str) -> None:
    """Only the clauses of the data set count, not what looks like them elsewhere."""
    assert find_merged(query, {"from": "https://from.example/"}) == Dataset(("x:a", "x:b"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <x:other> {} }",
        "SELECT * { SERVICE ?any { ?any ?p ?o } }",
        "SELECT * { SERVICE<x:here> {} SERVICE <x:other> {} }",
        "SELECT * { # SERVICE\n<x:here> SERVICE <x:other> {} }",
        "PREFIX x: <x:> SELECT * { SERVICE x:other {} }",
        "BASE <x:> SELECT * { SERVICE <other> {} }",
    ],
)
def test_only_the_endpoint_allowed_may_be_asked(query: str) -> None:
    """Any other, and any that is not named whole, is refused; the one allowed is not."""
    refuse("SELECT * { SERVICE SILENT\n<x:here> {} service <x:here> {} }", ["x:here"])
    with pytest.raises(QueryError, match="never leave this machine"):
        refuse(query, ["x:here"])
