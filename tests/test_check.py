"""Issues: each code has a case that gives it and a near one that does not."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import zettel
from tests.vaults import write_vault
from zettel.check import (
    CODES,
    count_issues,
    find_code,
    find_issues,
    find_note_issues,
    to_github,
    to_text,
)
from zettel.check.told import Told, join_told
from zettel.model import Block, Heading, Issue, Link, LinkKind, Note, Property, Severity
from zettel.resolve import build_index, find_duplicate_ids, resolve_notes

GUIDE = Note(
    "guide", "guide.md", "The guide", types=("concept",),
    headings=(Heading("État des lieux : 2016", 1, 1), Heading("Notes", 2, 5)),
    blocks=(Block("l16", 9, "text"),),
)  # fmt: skip


def write(*targets: str, kind: LinkKind = LinkKind.WIKI, path: str = "a.md") -> Note:
    """Make a note with links, one a line, each to `target#anchor`."""
    links = []
    for line, written in enumerate(targets, 1):
        target, _, anchor = written.partition("#")
        prefix = target.partition(":")[0] if ":" in target else ""
        links.append(Link(target, kind, line, 3, prefix=prefix, anchor=anchor))
    return Note(path[:-3], path, path[:-3], links=tuple(links))


def find(*notes: Note, is_known_type: Callable[[str], bool] | None = None) -> list[Issue]:
    """Find the issues of notes, without remarks on orphans."""
    resolved = resolve_notes(notes, (), "member".__eq__)
    found = find_note_issues(resolved, find_duplicate_ids(notes), is_known_type)
    return [issue for issue in found if issue.code != "Z112"]


def name(issues: list[Issue]) -> list[str]:
    """Tell the names of the codes."""
    codes = [find_code(issue.code) for issue in issues]
    return [code.name for code in codes if code]


def test_healthy_vault() -> None:
    """Good links to notes, headings, blocks and the web give no issue."""
    assert not find(write("guide", "The guide#Notes", "guide#^l16", "https://x.example"), GUIDE)


def test_missing_target() -> None:
    """The issue stands where the link stands, and hints at a near name."""
    (issue,) = find(write("guide", "The gide"), GUIDE)
    assert (issue.path, issue.line, issue.column, issue.code) == ("a.md", 2, 3, "Z101")
    assert issue.severity is Severity.ERROR
    assert "The gide" in issue.message
    assert issue.hint == "did you mean [[The guide]]?"


def test_missing_target_of_a_typed_link_is_named_without_its_type() -> None:
    """`[[member:Nobody]]` wants a note “Nobody”."""
    (issue,) = find(write("member:Nobody"))
    assert issue.message == "there is no note “Nobody”"


def test_citation_without_a_note_is_no_issue() -> None:
    """A reference manager knows it, not the vault."""
    assert not find(write("doe2020", kind=LinkKind.CITATION))


def test_ambiguous_target() -> None:
    """The message names the candidates and the choice."""
    twins = Note("1", "p/t.md", "One"), Note("2", "q/t.md", "Two")
    (issue,) = find(write("t"), *twins)
    assert issue.code == "Z102"
    assert "p/t.md, q/t.md" in issue.message
    assert issue.severity is Severity.WARNING


@pytest.mark.parametrize(
    "anchor",
    [
        "État des lieux : 2016", "état des lieux 2016", "état-des-lieux--2016",
        "%C3%A9tat-des-lieux--2016",
        "Notes", "État des lieux 2016#Notes", "^L16", ":~:text=x",
    ],
)  # fmt: skip
def test_living_heading(anchor: str) -> None:
    """Headings are compared as Obsidian and GitHub do; blocks by name."""
    assert not find(write(f"guide#{anchor}"), GUIDE)


@pytest.mark.parametrize(
    "anchor", ["Nowhere", "Etat des lieux", "notes-1", "Notes#État des lieux 2016", "^l17"]
)
def test_dead_heading(anchor: str) -> None:
    """A heading or block that the target lacks is told, by the note's path."""
    (issue,) = find(write(f"guide#{anchor}"), GUIDE)
    assert issue.code == "Z106"
    assert "guide.md" in issue.message


