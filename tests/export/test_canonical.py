"""Turtle that is made to be kept in git: one order, and small changes for small edits."""

import random
import re
from difflib import ndiff
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zettel

LINES = (
    "Leads to [[n1]] and [[n2|two]].", "[[nobody]] knows.", "author:: [[n3]]", "#a/b and #c",
    "date:: 2016-10", "- see [[n0#Head]]", "\u2028 odd \\u0041 \"quoted\"", "![[pic.png]]",
)  # fmt: skip
NOTES = st.lists(st.lists(st.sampled_from(LINES), max_size=4), min_size=2, max_size=8)
SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(folder: Path, notes: list[list[str]], order: list[int], ending: str = ".md") -> str:
    """Write notes with ids in some order, and return the vault as Turtle."""
    folder.mkdir()
    (folder / "zettel.toml").write_text('base = "https://v.example/"\n', encoding="utf-8")
    for number in order:
        body = "\n\n".join(notes[number])
        text = f"---\nid: n{number}\ntitle: Note {number}\n---\n{body}\n"
        (folder / f"{ending.removesuffix('.md')}{number}.md").write_text(text, encoding="utf-8")
    return zettel.open(folder).to_turtle()


@SLOW
@given(notes=NOTES, seed=st.integers(0, 9))
def test_files_have_no_say(
    notes: list[list[str]], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Notes known by ids give the same bytes whatever their files are called, in any order."""
    place = tmp_path_factory.mktemp("vaults")
    order = list(range(len(notes)))
    plain = write(place / "plain", notes, order)
    random.Random(seed).shuffle(order)
    assert write(place / "other", notes, order, f"z{seed}-.md") == plain


@SLOW
@given(notes=NOTES, number=st.integers(0, 7), line=st.sampled_from(("Plain text.", *LINES[3:5])))
def test_a_small_edit_is_a_small_diff(
    notes: list[list[str]], number: int, line: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """One line more in a note changes its own group of blocks, and what is said once for all."""
    place, number = tmp_path_factory.mktemp("vaults"), number % len(notes)
    before = write(place / "a", notes, list(range(len(notes))))
    edited = [*notes]
    edited[number] = [*notes[number], line]
    now = write(place / "b", edited, list(range(len(notes))))
    changed = [row for row in ndiff(before.splitlines(), now.splitlines()) if row[0] in "+-"]
    assert len(changed) <= 40
    groups = [dict(split(text)) for text in (before, now)]
    other = {name for name in groups[0] if groups[0][name] != groups[1].get(name)}
    assert other <= {f"n{number}", ""}


def split(text: str) -> list[tuple[str, str]]:
    """Return the groups of blocks, each with the id of its note, "" for what is said once."""
    blocks = text.split("\n\n")
    found = groupby(blocks, lambda block: (re.match(r"<note/(n\d+)", block) or ["", ""])[1])
    joined: dict[str, str] = {}
    for name, part in found:
        assert name not in joined or not name, "a note's blocks stand together"
        joined[name] = joined.get(name, "") + "\n\n".join(part)
    return list(joined.items())


@SLOW
@given(notes=NOTES)
def test_notes_stand_in_order_of_id(
    notes: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each note is one group, first its document, then what it is about; the groups are sorted."""
    text = write(tmp_path_factory.mktemp("v") / "v", notes, list(range(len(notes))))
    names = [name for name, _ in split(text) if name]
    assert names == sorted(names)
    for name, group in split(text):
        if name:
            starts = re.findall(r"^<([^>]+)>", group, re.MULTILINE)
            assert starts[:2] == [f"note/{name}", f"note/{name}#it"]
            assert starts[2:] == sorted(starts[2:], key="{}>".format)


def test_prefixes_are_those_of_the_vocabulary(tmp_path: Path) -> None:
    """A prefix of the vault's context is declared, and shortens what lies below it."""
    (tmp_path / "ontology").mkdir()
    context = '{"@context": {"far": "https://far.example/ns#", "by": "far:by"}}'
    (tmp_path / "ontology" / "context.jsonld").write_text(context, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nby: Zoé\n---\n# A\n", encoding="utf-8")
    text = zettel.open(tmp_path).to_turtle()
    assert "@prefix far: <https://far.example/ns#> ." in text
    assert 'far:by "Zoé"' in text
