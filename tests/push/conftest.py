"""A store to push to, and a small vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call, call
from tests.push.stores import Oxigraph
from tests.vaults import write_vault

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


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no credentials of the developer's show, and no proxy stand between."""
    for name in ("ZETTEL_USER", "ZETTEL_PASSWORD", "ZETTEL_TOKEN", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
