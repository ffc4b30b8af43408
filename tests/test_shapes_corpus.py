"""One mistake in a shipped note is told at its line, by shapes: over all notes, round by round.

A round makes one mistake of a kind in every note that can have it; the notes are then checked once.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import zettel
from zettel.model import Issue

ROOT = Path(__file__).parent.parent
PERSON, COUNTRY = "20230930120016", "20230928185716"
SHAPES = {"Z117", "Z122"}

Mistake = Callable[[list[str]], Iterator[tuple[int, list[str]]]]
"""The lines of a note → each mistake that can be made there: the line to be told, the lines."""


def change(pattern: str, by: str) -> Mistake:
    """Make a mistake of a kind that replaces something on a line, which is then told."""

    def find(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
        for number, line in enumerate(lines[: lines.index("---", 1)]):
            changed = re.sub(pattern, by, line, count=1)
            if changed != line:
                yield number + 1, [*lines[:number], changed, *lines[number + 1 :]]

    return find


def remove(key: str) -> Mistake:
    """Make a mistake of a kind that leaves a key out; the mapping's first line is told."""

    def find(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
        for number, line in enumerate(lines[: lines.index("---", 1)]):
            match = re.fullmatch(rf"( +){key}:.*", line)
            if match is None:
                continue
            end = number + 1
            while lines[end].startswith(f"{match[1]} "):
                end += 1
            rest = [*lines[:number], *lines[end:]]
            first = number  # the line that is now the mapping's first
            while lines[first - 1].startswith(match[1]):
                first -= 1
            is_item = lines[first - 1].startswith(f"{match[1][2:]}- ")
            yield (first if is_item else first + 1), rest

    return find


def turn_dates(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Let an office end in the year before it began; its beginning is told."""
    for number, line in enumerate(lines):
        match = re.fullmatch(r"( +)début: \D*(\d{4}).*", line)
        if match and lines[number + 1].startswith(f"{match[1]}fin: "):
            before = f"{match[1]}fin: {int(match[2]) - 1}"
            yield number + 1, [*lines[: number + 1], before, *lines[number + 2 :]]


MISTAKES: dict[str, Mistake] = {
    "id": change(r'^id: "(\d+)"', r'id: "\1x"'),
    "type": change(r"^types: \[.*\]", "types: [chose]"),
    "organisation is a person": change(r'^(.*\borganisation:) "\[\[\d+', rf'\1 "[[{PERSON}'),
    "office is a person": change(r'^(.*\bfonction:) "\[\[\d+', rf'\1 "[[{PERSON}'),
    "source is a country": change(r'^( +source: \[?"\[\[)\d+', rf"\g<1>{COUNTRY}"),
    "source without passage": change(r'^( +source: "\[\[\d+)#\^l\d+', r"\1"),
    "read in a country": change(r'^  - "\[\[\d+#\^l(\d+)\|(\d+:\d+)', rf'  - "[[{COUNTRY}#^l\1|\2'),
    "rank in words": change(r"^(.*\brang:) \d+", r"\1 quatrième"),
    "number in words": change(r"^(.*\bnombre:) \d+", r"\1 beaucoup"),
    "count in words": change(r"^(.*\bvaleur:) \d+", r"\1 beaucoup"),
    "plan of a person": change(r'^(plan_de:) "\[\[\d+', rf'\1 "[[{PERSON}'),
    "theme of a country": change(r'^(axe_de:) "\[\[\d+', rf'\1 "[[{COUNTRY}'),
    "unknown key of a fact": change(r"^( +- |   +)(fonction|geste|énoncé):", r"\1\2s:"),
    "number of a source": change(r"^cote: .*", "cote: zéro"),
    "source left out": remove("source"),
    "rule left out": remove("règle"),
    "origin left out": remove("déduit_de"),
    "end before beginning": turn_dates,
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Copy the shipped notes with their ontology and settings."""
    for name in ("notes", "ontology", "zettel.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    return tmp_path


def find_told(folder: Path) -> dict[tuple[str, int], list[Issue]]:
    """Check the notes; return what is told, by path and line."""
    told: dict[tuple[str, int], list[Issue]] = {}
    for issue in zettel.open(folder).issues:
        if issue.code in SHAPES:
            told.setdefault((issue.path, issue.line), []).append(issue)
    return told


def test_the_shipped_notes_are_as_the_shapes_ask(corpus: Path) -> None:
    """Nothing is told of what is right."""
    assert not find_told(corpus)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_at_its_line(name: str, corpus: Path) -> None:
    """In every note that can have the mistake, its first place is told."""
    expected = []
    for path in sorted((corpus / "notes").glob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        for line, mutated in MISTAKES[name](lines):
            path.write_text("\n".join(mutated), "utf-8")
            expected.append((path.name, line))
            break
    assert expected
    told = find_told(corpus)
    missed = [place for place in expected if place not in told]
    assert not missed, f"{len(missed)} of {len(expected)}: {missed[:5]}"
