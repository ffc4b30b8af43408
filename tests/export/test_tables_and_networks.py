"""Exports that are no RDF: JSON, CSV, GraphML, GEXF, pyvis; and what is said when one fails."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import csvw
import networkx
import pytest

from tests.vaults import open_vault
from zettel.errors import FormatError, OutputError
from zettel.vault import Vault


def test_json_holds_notes_and_links(vault: Vault) -> None:
    """One document: every note, and every link with where it stands and what became of it."""
    document = json.loads(vault.export("json") or b"")
    assert document["version"] == 1
    assert [note["id"] for note in document["notes"]] == ["a", "c", "dossier/b"]
    links = [(e["target"], e["status"], e["relation"], e["line"]) for e in document["links"]]
    assert links == [
        ("dossier/b", "found", "suit", 6),
        ("dossier/b", "found", "", 12),
        ("absent", "missing", "", 12),
        ("dossier/b", "found", "suit", 12),
        ("https://x.example/?a=1&b=2", "external", "", 12),
        ("dossier/b", "found", "", 14),
        ("a", "found", "", 2),
    ]


def test_csv_is_a_folder_of_two_tables(vault: Vault, tmp_path: Path) -> None:
    """`notes.csv` has a row per note, `links.csv` one per link; any reader of CSV takes them."""
    folder = tmp_path / "tables"
    assert vault.export("csv", folder) is None
    tables = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
    assert list(tables) == ["csv-metadata.json", "links.csv", "notes.csv"]
    notes = list(csv.DictReader(io.StringIO(tables["notes.csv"])))
    assert [(row["id"], row["tags"]) for row in notes] == [
        ("a", "x/y; été"),
        ("c", ""),
        ("dossier/b", ""),
    ]
    assert len(list(csv.DictReader(io.StringIO(tables["links.csv"])))) == 7


def test_csv_without_links(vault: Vault, tmp_path: Path) -> None:
    """`links=False` writes the notes alone, and tells of no other table."""
    vault.export("csv", tmp_path / "tables", links=False)
    names = sorted(path.name for path in (tmp_path / "tables").iterdir())
    assert names == ["csv-metadata.json", "notes.csv"]
    group = csvw.TableGroup.from_file(tmp_path / "tables" / "csv-metadata.json")
    assert list(group.tabledict) == ["notes.csv"]


def test_csv_says_what_it_holds(vault: Vault, tmp_path: Path) -> None:
    """A reader of CSV on the Web finds each column, its type, the lists, and keys that fit."""
    vault.export("csv", tmp_path)
    group = csvw.TableGroup.from_file(tmp_path / "csv-metadata.json")
    group.check_referential_integrity(strict=True)
    notes, links = group.tabledict["notes.csv"], group.tabledict["links.csv"]
    for table in (notes, links):
        assert table.check_primary_key()
        header = (tmp_path / str(table.url)).read_text().split("\n")[0].strip()
        assert header.split(",") == [column.name for column in table.tableSchema.columns]
    rows = list(notes)
    assert rows[0]["tags"] == ["x/y", "été"]
    assert rows[0]["words"] == 10
    assert rows[2]["iri"].unsplit().endswith("/note/dossier/b")
    assert [row["line"] for row in links][:2] == [6, 12]


@pytest.mark.parametrize(
    "names",
    [
        ["plain", "other"],
        ["one; two", "three"],
        ["only; one"],
        ["a; b", "c | d"],
        ["a; b | c; 1", "d; 2; e", "f;"],
        ["; ", " | ", "; 1; "],
    ],
)
def test_lists_in_cells_can_be_taken_apart(names: list[str], tmp_path: Path) -> None:
    """Whatever stands in a value: the metadata tell by what the values of a cell are separated."""
    text = f"=== a.md\n---\naliases: {json.dumps(names)}\n---\n=== b.md\n---\naliases: a | b\n---\n"
    vault = open_vault(tmp_path / "v", text)
    written = list(vault.notes[0].aliases)
    assert len(written) == len(names)
    vault.export("csv", tmp_path / "tables")
    group = csvw.TableGroup.from_file(tmp_path / "tables" / "csv-metadata.json")
    rows = list(group.tabledict["notes.csv"])
    assert [row["aliases"] for row in rows] == [written, ["a | b"]]


@pytest.mark.parametrize(
    ("name", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)]
)
def test_network_formats_hold_the_graph(vault: Vault, name: str, read: object) -> None:
    """Networkx reads back the nodes and the edges that it was given."""
    assert callable(read)
    graph = read(io.BytesIO(vault.export(name) or b""))
    assert set(graph) == set(vault.graph)
    assert graph.number_of_edges() == vault.graph.number_of_edges()


@pytest.mark.parametrize("name", ["graphml", "gexf", "rdfxml"])
def test_signs_that_xml_forbids_are_left_out(tmp_path: Path, name: str) -> None:
    """A control character in a note does not make XML that nobody can read."""
    vault = open_vault(tmp_path, "=== a.md\n# T\x01itre\nVoir [[b]] \x00\x08 ici.\n=== b.md\n")
    data = vault.export(name) or b""
    text = "".join(ElementTree.fromstring(data).itertext()) + data.decode()
    assert "Titre" in text
    assert "\x01" not in text


def test_pyvis_page_loads_nothing(vault: Vault) -> None:
    """Pyvis's own page would load Bootstrap from afar; ours does not."""
    page = (vault.export("pyvis") or b"").decode()
    assert "vis.Network" in page
    assert 'src="http' not in page
    assert "<link" not in page


def test_unknown_format_is_named_with_those_that_are_there(vault: Vault) -> None:
    """A slip of the pen gets a suggestion."""
    with pytest.raises(FormatError, match="'turtel'") as caught:
        vault.export("turtel")
    assert caught.value.hint.startswith("did you mean turtle?")


def test_folder_formats_need_a_folder(vault: Vault, tmp_path: Path) -> None:
    """CSV without a place to go, or with a file in the way, is refused; nothing is written."""
    with pytest.raises(FormatError, match="several files"):
        vault.export("csv")
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(OutputError, match="taken"):
        vault.export("csv", tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "mine"


def test_output_that_cannot_be_written_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    """A folder that does not exist is said, and no half file is left."""
    with pytest.raises(OutputError, match=r"nowhere"):
        vault.export("turtle", tmp_path / "nowhere" / "x.ttl")
    assert not (tmp_path / "nowhere").exists()
