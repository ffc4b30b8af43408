"""The switch that rewrites golden files; and tests read anew, but for those of the cache."""

import os

import pytest

os.environ["ZETTEL_CACHE"] = "off"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: write what is produced now as what is expected from now on."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")
