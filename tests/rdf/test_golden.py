"""Whole small vaults and the Turtle that they become.

Each `golden/*.md` is a vault, with its Turtle beside it, compared as a graph and byte for byte.
`pytest --update-golden` writes what is produced now; read the difference before you keep it.
"""

from pathlib import Path

import pyoxigraph
import pytest

from tests.vaults import open_vault

CASES = sorted((Path(__file__).parent / "golden").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_vault_becomes_this_graph(
    tmp_path: Path, case: Path, request: pytest.FixtureRequest
) -> None:
    """The notes' triples are these, in this order."""
    produced = open_vault(tmp_path, case.read_text(encoding="utf-8")).to_turtle()
    golden = case.with_suffix(".ttl")
    if request.config.getoption("--update-golden"):
        golden.write_text(produced, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    assert parse(produced) == parse(expected)
    assert produced == expected


def parse(turtle: str) -> set[str]:
    """Read Turtle as a set of triples; these graphs have no blank nodes."""
    quads = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    return {str(quad.triple) for quad in quads}
