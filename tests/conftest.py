"""The switch that rewrites golden files; and tests read anew, but for those of the cache."""

import os

import pytest
from hypothesis import settings

os.environ["ZETTEL_CACHE"] = "off"
settings.register_profile("zettel", deadline=None)  # no time is asserted in a test
settings.load_profile("zettel")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: write what is produced now as what is expected from now on."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")
