"""A file becomes a note, whatever its bytes."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.formats import decode_text, parse_note
from zettel.model import Issue, LinkKind, Note


def parse(text: str, path: str = "note.md") -> Note:
    """Read a text as a file, its issues aside."""
    return parse_note(path, text.encode())[0]


def list_issues(data: bytes) -> list[tuple[int, int, str]]:
    """Return where the issues of a file stand, and their codes."""
    issues: tuple[Issue, ...] = parse_note("note.md", data)[1]
    return [(issue.line, issue.column, issue.code) for issue in issues]


@pytest.mark.parametrize(
    ("text", "path", "note_id"),
    [
        ("---\nid: 0123\n---\n", "a.md", "0123"),
        ("---\nUID: x y\n---\n", "a.md", "x y"),
        ("", "20230924194130 PGO.md", "20230924194130"),
        ("", "sub/202309241941-pgo.md", "202309241941"),
        ("", "sub/PGO.note.md", "sub/PGO.note"),
        ("", "123456789012345.md", "123456789012345"),
    ],
)
def test_id(text: str, path: str, note_id: str) -> None:
    """An id is a key, else 12 or 14 leading digits of the file's name, else the path."""
    assert parse(text, path).id == note_id


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: 'Un : deux\n  trois'\n---\n# Autre\n", "Un : deux trois"),
        ("## Deux\n# Un\n", "Un"),
        ("# Un *mot*\n", "Un mot"),
        ("## Deux\n", "mon-nom"),
        ("texte\n", "mon-nom"),
    ],
)
def test_title(text: str, title: str) -> None:
    """A title is a key, else the first heading of level 1, else the file's name."""
    assert parse(text, "sub/mon-nom.md").title == title


@pytest.mark.parametrize(
    ("written", "aliases"),
    [
        ("PGO, le", ("PGO, le",)),
        ("[PGO, OGP, PGO]", ("PGO", "OGP")),
        ("{fr: PGO, en: [OGP, Open Government]}", ("PGO", "OGP", "Open Government")),
    ],
)
def test_aliases(written: str, aliases: tuple[str, ...]) -> None:
    """Aliases are a string, a list, or names by language."""
    assert parse(f"---\naliases: {written}\n---\n").aliases == aliases


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("[a, '#b', droit des données]", ("a", "b", "droit des données", "c")),
        ("a, b c", ("a", "b c", "c")),
        ("'#a #b'", ("a", "b", "c")),
        ("", ("c",)),
    ],
)
def test_tags(written: str, tags: tuple[str, ...]) -> None:
    """Tags of front matter come first, then those of the text, each once."""
    assert parse(f"---\ntags: {written}\n---\n#c\n").tags == tags


@pytest.mark.parametrize(
    ("text", "path", "created"),
    [
        ("---\ndate: 2015-04-24 11:07:00 +02:00\n---\n", "a.md", "2015-04-24 11:07:00 +02:00"),
        ("", "20230924194130.md", "2023-09-24T19:41:30"),
        ("", "2015-04-24-titre.md", "2015-04-24"),
        ("", "99999999999999.md", ""),
    ],
)
def test_created(text: str, path: str, created: str) -> None:
    """A date is a key, else the timestamp of the id, else that of the file's name."""
    assert parse(text, path).created == created


def test_properties_hold_every_key() -> None:
    """Structural keys too, and inline ones after them."""
    note = parse("---\nid: a\ntypes: [x]\nb: 1\n---\nc:: 2\n")
    assert [item.key for item in note.properties] == ["id", "types", "b", "c"]
    assert note.types == ("x",)


def test_links_stand_in_order_of_writing() -> None:
    """Links of front matter and text, each with its place in the file."""
    note = parse('---\nb: "[[B]]"\na: "[[A]]"\n---\nÉté [[C]]\n')
    assert [(link.kind, link.target, link.line, link.column) for link in note.links] == [
        (LinkKind.PROPERTY, "B", 2, 5),
        (LinkKind.PROPERTY, "A", 3, 5),
        (LinkKind.WIKI, "C", 5, 5),
    ]


BODY = "# Été\n\n[[Élan]] #tag\n"
WHOLE = f"---\ntitle: Été\n---\n{BODY}"


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.encode(),
        codecs.BOM_UTF8 + WHOLE.encode(),
        codecs.BOM_UTF16_LE + WHOLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WHOLE.encode("utf-16-be"),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("---\n#", "...\n#").encode(),
    ],
)
def test_encodings_and_line_ends_change_nothing(data: bytes) -> None:
    """UTF-8 and UTF-16 with marks, and Windows line ends, give the same note."""
    note, issues = parse_note("note.md", data)
    link = note.links[0]
    assert not issues
    assert (note.title, note.tags, note.body_line) == ("Été", ("tag",), 4)
    assert (link.target, link.line, link.column) == ("Élan", 6, 1)
    body = decode_text(data, note.body_offset)
    assert body.replace("\r\n", "\n") == BODY


