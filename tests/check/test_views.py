"""Views that would not show what they ask for, told at their line in `zettel.toml`."""

from pathlib import Path

import pytest

from tests.vaults import open_vault

NOTES = """\
=== notes/a.md
---
id: a
types: [pays]
tags: [europe]
membre: '[[b]]'
---
Vers [[Rien]].
=== notes/b.md
---
id: b
---
"""


def find(folder: Path, address: str) -> list[tuple[str, int, int, str, str]]:
    """Find place, message and hint of what is wrong with the second of two views."""
    views = f"""\
=== zettel.toml
notes = 'notes'
[[views]]
address = 'note=a'
name = 'Bon'

[[views]]
name = 'Vue'
address = '{address}'
"""
    issues = open_vault(folder, NOTES + views).issues
    return [(i.path, i.line, i.column, i.message, i.hint) for i in issues if i.code == "Z129"]


@pytest.mark.parametrize(
    "address",
    [
        "page.html#note=a&at=x",
        "note=missing:rien&day=2016-11-01",
        "path=a&path=&way=2",
        "type=pays&without-type=&link=membre&without-link=&tag=europe",
        "view=",
        "q=a%20b+c&tab=index&sparql=ASK%20{}",
    ],
)
def test_what_the_page_knows_is_no_issue(tmp_path: Path, address: str) -> None:
    """Notes, placeholders, types, links and tags by their names; texts may be anything."""
    assert find(tmp_path, address) == []


@pytest.mark.parametrize(
    ("address", "told", "hint"),
    [
        ("notes=a", "says 'notes', which no address of the page has", "did you mean 'note'?"),
        ("note=zz", "names the note 'zz', which is not there", ""),
        ("path=a&path=zz", "names the note 'zz', which is not there", ""),
        ("tag=europ", "names the tag 'europ', which is not there", "did you mean 'europe'?"),
        ("link=membr", "names the link type 'membr', which is not there", "did you mean 'membre'?"),
        ("type=Pays", "names the type 'Pays', which is not there", "did you mean 'pays'?"),
    ],
)
def test_what_the_page_passes_over_is_told(
    tmp_path: Path, address: str, told: str, hint: str
) -> None:
    """With the file, the line of the address and the name of the view."""
    assert find(tmp_path, address) == [
        ("../zettel.toml", 8, 11, f"the view 'Vue' {told}", hint),
    ]
