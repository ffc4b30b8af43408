"""`zettel suggest`: what is named without a link, and the links written in its place."""

import json
from pathlib import Path

import pytest

from .conftest import Call, assert_one_sentence, list_files, write_vault


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Make a vault in which notes are named without links."""
    return write_vault(
        tmp_path / "vault",
        {
            "1.md": "---\nid: 1\ntitle: Open Data\naliases: [OD law]\n---\nText.\n",
            "2.md": "---\nid: 2\ntitle: Mexico\n---\nOpen data, then the OD law. Mexico.\n",
            "3.md": "---\nid: 3\ntitle: Third\n---\nOn *open data* in Mexico: see [[1|it]].\n",
            "sub/Mexico.md": "Another.\n",
        },
    )


def test_mentions_in_words(named: Path, run: Call) -> None:
    """By the note that is named: place, score, link, and the sentence with the mention marked."""
    outcome = run("suggest", ".", cwd=named)
    assert outcome.stdout.splitlines() == [
        "Open Data · 1.md",
        "  2.md:5:1 · 0.55 · [[Open data]]",
        "    [[Open data]], then the OD law.",
        "Mexico · 2.md or sub/Mexico.md",
        "  3.md:5:19 · 0.23 · several notes go by that name",
        "    On open data in [[Mexico]]: see it.",
    ]
    assert outcome.stderr == "2 mentions\n"


def test_mentions_for_programs(named: Path, call: Call) -> None:
    """JSON holds place, text, targets, score, link and reason, the best first."""
    told = json.loads(call("suggest", named, "--json").stdout)
    assert [(one["path"], one["line"], one["column"], one["text"]) for one in told] == [
        ("2.md", 5, 1, "Open data"),
        ("3.md", 5, 19, "Mexico"),
    ]
    assert [(one["link"], bool(one["reason"])) for one in told] == [
        ("[[Open data]]", False),
        ("", True),
    ]
    assert [target["id"] for target in told[1]["targets"]] == ["2", "sub/Mexico"]
    assert told[0]["context"][told[0]["start"] : told[0]["end"]] == "Open data"
    assert told[0]["score"] > told[1]["score"]


def test_what_is_asked_for(named: Path, call: Call) -> None:
    """Every place, linked notes too, one note, one target, some of the best."""

    def find(*options: str) -> list[str]:
        outcome = call("suggest", named, "--json", *options)
        return sorted(f"{one['path']}:{one['text']}" for one in json.loads(outcome.stdout))

    assert find("--all") == ["2.md:OD law", "2.md:Open data", "3.md:Mexico"]
    assert find("--linked") == ["2.md:Open data", "3.md:Mexico", "3.md:open data"]
    assert find("--note", "Third") == ["3.md:Mexico"]
    assert find("--to", "OD law") == ["2.md:Open data"]
    assert find("--limit", "1") == ["2.md:Open data"]
    assert find("--limit", "0", "--all") == find("--all")
    assert "best 1 of 2" in call("suggest", named, "--limit", "1").stderr


def test_a_diff_writes_nothing(named: Path, run: Call) -> None:
    """`--diff` shows what `--apply` would do."""
    before = {path: (named / path).read_bytes() for path in list_files(named)}
    outcome = run("suggest", ".", "--diff", cwd=named)
    assert "\n-Open data, then the OD law. Mexico.\n" in outcome.stdout
    assert "\n+[[Open data]], then the OD law. Mexico.\n" in outcome.stdout
    assert "3.md:5: “Mexico” is left: several notes go by that name" in outcome.stderr
    assert before == {path: (named / path).read_bytes() for path in list_files(named)}


def test_apply_links_what_is_shown(named: Path, run: Call) -> None:
    """`--apply` writes what the diff tells; what is linked is suggested no more."""
    outcome = run("suggest", ".", "--apply", cwd=named)
    assert outcome.stdout.startswith("--- 2.md\n+++ 2.md\n")
    assert outcome.stderr.endswith("1 mention in 1 note became links\n")
    assert (named / "2.md").read_text().endswith("[[Open data]], then the OD law. Mexico.\n")
    again = run("suggest", ".", "--to", "1", cwd=named)
    assert again.stdout == ""
    assert again.stderr == "no note is named without a link\n"


def test_apply_to_every_place(named: Path, run: Call) -> None:
    """With `--all` each place becomes a link, in one go."""
    run("suggest", ".", "--apply", "--all", cwd=named)
    assert (named / "2.md").read_text().endswith("[[Open data]], then the [[OD law]]. Mexico.\n")


def test_what_is_shown_as_a_link_is_what_apply_writes(tmp_path: Path, run: Call) -> None:
    """What cannot be written is shown with its reason, by the list and for programs too."""
    spaced = "---\naliases: [open data]\n---\n"
    body = "[Budget][] and open\u00a0data.\n"
    vault = write_vault(tmp_path / "v", {"Budget.md": "x\n", "o.md": spaced, "b.md": body})
    listed = run("suggest", ".", cwd=vault).stdout
    told = json.loads(run("suggest", ".", "--json", cwd=vault).stdout)
    applied = run("suggest", ".", "--apply", cwd=vault)
    links = [one["link"] for one in told if one["link"]]
    assert applied.stderr.endswith(f"{len(links)} mentions in 0 notes became links\n")
    assert links == []
    assert all(one["reason"] and one["reason"] in listed for one in told)
    assert len(told) == 2


def test_names_that_are_not_sought_are_told(tmp_path: Path, run: Call) -> None:
    """Who asks for a note whose names are too short or too long is told why none is found."""
    vault = write_vault(tmp_path / "v", {"Go.md": "x\n", "a.md": "Go, then.\n", "Etalab.md": ""})
    told = run("suggest", ".", "--to", "Go", cwd=vault).stderr
    assert "no name of “Go” is sought, for each is too short" in told
    assert run("suggest", ".", "--to", "Etalab", cwd=vault).stderr.startswith("no note is named")


@pytest.mark.parametrize(
    "options",
    [
        ["--to", "Nobody"],
        ["--json", "--apply"],
        ["--json", "--diff"],
        ["--apply", "--diff"],
        ["--limit", "-1"],
    ],
)
def test_wrong_calls(options: list[str], named: Path, call: Call) -> None:
    """A note that is not there, two answers at once, less than none: one sentence."""
    assert_one_sentence(call("suggest", named, *options))


def test_suggesting_loads_no_graph(named: Path, run: Call) -> None:
    """Neither networkx nor rdflib is needed."""
    outcome = run("suggest", named, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in outcome.stderr.splitlines()}
    assert "ahocorasick_rs" in loaded
    assert not loaded & {"networkx", "rdflib", "igraph", "pyvis"}
