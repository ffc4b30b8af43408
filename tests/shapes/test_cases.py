"""Each constraint of SHACL's core: a small vault, and what is told of it, word for word.

A case file has the shapes first, then the notes, then a line `=== expected` and the issues.
"""

from pathlib import Path

import pytest

import zettel
from tests.shapes.conftest import write_shaped
from zettel.check import to_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    """What `zettel check` says of shapes, with path, line and column."""
    vault, _, expected = case.read_text("utf-8").partition("=== expected\n")
    shapes, mark, notes = vault.partition("=== ")
    folder = write_shaped(tmp_path, shapes, mark + notes)
    told = [to_text(i) for i in zettel.open(folder).issues if i.code in ("Z117", "Z118")]
    assert "\n".join(told) == expected.strip()
