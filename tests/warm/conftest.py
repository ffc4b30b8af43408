"""Caches of the test's own, whose files are beyond doubt after a moment."""

from pathlib import Path

import pytest

from tests.warm.edits import TICK
from zettel import cache
from zettel.export import splice
from zettel.reader import known


@pytest.fixture(autouse=True)
def caching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep caches in a folder of the test, and doubt files for a moment only."""
    monkeypatch.setenv(cache.PLACE, str(tmp_path / "cache"))
    monkeypatch.setattr(known, "DOUBT", int(TICK * 1e9))
    monkeypatch.setattr(splice, "FEW", 1.0)  # splice however much of a small vault has changed
