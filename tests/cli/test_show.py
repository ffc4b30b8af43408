"""`zettel show`, `zettel path` and `zettel stats`: notes and how they hang together, in words."""

import json
from pathlib import Path

import pytest

from .conftest import Call, write_vault


def test_note_in_words(vault: Path, run: Call) -> None:
    """Title, place, properties, links, and backlinks with the link marked in its sentence."""
    told = run("show", ".", "Beta", cwd=vault).stdout
    lines = told.splitlines()
    assert lines[:2] == ["Beta", "2.md · 2"]
    assert "author  Zoé" in lines
    assert any("Gamma" in line for line in lines[lines.index("1 link") :])
    assert lines[lines.index("1 backlink from 1 note") + 1 :] == [
        "  Alpha",
        "    1.md:7",
        "      Alpha leads to [[Beta]] by hand.",
    ]


@pytest.mark.parametrize("name", ["3", "Gamma", "gamma", "Third", "3.md"])
def test_note_by_any_name(name: str, vault: Path, call: Call) -> None:
    """An id, a title, an alias or a path all find the note."""
    assert json.loads(call("show", vault, name, "--json").stdout)["id"] == "3"


def test_note_for_programs(vault: Path, call: Call) -> None:
    """JSON holds what was written and what each link became."""
    note = json.loads(call("show", vault, "Beta", "--json").stdout)
    assert {"id", "path", "title", "aliases", "types", "tags", "created", "words"} <= set(note)
    assert note["properties"]["author"] == ["Zoé"]
    (link,) = note["links"]
    assert link["target"] == "3"
    assert link["label"] == "the third"
    assert set(link["resolution"]) == {"is", "note", "rule"}
    assert (link["resolution"]["is"], link["resolution"]["note"]) == ("found", "3")
    (backlink,) = note["backlinks"]
    assert (backlink["note"], backlink["path"], backlink["line"]) == ("1", "1.md", 7)
    assert backlink["context"][backlink["start"] : backlink["end"]] == "Beta"


def test_records_in_words(tmp_path: Path, run: Call) -> None:
    """Records inside front matter are told one a line, links in them by what one reads."""
    write_vault(
        tmp_path / "v",
        {
            "1.md": "---\nid: 1\ntitle: One\nseats:\n  - from: 2014\n    source: '[[2|here]]'\n"
            "  - from: 2016\n    of:\n      year: 7\n---\n",
            "2.md": "---\nid: 2\ntitle: Two\n---\n",
        },
    )
    told = run("show", "v", "One", cwd=tmp_path).stdout
    assert "seats  – from: 2014; source: [[here]]\n       – from: 2016; of: (year: 7)\n" in told
    data = json.loads(run("show", "v", "One", "--json", cwd=tmp_path).stdout)
    assert data["properties"]["seats"][1] == {"from": ["2016"], "of": [{"year": ["7"]}]}


def test_links_that_lead_elsewhere(tmp_path: Path, run: Call) -> None:
    """A link to nothing, to the web or to a file says so."""
    write_vault(
        tmp_path / "v",
        {"1.md": "[[Nobody]], [a](https://example.org/x), ![[gone.png]], [[A]]", "a/A.md": ""}
        | {"b/A.md": ""},
    )
    told = run("show", "v", "1", cwd=tmp_path).stdout
    assert "(no such note yet)" in told
    assert "https://example.org/x" in told
    assert "gone.png (no such file)" in told
    assert "(one of 2 by that name)" in told


def test_path_in_words(vault: Path, run: Call) -> None:
    """Each step tells where its link was written, and an arrow who wrote it."""
    assert run("path", ".", "Gamma", "Alpha", cwd=vault).stdout.splitlines() == [
        "Gamma",
        "  ↑ 2.md:6",
        "    Beta knows [[the third]] well.",
        "Beta",
        "  ↑ 1.md:7",
        "    Alpha leads to [[Beta]] by hand.",
        "Alpha",
    ]


def test_path_for_programs(vault: Path, call: Call) -> None:
    """JSON holds the notes on the way and the links between them."""
    way = json.loads(call("path", vault, "Alpha", "Gamma", "--json").stdout)
    assert [note["id"] for note in way["notes"]] == ["1", "2", "3"]
    assert [(step["source"], step["target"], step["forward"]) for step in way["steps"]] == [
        ("1", "2", True),
        ("2", "3", True),
    ]
    assert {"relation", "context", "line"} <= set(way["steps"][0])


def test_path_to_itself(vault: Path, call: Call) -> None:
    """From a note to itself there is nothing to walk."""
    assert call("path", vault, "Alpha", "1").stdout == "Alpha\n"


def test_stats_for_programs(vault: Path, call: Call) -> None:
    """JSON keeps its promises: found and missing make the total, ambiguous is part of found."""
    figures = json.loads(call("stats", vault, "--json").stdout)
    assert figures["notes"] == 4
    links = figures["links"]
    assert links["found"] + links["missing"] == links["total"] == 2
    assert links["ambiguous"] <= links["found"]
    assert sum(links["by_kind"].values()) == links["total"]
    assert sum(links["by_rule"].values()) == links["found"]
    promised = {"types", "tags", "components", "orphans", "central", "communities", "issues"}
    assert promised <= set(figures)
    assert figures["orphans"] == 1
    assert figures["types"] == {"concept": 1}


def test_stats_in_words(vault: Path, run: Call) -> None:
    """The vault may be left out: then it is the current folder."""
    told = run("stats", cwd=vault)
    assert told.stdout == run("stats", ".", cwd=vault).stdout
    words = [line.split() for line in told.stdout.splitlines()]
    assert ["notes", "4"] in words
    assert ["notes", "without", "any", "link", "1"] in words
    assert told.stderr == ""


def test_note_by_the_path_that_is_shown(vault: Path, run: Call) -> None:
    """A path as zettel prints it, seen from the current folder, names the note; so does a whole."""
    (vault / "deep").mkdir()
    (vault / "deep" / "5.md").write_text("# Epsilon\n[[Alpha]]\n", encoding="utf-8")
    above, deep = vault.parent, vault / "deep"
    for name, folder, cwd in (
        ("vault/deep/5.md", "vault", above),
        ("../deep/5.md", "..", deep),
        ("5.md", "..", deep),
        ("deep/5.md", "vault", above),
        (str(deep / "5.md"), "vault", above),
    ):
        told = run("show", folder, name, cwd=cwd)
        assert told.stdout.startswith("Epsilon\n"), told
    way = run("path", "vault", "vault/deep/5.md", "vault/1.md", cwd=above).stdout.splitlines()
    assert (way[0], way[-1]) == ("Epsilon", "Alpha")


def test_path_outside_names_no_note(vault: Path, run: Call) -> None:
    """A file that is there but no note of the vault is not taken for one."""
    (vault.parent / "1.txt").write_text("", encoding="utf-8")
    assert run("show", "vault", "1.txt", cwd=vault.parent).returncode == 2
