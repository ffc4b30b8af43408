"""The page's data document: what is in it, and that both sides agree on its shape."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest

import zettel.view
from tests.view.conftest import Notes, resolve
from tests.view.texts import find_details
from tests.view.typescript import to_typescript
from zettel.reader import read_body
from zettel.stats import build_stats
from zettel.view import Contents, build_page
from zettel.view.document import to_json
from zettel.view.shape import Detail, Document
from zettel.vocabulary import read_vocabulary

VAULT = {
    "a.md": "---\ntitle: A\ntypes: [pays]\nparrain: '[[b|le parrain]]'\n---\n"
    "A suit [[b]]. A suit encore [[b]], et [[membre:b|B]] puis [[Rien]].\n",
    "b.md": "---\ntitle: B\noffices:\n  - role: chef\n    où: '[[a#^l1|000:1]]'\n---\n"
    "# B\n\nTexte.\n",
}


Label = Callable[[str, str], str]


def build_html(folder: Path, notes: Notes, find_label: Label = lambda _term, _: "") -> str:
    """Build the page of some notes."""
    settings, resolved = resolve(folder, notes)
    known = read_vocabulary(settings), find_label
    contents = Contents(resolved, settings, *known, partial(read_body, settings))
    return b"".join(build_page(contents)).decode()


def build(folder: Path, notes: Notes, find_label: Label = lambda _term, _: "") -> Document:
    """Build a document and read it as the page does."""
    html = build_html(folder, notes, find_label)
    written = re.search(r'<script type="application/json" id="document">(.*?)</script>', html)
    assert written
    return msgspec.json.decode(written[1], type=Document)


def build_details(folder: Path, notes: Notes) -> list[Detail]:
    """Build the details of all nodes."""
    return find_details(build_html(folder, notes))


def list_edges(document: Document) -> list[tuple[int, int, int]]:
    """List edges as source, target and relation."""
    edges = document.edges
    return list(zip(edges.source, edges.target, edges.relation, strict=True))


def test_links_of_one_type_between_two_notes_are_one_edge(tmp_path: Path) -> None:
    """They are drawn once; each sentence is kept, with the place of the link."""
    document = build(tmp_path, VAULT)
    names = [term.name for term in document.relations]
    edges = enumerate(list_edges(document))
    (plain,) = [i for i, (_, target, relation) in edges if not names[relation] and target == 1]
    detail = build_details(tmp_path, VAULT)[1]
    (mentions,) = [found for found in detail.mentions if found.edge == plain]
    assert len(mentions.sentences) == 2
    mention = mentions.sentences[0]
    assert mention.text[mention.start : mention.end] == "B"  # the title, not the bare id


def test_a_sentence_that_links_twice_is_told_once(tmp_path: Path) -> None:
    """Both places are known, after the titles have been put in."""
    notes = {"a.md": "Vers [[b]] puis [[b]] et [[b|là]].\n", "b.md": "---\ntitle: Bê\n---\n"}
    (mentions,) = build_details(tmp_path, notes)[1].mentions
    (mention,) = mentions.sentences
    assert mention.text == "Vers Bê puis Bê et là."
    places = [mention.start, mention.end, *mention.more]
    found = [mention.text[a:b] for a, b in zip(places[::2], places[1::2], strict=True)]
    assert found == ["Bê", "Bê", "là"]


def test_nodes_are_notes_then_placeholders(tmp_path: Path) -> None:
    """A target without a note is a node too, after all notes."""
    document = build(tmp_path, VAULT)
    assert [(node.title, node.placeholder) for node in document.nodes] == [
        ("A", False),
        ("B", False),
        ("Rien", True),
    ]
    assert [node.degree for node in document.nodes] == [2, 1, 1]


def test_property_links_lead_to_nodes(tmp_path: Path) -> None:
    """A value that is one link carries its label, its node and its place there."""
    details = build_details(tmp_path, VAULT)
    (sponsor,) = details[0].properties
    assert (sponsor.values[0].text, sponsor.values[0].node) == ("le parrain", 1)
    (offices,) = details[1].properties
    role, place = offices.values[0].fields
    assert role.values[0].text == "chef"
    assert (place.values[0].text, place.values[0].anchor) == ("000:1", "block-l1")


@pytest.mark.parametrize(
    ("told", "created", "written"),
    [
        ("2020-01-31", "2020-01-31", ""),
        ("2014", "2014", ""),
        ("1598651458825", "2020-08-28T21:50:58.825Z", ""),
        ("summer 2014", "2014-06-01", "summer 2014"),
        ("'{{date}}'", "", ""),
        ("44 BC", "", ""),
        ("2021-02-30", "", ""),
    ],
)
def test_a_note_is_dated_by_what_is_a_date(
    tmp_path: Path, told: str, created: str, written: str
) -> None:
    """The page gets ISO dates only, and the author's words where those say more."""
    (node,) = build(tmp_path, {"a.md": f"---\ncreated: {told}\n---\n"}).nodes
    assert (node.created, node.written) == (created, written)


