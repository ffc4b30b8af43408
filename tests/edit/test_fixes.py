"""`check --fix`: each fix mends its place, only that, and once."""

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

import zettel
from tests.vaults import write_vault
from zettel.check import find_code
from zettel.edit.changes import write_changes
from zettel.edit.fixes import FIXES, Plan, plan_fixes

NEW = "20200101120000 New name"
OTHERS = f"=== b.md\n---\ntype: concept\n---\n=== c.md\n---\ntype: concept\n---\n=== {NEW}.md\n"


def plan(folder: Path) -> Plan:
    """Find what can be mended in a vault."""
    vault = zettel.open(folder)
    return plan_fixes(vault.settings, vault.resolved, vault.issues)


def mend(folder: Path) -> list[str]:
    """Mend a vault, and return the codes of what was mended, in order of place."""
    made = plan(folder)
    write_changes(zettel.open(folder).settings, made.changes)
    ordered = sorted(made.issues, key=lambda issue: (issue.path, issue.line, issue.column))
    return [issue.code for issue in ordered]


def mend_note(folder: Path, text: str) -> tuple[list[str], str]:
    """Mend a note among others; return what was mended, and its text."""
    write_vault(folder, f"=== a.md\n{text}{OTHERS}")
    return mend(folder), (folder / "a.md").read_bytes().decode()


def test_every_fix_is_that_of_a_code() -> None:
    """The table of fixes names codes of the table of codes."""
    assert all(find_code(code) for code in FIXES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("| [[b|x]] | y |", r"| [[b\|x]] | y |"),
        ("é | ![[p.png|100]]", r"é | ![[p.png\|100]]"),
        ("| [[b|x]] | [[b\\|y]] [[c|z|w]] |", r"| [[b\|x]] | [[b\|y]] [[c\|z\|w]] |"),
        ("| [[b#h|x]] |", r"| [[b#h\|x]] |"),
    ],
)
def test_pipes(tmp_path: Path, before: str, after: str) -> None:
    """In a table, a link's `|` gets its backslash, and then it is a link."""
    table = "text\n\n| a | b |\n|---|---|\n"
    codes, text = mend_note(tmp_path, f"{table}{before}\n")
    assert set(codes) == {"Z127"}
    assert text == f"{table}{after}\n"
    assert zettel.open(tmp_path).find_note("a").links


@pytest.mark.parametrize(
    "text",
    [
        "[[b|x]] | no table\n",
        "| a |\n|---|\n| `[[b|x]]` |\n",
        "```\n| a |\n|---|\n| [[b|x]] |\n```\n",
        "%%\n\n| a |\n|---|\n| [[b|x]] |\n\n%%\n",
        "| a |\n|---|\n| [[b]] | x | [[c]] |\n\n[[b|x]]\n",
        r"| a | b |" + "\n|---|---|\n" + r"| \[[b|x]] |" + "\n",
    ],
)
def test_other_pipes_stay(tmp_path: Path, text: str) -> None:
    """Outside of tables, in code and in comments a pipe is right as it is."""
    assert mend_note(tmp_path, text) == ([], text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("type: Concept", "type: concept"),
        ('type: "CONCEPT"', 'type: "concept"'),
        ("types: [Concept, other, CONCEPT]", "types: [concept, other, concept]"),
        ("types:\n  - other\n  - Concept # Concept\n  - 'conCept'",
         "types:\n  - other\n  - concept # Concept\n  - 'concept'"),
        ("types:\n- Concept\n- Concepts", "types:\n- concept\n- Concepts"),
        ("types: [\n  Concept,\n  x]\nup: Concept", "types: [\n  concept,\n  x]\nup: Concept"),
    ],
)  # fmt: skip
def test_types(tmp_path: Path, before: str, after: str) -> None:
    """A type gets its usual spelling wherever it stands as a value, and in no other place."""
    codes, text = mend_note(tmp_path, f"---\n{before}\n---\nConcept, type: Concept\n")
    assert set(codes) == {"Z111"}
    assert text == f"---\n{after}\n---\nConcept, type: Concept\n"


def test_a_type_that_is_a_link_stays(tmp_path: Path) -> None:
    """Changing it might change what the link leads to: the issue is told, and not mended."""
    text = '---\ntype: "[[b|Concept]]"\n---\n'
    assert mend_note(tmp_path, text) == ([], text)
    assert "Z111" in {issue.code for issue in zettel.open(tmp_path).issues}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[20200101120000 Old]]", f"[[{NEW}]]"),
        ("![[20200101120000 Old#Part|label]]", f"![[{NEW}#Part|label]]"),
        ("[[Nobody]] [[20200101120000 Old name]]", f"[[Nobody]] [[{NEW}]]"),
    ],
)
def test_targets(tmp_path: Path, before: str, after: str) -> None:
    """The id says which note is meant; label and heading stay."""
    codes, text = mend_note(tmp_path, f"{before}\n")
    assert (codes, text) == (["Z101"], f"{after}\n")


