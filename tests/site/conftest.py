"""The corpus as a site, published once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import zettel
from zettel.site import World
from zettel.vault.world import build_world

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Publish the notes of this repository."""
    folder = tmp_path_factory.mktemp("corpus") / "site"
    zettel.open(ROOT / "notes", cache=False).publish(folder, infer=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def world() -> World:
    """Return the corpus as its site shows it."""
    return build_world(zettel.open(ROOT / "notes", cache=False), infer=True)
