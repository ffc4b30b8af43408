"""The server's own pages, and the way between them and those of the notes."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from tests.server.servers import VAULT, Server, start_server
from tests.site.links import Page
from tests.vaults import write_vault

PAGES = ("status", "issues", "queries", "sparql")
FRENCH = {"Accept": "text/html", "Accept-Language": "fr"}


@pytest.mark.parametrize("path", PAGES)
def test_each_leads_to_map_notes_and_all_others(path: str, server: Server) -> None:
    """By the words that the pages of the notes have for them."""
    text = server.get(path, headers={"Accept": "text/html"}).text
    for place, word in (
        ("/", "Map"), ("/note/", "Notes"), ("/tag/", "Tags"),
        ("/sparql", "SPARQL"), ("/queries", "Queries"), ("/status", "Status"),
    ):  # fmt: skip
        assert f'<a href="{place}">{word}</a>' in text


@pytest.mark.parametrize("path", ["note/", "note/a", "tag/shared", "search", "note/nobody"])
def test_pages_of_the_notes_lead_there(path: str, server: Server) -> None:
    """At their foot; a published site, which has none of them, does not."""
    found = Page(server.get(path, headers={"Accept": "text/html"}).text).addresses
    assert {"/map", "/sparql", "/queries", "/status"} <= found


def test_figures_and_signs_are_set_as_readers_expect(tmp_path: Path) -> None:
    """Thousands stand apart; French punctuation keeps to its word."""
    vault = write_vault(tmp_path / "vault", VAULT)
    query = vault / "ontology" / "queries" / "Q02.rq"
    query.write_text("# Quand ?\n# Oui : non.\nASK {}\n", encoding="utf-8")
    with start_server(vault) as server:
        assert "1,000,000 rows" in server.get("sparql", headers={"Accept": "text/html"}).text
        assert "1\u202f000\u202f000 lignes" in server.get("sparql", headers=FRENCH).text
        queries = server.get("queries", headers=FRENCH).text
        assert "Quand\u00a0?" in queries
        assert "# Quand ?" in queries  # the text itself is as it was written
        assert "au plus\u00a0:" in server.get("status", headers=FRENCH).text


def test_words_are_those_of_site_and_check() -> None:
    """What is counted goes by one name everywhere."""
    words = json.loads((files("zettel.server.pages") / "words.json").read_text("utf-8"))
    assert words["en"].keys() == words["fr"].keys()
    assert [words["en"][name] for name in ("info", "info_one", "statements")] == [
        "info", "info", "Statements",
    ]  # fmt: skip
    assert "riple" not in json.dumps(words)