def test_dead_heading_of_the_same_note() -> None:
    """`[[#x]]` is looked up in the note itself."""
    assert name(find(write("#Nowhere"))) == ["dead-heading"]


def test_missing_attachment() -> None:
    """A picture that is not there is a file, not a note."""
    assert name(find(write("x.png", kind=LinkKind.EMBED))) == ["missing-attachment"]


def test_self_link() -> None:
    """A note that links to itself is told; one that links to its own heading is fine."""
    assert name(find(write("a"))) == ["self-link"]
    assert not find(write("#"))


def test_duplicate_id_and_title() -> None:
    """Both are told at the later path, where the key stands."""
    key = Property("title", ("Same",), 3, 1)
    notes = Note("1", "a.md", "Same"), Note("1", "b.md", "same", properties=(key,))
    issues = find(*notes)
    assert [(issue.path, issue.code) for issue in issues] == [("b.md", "Z104"), ("b.md", "Z105")]


def test_templates_have_no_titles_yet() -> None:
    """What a template is called is filled in later: `{{title}}` is no title of two notes."""
    assert not find(Note("1", "a.md", "{{title}}"), Note("2", "b.md", "{{title}}"))


def test_unknown_type_only_where_types_are_declared() -> None:
    """A vault without an ontology may call its types as it likes."""
    assert not find(GUIDE)
    assert name(find(GUIDE, is_known_type=lambda _: False)) == ["unknown-type"]
    assert not find(GUIDE, is_known_type=lambda _: True)


def test_type_drift() -> None:
    """The rarer spelling is told, where it stands."""
    place = Property("types", ("Concept",), 4, 1)
    odd = Note("odd", "odd.md", "Odd", types=("Concept",), properties=(place,))
    (issue,) = find(GUIDE, Note("n", "n.md", "N", types=("concept",)), odd)
    assert (issue.path, issue.line, issue.code) == ("odd.md", 4, "Z111")
    assert issue.hint == "write concept"


def test_orphan() -> None:
    """A note that no link joins to another is remarked on, unless it is the only one."""
    resolved = resolve_notes([write("guide"), GUIDE, write(path="b.md")], (), bool)
    assert [(issue.path, issue.code) for issue in find_note_issues(resolved)] == [("b.md", "Z112")]
    assert not find_note_issues(resolve_notes([GUIDE], (), bool))


SEVERAL = """
=== a.md
---
type: Concept
---
[[nobody]] and [[nobodi]], [[a]], [[b#nowhere]], ![[gone.png]], [[twin]] and `[[c]]`
=== b.md
---
type: concept
title: The same
---
[[20200101120000 old name]]
=== c.md
---
type: concept
title: The same
---
=== p/twin.md
=== q/twin.md
=== 20200101120000 new name.md
"""


def test_counts_are_those_of_the_issues(tmp_path: Path) -> None:
    """Counting leaves hints out, nothing else; an index that is there already changes nothing."""
    vault = zettel.open(write_vault(tmp_path, SEVERAL))
    material = vault.resolved, vault.reading.issues, vault.settings, vault.vocabulary
    counts = count_issues(*material)
    assert counts == Counter(issue.code for issue in vault.issues)
    assert set(counts) >= {"Z101", "Z102", "Z105", "Z106", "Z107", "Z111", "Z112", "Z113", "Z126"}
    index = build_index(vault.notes)
    assert count_issues(*material, index=index) == counts
    assert find_issues(*material, files=vault.files, index=index) == vault.issues


def test_issues_are_sorted_by_place() -> None:
    """Path, line, column, code; whatever the order in which they were found."""
    early = Issue("a.md", 1, 1, "Z109", Severity.INFO, "m")
    issues = find_note_issues(resolve_notes([write("x", "guide"), GUIDE], (), bool), [early])
    assert [(issue.line, issue.code) for issue in issues] == [(1, "Z109"), (1, "Z101")]
    assert issues[0].severity is Severity.ERROR  # as the table says


