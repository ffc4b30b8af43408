"""A folder of notes as a new vault: what is found out, and that nothing is lost by it."""

import json
import os
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import rdflib

import zettel
from tests.vaults import write_vault
from zettel.edit.init import plan_vault
from zettel.edit.init import write_vault as write_new_vault
from zettel.edit.init.guesses import guess_language, parse_licence
from zettel.errors import VaultError
from zettel.settings import read_settings

NOTES = """
=== .obsidian/app.json
{}
=== index.md
---
title: My garden
---
# Start
[[Book]] [[inspired by:Person]]
=== Book.md
---
author: "[[Person]]"
written_by: "[[Person]]"
Date: 2015
date: 2016-05-06
read: 2020-01-02
pages: 300
mood: [calm, "12:30"]
source: https://x.org/a
same_as: https://x.org/b
schema: mine
"a:b": c
"@x": y
"🌱": z
book: hm
type: book
offices:
  - role: "[[Person]]"
    since: 2014
    note: kept
---
inline field:: [[Person]]
typed [[related:20200101000000|x]] and [[Note: a title]]
=== 20200101000000 Person.md
---
authors: [Zoé]
see-also: "[[Book]]"
note: text
---
"""


def init(folder: Path, text: str) -> dict[str, Any]:
    """Make a vault of the notes that a string describes; return its context."""
    write_vault(folder, text)
    (folder / ".git").mkdir(exist_ok=True)  # settings are sought up to a repository's root
    write_new_vault(plan_vault(folder))
    context = json.loads((folder / "ontology/context.jsonld").read_text())["@context"]
    assert isinstance(context, dict)
    return context


def find_values(folder: Path) -> set[tuple[str, str]]:
    """Return what the graph says of each note and its topic, whatever the terms are."""
    data = zettel.open(folder).rdf
    found = ((str(s), str(p), str(o)) for s, p, o, _ in data.quads())
    return {(s.removesuffix("#it"), o) for s, p, o in found if not p.endswith("#relation")}


def test_no_value_is_dropped(tmp_path: Path) -> None:
    """All that the graph said of a note before, it says with the new context too."""
    folder = write_vault(tmp_path / "garden", NOTES)
    (folder / ".git").mkdir()
    before = find_values(folder)
    write_new_vault(plan_vault(folder))
    assert before <= find_values(folder)


def test_check_understands_it(tmp_path: Path) -> None:
    """The context gives no issue: no key unknown, nothing unread, no two terms for one."""
    init(tmp_path / "garden", NOTES)
    issues = zettel.open(tmp_path / "garden").issues
    assert not {i.code for i in issues} & {"Z119", "Z120", "Z121", "Z122", "Z123", "Z124"}


def test_standard_terms(tmp_path: Path) -> None:
    """Common keys have the package's terms, however they are spelt; links and dates are typed."""
    context = init(tmp_path / "garden", NOTES)
    document = context["document"]["@context"]
    assert document["author"] == {"@id": "dcterms:creator", "@type": "@id"}
    assert document["authors"] == {"@id": "dcterms:creator", "@language": None}
    assert document["date"] == document["Date"] == {"@id": "dcterms:date", "@type": "zettel:Date"}
    assert context["see-also"] == {"@id": "rdfs:seeAlso", "@type": "@id"}
    assert context["same_as"] == {"@id": "owl:sameAs", "@type": "@id"}
    assert context["offices"]["@context"]["since"]["@id"] == "schema:startDate"


def test_own_terms(tmp_path: Path) -> None:
    """Other keys are terms of the vault's own, typed by what they hold; numbers and text plain."""
    context = init(tmp_path / "garden", NOTES)
    assert context["vocab"] == "https://garden.example/vocab#"
    assert context["written_by"] == {"@id": "vocab:written_by", "@type": "@id"}
    assert context["read"] == {"@id": "vocab:read", "@type": "zettel:Date"}
    assert (context["pages"], context["mood"]) == ("vocab:pages", "vocab:mood")
    assert context["inline field"] == {"@id": "vocab:inline%20field", "@type": "@id"}
    assert context["offices"]["@context"]["note"] == "vocab:note"
    assert context["related"]["@id"] == "dcterms:relation"


