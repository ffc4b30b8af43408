"""Odd and hostile RDF: clear words, safe names, nothing lost and nothing overwritten."""

import time
from pathlib import Path

import pytest

import zettel
from tests.edit.facts import BASE, NOON, import_files, import_turtle, read_export, settle
from zettel.edit.imports import Options, Plan, Status, plan_import
from zettel.errors import FormatError, VaultError
from zettel.settings import read_settings

_EX = "@prefix ex: <http://x.example/> .\n"


def read_notes(vault: Path) -> dict[str, str]:
    """Return the notes of a vault by their paths."""
    paths = sorted(vault.rglob("*.md"))
    return {path.relative_to(vault).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def tell(plan: Plan) -> list[str]:
    """Return what the report remarks."""
    return [remark.text for one in plan.report.documents for remark in one.remarks]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "a.ttl",
            f"{_EX}ex:a ex:p 1 .\nex:b ex:p ,",
            "a.ttl:3 cannot be imported: it is not Turtle",
        ),
        ("a.nt", "<http://x.example/a> <p> 1 .", "a.nt:1 cannot be imported: it is not N-Triples"),
        ("a.rdf", "<rdf:RDF>\n</rdf>", "cannot be imported: it is not RDF/XML"),
        ("a.jsonld", '{"@id":\n', "cannot be imported: it is not JSON-LD"),
        (
            "a.jsonld",
            '{\n"@context": "https://schema.org",\n"name": "x"}',
            "a.jsonld:2 cannot be imported: its JSON-LD context is elsewhere, "
            "and nothing is fetched: write the context into the file",
        ),
    ],
)
def test_what_is_no_rdf_is_told_with_its_line(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    """The file and the line stand in the sentence; nothing is fetched, nothing written."""
    (tmp_path / name).write_text(text)
    vault = settle(tmp_path / "v")
    with pytest.raises(FormatError, match="cannot be imported") as raised:
        import_files(vault, tmp_path / name)
    assert told in str(raised.value)
    assert read_notes(vault) == {}


def test_a_broken_file_that_was_named_keeps_all_back(tmp_path: Path) -> None:
    """With its line, beside others too; of a folder it is left, and the rest becomes notes."""
    data, vault = tmp_path / "data", settle(tmp_path / "v")
    data.mkdir()
    (data / "a.ttl").write_text("\n\n<")
    (data / "b.ttl").write_text(f"{_EX}ex:b ex:p 1 .")
    (tmp_path / "t.md").write_text("T\n")
    for beside in (data / "b.ttl", tmp_path / "t.md"):
        with pytest.raises(FormatError, match=r"a\.ttl:3 cannot be imported"):
            import_files(vault, beside, data / "a.ttl")
        assert read_notes(vault) == {}
    plan = import_files(vault, data)
    assert [one.status for one in plan.report.documents] == [Status.LEFT, Status.IMPORTED]
    assert plan.report.documents[0].remarks[0].line == 3


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    """As for any other source."""
    with pytest.raises(VaultError, match="does not exist"):
        import_files(settle(tmp_path / "v"), tmp_path / "gone.ttl")


def test_relative_addresses_are_below_the_base(tmp_path: Path) -> None:
    """So a note's own address may be written without it, and no path of the machine gets in."""
    vault = settle(tmp_path / "v")
    import_turtle(vault, f'{_EX}<note/a/c#it> ex:p <other> . <other> ex:q "x" .')
    notes = read_notes(vault)
    assert list(notes) == ["20260301120000.md", "a/c.md"]
    assert f"iri: {BASE}other" in notes["20260301120000.md"]
    assert str(tmp_path) not in "".join(notes.values())


@pytest.mark.parametrize(
    ("note", "path"),
    [
        ("../../up", "_/_/up.md"),
        ("con", "_con.md"),
        (".hidden/x", "_hidden/x.md"),
        ("a:b?c", "a-b-c.md"),
        ("/root", "_/root.md"),
        ("x. ", "x.md"),
        ("é" * 150, f"{'é' * 100}.md"),
    ],
)
def test_file_names_are_safe_on_every_disk(tmp_path: Path, note: str, path: str) -> None:
    """No id leads out of the vault or to a name that Windows reserves; the id stays what it is."""
    from zettel.rdf import thing_iri

    vault = settle(tmp_path / "deep/er/v")
    import_turtle(vault, f"<{thing_iri(BASE, note)}> <http://x.example/p> 1 .")
    assert list(read_notes(vault)) == [path]
    assert [one.id for one in zettel.open(vault).notes] == [note.strip()]


def test_ids_that_a_disk_takes_for_one(tmp_path: Path) -> None:
    """Two ids that differ in the case of letters have two files."""
    vault = settle(tmp_path / "v")
    import_turtle(vault, f"{_EX}<note/A#it> ex:p 1 . <note/a#it> ex:p 2 .")
    assert list(read_notes(vault)) == ["A.md", "a-2.md"]
    assert {one.id for one in zettel.open(vault).notes} == {"A", "a"}


def test_what_is_there_is_left_and_told(tmp_path: Path) -> None:
    """A note of the same id or `iri` stays byte for byte; what it does not say is in the report."""
    vault = settle(tmp_path / "v")
    (vault / "1.md").write_text("---\nid: own\nhttp://x.example/p: x\n---\nmine\n")
    (vault / "2.md").write_text("---\nid: two\niri: http://x.example/b\n---\n")
    before = read_notes(vault)
    plan = import_turtle(
        vault,
        f'{_EX}<note/own#it> ex:p "x", "y" . ex:b ex:p ex:c . ex:c ex:to ex:b, <note/own#it> .',
    )
    after = read_notes(vault)
    assert {path: after[path] for path in before} == before
    assert [(one.id, one.status.value) for one in plan.report.documents] == [
        ("20260301120000", "imported"), ("two", "known"), ("own", "known"),
    ]  # fmt: skip
    assert tell(plan) == [
        "http://x.example/p <http://x.example/c> is not in that note",
        'http://x.example/p "y" is not in that note',
    ]
    assert "'[[own|1]]'" in after["20260301120000.md"]


def test_documents_and_facts_in_one_import(tmp_path: Path) -> None:
    """Both become notes, and no two get the same id."""
    (tmp_path / "t.txt").write_text("A text\n")
    (tmp_path / "d.ttl").write_text(f"{_EX}ex:a ex:p 1 .")
    plan = import_files(settle(tmp_path / "v"), tmp_path / "t.txt", tmp_path / "d.ttl")
    assert [one.kind for one in plan.report.documents] == ["text", "rdf"]
    assert len({one.id for one in plan.report.documents}) == 2


def test_any_suffix_when_asked(tmp_path: Path) -> None:
    """`--from rdf` reads a file of another suffix: JSON as JSON-LD, others as TriG."""
    (tmp_path / "a.json").write_text('{"@id": "http://x.example/a", "http://x.example/p": 1}')
    (tmp_path / "b.dat").write_text(f"{_EX}ex:g {{ ex:b ex:p 1 }}")
    sources, options = (tmp_path / "a.json", tmp_path / "b.dat"), Options(kind="rdf", now=NOON)
    plan = import_files(settle(tmp_path / "v"), *sources, options=options)
    assert len(plan.report.documents) == 2


def test_a_folder_of_rdf_alone(tmp_path: Path) -> None:
    """One that holds no documents is read as RDF without being asked; else its documents are."""
    (tmp_path / "data/sub").mkdir(parents=True)
    (tmp_path / "data/sub/a.ttl").write_text(f"{_EX}ex:a ex:p 1 .")
    (tmp_path / "data/a.csv").write_text("a,b\n")
    plan = import_files(settle(tmp_path / "v"), tmp_path / "data")
    assert [one.kind for one in plan.report.documents] == ["rdf"]
    (tmp_path / "data/sub/a.md").write_text("A\n")
    plan = import_files(settle(tmp_path / "w"), tmp_path / "data")
    assert [one.kind for one in plan.report.documents] == ["markdown"]


def test_json_that_is_json_ld(tmp_path: Path) -> None:
    """It is told by its keywords; of other JSON the error names what would read it."""
    (tmp_path / "a.json").write_text('{"@id": "http://x.example/a", "http://x.example/p": 1}')
    (tmp_path / "b.json").write_text('{"id": "a"}')
    vault = settle(tmp_path / "v")
    assert len(import_files(vault, tmp_path / "a.json").changes) == 1
    with pytest.raises(FormatError, match=r"b\.json") as told:
        import_files(vault, tmp_path / "b.json")
    assert "--from rdf" in told.value.hint


def test_named_graphs_are_told(tmp_path: Path) -> None:
    """They are read as one; those that zettel makes of notes are made of them again."""
    data, vault = tmp_path / "a.trig", settle(tmp_path / "v")
    note = f"<{BASE}note/n>"
    data.write_text(
        f"{_EX}ex:a ex:p 1 . ex:g {{ ex:b ex:p 1 }} ex:h {{ ex:c ex:p 1 }} "
        f"{note} {{ {note} a <https://zettel.example/terms#Note> }}"
    )
    plan = import_files(vault, data)
    assert len(plan.report.documents) == 4
    assert [hint for hint in plan.report.hints if "graph" in hint] == [
        f"{data}: its 2 named graphs are read as one with all the rest, "
        "and their names are left out"
    ]


def test_a_folder_of_rdf_when_asked(tmp_path: Path) -> None:
    """`--from rdf` takes of a folder what is RDF by its suffix; a folder without is told."""
    (tmp_path / "data/sub").mkdir(parents=True)
    (tmp_path / "data/a.ttl").write_text(f"{_EX}ex:a ex:p 1 .")
    (tmp_path / "data/sub/b.NT").write_text("<http://x.example/b> <http://x.example/p> <urn:x> .")
    (tmp_path / "data/c.txt").write_text("none")
    vault, options = settle(tmp_path / "v"), Options(kind="rdf", now=NOON)
    plan = import_files(vault, tmp_path / "data", options=options)
    assert [Path(one.source).name for one in plan.report.documents] == ["a.ttl", "b.NT"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(VaultError, match="no file of RDF"):
        import_files(vault, tmp_path / "empty", options=options)


def test_statements_about_statements_are_told(tmp_path: Path) -> None:
    """What RDF 1.2 adds has no place in a note, and the report says so."""
    vault = settle(tmp_path / "v")
    plan = import_turtle(vault, f"{_EX}ex:a ex:p 1 ; ex:q <<( ex:a ex:p 1 )>> .")
    assert any("statements about statements are left out: 1" in hint for hint in plan.report.hints)


def test_a_deep_graph_is_cut_into_notes(tmp_path: Path) -> None:
    """Blank nodes inside one another, and a ring of them, without an end to the nesting."""
    vault = settle(tmp_path / "v")
    deep = "".join(f"_:n{n} ex:p _:n{n + 1} .\n" for n in range(300))
    plan = import_turtle(vault, f"{_EX}ex:a ex:p _:n0 .\n{deep}_:r ex:p _:s . _:s ex:p _:r .")
    assert tell(plan) == []
    exported = read_export(vault)
    assert sum(1 for _, p, _ in exported if str(p) == "http://x.example/p") == 303


def test_a_long_list_is_one_list(tmp_path: Path) -> None:
    """A list of thousands is no nesting, and each of its cells is looked at once."""
    vault = settle(tmp_path / "v")
    members = " ".join(str(number) for number in range(2_000))
    import_turtle(vault, f"{_EX}ex:a ex:p ( {members} ) .")
    note = zettel.open(vault).notes[0]
    assert note.title == "a"
    assert sum(1 for _, p, _ in read_export(vault) if str(p).endswith("#first")) == 2_000


def test_many_facts_take_seconds(tmp_path: Path) -> None:
    """Twelve thousand triples; the bound is a generous one, for slow machines."""
    lines = []
    for n in range(1_500):
        a = f"<http://x.example/{n}>"
        lines += [
            f"{a} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://x.example/T> .",
            f'{a} <http://www.w3.org/2004/02/skos/core#prefLabel> "thing {n}"@en .',
            f'{a} <http://www.w3.org/2004/02/skos/core#altLabel> "other {n}"@en .',
            f'{a} <http://x.example/value> "{n}"^^<http://www.w3.org/2001/XMLSchema#integer> .',
            *(
                f"{a} <http://x.example/to> <http://x.example/{n * int(k) % 1_500}> ."
                for k in (2, 3, 5, 7)
            ),
        ]
    (tmp_path / "many.nt").write_text("\n".join(lines))
    started = time.perf_counter()
    settings = read_settings(settle(tmp_path / "v"))
    plan = plan_import(settings, [tmp_path / "many.nt"], Options(now=NOON))
    assert len(plan.changes) == 1_500
    assert time.perf_counter() - started < 60
