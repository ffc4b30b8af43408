"""Renaming: what changes in the note, in its file's name and in the links of each syntax."""

from pathlib import Path

import pytest

import zettel
from tests.edit.renaming import move, read_all, rename
from tests.vaults import write_vault
from zettel.errors import NoteError

LINKS = [
    ("[[Old title]]", "[[New name]]"),
    ("![[Old title#Part]]", "![[New name#Part]]"),
    ("[[old title|shown]]", "[[new name|shown]]"),
    ("[[OLD TITLE]]", "[[NEW NAME]]"),
    ("[[Old%20title]]", "[[New%20name]]"),
    ("[[Old title.md]]", "[[New name.md]]"),
    ("[[/Old title]]", "[[/New name]]"),
    ("[[./Old title#^b|x]]", "[[./New name#^b|x]]"),
    ("[[Old title|Old title]]", "[[New name|New name]]"),
    ("[[oLd TiTle]]", "[[New name]]"),
    ("[[type:Old title]]", "[[type:New name]]"),
    ("[x](Old%20title.md#Part)", "[x](New%20name.md#Part)"),
    ('[x](<Old title.md> "T")', '[x](<New name.md> "T")'),
    ("[Old title](./Old%20title.md)", "[New name](./New%20name.md)"),
    ('[x][r]\n\n[r]: Old%20title.md "Old title"', '[x][r]\n\n[r]: New%20name.md "New name"'),
    ("type:: [[Old title]]", "type:: [[New name]]"),
    ("| a |\n|---|\n| [[Old title\\|x]] |", "| a |\n|---|\n| [[New name\\|x]] |"),
    ("[[Old title#Old title]]", "[[New name#New name]]"),
    ("[x](Old%20title.md#old-title)", "[x](New%20name.md#new-name)"),
    ('<a href="Old%20title.md#Part">x</a>', '<a href="New%20name.md#Part">x</a>'),
    ("<p>\n<A class=x HREF='Old title.md'>x</A>", "<p>\n<A class=x HREF='New name.md'>x</A>"),
    ('`<a href="Old title.md">` <!-- <a href="Old title.md"> -->', "same"),
    ("[[alias of it]]", "[[alias of it]]"),
    ("`[[Old title]]` and %%[[Old title]]%%", "`[[Old title]]` and %%[[Old title]]%%"),
    (
        "```\n[[Old title]]\n[r]: Old%20title.md\n```",
        "```\n[[Old title]]\n[r]: Old%20title.md\n```",
    ),
]


@pytest.mark.parametrize(("written", "expected"), LINKS)
def test_a_link_is_respelled_in_its_own_style(tmp_path: Path, written: str, expected: str) -> None:
    """Folders, suffix, case, anchor, label and quotes stay; code and comments are let alone."""
    write_vault(
        tmp_path,
        f"=== Old title.md\n---\naliases: [alias of it]\n---\n# Old title\n## Part\nx ^b\n"
        f'=== ontology/context.jsonld\n{{"@context": {{}}}}\n=== a.md\n{written}\n',
    )
    (tmp_path / "zettel.toml").write_text("")
    if written.startswith("[[type:"):
        context = '{"@context": {"type": {"@id": "https://x.example/type", "@type": "@id"}}}'
        (tmp_path / "ontology/context.jsonld").write_text(context)
    rename(tmp_path, "Old title.md", "New name")
    expected = written if expected == "same" else expected
    assert (tmp_path / "a.md").read_text() == f"{expected}\n"


MATTERS = [
    ("title: Old title", "title: New name", "New name"),
    ('title: "Old title"  # note', 'title: "New name"  # note', "New name"),
    ("title: 'Old title'", "title: 'L''été'", "L'été"),
    ("title: Old title", 'title: "A: b"', "A: b"),
    ("title: Old title", 'title: "2024"', "2024"),
    ("title: |\n  Old title", "title: |\n  New name", "New name"),
    ("title: [Old title, Other]", "title: [New name, Other]", "New name"),
    ('title: "Old title"', 'title: "a \\"b\\""', 'a "b"'),
    ("x: @a\ntitle: Old title", "x: @a\ntitle: New name", "New name"),
]


@pytest.mark.parametrize(("written", "expected", "title"), MATTERS)
def test_front_matter_changes_in_place(
    tmp_path: Path, written: str, expected: str, title: str
) -> None:
    """Quotes stay, or come where YAML or another reader of it would take the title for less."""
    write_vault(tmp_path, f"=== a.md\n---\nid: 1\n{written}\nlast: x\n---\nText\n")
    rename(tmp_path, "a.md", title)
    assert (tmp_path / "a.md").read_text() == f"---\nid: 1\n{expected}\nlast: x\n---\nText\n"


