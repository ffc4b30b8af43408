"""A vault of three notes, one of them private, and a server of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.servers import VAULT, Server, start_server
from tests.vaults import write_vault


@pytest.fixture(scope="session")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the vault, which no test changes."""
    return write_vault(tmp_path_factory.mktemp("vault"), VAULT)


@pytest.fixture(scope="module")
def server(vault: Path) -> Iterator[Server]:
    """Serve the vault."""
    with start_server(vault, "--timeout", "2", "--max-rows", "500") as running:
        yield running
