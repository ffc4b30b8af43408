"""`zettel publish` without a word on where."""

from pathlib import Path

import pytest

from tests.site.sites import TOML
from tests.vaults import write_vault
from zettel.cli import main


def test_a_site_not_told_where_is_made_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `-o`, it is the folder `site` here."""
    write_vault(tmp_path / "vault", f"{TOML}=== a.md\nA note.\n")
    monkeypatch.chdir(tmp_path)
    assert main(["publish", "vault"]) == 0
    assert (tmp_path / "site" / "note" / "a" / "index.html").exists()
