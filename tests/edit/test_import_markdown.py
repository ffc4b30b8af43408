"""Markdown notes of other vaults: text kept, ids kept, links that lead where they led."""

from pathlib import Path

import pytest

import zettel
from tests.edit.imports import (
    NOON,
    cut_matter,
    import_text,
    plan_text,
    settle,
)
from tests.vaults import open_vault, write_vault
from zettel.edit.changes import write_changes
from zettel.edit.imports import Options, plan_import
from zettel.formats import parse_note
from zettel.model import Ambiguous, Found
from zettel.vault import Vault

TARGET = "=== sub/Other Note.md\n---\nid: 20200101000000\n---\n# Other\n\nA passage. ^p1\n"


def rewrite(tmp_path: Path, body: str, more: str = TARGET) -> str:
    """Import a note with this text beside another one; return what its text has become."""
    notes = import_text(tmp_path, f"=== a.md\n{body}\n{more}")
    return cut_matter(notes["a.md"]).strip()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[[Other]]", "[[20200101000000|Other]]"),
        ("[[Other Note|o]]", "[[20200101000000|o]]"),
        ("[[sub/Other Note]]", "[[20200101000000|sub/Other Note]]"),
        ("[[Other#Other|o]]", "[[20200101000000#Other|o]]"),
        ("[[Other#^p1]]", "[[20200101000000#^p1|Other#^p1]]"),
        ("![[Other]]", "![[20200101000000]]"),
        ("[[20200101000000]]", "[[20200101000000]]"),
        ("[o](sub/Other%20Note.md)", "[[20200101000000|o]]"),
        ("[o](<sub/Other Note.md#Other>)", "[[20200101000000#Other|o]]"),
        ("[*o* b](sub/Other%20Note.md)", "[[20200101000000|*o* b]]"),
        ("[[x] y](sub/Other%20Note.md)", "[[x] y](20200101000000.md)"),
        ('[o](sub/Other%20Note.md "t")', '[o](20200101000000.md "t")'),
        ("[o][r]\n\n[r]: sub/Other%20Note.md", "[[20200101000000|o]]\n\n[r]: sub/Other%20Note.md"),
        (
            "| [o](sub/Other%20Note.md) | b |\n|---|---|",
            "| [o](20200101000000.md) | b |\n|---|---|",
        ),
        ("| [[Other]] | b |\n|---|---|", "| [Other](20200101000000.md) | b |\n|---|---|"),
        ("[[Gone]] and [g](gone.md)", "[[Gone]] and [g](gone.md)"),
        ("[w](https://x.org/Other)", "[w](https://x.org/Other)"),
        ("`[[Other]]`", "`[[Other]]`"),
        ("related:: [[Other]]", "related:: [[20200101000000|Other]]"),
        ("[[author:20200101000000|o]]", "[[author:20200101000000|o]]"),
        ("[[Other|*o* `c`]]", "[[20200101000000|*o* `c`]]"),
        ("![[x]] y](sub/Other%20Note.md)", "![[x]] y](20200101000000.md)"),
        ("![x [o](sub/Other%20Note.md)](x.png)", "![x [o](20200101000000.md)](x.png)"),
        ("![[x]] and [o](sub/Other%20Note.md)", "![[x]] and [[20200101000000|o]]"),
        ("é [[Other]] é [[Other]]", "é [[20200101000000|Other]] é [[20200101000000|Other]]"),
    ],
)
def test_links(tmp_path: Path, written: str, expected: str) -> None:
    """A link to a note that comes along leads there by id, with the label that it had."""
    assert rewrite(tmp_path, written) == expected


def test_names_with_signs(tmp_path: Path) -> None:
    """A name that was shown as it is typed is shown so as a label, too."""
    text = rewrite(tmp_path, "[[*b* __c__]] [[snake_case Q&A]]", NAMED)
    assert text == r"[[20260301120000|\*b\* \_\_c\_\_]] [[20260301120002|snake_case Q&A]]"


NAMED = "=== *b* __c__.md\nB\n=== snake_case Q&A.md\nS\n"


def test_quoted_labels(tmp_path: Path) -> None:
    """A label in a string of YAML stays as it is written there."""
    text = import_text(tmp_path, f"=== a.md\n---\nup: '[[Other|it''s]]'\n---\nX\n{TARGET}")["a.md"]
    assert "up: '[[20200101000000|it''s]]'\n" in text


def test_links_in_front_matter(tmp_path: Path) -> None:
    """Links under keys are rewritten where they stand; quotes and comments stay."""
    matter = 'related: "[[Other]]" # why\nup:\n  - "[o](sub/Other%20Note.md)"\nbare: [[Other]]\n'
    text = import_text(tmp_path, f"=== a.md\n---\n{matter}---\nX\n{TARGET}")["a.md"]
    assert 'related: "[[20200101000000|Other]]" # why\n' in text
    assert '  - "[[20200101000000|o]]"\n' in text
    assert "bare: [[20200101000000|Other]]\n" in text


