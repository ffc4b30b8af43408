"""`--no-cache` and `--verify`, as one meets them on the command line."""

import os
from pathlib import Path

from tests.vaults import write_vault

from .conftest import Call


def test_the_cache_is_told_and_verified(tmp_path: Path, run: Call) -> None:
    """The first run knows nothing to compare with; the second says that all is as known."""
    vault = write_vault(tmp_path / "v", "=== a.md\n# A\n[[b]]\n=== b.md\n# B\n")
    place = {"ZETTEL_CACHE": str(tmp_path / "cache")}
    first = run("stats", vault, "--json", "--verify", **place)
    assert "nothing to compare" in first.stderr
    second = run("stats", vault, "--json", "--verify", **place)
    assert "read 2 notes to verify the cache: all are as known" in second.stderr
    assert first.stdout == second.stdout
    assert list((tmp_path / "cache").glob("v-*.sqlite3"))


def test_nothing_is_kept_when_asked(tmp_path: Path, run: Call) -> None:
    """`--no-cache` leaves no trace."""
    vault = write_vault(tmp_path / "v", "=== a.md\n# A\n")
    outcome = run("stats", vault, "--no-cache", ZETTEL_CACHE=str(tmp_path / "cache"))
    assert outcome.returncode == 0
    assert not os.path.lexists(tmp_path / "cache")
