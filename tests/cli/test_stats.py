"""`zettel stats` tells which application the notes are written for."""

import json
from collections import Counter
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


EVERYTHING = """\
=== .obsidian/x
=== a.md
---
related: ["[[b]]", "[[nobody]]", [x](c.md)]
title: "A"
---
[[b]] [[b#nowhere]] [[t]] ![[b]] ![[x.png]] ![[p.png]] [l](c.md) [l](gone.md) <https://a.b>
[[#A]] [[C title]] [[member:b]] key:: [[t]] [@t] [@unknown] `[[c]]` ((not a block)) #tag
=== b.md
# A
[[b]]
=== c.md
# C title
=== p/t.md
=== q/t.md
=== p.png
"""


def test_figures_add_up(tmp_path: Path, call: Call) -> None:
    """Found and missing make the total, as kinds do; rules make the found; `check` counts alike."""
    write_vault(tmp_path, EVERYTHING)
    figures = json.loads(call("stats", tmp_path, "--json").stdout)
    links = figures["links"]
    assert links["total"] == links["found"] + links["missing"] == sum(links["by_kind"].values())
    assert links["found"] == sum(links["by_rule"].values())
    issues = Counter(i["code"] for i in json.loads(call("check", tmp_path, "--json").stdout))
    assert figures["issues"] == dict(issues)
    assert links["missing"] == issues["Z101"] > 0
    assert links["ambiguous"] == issues["Z102"] > 0
    assert links["attachments"] == issues["Z107"] + 1