def test_keys_without_a_term(tmp_path: Path) -> None:
    """Left out is what JSON-LD forbids, what is a prefix, and what the vault calls a type."""
    init(tmp_path / "garden", NOTES)
    context = json.loads((tmp_path / "garden/ontology/context.jsonld").read_text())["@context"]
    assert context.get("schema", "https://schema.org/") == "https://schema.org/"
    assert not {"a:b", "@x", "🌱", "book", "Note"} & set(context)


def test_context_is_json_ld(tmp_path: Path) -> None:
    """Any JSON-LD processor reads the context and makes the triples that it means."""
    context = init(tmp_path / "garden", NOTES)
    data = {"@context": context, "@id": "https://x.org/", "pages": "300", "read": "2020-01-02"}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    assert {str(p) for p in graph.predicates()} == {
        "https://garden.example/vocab#pages", "https://garden.example/vocab#read",
    }  # fmt: skip


def test_settings(tmp_path: Path) -> None:
    """The settings say what was found out, with its evidence, and are read as they are meant."""
    init(tmp_path / "garden", NOTES)
    text = (tmp_path / "garden/zettel.toml").read_text()
    settings = read_settings(tmp_path / "garden")
    assert settings.dialect == "obsidian"
    assert ".obsidian" in text.split('dialect = "obsidian"')[0].splitlines()[-1]
    assert (settings.title, settings.base) == ("My garden", "https://garden.example/")
    assert settings.has_base
    assert "# licence = " in text


def test_every_key_is_told(tmp_path: Path) -> None:
    """With the comments taken away, all lines of the file are TOML that the settings know."""
    init(tmp_path / "garden", NOTES)
    text = (tmp_path / "garden/zettel.toml").read_text()
    lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    keys = tomllib.loads("\n".join(lines))
    assert set(keys) == {
        "notes", "ontology", "dialect", "dialects", "base", "title", "language", "licence",
        "creator",
    }  # fmt: skip


@pytest.mark.parametrize("name", ['Say "hi"', "C:\\notes", "tab\there", "é [x] #", "\x7f"])
def test_any_title(tmp_path: Path, name: str) -> None:
    """Whatever the title holds, it is read back from the settings."""
    title = json.dumps(name)
    init(tmp_path / "garden", f"=== index.md\n---\ntitle: {title}\n---\n")
    assert read_settings(tmp_path / "garden").title == " ".join(name.split())


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file that is there stays as it is; where both are, the call is refused."""
    folder = write_vault(tmp_path / "garden", f"=== zettel.toml\ntitle = 'Mine'{NOTES}")
    write_new_vault(plan_vault(folder))
    assert (folder / "zettel.toml").read_text() == "title = 'Mine'\n"
    assert (folder / "ontology/context.jsonld").exists()
    with pytest.raises(VaultError, match="already"):
        plan_vault(folder)


def test_ontology_of_another_name(tmp_path: Path) -> None:
    """The context goes where the settings that are there look for it."""
    folder = write_vault(tmp_path / "garden", f"=== zettel.toml\nontology = 'words'{NOTES}")
    write_new_vault(plan_vault(folder))
    assert (folder / "words/context.jsonld").exists()


@pytest.mark.skipif(os.name == "nt", reason="such names are not allowed there")
def test_odd_names(tmp_path: Path) -> None:
    """Names of files and folders cannot break out of the comments that tell them."""
    folder = write_vault(tmp_path / "garden", "=== a\x07b/.obsidian/x\n=== a\x07b/c.md\nC\n")
    (folder / ".git").mkdir()
    (folder / "LICENSE\ntitle = 1").write_text("CC0 1.0")
    write_new_vault(plan_vault(folder))
    assert read_settings(folder).title == "garden"


def test_inside_a_vault(tmp_path: Path) -> None:
    """A folder of another vault is none of its own."""
    folder = write_vault(tmp_path / "garden", f"=== zettel.toml\n=== sub/a.md\nA\n{NOTES}")
    with pytest.raises(VaultError, match="part of the vault"):
        plan_vault(folder / "sub")


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without notes, or that is not there yet, becomes an empty vault."""
    for name in ("empty", "new"):
        if name == "empty":
            (tmp_path / name).mkdir()
        write_new_vault(plan_vault(tmp_path / name))
        assert read_settings(tmp_path / name).base == f"https://{name}.example/"
        (tmp_path / name / "a.md").write_text("A")
        assert len(zettel.open(tmp_path / name).notes) == 1