def test_broken_utf8_is_replaced_and_told() -> None:
    """Bytes that are no text become one sign each; lines, columns and offsets still hold."""
    data = b"---\ntitle: \xe9t\xe9\n---\n\xe9 [[A]]\n"
    note = parse_note("note.md", data)[0]
    assert list_issues(data) == [(2, 8, "Z109")]
    assert note.title == "\ufffdt\ufffd"
    assert (note.links[0].line, note.links[0].column) == (4, 3)
    assert decode_text(data, note.body_offset) == "\ufffd [[A]]\n"


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\n---\n", "---\n---", "\n\n"])
def test_nothing_is_a_note_too(text: str) -> None:
    """An empty file is a note named by its path."""
    note, issues = parse_note("sub/a.md", text.encode())
    assert (note.id, note.title, note.links, issues) == ("sub/a", "a", (), ())


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nDu texte [[A]]\n",
        "---\nDu texte [[A]]\n---\n",
        "\n---\ntitle: non\n---\n[[A]]\n",
        "----\ntitle: non\n----\n[[A]]\n",
    ],
)
def test_thematic_breaks_are_no_front_matter(text: str) -> None:
    """Front matter begins on the first line, ends, and holds keys."""
    note = parse(text)
    assert not note.properties
    assert note.body_line == 1
    assert [link.target for link in note.links] == ["A"]


def test_a_rule_inside_front_matter_text_is_no_border() -> None:
    """Three hyphens end front matter only when alone on their line."""
    note = parse("---\na: b --- c\nd: |\n  ---\n---\n[[A]]\n")
    assert [item.values for item in note.properties] == [("b --- c",), ("---\n",)]


POST = """---
title: 'Un titre : long et
  replié'
date: 2019-03-01 13:52:00 +01:00
chapeau: "Elle entre au [comité
  (CD)](https://example.org/a){:target=\\"_blank\\"}, élue.\\n "
image:
- src: "/a.png"
---

Trois mois [après](https://example.org/b){:target="_blank"} (suite) , **la France** entre.

#### Un titre
> #### **Autre titre**
> Texte ([voir](https://example.org/c){:target="_blank"}).
{: .encadre}
"""


def test_a_jekyll_post() -> None:
    """A post with kramdown's attributes: its title, date, links and headings."""
    note = parse(POST)
    assert note.title == "Un titre : long et replié"
    assert note.created == "2019-03-01 13:52:00 +01:00"
    assert [(link.kind, link.line, link.column) for link in note.links] == [
        (LinkKind.PROPERTY, 5, 25),
        (LinkKind.MARKDOWN, 11, 12),
        (LinkKind.MARKDOWN, 15, 10),
    ]
    assert note.links[0].context == "Elle entre au comité (CD), élue."
    assert note.links[2].context == "Texte (voir)."
    assert [heading.text for heading in note.headings] == ["Un titre", "Autre titre"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_note(data: bytes) -> None:
    """Nothing that a file holds raises."""
    note, issues = parse_note("a.md", data)
    assert note.id
    assert all(issue.line >= 1 and issue.column >= 1 for issue in issues)


SIGNS = st.sampled_from(
    [
        *("---\n", "\n", "\r\n", "[[", "]]", "|", "#", "%%", "::", "^", "@", "(", ")", "[", "]"),
        *("`", "```\n", "$", "é", "a", " ", "- ", "> ", ":", ": ", "{", "}", "{:", '"', "'", "\t"),
        *("\\", "<b>", "</b>", "<!--", "-->", "&amp;", "***", "| a |\n|--|\n", "\x00", "\ufeff"),
        *("𝄞", "!"),
    ]
)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_any_signs_are_a_note(text: str) -> None:
    """Whatever is opened and never closed, every place stands in the file."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    note, _ = parse_note("a.md", text.encode())
    for link in note.links:
        assert 1 <= link.line <= len(lines)
        assert 1 <= link.column <= len(lines[link.line - 1]) + 1
        assert link.start == -1 or link.context[link.start : link.end]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("id: [a, b]", "“id” holds one text; “a” is taken"),
        ("id: {a: b}", "“id” holds one text; “note” is taken"),
        ('id: ""', "“id” is empty; the note's id is “note”"),
        ("id:", "“id” is empty; the note's id is “note”"),
        ("id: a\nuid: b", "the note has another id already, “a”, which is taken"),
        ("uid: b\nid: a", "the note has another id already, “a”, which is taken"),
    ],
)
def test_ids_that_are_not_one(lines: str, told: str) -> None:
    """An id is one text; of several, it is said which one is taken."""
    issues = parse_note("note.md", f"---\n{lines}\n---\n".encode())[1]
    assert [(issue.code, issue.message) for issue in issues] == [("Z110", told)]


def test_one_id_twice() -> None:
    """The same id under two keys, and none at all, are fine."""
    assert not list_issues(b"---\nid: a\nuid: a\n---\n")
    assert not list_issues(b"---\ntitle: a\n---\n")


def test_keys_are_composed() -> None:
    """`é` is one letter in keys and types of links, however it was typed; values stay as they are.

    Unicode Standard Annex 15: NFC and NFD of a text are equivalent.
    """
    text = "---\nunité: été\nm: {début: '[[où:x]]'}\nbad: @x\nclé: @y\n---\n[[rôle:x|é]]\n"
    composed, decomposed = (parse(unicodedata.normalize(f, text)) for f in ("NFC", "NFD"))
    keys = [item.key for item in decomposed.properties]
    assert keys == [item.key for item in composed.properties]
    assert keys == ["unité", "m", "bad", "clé"]
    assert [(k.relation, k.prefix) for k in decomposed.links] == [
        (k.relation, k.prefix) for k in composed.links
    ]
    assert decomposed.properties[0].values == (unicodedata.normalize("NFD", "été"),)
