"""Who made a data set and what others may do with it, at the head of its files."""

from pathlib import Path

import rdflib

from tests.vaults import open_vault

SETTINGS = """
=== zettel.toml
title = "Two\\n<x:a> <x:b> <x:c> . lines"
creator = "Zoé"
licence = "https://creativecommons.org/licenses/by/4.0/"
=== 1.md
# One
"""


def test_a_file_begins_with_its_credits(tmp_path: Path) -> None:
    """Turtle and TriG tell title, creator and licence before all else, a line each."""
    vault = open_vault(tmp_path, SETTINGS)
    for name in ("turtle", "trig"):
        text = (vault.export(name) or b"").decode()
        assert text.startswith(
            "# title: Two <x:a> <x:b> <x:c> . lines\n# creator: Zoé\n"
            "# licence: https://creativecommons.org/licenses/by/4.0/\n@base"
        )
        graph = rdflib.Dataset(default_union=True).parse(data=text, format=name)
        assert (rdflib.URIRef("x:a"), None, None) not in graph


def test_nothing_is_said_where_nothing_is_known(tmp_path: Path) -> None:
    """A vault without settings has no such lines."""
    vault = open_vault(tmp_path, "=== 1.md\n# One\n")
    assert vault.to_turtle().startswith("@base")
