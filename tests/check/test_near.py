"""Hints: what is suggested would resolve, and leads where it says."""

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zettel
from tests.bench.shapes import generate_namesakes
from tests.vaults import open_vault
from zettel.check import find_note_issues
from zettel.check.near import Near
from zettel.model import Found, Issue, Link, LinkKind, Note
from zettel.resolve import resolve_notes

NAMES = st.text(st.sampled_from("aàb1 -_.#|[]^:/%é"), min_size=1, max_size=8)


def find_hints(tmp_path: Path, vault: str, code: str) -> list[str]:
    """Open a vault and return the hints of a code."""
    return [issue.hint for issue in open_vault(tmp_path, vault).issues if issue.code == code]


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6))
def test_a_spelling_leads_to_its_note_alone(written: list[tuple[str, str]]) -> None:
    """Whatever notes are called, the spelling of one resolves to it, and without a choice."""
    notes = [
        Note(f"{number}x", f"{number % 2}/{title.replace('/', '')}{number}.md", title, (alias,))
        for number, (title, alias) in enumerate(written)
    ]
    near = Near(notes, ())
    for note in notes:
        for spelling in (near.spell(note.id), near.spell(note.id, note.title)):
            assert spelling
            source = Note("s", "s.md", "s", links=(Link(spelling, LinkKind.WIKI, 1, 1),))
            (found,) = [r for r in resolve_notes([*notes, source], (), bool) if r.note.id == "s"]
            assert isinstance(found.links[0].resolution, Found)
            assert found.links[0].resolution.note == note.id


def test_ambiguous_links_are_told_how_to_be_plain(tmp_path: Path) -> None:
    """Each candidate has a spelling of its own."""
    vault = "=== a.md\n[[t]]\n=== t.md\n=== p/t.md\n=== q/r/t.md\n=== x/r/t.md\n"
    (hint,) = find_hints(tmp_path, vault, "Z102")
    spelled = re.findall(r"\[\[(.*?)\]\]", hint)
    assert spelled == ["p/t", "q/r/t", "/t", "x/r/t"]
    links = tuple(Link(name, LinkKind.WIKI, 1, 1) for name in spelled)
    paths = ("t.md", "p/t.md", "q/r/t.md", "x/r/t.md")
    notes = [Note(path[:-3], path, "t") for path in paths]
    resolved = resolve_notes([Note("a", "a.md", "a", links=links), *notes], (), bool)
    assert all(isinstance(link.resolution, Found) for link in resolved[0].links)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("[[The gide]]", "did you mean [[The guide]]?"),
        ("![[The gide]]", "did you mean [[The guide]]?"),
        ("[x](docs/The%20gide.md)", "did you mean docs/The%20guide.md?"),
        ("[[2020-01-03]]", ""),
    ],
)
def test_near_notes(tmp_path: Path, written: str, hint: str) -> None:
    """A wiki link is told a name, a Markdown link an address; another day is not near."""
    vault = f"=== a.md\n{written}\n=== docs/The guide.md\n=== 2020-01-02.md\n"
    assert find_hints(tmp_path, vault, "Z101") == [hint]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("![[foto.png]]", "did you mean photo.png?"),
        ("![](img/foto.png)", "did you mean img/photo.png?"),
        ("![[wrong/photo.png]]", "did you mean img/photo.png?"),
        ("![[scan2.png]]", ""),
    ],
)
def test_near_files(tmp_path: Path, written: str, hint: str) -> None:
    """Files are suggested by their names, wherever they are; other numbers are other pictures."""
    vault = f"=== a.md\n{written}\n=== img/photo.png\n=== img/scan1.png\n"
    assert find_hints(tmp_path, vault, "Z107") == [hint]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("[[b#Conclsion]]", "did you mean #Conclusion?"),
        ("[[b#^l2]]", "did you mean #^l12?"),
        ("[[b#Something else]]", ""),
    ],
)
def test_near_headings_and_blocks(tmp_path: Path, written: str, hint: str) -> None:
    """They are those of the note that the link leads to."""
    vault = f"=== a.md\n{written}\n=== b.md\n# Conclusion\n\nText. ^l12\n"
    assert find_hints(tmp_path, vault, "Z106") == [hint]


def test_a_note_renamed_beside_its_id(tmp_path: Path) -> None:
    """The id in a link tells which note is meant, when its file is named by id and title."""
    vault = "=== a.md\n[[20200101120000 Old]]\n=== 20200101120000 New name.md\n"
    assert find_hints(tmp_path, vault, "Z101") == ["did you mean [[20200101120000 New name]]?"]


def build_code_note(*names: str, links: tuple[Link, ...] = ()) -> Note:
    """Make a note that names others in code."""
    code = tuple(Link(name, LinkKind.WIKI, line, 1) for line, name in enumerate(names, 1))
    return Note("a", "a.md", "a", links=links, code_links=code)


def find_code_links(note: Note) -> list[Issue]:
    """Find what is told of links in code, in a vault of two notes."""
    resolved = resolve_notes([note, Note("b", "b.md", "B", aliases=("Bee",))], (), bool)
    return [issue for issue in find_note_issues(resolved) if issue.code == "Z126"]


def test_link_only_in_code() -> None:
    """A note named in code alone is told once, at its place; what names no note is an example."""
    (issue,) = find_code_links(build_code_note("an example", "Bee", "b"))
    assert (issue.path, issue.line, issue.severity) == ("a.md", 2, "info")
    assert "b.md" in issue.message


def test_link_in_code_and_in_the_text() -> None:
    """A note that is linked to may be named in code as well; so may the note itself."""
    link = Link("b", LinkKind.WIKI, 9, 1)
    assert not find_code_links(build_code_note("b", links=(link,)))
    assert not find_code_links(build_code_note("a"))


def test_hints_cost_a_note_the_same_however_many_share_its_name(tmp_path: Path) -> None:
    """A name that all notes have is looked up once, not once for each link that is near it."""
    calls = []
    for count in (100, 400):
        generate_namesakes(tmp_path / str(count), count)
        notes = zettel.open(tmp_path / str(count)).resolved
        assert len(notes) == count
        calls.append(count_calls(partial(find_note_issues, notes)))
    assert calls[1] < 4.5 * calls[0]


def count_calls(work: Callable[[], object]) -> int:
    """Count the calls of functions while some work is done."""
    calls = 0

    def count(_frame: object, event: str, _value: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls
