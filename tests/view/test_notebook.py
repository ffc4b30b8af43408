"""A vault and its network in a notebook: a picture that is safe, small, and the same each time."""

from pathlib import Path
from xml.etree import ElementTree

from tests.vaults import open_vault
from zettel.vault import Vault


def find(html: str, tag: str) -> list[ElementTree.Element]:
    """Find the elements of a figure that have a tag; it is well-formed."""
    return list(ElementTree.fromstring(html).iter(tag))


def build(folder: Path, count: int = 3) -> Vault:
    """Build a vault in which all notes link to the first."""
    notes = "".join(f"=== {i:04}.md\n# N{i} & 1 < 2\n[[0000]]\n" for i in range(1, count))
    return open_vault(folder, f"=== 0000.md\n# Hub\n#tag [[Absent]]\n{notes}")


def test_a_vault_draws_its_notes_and_their_links(tmp_path: Path) -> None:
    """A dot a note, a line where one links to another; titles are text, whatever they hold."""
    html = build(tmp_path)._repr_html_()
    assert len(find(html, "circle")) == 3
    assert len(find(html, "line")) == 2
    assert [title.text for title in find(html, "title")] == ["Hub", "N1 & 1 < 2", "N2 & 1 < 2"]
    assert "3 notes, 3 links" in (find(html, "figcaption")[0].text or "")


def test_the_network_draws_itself_and_so_do_its_parts(tmp_path: Path) -> None:
    """Tags and notes to be written are nodes of it; what networkx makes of it draws itself too."""
    graph = build(tmp_path).graph
    assert len(find(graph._repr_html_(), "circle")) == 5
    part = graph.subgraph(["0000", "0001"])
    assert len(find(part._repr_html_(), "circle")) == 2
    assert len(find(graph.copy()._repr_html_(), "line")) == 4


def test_of_a_large_vault_the_best_linked_part_is_drawn(tmp_path: Path) -> None:
    """A notebook keeps its pictures in its file: they stay below 200 kB."""
    html = build(tmp_path, 2_000)._repr_html_()
    assert len(find(html, "circle")) == 600
    assert find(html, "title")[0].text == "Hub"
    assert "1,400 of them not drawn" in html
    assert len(html) < 200_000


def test_names_do_not_meet(tmp_path: Path) -> None:
    """Of names that would overlap, the better linked note's is written."""
    html = build(tmp_path, 300)._repr_html_()
    size = float(find(html, "g")[2].attrib["font-size"])
    texts = find(html, "text")
    assert 1 < len(texts) <= 20
    assert texts[0].text == "Hub"
    spots = [(float(t.attrib["x"]), float(t.attrib["y"])) for t in texts]
    for i, (x, y) in enumerate(spots):
        for other_x, other_y in spots[:i]:
            assert abs(y - other_y) > size or abs(x - other_x) > size


def test_an_empty_network_is_drawn(tmp_path: Path) -> None:
    """A part without nodes says so."""
    graph = build(tmp_path).graph
    assert "0 nodes, 0 edges" in graph.subgraph([])._repr_html_()
