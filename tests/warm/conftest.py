"""Caches of the test's own, whose files are beyond doubt after a moment."""

from pathlib import Path

import pytest

import zettel
from tests.vaults import write_vault
from tests.warm.edits import TICK, wait
from zettel import cache
from zettel.export import splice
from zettel.reader import known


@pytest.fixture(autouse=True)
def caching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep caches in a folder of the test, and doubt files for a moment only."""
    monkeypatch.setenv(cache.PLACE, str(tmp_path / "cache"))
    monkeypatch.setattr(known, "DOUBT", int(TICK * 1e9))
    monkeypatch.setattr(splice, "FEW", 1.0)  # splice however much of a small vault has changed


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write a vault, read it once, and wait until it is beyond doubt."""
    text = "".join(f"=== n{n}.md\n# N{n}\n[[n{n + 1}]] words\n" for n in range(12))
    folder = write_vault(tmp_path / "vault", f"{text}=== a.md\n[x](../outside.md)\n")
    (tmp_path / ".git").mkdir()
    wait()
    zettel.open(folder).export("turtle", tmp_path / "out.ttl")
    wait()
    return folder