HEADINGS = [
    ("# Old title\n", "# New name\n"),
    ("# Old title {#id} ^block\n", "# New name {#id} ^block\n"),
    ("# *Old title* #\n", "# *New name* #\n"),
    ("Old title\n=========\n", "New name\n=========\n"),
    ("Old\ntitle\n===\n", "New name\n===\n"),
    ("> # Old title\n", "> # New name\n"),
    ("---\ntitle: Old title\n---\n# Old title\n", "---\ntitle: New name\n---\n# New name\n"),
    ("---\ntitle: Old title\n---\n# Else\n", "---\ntitle: New name\n---\n# Else\n"),
]


@pytest.mark.parametrize(("written", "expected"), HEADINGS)
def test_the_first_heading_changes_where_it_is_the_title(
    tmp_path: Path, written: str, expected: str
) -> None:
    """Emphasis, names and marks around it stay; one that says something else is let alone."""
    write_vault(tmp_path, f"=== x.md\n{written}\nText\n")
    rename(tmp_path, "x.md", "New name")
    assert (tmp_path / "x.md").read_text() == f"{expected}\nText\n"


FILES = [
    ("Old title.md", "New: name?", "New name.md"),
    ("old-title.md", "L'été, où", "lété-où.md"),
    ("sub/old_title.md", "New name", "sub/new_name.md"),
    ("202001011200 Old title.md", "New name", "202001011200 New name.md"),
    ("2020-01-31-old-title.md", "New name", "2020-01-31-new-name.md"),
    ("else.md", "New name", "else.md"),
    ("Old title.md", "con", "con_.md"),
    ("Old title.md", "é" * 300, "é" * 115 + ".md"),
    ("Old title.md", "???", "Old title.md"),
]


@pytest.mark.parametrize(("path", "title", "expected"), FILES)
def test_a_file_named_by_its_title_follows_it(
    tmp_path: Path, path: str, title: str, expected: str
) -> None:
    """Slugs, leading ids and dates stay; what a system forbids is left out of the name."""
    write_vault(tmp_path, f"=== {path}\n# Old title\n")
    plan = rename(tmp_path, path, title)
    assert plan.path == expected
    assert (tmp_path / expected).read_text() == f"# {title}\n"


@pytest.mark.parametrize(
    ("written", "title", "expected"),
    [
        ('title = "Old"', 'a "b"', 'title = "a \\"b\\""'),
        ("title = 'Old' # x", "New", "title = 'New' # x"),
        ("title = 'Old'", "L'été", 'title = "L\'été"'),
    ],
)
def test_toml_changes_in_place(tmp_path: Path, written: str, title: str, expected: str) -> None:
    """Hugo's front matter keeps its quotes where it can."""
    write_vault(tmp_path, f"=== a.md\n+++\nid = 7\n{written}\n+++\nText\n")
    rename(tmp_path, "a.md", title)
    assert (tmp_path / "a.md").read_text() == f"+++\nid = 7\n{expected}\n+++\nText\n"


def test_a_file_keeps_its_name_when_asked(tmp_path: Path) -> None:
    """With `keep_file` links by the file's name stay as they are."""
    write_vault(tmp_path, "=== Old.md\n# Old\n=== a.md\n[[Old]]\n")
    assert rename(tmp_path, "Old.md", "New", keep_file=True).path == "Old.md"
    assert (tmp_path / "a.md").read_text() == "[[Old]]\n"


@pytest.mark.parametrize(
    ("title", "reason"),
    [("  ", "empty"), ("Old", "already"), ("a/b", "cannot be called"), ("Taken", "there already")],
)
def test_what_cannot_be_done_changes_nothing(tmp_path: Path, title: str, reason: str) -> None:
    """An empty title, the same one, one that its file cannot have, and a taken name are refused."""
    write_vault(tmp_path, "=== Old.md\ntext\n=== Taken.md\n# Other\n=== a.md\n[[Old]]\n")
    before = read_all(tmp_path)
    with pytest.raises(NoteError, match=reason):
        rename(tmp_path, "Old.md", title)
    assert read_all(tmp_path) == before


def test_a_name_that_another_note_has_is_told_apart(tmp_path: Path) -> None:
    """Links to both notes lead where they led; what was shown is still shown."""
    write_vault(
        tmp_path,
        "=== a/New.md\n# New\n=== Old.md\n# Old\n=== b/x.md\n[[Old]] [[New]] [[a/New]]\n",
    )
    rename(tmp_path, "Old.md", "New")
    text = (tmp_path / "b/x.md").read_text()
    assert text == "[[/New|New]] [[a/New|New]] [[a/New]]\n"


def test_links_that_wait_for_the_new_title_are_told(tmp_path: Path) -> None:
    """They lead to the note now, and wait again once it is renamed back."""
    write_vault(tmp_path, "=== Old.md\n# Old\n=== a.md\n[[New]] [[Old]]\n[[new]]\n")
    before = read_all(tmp_path)
    assert rename(tmp_path, "Old.md", "New").gained == 2
    assert (tmp_path / "a.md").read_text() == "[[New]] [[New]]\n[[new]]\n"
    rename(tmp_path, "New.md", "Old")
    assert read_all(tmp_path) == before


