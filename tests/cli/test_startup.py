"""A command loads what it uses and nothing else; told by the modules loaded, not by time."""

import importlib
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zettel.cli.commands import COMMANDS

from .conftest import build_environment, write_vault

PARSERS = ("frontmatter", "pyromark", "yaml", "zettel.syntax")
HEAVY = (
    *("ahocorasick_rs", "httpx", "igraph", "markdownify", "networkx", "nh3", "pathspec"),
    *("pyoxigraph", "pyshacl", "pyvis", "rdflib", "reasonable"),
)
WATCHED = (
    *("concurrent.futures", "email", "importlib.metadata", "logging", "msgspec"),
    *("multiprocessing", "pydantic", "rich", "sqlite3", "tomllib"),
    *(f"zettel.{name}" for name in ("check", "edit", "export.material", "graph", "query", "rdf")),
    *(f"zettel.{name}" for name in ("reader", "resolve", "stats", "store", "vault", "view")),
    "zettel.vocabulary",
    *PARSERS,
    *HEAVY,
)
"""What costs time to load, ours and others'."""

SETTINGS = ("msgspec", "tomllib")
READ = (
    *("pyoxigraph", "sqlite3", "zettel.graph", "zettel.reader", "zettel.resolve", "zettel.vault"),
    *("zettel.vocabulary", *PARSERS, *SETTINGS),
)
RDF = ("zettel.export.material", "zettel.rdf", *READ)
CALLS = (
    # words of the call, what of WATCHED it may load, how many modules of packages in all
    ("--help", (), 15),
    ("--version", (), 15),
    *((f"{name} --help", ("msgspec",), 35) for name in COMMANDS),
    ("new VAULT Title", (*SETTINGS, "frontmatter", "yaml", "zettel.edit"), 65),
    ("show VAULT Alpha", (*READ, "rich"), 215),
    ("show VAULT Alpha --json", READ, 170),
    ("export VAULT --to turtle", RDF, 180),
    ("query VAULT links-of --of Alpha --format csv", (*RDF, "zettel.query", "zettel.store"), 185),
    ("stats VAULT --json", (*READ, "igraph", "zettel.check", "zettel.stats"), 290),
    ("check VAULT", (*READ, "logging", "zettel.check", "zettel.edit", "zettel.rdf"), 235),
)

TYPER = """
import json, sys, typer
from pathlib import Path
def run(folder: Path, name: str = ""): pass
app = typer.Typer(add_completion=False)
app.command()(run)
app(["x", "--name", "y"], standalone_mode=False)
print(json.dumps(list(sys.modules)))
"""
PROGRAM = """
import json, sys
sys.modules["numpy"] = None  # which igraph loads where it happens to be installed
from zettel.cli import main
status = main(sys.argv[1:])
print("\\n" + json.dumps(list(sys.modules)))
sys.exit(status)
"""


def list_modules(program: str, *words: str, cache: Path | None = None) -> set[str]:
    """List what a process of its own has loaded by the end of a call."""
    outcome = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=build_environment(ZETTEL_CACHE=str(cache or "off")),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert outcome.returncode == 0, outcome.stderr
    return set(json.loads(outcome.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def of_typer() -> set[str]:
    """List what a program with typer loads that does nothing; how much depends on its release."""
    return list_modules(TYPER)


@pytest.mark.parametrize(("call", "allowed", "most"), CALLS, ids=[call for call, _, _ in CALLS])
def test_only_what_is_used_is_loaded(
    call: str, allowed: tuple[str, ...], most: int, of_typer: set[str], vault: Path
) -> None:
    """A call loads no watched package but those that it uses, and few modules in all.

    Modules that typer loads are left out, and Python's own are not counted: both vary by release.
    """
    words = [str(vault) if word == "VAULT" else word for word in call.split()]
    loaded = list_modules(PROGRAM, *words) - of_typer
    unused = [name for name in WATCHED if name in loaded and name not in allowed]
    assert not unused
    packaged = [one for one in loaded if one.partition(".")[0] not in sys.stdlib_module_names]
    assert len(packaged) <= most, sorted(packaged)


def test_no_settings_no_toml(tmp_path: Path, of_typer: set[str]) -> None:
    """Where there is no `zettel.toml`, nothing is loaded to read one."""
    (tmp_path / ".git").mkdir()  # settings are sought up to the repository's root
    assert "tomllib" not in list_modules(PROGRAM, "new", str(tmp_path), "Title") - of_typer


def test_unchanged_notes_need_no_parser(tmp_path: Path, of_typer: set[str]) -> None:
    """Notes that the cache knows are shown without anything that could read them."""
    vault = write_vault(tmp_path / "vault", {"1.md": "---\ntitle: Alpha\n---\n[[Beta]]\n"})
    for path in vault.rglob("*"):
        os.utime(path, (10**9, 10**9))  # what has just been written counts as changing still
    words = ("show", str(vault), "Alpha", "--json")
    first = list_modules(PROGRAM, *words, cache=tmp_path / "cache")
    again = list_modules(PROGRAM, *words, cache=tmp_path / "cache")
    assert first.issuperset(PARSERS)
    assert again.isdisjoint(PARSERS)


def test_the_package_loads_what_is_asked_for() -> None:
    """`import zettel` reads no part of it, tells all its names, and finds each of them."""
    program = (
        "import json, sys, zettel; before = list(sys.modules); from zettel import *; "
        "assert set(zettel.__all__) <= set(dir(zettel)); assert open is zettel.open; "
        "assert issubclass(ZettelError, Exception) and Vault.__name__ == 'Vault'; "
        "print(json.dumps(before))"
    )
    loaded = list_modules(program)
    assert {name for name in loaded if name.partition(".")[0] == "zettel"} == {"zettel"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_they_say(name: str) -> None:
    """What stands in the help of `zettel` is the first line of the command's own."""
    place, purpose = COMMANDS[name]
    module, function = place.split(":")
    command = getattr(importlib.import_module(f"zettel.cli.{module}"), function)
    assert purpose == (inspect.getdoc(command) or "").splitlines()[0]
