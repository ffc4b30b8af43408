"""`zettel stats` tells which application the notes are written for."""

import json
from pathlib import Path

from tests.vaults import write_vault

from .conftest import Call


def test_one_dialect_is_one_line(tmp_path: Path, call: Call) -> None:
    """Its name, and what shows it."""
    write_vault(tmp_path, "=== .obsidian/x\n=== a.md\n")
    assert "\nwritten as for\n  obsidian  `.obsidian/` folder\n" in call("stats", tmp_path).stdout


def test_several_dialects_are_a_table(tmp_path: Path, call: Call) -> None:
    """Each folder that differs has a row; programs get the same."""
    write_vault(tmp_path, "=== .obsidian/x\n=== a.md\n=== graph/logseq/config.edn\n{}\n")
    write_vault(tmp_path, "=== graph/pages/b.md\n")
    rows = [line.split() for line in call("stats", tmp_path).stdout.splitlines()]
    assert ["obsidian", "1", "`.obsidian/`", "folder"] in rows
    assert ["logseq", "graph/", "1", "`logseq/config.edn`"] in rows
    assert json.loads(call("stats", tmp_path, "--json").stdout)["dialects"] == [
        {"folder": "", "name": "obsidian", "evidence": "`.obsidian/` folder", "notes": 1},
        {"folder": "graph", "name": "logseq", "evidence": "`logseq/config.edn`", "notes": 1},
    ]