def test_a_target_in_front_matter(tmp_path: Path) -> None:
    """Links of properties are links."""
    codes, text = mend_note(tmp_path, '---\nup: "[[20200101120000 Old]]"\n---\n')
    assert (codes, text) == (["Z101"], f'---\nup: "[[{NEW}]]"\n---\n')


def test_an_unknown_id_stays(tmp_path: Path) -> None:
    """Nothing says which note is meant."""
    text = "[[20990101120000 Old]] [[202001011200 Old]] [[20200101120000Old]]\n"
    assert mend_note(tmp_path, text) == ([], text)


FOAM = 'zettel.toml\ndialect = "foam"\n'


def write_definitions(folder: Path, definitions: str) -> Path:
    """Write a vault of Foam's whose note `a` has definitions for its links."""
    text = f"[[b]] and [[f/c]]\n\n{definitions}\n"
    notes = f"=== a.md\n{text}=== b.md\n# The new title\n=== f/c.md\n# It's c\n"
    return write_vault(folder, f"=== {FOAM}{notes}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[b]: b.md "Old"', '[b]: b.md "The new title"'),
        ("[b]: <b.md> 'Old \"one\"'", "[b]: <b.md> 'The new title'"),
        ('[f/c]: f/c "Old"', '[f/c]: f/c "It\'s c"'),
        ('[b]: b.md ""', '[b]: b.md "The new title"'),
    ],
)
def test_titles(tmp_path: Path, before: str, after: str) -> None:
    """What Foam wrote beside a link gets the title that the note has now."""
    write_definitions(tmp_path, before)
    assert mend(tmp_path) == ["Z128"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8").endswith(f"\n\n{after}\n")


@pytest.mark.parametrize(
    "definition",
    [
        '[b]: b.md "The  new title"',
        '[b]: b.md "the *new* title"',
        '[b]: https://b.example "Old"',
        '[x]: b.md "Old"',
        "[b]: b.md",
        "[f/c]: f/c.md 'Old'",
    ],
)
def test_other_titles_stay(tmp_path: Path, definition: str) -> None:
    """Markup is no other title; what Foam did not write, or what would need escapes, stays."""
    write_definitions(tmp_path, definition)
    assert not mend(tmp_path)


PIECES = st.sampled_from([
    "| a | b |\n|---|---|\n| [[b|x]] | `y` |\n", "[[20200101120000 Old|é]] and 💡\n",
    "[[20200101120000 Old]] [[20200101120000 Old]]\n", "| x |\n", "![[b|y]]\n", "```\n", "%%\n",
    "| [[b|x]] | [[20200101120000 Old\\|z]] |\n", "# Heading [[b|x]]\n", "- Concept: [[Nobody]]\n",
    "type:: Concept\n", "\n", "text\n", "<div>\n", "$$\n", "> | a |\n> |---|\n> | [[b|x]] |\n",
])  # fmt: skip
HEADS = st.sampled_from([
    "", "---\ntype: Concept\n---\n", "---\ntypes: [CONCEPT, Concept]\n---\n",
    '---\nup: "[[20200101120000 Old]]"\ntype:\n  - "Concept"\n---\n', "---\ntype: {Concept\n---\n",
])  # fmt: skip
MARKS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": codecs.BOM_UTF16_LE}


@profile(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADS, st.lists(PIECES, max_size=8), st.sampled_from(sorted(MARKS)), st.booleans())
def test_laws(tmp_path: Path, head: str, pieces: list[str], encoding: str, has_crlf: bool) -> None:
    """What is mended is gone, and the rest is as it was.

    Whatever the note's encoding and line ends; and when nothing more can be mended, nothing is.
    """
    text = head + "".join(pieces)
    data = (text.replace("\n", "\r\n") if has_crlf else text).encode(encoding)
    write_vault(tmp_path, OTHERS)
    (tmp_path / "a.md").write_bytes(MARKS[encoding] + data)
    for _ in range(3):
        before = {i for i in zettel.open(tmp_path).issues if i.code in FIXES}
        old = (tmp_path / "a.md").read_bytes()
        made = plan(tmp_path)
        assert set(made.issues) <= before
        write_changes(zettel.open(tmp_path).settings, made.changes)
        after = {i for i in zettel.open(tmp_path).issues if i.code in FIXES}
        places = {(i.path, i.line, i.code, i.message) for i in made.issues}
        assert not places & {(i.path, i.line, i.code, i.message) for i in after}
        new = (tmp_path / "a.md").read_bytes()
        assert new.count(b"\n") == old.count(b"\n")
        assert (new == old) == (not made.issues)
    assert not plan(tmp_path).changes