def test_labels_come_in_both_languages(tmp_path: Path) -> None:
    """The page can switch without asking anyone."""
    labels = {("pays", "fr"): "Pays", ("pays", "en"): "Country"}
    document = build(tmp_path, VAULT, lambda term, language: labels.get((term, language), ""))
    assert document.types[0].labels == {"fr": "Pays", "en": "Country"}


def test_link_types_that_are_called_the_same_are_one(tmp_path: Path) -> None:
    """Two keys for one property make one row of the legend, and one edge."""
    notes = {
        "a.md": "---\nsujet: '[[b]]'\nconcerne: ['[[b]]', '[[c]]']\nautre: '[[b]]'\n---\n",
        "b.md": "",
        "c.md": "",
    }
    labels = {"sujet": "porte sur", "concerne": "porte sur", "autre": "autre"}
    document = build(tmp_path, notes, lambda term, _: labels.get(term, ""))
    assert [(t.name, t.count) for t in document.relations] == [("concerne", 3), ("autre", 1)]
    assert list_edges(document) == [
        (0, 1, 1),
        (0, 1, 0),
        (0, 2, 0),
    ]


def test_links_are_counted_as_stats_counts_them(tmp_path: Path) -> None:
    """A note's links to itself and to missing notes count; the former are not drawn."""
    notes = {"a.md": "[[a]] [[b]] [[rien]] [x](https://example.org)", "b.md": "[[b|b]] [[b]]"}
    document = build(tmp_path, notes)
    _, resolved = resolve(tmp_path, notes)
    assert sum(t.count for t in document.relations) == build_stats(resolved, {}).links.total
    assert [edge[:2] for edge in list_edges(document)] == [(0, 1), (0, 2)]
    assert [node.degree for node in document.nodes] == [2, 1, 1]


def test_json_cannot_end_its_element(tmp_path: Path) -> None:
    """No note's text closes the script element that carries it, or opens another in a comment."""
    text = to_json({"x": "</script><!--<script>\u2028"}).decode()
    assert "</" not in text
    assert "<!--" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"x": "</script><!--<script>\u2028"}


def test_same_notes_same_bytes(tmp_path: Path) -> None:
    """A page is a function of its notes."""
    assert to_json(build(tmp_path, VAULT)) == to_json(build(tmp_path, VAULT))


def test_an_empty_vault_has_a_document(tmp_path: Path) -> None:
    """Nothing is not an error."""
    document = build(tmp_path, {})
    assert (document.nodes, list_edges(document)) == ([], [])


def test_the_front_end_has_the_same_shape(request: pytest.FixtureRequest) -> None:
    """`document.ts` is written from `shape.py`: names, types, and which fields may be missing."""
    path = Path(zettel.view.__file__).parent / "web" / "src" / "data" / "document.ts"
    if request.config.getoption("--update-golden"):
        path.write_text(to_typescript(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == to_typescript()


def test_without_texts_nothing_of_a_text_is_in_the_page(tmp_path: Path) -> None:
    """`--no-bodies` leaves out sentences too: they are parts of the texts."""
    settings, resolved = resolve(tmp_path, VAULT)
    contents = Contents(resolved, settings, read_vocabulary(settings))
    details = find_details(b"".join(build_page(contents)).decode())
    assert [(detail.body, detail.mentions) for detail in details] == [("", [])] * 3
    assert [field.key for field in details[0].properties] == ["parrain"]


def test_notes_know_their_rank_and_community(tmp_path: Path) -> None:
    """Two groups that hardly link are two communities, named by the note most linked in each."""
    groups = [["a", "b", "c"], ["x", "y", "z"]]
    notes = {
        f"{name}.md": " ".join(f"[[{other}]]" for other in group if other != name)
        for group in groups
        for name in group
    }
    notes["a.md"] += " [[x]]"
    document = build(tmp_path, notes)
    communities = [node.community for node in document.nodes]
    assert communities in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])
    assert [community.count for community in document.communities] == [3, 3]
    assert sum(node.rank for node in document.nodes) == pytest.approx(1_000_000, abs=6)
    assert {document.nodes[c.hubs[0]].title for c in document.communities} == {"a", "x"}