def test_codes() -> None:
    """Codes and names are unique, in order, and found by either."""
    assert [code.code for code in CODES] == sorted({code.code for code in CODES})
    assert len({code.name for code in CODES}) == len(CODES)
    assert find_code("z101") is find_code("missing-target") is CODES[0]
    assert find_code("nonsense") is None


def test_text() -> None:
    """One line, which begins as compilers' messages do."""
    issue = Issue("a.md", 2, 3, "Z101", Severity.ERROR, "there is no note “x”", "write it")
    assert to_text(issue) == (
        "a.md:2:3: error Z101 missing-target: there is no note “x” (write it)"
    )


def test_github() -> None:
    """What would end a field or a line of a workflow command is escaped."""
    issue = Issue("a,b:c.md", 2, 3, "Z112", Severity.INFO, "100%\nsure")
    assert to_github(issue) == (
        "::notice file=a%2Cb%3Ac.md,line=2,col=3,title=Z112 orphan::100%25%0Asure"
    )


def test_unknown_type_hints_at_a_near_one() -> None:
    """The hint is a declared type that is written alike; without one it says what to do."""
    odd = Note("n", "n.md", "N", types=("Personnes",))
    resolved = resolve_notes([odd], (), bool)
    (near,) = find_note_issues(resolved, (), lambda _: False, ("pays", "personne"))
    assert near.hint == "did you mean personne?"
    (far,) = find_note_issues(resolved, (), lambda _: False, ("pays",))
    assert far.hint == "correct it or declare it there"


def test_one_key_is_told_of_once() -> None:
    """A shape that tells of the same value or key takes over what is odd; other values stay."""
    shape = Issue("a.md", 3, 5, "Z117", Severity.ERROR, "No such rank.", "“rank” is “frist”")
    odd = Issue("a.md", 3, 5, "Z122", Severity.WARNING, "“frist” is no word", "first?")
    near = Issue("a.md", 3, 5, "Z123", Severity.WARNING, "no context knows the key “rnak”")
    (issue,) = join_told([Told(odd, value_of="rank"), Told(shape, value_of="rank")])
    assert (issue.code, issue.hint) == ("Z117", "“frist” is no word; first?")
    assert list(join_told([Told(near, unknown="rnak"), Told(shape, unknown="rnak")])) == [shape]
    apart = [Told(odd, value_of="rank"), Told(near, unknown="rnak"), Told(shape)]
    assert list(join_told(apart)) == [shape, odd, near]


def test_an_issue_is_one_line() -> None:
    """Controls of what is quoted neither split the line nor reach a terminal."""
    issue = Issue("a\nb.md", 2, 3, "Z101", Severity.ERROR, "no “\x1b[2J\x85\u2028\r”", "\x9b\u202e")
    assert to_text(issue) == (
        r"a\nb.md:2:3: error Z101 missing-target: no “\x1b[2J\x85\u2028\r” (\x9b\u202e)"
    )
    assert to_github(issue) == (
        r"::error file=a%0Ab.md,line=2,col=3,title=Z101 missing-target::"
        r"no “\x1b[2J\x85\u2028%0D”%0A\x9b\u202e"
    )


def test_severity_is_that_of_the_code(tmp_path: Path) -> None:
    """Whoever finds an issue gives it the severity of the table, already while reading."""
    write_vault(
        tmp_path,
        """=== a.md
---
id: [1, 2]
title: a: b
title: c
? [x]
: y
---
[[Nobody]] ![[nothing.png]]

| a |
|---|
| [[b|x]] |
=== b.md
---
id: 7
no key here
---
=== c.md
---
id: 7
---
[[c]] [[#Nowhere]] `[[b]]`
""",
    )
    (tmp_path / "d.md").write_bytes(b"\xff\xfe\xff[[b]]\xe9\n")
    (tmp_path / "e.md").write_bytes(b"caf\xe9\n")
    vault = zettel.open(tmp_path)
    issues = (*vault.reading.issues, *vault.issues)
    found = {issue.code for issue in issues}
    assert found >= {"Z101", "Z103", "Z104", "Z106", "Z107", "Z109", "Z110", "Z113", "Z115", "Z127"}
    severities = {code.code: code.severity for code in CODES}
    assert [issue for issue in issues if issue.severity != severities[issue.code]] == []
