"""A store to push to, and a small vault."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import zettel.push
from tests.cli.conftest import REPOSITORY, Call, call
from tests.push.stores import Oxigraph
from tests.vaults import write_vault
from zettel.cli import main

__all__ = ["Call", "call"]

TEXT = """
=== zettel.toml
base = "https://v.example/"
language = "en"
=== a.md
---
id: a
title: Alpha
tags: [x, y/z]
author: Zoé \\u0041 "quoted" \\n
---
[[b]] leads on, and [[missing]].
=== b.md
---
id: b
title: Beta
---
Back to [[a]].
=== c.md
---
id: c
title: Secret
private: true
---
[[a]]
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write a vault of two notes and a private one."""
    return write_vault(tmp_path / "vault", TEXT)


@pytest.fixture
def store() -> Iterator[Oxigraph]:
    """Run an empty store."""
    store = Oxigraph()
    yield store
    store.stop()


@pytest.fixture(scope="module")
def corpus_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    """Run a store that holds the shipped notes, which no test changes."""
    store = Oxigraph()
    with pytest.MonkeyPatch.context() as patch:
        hide_credentials(patch, tmp_path_factory.mktemp("home"))
        assert main(["push", str(REPOSITORY), store.url]) == 0
    yield store
    store.stop()


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no credentials of the developer's show, and the command wait for moments only."""
    hide_credentials(monkeypatch, tmp_path)
    monkeypatch.setattr(zettel.push, "Patience", partial(zettel.push.Patience, pause=0.01))


def hide_credentials(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Let no credentials of the developer's show, and no proxy stand between."""
    for name in ("ZETTEL_USER", "ZETTEL_PASSWORD", "ZETTEL_TOKEN", "HTTP_PROXY", "http_proxy"):
        patch.delenv(name, raising=False)
    patch.setenv("NETRC", str(home / "netrc"))
