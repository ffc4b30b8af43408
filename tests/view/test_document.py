"""The page's data document: what is in it, and that both sides agree on its shape."""

import json
import re
from pathlib import Path
from typing import ForwardRef, get_args, get_origin

import msgspec
import pytest

import zettel.view
from tests.view.conftest import Notes, resolve
from zettel.stats import build_stats
from zettel.view import shape
from zettel.view.document import Naming, build_document, to_json
from zettel.view.layout import find_layout, gather_links
from zettel.view.reading import find_places
from zettel.view.shape import Document

VAULT = {
    "a.md": "---\ntitle: A\ntypes: [pays]\nparrain: '[[b|le parrain]]'\n---\n"
    "A suit [[b]]. A suit encore [[b]], et [[membre:b|B]] puis [[Rien]].\n",
    "b.md": "---\ntitle: B\noffices:\n  - role: chef\n    où: '[[a#^l1|000:1]]'\n---\n"
    "# B\n\nTexte.\n",
}


def build(folder: Path, notes: Notes, naming: Naming | None = None) -> Document:
    """Build a document in which node i stands at (i, i)."""
    _, resolved = resolve(folder, notes)
    places = find_places(resolved)
    links = gather_links(resolved, places)
    layout = find_layout(
        links, len(places.ids), lambda _edges, count: [(float(i), float(i)) for i in range(count)]
    )
    return build_document(resolved, places, links, layout, naming)


def test_links_of_one_type_between_two_notes_are_one_edge(tmp_path: Path) -> None:
    """They are drawn once; each sentence is kept, with the place of the link."""
    document = build(tmp_path, VAULT)
    names = [term.name for term in document.relations]
    plain = [e for e in document.edges if not names[e.relation] and e.target == 1]
    assert len(plain) == 1
    sentences = [mention.text for mention in plain[0].mentions]
    assert len(sentences) == 2
    mention = plain[0].mentions[0]
    assert mention.text[mention.start : mention.end] == "B"  # the title, not the bare id


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
    document = build(tmp_path, VAULT)
    (sponsor,) = document.nodes[0].properties
    assert (sponsor.values[0].text, sponsor.values[0].node) == ("le parrain", 1)
    (offices,) = document.nodes[1].properties
    role, place = offices.values[0].fields
    assert role.values[0].text == "chef"
    assert (place.values[0].text, place.values[0].anchor) == ("000:1", "block-l1")


def test_labels_come_in_both_languages(tmp_path: Path) -> None:
    """The page can switch without asking anyone."""
    labels = {("pays", "fr"): "Pays", ("pays", "en"): "Country"}
    document = build(
        tmp_path, VAULT, Naming(find_label=lambda t, language: labels.get((t, language), ""))
    )
    assert document.types[0].labels == {"fr": "Pays", "en": "Country"}


def test_link_types_that_are_called_the_same_are_one(tmp_path: Path) -> None:
    """Two keys for one property make one row of the legend, and one edge."""
    notes = {
        "a.md": "---\nsujet: '[[b]]'\nconcerne: ['[[b]]', '[[c]]']\nautre: '[[b]]'\n---\n",
        "b.md": "",
        "c.md": "",
    }
    labels = {"sujet": "porte sur", "concerne": "porte sur", "autre": "autre"}
    document = build(tmp_path, notes, Naming(find_label=lambda term, _: labels.get(term, "")))
    assert [(t.name, t.count) for t in document.relations] == [("concerne", 3), ("autre", 1)]
    assert [(e.source, e.target, e.relation) for e in document.edges] == [
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
    assert [(e.source, e.target) for e in document.edges] == [(0, 1), (0, 2)]
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
    assert (document.nodes, document.edges) == ([], [])


STRUCTS = [
    value
    for value in vars(shape).values()
    if isinstance(value, type) and issubclass(value, msgspec.Struct) and value is not msgspec.Struct
]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_both_sides_agree_on_the_shape(struct: type[msgspec.Struct]) -> None:
    """`document.ts` has the same records: names, types, and which fields may be missing."""
    source = Path(zettel.view.__file__).parent / "web" / "src" / "document.ts"
    body = re.search(
        rf"export interface {struct.__name__} \{{(.*?)\n\}}", source.read_text(), re.DOTALL
    )
    assert body
    written = re.findall(r"^  (\w+)(\??): ([^;]+);", body[1], re.MULTILINE)
    fields = msgspec.structs.fields(struct)
    expected = [(f.name, "" if f.required else "?", to_typescript(f.type)) for f in fields]
    assert written == expected


SIMPLE: dict[object, str] = {int: "number", str: "string", bool: "boolean"}


def to_typescript(kind: object) -> str:
    """Write a field's Python type as TypeScript does."""
    if kind == dict[str, str]:
        return "Labels"
    origin, parts = get_origin(kind), [to_typescript(part) for part in get_args(kind)]
    if origin is list:
        return f"{parts[0]}[]"
    if origin is dict:
        return f"Record<{', '.join(parts)}>"
    if kind in SIMPLE:
        return SIMPLE[kind]
    return kind.__forward_arg__ if isinstance(kind, ForwardRef) else getattr(kind, "__name__", "")
