"""A vault on another subject, with a vocabulary of its own, gets all that the shipped one gets.

`orchestra/` holds its notes, ontology, shapes and queries; nothing in zettel knows of it.
`pytest --update-golden` rewrites its vocabulary page.
"""

import csv
import shutil
from pathlib import Path

import pytest
import rdflib
from rdflib import Literal, URIRef

import zettel
from zettel.vault import Vault

FOLDER = Path(__file__).parent / "orchestra"
ORCH = rdflib.Namespace("https://orchestra.example/terms#")
NOTE = rdflib.Namespace("https://orchestra.example/note/")
SCHEMA = rdflib.Namespace("https://schema.org/")
XSD = rdflib.Namespace("http://www.w3.org/2001/XMLSchema#")
ZETTEL = rdflib.Namespace("https://zettel.example/terms#")
QUERIES = {path.stem.partition("-")[0]: path for path in FOLDER.glob("ontology/queries/*.rq")}


@pytest.fixture(scope="module")
def vault() -> Vault:
    """Return the orchestra's vault."""
    return zettel.open(FOLDER)


@pytest.fixture(scope="module")
def exported(vault: Vault) -> rdflib.Graph:
    """Return its Turtle, read by rdflib."""
    return rdflib.Graph().parse(data=vault.to_turtle(), format="turtle")


def test_it_is_clean(vault: Vault) -> None:
    """Notes, ontology and shapes have nothing that `zettel check` would tell."""
    assert list(vault.issues) == []


def test_facts_that_hold_for_a_time_are_resources(exported: rdflib.Graph) -> None:
    """A mapping in front matter becomes a resource with its dates as written and as bounds."""
    (tenure,) = exported.subjects(ORCH.seat, NOTE["principal-oboe#it"])
    assert (NOTE["tomas-lind#it"], ORCH.tenure, tenure) in exported
    assert dict(exported.predicate_objects(tenure)) == {
        rdflib.RDF.type: ORCH.Tenure,
        ORCH.seat: NOTE["principal-oboe#it"],
        ORCH.manner: ORCH.audition,
        SCHEMA.startDate: Literal("2016-01-11", datatype=XSD.date),
        ZETTEL.startEarliest: Literal("2016-01-11", datatype=XSD.date),
        ZETTEL.startLatest: Literal("2016-01-11", datatype=XSD.date),
    }
    (season,) = exported.subjects(SCHEMA.endDate, Literal("spring 2019"))
    bounds = [exported.value(season, ZETTEL[name]) for name in ("endEarliest", "endLatest")]
    assert [str(day) for day in bounds] == ["2019-03-01", "2019-06-21"]


def test_bounds_of_an_own_date_have_own_names(exported: rdflib.Graph) -> None:
    """The ontology says which properties hold the bounds of a date property of the vault's."""
    concert = NOTE["winter-concert#it"]
    assert exported.value(concert, ORCH.playedOn) == Literal("winter 2021")
    assert exported.value(concert, ORCH.playedFrom) == Literal("2020-12-01", datatype=XSD.date)
    assert exported.value(concert, ORCH.playedUntil) == Literal("2022-03-21", datatype=XSD.date)


def test_reverse_key_gives_the_turned_triple(exported: rdflib.Graph) -> None:
    """`hosted` on the hall says of the concert where it was."""
    assert (NOTE["winter-concert#it"], ORCH.venue, NOTE["granary-hall#it"]) in exported
    assert not list(exported.triples((NOTE["granary-hall#it"], ORCH.venue, None)))


def test_lists_keep_their_order(exported: rdflib.Graph) -> None:
    """Each item of an ordered key has its place."""
    items = exported.objects(NOTE["opening-night#it"], ORCH.item)
    played = {
        int(str(exported.value(item, SCHEMA.position))): exported.value(item, ORCH.piece)
        for item in items
    }
    works = [NOTE["small-hours#it"], NOTE["tide-songs#it"], NOTE["small-hours#it"]]
    assert played == dict(enumerate(works, 1))