def test_text_is_kept(tmp_path: Path) -> None:
    """Front matter with its comments, and the text with its line ends, stay byte for byte."""
    matter, body = "# mine\ntitle: 'T'   # yes\nodd:   [a,  b]\n", "\n\nText  \nwith `code`\n\n\n"
    text = import_text(tmp_path, f"=== a.md\n---\n{matter}---\n{body}")["a.md"]
    assert text.endswith(f"{matter}---\n{body}")
    crlf = import_text(tmp_path / "b", "=== a.md\n---\r\ntitle: T\r\n---\r\nA\r\nB\r\n")
    assert "\n" not in crlf["a.md"].replace("\r\n", "")


def test_broken_front_matter_is_kept(tmp_path: Path) -> None:
    """Lines that are no YAML stay too, and what can be read of them is read as before."""
    matter = "title: A : b\nauthor: @zoe\n"
    text = import_text(tmp_path, f"=== a.md\n---\n{matter}---\nX\n")["a.md"]
    assert f"{matter}---\nX\n" in text
    assert parse_note("a.md", text.encode())[0].title == "A : b"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[![p](p.png) x](sub/Other%20Note.md)", "[![p](p-2.png) x](20200101000000.md)"),
        (
            '[p.png <img src="p.png">](sub/Other%20Note.md)',
            '[[20200101000000|p.png <img src="p-2.png">]]',
        ),
        ("[[Other|x ![p](p.png)]]", "[[20200101000000|x ![p](p-2.png)]]"),
    ],
)
def test_picture_in_a_label(tmp_path: Path, written: str, expected: str) -> None:
    """A picture that moves is followed inside the label of a link, too, and nothing beside it."""
    write_vault(tmp_path / "vault", "=== p.png\nmine\n")
    assert rewrite(tmp_path, written, f"{TARGET}=== p.png\nP\n") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("![[p.png\\|200]]", "![[d/p.png\\|200]]"), ("![[p.png]]", "![[d/p.png]]")],
)
def test_pictures(tmp_path: Path, written: str, expected: str) -> None:
    """A picture that was found by its name is named by its path; its size stays."""
    row = f"| a | {written} |\n|---|---|"
    assert rewrite(tmp_path, row, "=== d/p.png\nP\n").startswith(f"| a | {expected} |")


@pytest.mark.parametrize(
    ("path", "matter", "expected", "origin"),
    [
        ("a.md", "id: 20191231235959\n", "20191231235959", "its own"),
        ("20191231235959 Title.md", "", "20191231235959", "its own"),
        ("a.md", "id: abc-1\n", "abc-1", "its own"),
        ("a.md", "date: 2019-12-31\n", "20191231000000", "its date"),
        ("a.md", "created: 2019-12-31T10:20\n", "20191231102000", "its date"),
        ("2019-12-31 Day.md", "", "20191231000000", "its date"),
        ("a.md", "date: someday\n", "20260301120000", "the moment of import"),
        ("a.md", "id: a/b\n", "20260301120000", "the moment of import"),
        ("a.md", "", "20260301120000", "the moment of import"),
    ],
)
def test_ids(tmp_path: Path, path: str, matter: str, expected: str, origin: str) -> None:
    """A note keeps its id; else its date gives one, else the moment of import."""
    plan = plan_text(tmp_path, f"=== {path}\n---\n{matter}---\nX\n")
    outcome = plan.report.documents[0]
    assert (outcome.id, outcome.mapped[0].origin) == (expected, origin)
    assert outcome.note == f"{expected}.md"


def test_taken_ids(tmp_path: Path) -> None:
    """An id that the vault has goes to nobody else: the next second is taken, the old one kept."""
    vault = write_vault(
        tmp_path / "vault", "=== 20200101000000.md\nMine\n=== Old.md\n---\nid: x\n---\n"
    )
    source = write_vault(
        tmp_path / "source",
        "=== a.md\n---\nid: 20200101000000\ndate: 2020-01-01\n---\nSee [[b]].\n"
        "=== b.md\n---\nid: X\n---\nSee [[20200101000000]].\n",
    )
    plan = plan_import(settle(vault), [source], Options(now=NOON))
    first, second = plan.report.documents
    assert (first.id, second.id) == ("20200101000001", "20260301120000")
    write_changes(settle(vault), plan.changes)
    note, _ = parse_note(first.note, (vault / first.note).read_bytes())
    assert [p.values for p in note.properties if p.key == "former_id"] == [("20200101000000",)]
    assert "[[20260301120000|b]]" in (vault / first.note).read_text()
    assert "[[20200101000001|" not in (vault / "20200101000000.md").read_text()
    assert "[[20200101000001]]" in (vault / second.note).read_text()