def test_an_id_never_changes(tmp_path: Path) -> None:
    """Links by id stay as they are, but for a label that is the old title."""
    write_vault(
        tmp_path, "=== Old.md\n---\nid: 7\n---\n# Old\n=== a.md\n[[7]] [[7|Old]] [[7|old]]\n"
    )
    plan = rename(tmp_path, "Old.md", "New")
    assert (plan.old_id, plan.new_id) == ("", "7")
    assert (tmp_path / "a.md").read_text() == "[[7]] [[7|New]] [[7|old]]\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, end: str) -> None:
    """Byte order marks, UTF-16 and the ends of lines are none of our business."""
    text = "---\nx: '[[Old]]'\n---\n\ntéxt 🙂 [[Old]]\n\n- [[Old|é]]\n"
    if end == "\r":
        text = text.partition("---\n\n")[2]
    wanted = text.replace("[Old", "[New")
    (tmp_path / "Old.md").write_bytes(f"# Old{end}".encode(encoding))
    (tmp_path / "a.md").write_bytes(text.replace("\n", end).encode(encoding))
    rename(tmp_path, "Old.md", "New")
    assert (tmp_path / "a.md").read_bytes() == wanted.replace("\n", end).encode(encoding)
    assert (tmp_path / "New.md").read_bytes() == f"# New{end}".encode(encoding)


def test_a_note_known_by_its_path_leaves_its_address(tmp_path: Path) -> None:
    """`moved.csv` tells every old id and the last new one; back again, it is gone."""
    write_vault(tmp_path, "=== Old.md\n# Old\n")
    rename(tmp_path, "Old.md", "Newer")
    rename(tmp_path, "Newer.md", "Newest")
    assert (tmp_path / "moved.csv").read_text() == "old,new\nNewer,Newest\nOld,Newest\n"
    rename(tmp_path, "Newest.md", "Newer")
    assert (tmp_path / "moved.csv").read_text() == "old,new\nOld,Newer\n"
    rename(tmp_path, "Newer.md", "Old")
    assert [*read_all(tmp_path)] == ["Old.md"]


def test_ignored_files_stay_untouched(tmp_path: Path) -> None:
    """What the reader leaves out is no part of the vault."""
    write_vault(tmp_path, "=== Old.md\n# Old\n=== .hidden/a.md\n[[Old]]\n=== b.txt\n[[Old]]\n")
    rename(tmp_path, "Old.md", "New")
    assert (
        (tmp_path / ".hidden/a.md").read_text() == (tmp_path / "b.txt").read_text() == "[[Old]]\n"
    )


def test_a_heading_that_holds_a_link_is_left_to_its_author(tmp_path: Path) -> None:
    """A link in the title would be lost."""
    write_vault(tmp_path, "=== x.md\n# See [[b]]\n=== b.md\n# B\n")
    with pytest.raises(NoteError, match="cannot be changed"):
        rename(tmp_path, "x.md", "New")
    assert zettel.open(tmp_path).find_note("b").title == "B"


def test_what_is_refused_says_which_link_and_why(tmp_path: Path) -> None:
    """Its place, where it leads, where it would, the reason, and what can be done."""
    write_vault(
        tmp_path, "=== @doe2020.md\n# x\n=== a.md\n---\nid: 1\n---\n\nAs [@doe2020] says.\n"
    )
    before = read_all(tmp_path)
    with pytest.raises(NoteError) as refused:
        move(tmp_path, "@doe2020.md", "two words.md")
    assert str(refused.value) == (
        "the link to 'doe2020' on line 5 of a.md leads to @doe2020.md and would lead out of the "
        "vault: no spelling that leads there can be written in its place"
    )
    assert refused.value.hint == "change that link by hand first, or choose another name or place"
    assert read_all(tmp_path) == before


def test_an_alias_in_yaml_follows_its_anchor(tmp_path: Path) -> None:
    """Both links stand in one place, and are respelled there together."""
    text = '---\na: &x "[[Old|Old]]"\nb: *x\n---\n'
    write_vault(tmp_path, f"=== Old.md\n# Old\n=== a.md\n{text}[[old]]\n")
    before = read_all(tmp_path)
    rename(tmp_path, "Old.md", 'The "new" one')
    assert '[[The new one|The \\"new\\" one]]' in (tmp_path / "a.md").read_text()
    rename(tmp_path, "The new one.md", "Old")
    assert read_all(tmp_path) == before


@pytest.mark.parametrize("path", ["real.md", "link.md"])
def test_symbolic_links_stay_what_they_are(tmp_path: Path, path: str) -> None:
    """Neither a link to a file nor a file that one leads to moves; a title may change."""
    write_vault(tmp_path, "=== real.md\n---\ntitle: T\n---\n[[link]]\n=== n.md\n[[real]]\n")
    (tmp_path / "link.md").symlink_to("real.md")
    before = read_all(tmp_path)
    with pytest.raises(NoteError, match=r"link\.md is a symbolic link to real\.md"):
        move(tmp_path, path, "sub/")
    assert read_all(tmp_path) == before
    rename(tmp_path, path, "New")
    assert (tmp_path / "link.md").is_symlink()