def test_same_folder_same_bytes(tmp_path: Path) -> None:
    """Planning twice gives the same files."""
    folder = write_vault(tmp_path / "garden", NOTES)
    assert plan_vault(folder).files == plan_vault(folder).files


def test_mixed_vault(tmp_path: Path) -> None:
    """Folders of different applications are told one by one."""
    text = (
        "=== a/.obsidian/x\n=== a/one.md\n[[two]]\n=== b/logseq/config.edn\n=== b/pages/two.md\nx\n"
    )
    init(tmp_path / "garden", text)
    settings = read_settings(tmp_path / "garden")
    assert {(path.name, name) for path, name in settings.dialects} >= {("a", "obsidian")}


@pytest.mark.parametrize(
    "text",
    [
        NOTES,
        "=== sub/n.md\n# N\nsee [[sub/m]] [x](/sub/m.md)\n=== sub/m.md\n# M\n",
        "=== README.md\n[a](docs/a.md)\n=== docs/a.md\n[[b]]\n=== docs/b.md\nB\n",
    ],
)
def test_notes_are_read_as_before(tmp_path: Path, text: str) -> None:
    """No note, id, or way that a link leads changes by it, and later notes are seen."""
    folder = write_vault(tmp_path / "garden", f"{text}=== .git/x\n")
    before = zettel.open(folder)
    write_new_vault(plan_vault(folder))
    (folder / "later.md").write_text("# Later\n")
    after = zettel.open(folder)
    assert [note for note in after.notes if note.path != "later.md"] == list(before.notes)
    codes = {"Z101", "Z106", "Z107"}
    assert [i for i in after.issues if i.code in codes] == [
        i for i in before.issues if i.code in codes
    ]
    assert {note.title for note in after.notes} >= {"Later"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les chats sont dans la maison et les chiens sur une route avec des amis. " * 20, "fr"),
        ("The cats are in the house and the dogs with that road for you. " * 20, "en"),
        ("The cats", ""),
        ("Les chats the dogs des and une is dans that pour with " * 50, ""),
        ("", ""),
    ],
)
def test_language(text: str, expected: str) -> None:
    """A language is told only where it is sure."""
    assert guess_language([text]).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIT License\nPermission is hereby granted, free of charge, to … The above copyright "
         "notice and this", "https://spdx.org/licenses/MIT"),
        ("Creative Commons\nAttribution-ShareAlike 4.0 International",
         "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("see https://creativecommons.org/licenses/by-nc-nd/4.0/ for it",
         "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("All rights reserved.", ""),
    ],
)  # fmt: skip
def test_licence(text: str, expected: str) -> None:
    """Known licences are told by their addresses, others are not told."""
    assert parse_licence(text) == expected


def test_creator(tmp_path: Path) -> None:
    """The creator is whom the repository's own settings name, in no other place."""
    folder = write_vault(tmp_path / "garden", "=== a.md\nA\n")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    assert '# creator = "…"' in plan_vault(folder).files[0][1].decode()
    subprocess.run(["git", "-C", str(folder), "config", "user.name", "Zoé “Z”"], check=True)
    write_new_vault(plan_vault(folder))
    assert read_settings(folder).creator == "Zoé “Z”"
