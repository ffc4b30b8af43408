"""The addresses by which notes name what they are about, told where they can be none or are two."""

from pathlib import Path

import pytest

from tests.vaults import open_vault

CONTEXT = """\
=== zettel.toml
base = "https://v.example/"
notes = "notes"
ontology = "ontology"
=== ontology/context.jsonld
{"@context": {"ex": "http://x.example/"}}
"""


def find(folder: Path, text: str) -> list[tuple[str, int, int, str, str]]:
    """Find place, message and hint of what is told of addresses."""
    issues = open_vault(folder, CONTEXT + text).issues
    return [
        (i.path, i.line, i.column, f"{i.code} {i.message}", i.hint)
        for i in issues
        if i.code in ("Z130", "Z131")
    ]


@pytest.mark.parametrize(
    "iri",
    [
        "http://people.example/alice#me",
        "'urn:isbn:0451450523'",
        "https://fr.example/École",
        "",
        "mailto:a@x.example",
    ],
)
def test_an_address_is_no_issue(tmp_path: Path, iri: str) -> None:
    """Any absolute IRI may stand there; a key that is not filled in claims nothing."""
    assert find(tmp_path, f"=== notes/a.md\n---\ntitle: A\niri: {iri}\n---\n") == []


@pytest.mark.parametrize(
    ("iri", "told", "hint"),
    [
        (
            "alice",
            "“alice” is no address, and the note goes by its own",
            "write one whole address, such as https://example.org/thing",
        ),
        (
            "http://x y/",
            "“http://x y/” is no address, and the note goes by its own",
            "write one whole address, such as https://example.org/thing",
        ),
        (
            "http://x.example/a b",
            "“http://x.example/a b” has signs that no address holds, "
            "and is read as http://x.example/a%20b",
            "write http://x.example/a%20b",
        ),
        (
            "ex:alice",
            "“ex:alice” is not taken for a prefix and a name here",
            "write http://x.example/alice",
        ),
        ("[http://x.example/a, http://x.example/b]", "“iri” holds one address", "write one"),
        ("{a: b}", "“iri” holds one address", "write one"),
    ],
)
def test_what_can_be_no_address_is_told(tmp_path: Path, iri: str, told: str, hint: str) -> None:
    """At the line of the key, with what the note is known by instead."""
    found = find(tmp_path, f"=== notes/a.md\n---\ntitle: A\niri: {iri}\n---\n")
    assert found == [("a.md", 3, 1, f"Z130 {told}", hint)]


def test_an_address_inside_a_mapping_is_told(tmp_path: Path) -> None:
    """There a fragment of the note and a prefix are addresses, and a bare word is none."""
    found = find(
        tmp_path,
        "=== notes/a.md\n---\nex:p:\n  - {iri: ex:b, ex:q: 1}\n  - {iri: '#c', ex:q: 1}\n"
        "  - iri: two words\n    ex:q: 1\n---\n",
    )
    assert [(place[1:4]) for place in found] == [
        (5, 5, "Z130 “two words” is no address, and what stands here has none")
    ]


def test_two_notes_of_one_address_are_told(tmp_path: Path) -> None:
    """At the later path, however the address is spelt; a note's own address counts, too."""
    found = find(
        tmp_path,
        "=== notes/b.md\n---\niri: http://x.example/a%20b\n---\n"
        "=== notes/c.md\n---\n'@id': http://x.example/a b\n---\n"
        "=== notes/d.md\n---\niri: https://v.example/note/e#it\n---\n"
        "=== notes/e.md\n---\ntitle: E\n---\n",
    )
    hint = "give one of the two another, or make one note of both"
    assert [one for one in found if "Z131" in one[3]] == [
        ("c.md", 2, 1, "Z131 b.md is about http://x.example/a%20b, too", hint),
        ("d.md", 2, 1, "Z131 e.md is about https://v.example/note/e#it, too", hint),
    ]