def test_fields_that_the_file_told(tmp_path: Path) -> None:
    """What only the file's name and folder told stands in the note: title, date, source."""
    path = "sub/2020-02-03 My day.md"
    text = import_text(tmp_path, f"=== {path}\nText\n")[path]
    note, issues = parse_note("x.md", text.encode())
    assert (note.title, note.created) == ("2020-02-03 My day", "2020-02-03")
    assert [p.values for p in note.properties if p.key == "source"] == [
        ("sub/2020-02-03 My day.md",)
    ]
    assert not issues


def test_brackets_in_a_heading(tmp_path: Path) -> None:
    """A heading that shows brackets is the title as it is, and no link comes of it."""
    text = import_text(tmp_path, "=== a.md\n# View \\[\\[x\\]\\]\n")["a.md"]
    note, _ = parse_note("a.md", text.encode())
    assert note.title == "View [[x]]"
    assert not note.links


def test_logseq(tmp_path: Path) -> None:
    """Page properties, names of pages and labels before links mean what they meant in Logseq."""
    vault = (
        "=== logseq/config.edn\n{}\n"
        "=== pages/A___B.md\ntitle:: My page\nalias:: mine\ntags:: one, two\n\n- [label]([[C]])\n"
        "=== pages/C.md\n- Text\n"
    )
    text = import_text(tmp_path, vault)["pages/A___B.md"]
    note, _ = parse_note("x.md", text.encode())
    assert note.title == "My page"
    assert {"mine"} <= set(note.aliases)
    assert {"one", "two"} <= set(note.tags)
    assert "[[20260301120001|label]]" in text


def test_dendron(tmp_path: Path) -> None:
    """Labels stand last in a vault that is not Dendron's, also of links that lead nowhere."""
    vault = "=== dendron.yml\n=== a.b.md\n[[To c|c.d]] and [[gone|x.y]]\n=== c.d.md\nText\n"
    text = import_text(tmp_path, vault)["a.b.md"]
    assert "[[20260301120001|To c]] and [[x.y|gone]]" in text


def test_dendron_labels(tmp_path: Path) -> None:
    """A label that Dendron shows as it is typed shows the same elsewhere, whatever its note is."""
    vault = "=== dendron.yml\n=== a.md\n[[*x*|c]] and [[y|20200101000000]]\n=== c.md\nText\n"
    text = import_text(tmp_path, f"{vault}{TARGET}")["a.md"]
    assert r"[[20260301120001|\*x\*]] and [[20200101000000|y]]" in text


def test_into_dendron(tmp_path: Path) -> None:
    """Labels stand first in Dendron's vault; one with Markdown in it stays Markdown."""
    write_vault(tmp_path / "vault", "=== dendron.yml\n")
    text = rewrite(tmp_path, "[[Other|o]] [[Other|*o*]] [o](sub/Other%20Note.md) [[gone|x]]")
    links = "[[o|20200101000000]] [*o*](20200101000000.md) [[o|20200101000000]] [[x|gone]]"
    assert text == links


def test_citations_still_find_their_notes(tmp_path: Path) -> None:
    """A note that is cited by the name of its file answers to it still."""
    text = "=== a.md\nAs [@smith2020] says.\n=== smith2020.md\nA book.\n"
    import_text(tmp_path, text)
    vault = zettel.open(tmp_path / "vault")
    assert find_ends(vault) == {("a", "smith2020")}


VAULT = """
=== index.md
# Start
[[Deep note]], [deep](folder/deep.md#part), [[folder/deep|x]], ![[pic.png]], [[Gone]], [g](no.md)
=== folder/deep.md
---
title: Deep note
aliases: [Depth]
up: "[[index]]"
---
## Part
[up](../index.md) and [[Start]] and ![p](../img/pic.png) and [f](files/a.pdf)
=== folder/near.md
[[Depth]] [d](deep.md) [[#here]] [^1]

[^1]: [[index]]
=== img/pic.png
PNG
=== folder/files/a.pdf
PDF
"""


def find_ends(vault: Vault) -> set[tuple[str, str]]:
    """Return the links between notes of a vault as pairs of titles."""
    titles = {note.id: note.title for note in vault.notes}
    return {
        (resolved.note.title, titles[one.resolution.note])
        for resolved in vault.resolved
        for one in resolved.links
        if isinstance(one.resolution, Found | Ambiguous)
    }


def test_links_lead_where_they_led(tmp_path: Path) -> None:
    """The imported vault has the links of its source, and no issue that the source had not."""
    before = open_vault(tmp_path / "source", VAULT)
    vault = settle(tmp_path / "vault")
    write_changes(vault, plan_import(vault, [tmp_path / "source"], Options(now=NOON)).changes)
    after = zettel.open(tmp_path / "vault")
    assert find_ends(after) == find_ends(before)
    codes = [sorted(issue.code for issue in v.issues) for v in (before, after)]
    assert codes[0] == codes[1]
    assert (tmp_path / "vault/img/pic.png").read_text() == "PNG\n"
    assert (tmp_path / "vault/folder/files/a.pdf").read_text() == "PDF\n"
