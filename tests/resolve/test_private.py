"""Private notes are read and counted, and no one else learns of them."""

from pathlib import Path

import pytest

import zettel
from tests.vaults import write_vault
from tests.view.texts import find_details

VAULT = """
=== open.md
---
title: Open
related: "[[Secret plan]]"
---
See [[Secret plan]], [[plan-b|the other]] and [[Shared]].
=== secret.md
---
title: Secret plan
draft: true
tags: [hush]
---
It says xyzzy, and links to [[Open]] and [[Nowhere]].
=== plan-b.md
---
published: no
---
=== a/shared.md
---
private: yes
---
=== b/c/shared.md
---
title: Public twin
private: false
draft: False
---
"""
FORMATS = ("turtle", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "json", "pyvis", "vocabulary")


@pytest.fixture
def vault(tmp_path: Path) -> zettel.Vault:
    """Open a vault of which three notes are private, each in another way."""
    write_vault(tmp_path, VAULT)
    return zettel.open(tmp_path)


def test_private_notes_are_read_and_counted(vault: zettel.Vault) -> None:
    """`draft`, `private` and `published` say so; the value decides, not the key."""
    assert [note.path for note in vault.notes if note.is_private] == [
        "a/shared.md",
        "plan-b.md",
        "secret.md",
    ]
    assert vault.stats().notes == 5


@pytest.mark.parametrize("name", FORMATS)
def test_no_export_tells_of_them(vault: zettel.Vault, name: str) -> None:
    """Neither their text nor their tags, nor what only they link to, stands in any format."""
    text = (vault.export(name) or b"").decode().casefold()
    assert not any(word in text for word in ("xyzzy", "hush", "nowhere", "a/shared"))


def test_links_to_them_are_placeholders(vault: zettel.Vault) -> None:
    """As if nobody had written those notes yet, by the names that the links have."""
    (note,) = [resolved for resolved in vault.public if resolved.note.id == "open"]
    names = [getattr(link.resolution, "name", "") for link in note.links]
    assert names == ["secret plan", "secret plan", "plan-b", "shared"]
    assert "missing/plan-b" in vault.to_turtle()


def test_no_link_turns_to_another_note(vault: zettel.Vault) -> None:
    """Where the hidden note was chosen among several, the link is open, not led elsewhere."""
    assert "note/b/c/shared" in vault.to_turtle()
    assert "dcterms:references <note/b/c/shared" not in vault.to_turtle()


def test_drafts_are_included_when_asked(vault: zettel.Vault) -> None:
    """Then they are notes as any other."""
    assert "note/secret" in vault.to_turtle(drafts=True)
    page, public = vault.to_html(drafts=True), vault.to_html()
    assert "xyzzy" in f"{page} {find_details(page)}"
    assert "xyzzy" not in f"{public} {find_details(public)}"
    assert not any(detail.body for detail in find_details(public)[len(vault.public) :])


def test_the_machine_itself_sees_all(vault: zettel.Vault) -> None:
    """Queries, figures and checks are made here, for the author."""
    assert vault.query("ASK { ?note dcterms:title 'Secret plan' }").boolean


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("draft: y", True),
        ("private: 2", True),
        ("private: only for us", True),
        ("published: n", True),
        ("draft: n", False),
        ("draft:", False),
        ("published: 2020-01-31", False),
        ("published:", False),
    ],
)
def test_what_is_not_clear_stays_private(tmp_path: Path, matter: str, expected: bool) -> None:
    """To hold back too much can be mended, to publish cannot."""
    write_vault(tmp_path, f"=== a.md\n---\n{matter}\n---\n")
    assert [note.is_private for note in zettel.open(tmp_path).notes] == [expected]


def test_the_vocabulary_tells_no_key_of_theirs(tmp_path: Path) -> None:
    """A key that none but a private note uses is not told, one that others use as well is."""
    terms = '{"@context": {"v": "https://v.org/", "salary": "v:salary", "mood": "v:mood"}}'
    write_vault(
        tmp_path,
        f"=== ontology/context.jsonld\n{terms}\n"
        "=== a.md\n---\nprivate: true\nsalary: 3\nmood: low\n---\n=== b.md\n---\nmood: x\n---\n",
    )
    opened = zettel.open(tmp_path)
    told = (opened.export("vocabulary") or b"").decode()
    assert "salary" not in told
    assert "`mood`" in told
    assert "`salary`" in (opened.export("vocabulary", drafts=True) or b"").decode()


def test_views_that_name_them_are_left_out(tmp_path: Path) -> None:
    """A view of the page that names a private note, or a tag that only it has, is not given."""
    views = {
        "A": "note=open",
        "B": "note=secret",
        "C": "tag=hush&q=x",
        "D": "path=open&path=plan-b",
    }
    entries = "".join(f"[[views]]\nname = '{n}'\naddress = '{a}'\n" for n, a in views.items())
    write_vault(tmp_path, f"=== zettel.toml\n{entries}{VAULT}")
    opened = zettel.open(tmp_path)
    assert '"views":[{"name":"A","address":"note=open"}]' in opened.to_html()
    assert "note=secret" in opened.to_html(drafts=True)
