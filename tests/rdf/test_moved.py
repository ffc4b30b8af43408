"""Old addresses of notes that have moved."""

from pathlib import Path

from tests.vaults import open_vault

MOVED = "old,new\nOld,New\ngone,Nowhere\nNew,x\n\nodd\nsecret,Private\n"
NOTES = """
=== New.md
# New
=== Private.md
---
private: true
---
"""


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    """Never from a note that is there; what is published does not tell of a private one."""
    (tmp_path / "moved.csv").write_text(MOVED)
    vault = open_vault(tmp_path, NOTES)
    lines = [line for line in vault.to_turtle().splitlines() if "isReplacedBy" in line]
    assert [line.split()[-2].removesuffix(";") for line in lines] == ["<note/New>"]
    asked = "SELECT ?old { ?old <http://purl.org/dc/terms/isReplacedBy> ?new } ORDER BY ?old"
    old = [str(row[0]).rpartition("/")[2].strip(">") for row in vault.query(asked).rows]
    assert old == ["Old", "secret"]
