"""`zettel export`, `zettel new` and `zettel view`: commands that write."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
import rdflib

from tests.vaults import write_vault
from zettel.cli.export import FORMATS
from zettel.export import EXPORTERS

from .conftest import Call, list_files

TEXTS = tuple(name for name in FORMATS if name != "csv")


def test_help_names_every_exporter() -> None:
    """The list in the help is written out, and in step."""
    assert tuple(EXPORTERS) == FORMATS


@pytest.mark.parametrize("name", TEXTS)
def test_file_and_stdout_agree(name: str, vault: Path, call: Call) -> None:
    """`-o` writes the very bytes that stdout gets, and nothing else on stdout."""
    output = vault / "out"
    outcome = call("export", vault, "--to", name, "-o", output)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    assert output.read_text("utf-8") == call("export", vault, "--to", name).stdout
    assert call("export", vault, "--to", name, "-o", "-").stdout == output.read_text("utf-8")


def test_csv_is_a_folder(vault: Path, call: Call) -> None:
    """CSV is two tables in a folder."""
    assert call("export", vault, "--to", "csv", "-o", vault / "tables").returncode == 0
    assert list_files(vault / "tables") == ["csv-metadata.json", "links.csv", "notes.csv"]


def test_options_change_the_graph(vault: Path, call: Call) -> None:
    """`--no-links` gives fewer triples, `--with-ontology` more; letters of a name may be large."""
    (vault / "ontology").mkdir()
    (vault / "ontology" / "own.ttl").write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")

    def count(*options: str) -> int:
        told = call("export", vault, "--to", "NTriples", *options)
        return len(rdflib.Graph().parse(data=told.stdout, format="nt"))

    assert count("--no-links") < count() < count("--with-ontology")


def test_json_parses(vault: Path, call: Call) -> None:
    """JSON is JSON."""
    assert json.loads(call("export", vault, "--to", "json").stdout)


def test_new_note(vault: Path, run: Call) -> None:
    """The path printed is that of a note with a timestamp id, the title and the type given."""
    outcome = run("new", ".", " L'été : début ", "--type", "notion", cwd=vault)
    assert outcome.returncode == 0, outcome.stderr
    assert re.fullmatch(r"\d{14}\.md\n", outcome.stdout)
    path = outcome.stdout.strip()
    note = json.loads(run("show", ".", path.removesuffix(".md"), "--json", cwd=vault).stdout)
    assert note["path"] == path
    assert note["title"] == "L'été : début"
    assert note["types"] == ["notion"]


def test_new_notes_never_collide(vault: Path, call: Call) -> None:
    """Two notes made within the same second are two notes."""
    paths = {call("new", vault, "Twin").stdout for _ in range(3)}
    assert len(paths) == 3


def test_first_note_of_a_vault(tmp_path: Path, run: Call) -> None:
    """An empty folder is where a vault begins, not a wrong call."""
    outcome = run("new", ".", "First", cwd=tmp_path)
    assert outcome.returncode == 0, outcome.stderr
    assert run("check", cwd=tmp_path).returncode == 0


def test_view_keeps_one_page(vault: Path, run: Call) -> None:
    """Without -o the page lies in the cache, always in the same place, which is printed."""
    cache = {"XDG_CACHE_HOME": str(vault.parent / "cache")}
    first = run("view", "--no-open", cwd=vault, **cache)
    assert first.returncode == 0, first.stderr
    page = Path(first.stdout.removesuffix("\n"))
    assert page.is_absolute()
    assert page.is_relative_to(vault.parent / "cache") or sys.platform != "linux"
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    assert run("view", ".", "--no-open", cwd=vault, **cache).stdout == first.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a browser that is a shell script")
def test_view_opens_the_browser(vault: Path, run: Call) -> None:
    """The browser gets the page as a file address; --no-open keeps it shut."""
    browser, seen = vault.parent / "browser", vault.parent / "seen"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{seen}"\n', encoding="utf-8")
    browser.chmod(0o755)
    run("view", ".", "-o", "a b.html", "--no-open", cwd=vault, BROWSER=str(browser))
    assert not seen.exists()
    outcome = run("view", ".", "-o", "a b.html", cwd=vault, BROWSER=str(browser))
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    assert seen.read_text("utf-8").strip() == (vault / "a b.html").as_uri()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_view_without_a_display(vault: Path, run: Call) -> None:
    """Where no browser can show it, the page is still written, and one is told."""
    outcome = run("view", ".", "-o", "page.html", cwd=vault)
    assert outcome.returncode == 0
    assert (vault / "page.html").stat().st_size > 0
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a folder that refuses")
def test_view_without_a_cache(vault: Path, run: Call) -> None:
    """Where the cache cannot be written, the page goes to a temporary folder."""
    (vault.parent / "cache").write_text("", encoding="utf-8")
    temporary = vault.parent / "temporary"
    temporary.mkdir()
    outcome = run(
        "view",
        ".",
        "--no-open",
        cwd=vault,
        XDG_CACHE_HOME=str(vault.parent / "cache"),
        TMPDIR=str(temporary),
    )
    assert outcome.returncode == 0, outcome.stderr
    assert Path(outcome.stdout.strip()).is_relative_to(temporary)


@pytest.mark.parametrize("name", [name for name in TEXTS if EXPORTERS[name].suffix])
def test_output_tells_the_format(name: str, vault: Path, call: Call) -> None:
    """The name of the output file is enough to choose the format, whatever its case."""
    output = vault.parent / f"graph{EXPORTERS[name].suffix.upper()}"
    outcome = call("export", vault, "-o", output)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    assert output.read_text("utf-8") == call("export", vault, "--to", name).stdout


def test_unknown_type_of_a_new_note(corpus: Path, call: Call) -> None:
    """The note is written; one line beside its path names the declared type that is near."""
    outcome = call("new", corpus / "notes", "Someone", "--type", "persone")
    assert outcome.returncode == 0
    assert "types: persone" in Path(outcome.stdout.strip()).read_text("utf-8")
    (line,) = outcome.stderr.splitlines()
    assert "no note type 'persone'" in line
    assert "did you mean personne?" in line
    assert call("new", corpus / "notes", "Someone", "--type", "personne").stderr == ""


def test_any_type_where_none_is_declared(vault: Path, call: Call) -> None:
    """A vault without an ontology may call its types as it likes."""
    assert call("new", vault, "Someone", "--type", "persone").stderr == ""


def test_an_option_without_effect_is_told(vault: Path, call: Call) -> None:
    """A network has no link resources to leave out; the export is made all the same."""
    outcome = call("export", vault, "--to", "graphml", "--no-links")
    assert outcome.returncode == 0
    assert outcome.stdout.startswith("<?xml")
    assert outcome.stderr == "hint: --no-links makes no difference to graphml\n"
    assert call("export", vault, "--to", "turtle", "--no-links").stderr == ""


def test_an_odd_view_is_told_when_the_page_is_made(call: Call, tmp_path: Path) -> None:
    """With its file, line and name; the page is made all the same."""
    view = "[[views]]\nname = 'Début'\naddress = 'note=zz'\n"
    vault = write_vault(tmp_path, f"=== zettel.toml\n{view}=== a.md\n# A\n")
    outcome = call("view", vault, "--no-open", "-o", tmp_path / "page.html")
    assert outcome.returncode == 0
    assert (tmp_path / "page.html").exists()
    assert "zettel.toml:3:11: warning Z129 odd-view: the view 'Début' names" in outcome.stderr