def test_other_kinds_of_value(exported: rdflib.Graph) -> None:
    """Numbers, languages and what is said of the document; a key mapped to null says nothing."""
    assert (
        NOTE["opening-night#it"],
        ORCH.fee,
        Literal("12.50", datatype=XSD.decimal),
    ) in exported
    billing = set(exported.objects(NOTE["ada-brook#it"], ORCH.billing))
    assert billing == {
        Literal("Ada Brook, cello", lang="en"),
        Literal("Ada Brook, Violoncello", lang="de"),
    }
    nicknames = set(exported.objects(NOTE["ines-marchetti#it"], ORCH.nickname))
    assert nicknames == {Literal("Nina", lang="it")}  # the note says that it is Italian
    orchestra = NOTE["harbour-orchestra"]
    assert (orchestra, rdflib.DCTERMS.contributor, Literal("Wren Ashdown")) in exported
    assert Literal("OF 12") not in set(exported.objects())


def test_every_query_has_an_answer_and_every_answer_a_query() -> None:
    """No named query goes untested."""
    assert sorted(QUERIES) == sorted(path.stem for path in FOLDER.glob("answers/*.csv"))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_query_gives_the_whole_answer(vault: Vault, exported: rdflib.Graph, name: str) -> None:
    """All rows in order; and the same in rdflib, from the Turtle and the query's file alone."""
    with (FOLDER / "answers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(row) for row in csv.reader(file)]
    answer = vault.query(name).to_bytes("csv").decode()
    assert [tuple(row) for row in csv.reader(answer.splitlines())] == expected
    result = exported.query(QUERIES[name].read_text(encoding="utf-8"))
    rows = [
        tuple("" if v is None else str(v) for v in row) for row in result if isinstance(row, tuple)
    ]
    assert rows == expected[1:]


@pytest.mark.parametrize(
    ("note", "change", "line", "told"),
    [
        ("ada-brook.md", ("[[principal-cello]]", "[[cellos]]"), 7, "of one chair"),
        ("ada-brook.md", ("from: 2014-09", "from: 2024-09"), 8, "after it is taken"),
        ("opening-night.md", ("[[granary-hall]]", "[[strings]]"), 4, "in a hall"),
        ("tide-songs.md", ("minutes: 24", "minutes: 0"), 6, "at least a minute"),
    ],
)
def test_what_breaks_a_shape_is_told_at_its_line(
    tmp_path: Path, note: str, change: tuple[str, str], line: int, told: str
) -> None:
    """A wrong class, dates that run backwards, a number too small: Z117 where it is written."""
    shutil.copytree(FOLDER, tmp_path / "v")
    path = tmp_path / "v" / "notes" / note
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    found = [issue for issue in zettel.open(tmp_path / "v").issues if issue.code == "Z117"]
    places = [(issue.path, issue.line) for issue in found if told in issue.message]
    assert places == [(note, line)]


def test_inverse_and_transitive_properties_answer_when_asked_to(vault: Vault) -> None:
    """What follows counts with `infer`: the orchestra comprises all that is within it."""
    query = """
        SELECT ?name WHERE {
          ?it orch:comprises ?part ; skos:prefLabel "Harbour Orchestra"@en .
          ?part skos:prefLabel ?name
        } ORDER BY ?name
    """
    assert vault.query(query).rows == ()
    within = ("Cellos", "Leader", "Principal cello", "Principal oboe", "Strings", "Winds")
    assert vault.query(query, infer=True).rows == tuple((name,) for name in within)


def test_vocabulary_page(vault: Vault, request: pytest.FixtureRequest) -> None:
    """The page tells the vault's own keys and terms as kept, then its queries before the common."""
    golden = FOLDER / "vocabulary.md"
    page = (vault.export("vocabulary") or b"").decode()
    own = page.partition('## <a id="section-common">')[0]
    if request.config.getoption("--update-golden"):
        golden.write_text(own, encoding="utf-8")
    assert own == golden.read_text(encoding="utf-8")
    assert "| `Q01` | Who surely held which chair on 1 June 2020? | Begun by that day" in page


def test_every_resource_has_a_name(exported: rdflib.Graph) -> None:
    """The data holds no blank nodes."""
    terms = {term for triple in exported for term in triple}
    assert all(isinstance(term, URIRef | Literal) for term in terms)
