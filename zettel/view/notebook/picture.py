"""The small map: dots where the notes stand, lines between them, names of the best linked."""

import math
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from textwrap import shorten
from typing import Final

from msgspec import Struct

from zettel.graph import find_pairs
from zettel.model import ResolvedNote
from zettel.stats import find_positions
from zettel.stats.positions import Point


class Picture(Struct, frozen=True):
    """What is drawn: names of the nodes, pairs of their numbers, and the words below."""

    names: Sequence[str]
    pairs: Sequence[tuple[int, int]]
    caption: str


class Dot(Struct, frozen=True):
    """A node as it is drawn: its name, place and number of neighbours."""

    name: str
    x: float
    y: float
    degree: int

    @property
    def radius(self) -> float:
        """How large it is, in map units."""
        return 6 + 2 * math.sqrt(self.degree)


def draw_notes(notes: Sequence[ResolvedNote], title: str) -> str:
    """Return a vault's notes, in order of id, as a figure of HTML."""
    pairs = find_pairs(notes).pairs
    links = sum(len(resolved.links) for resolved in notes)
    caption = f"{title}: {len(notes):,} notes, {links:,} links"
    return draw(Picture([note.note.title or note.note.id for note in notes], pairs, caption))


def draw(picture: Picture) -> str:
    """Return a picture as a figure of HTML; of a large network the best linked part is drawn."""
    from jinja2 import Template

    degrees = Counter(number for pair in picture.pairs for number in pair if pair[0] != pair[1])
    chosen = _choose(len(picture.names), degrees)
    spot = {number: place for place, number in enumerate(chosen)}
    pairs = [(spot[a], spot[b]) for a, b in picture.pairs if a in spot and b in spot and a != b]
    places = find_positions(pairs, len(chosen))
    dots = [
        Dot(shorten(picture.names[number], _LONGEST, placeholder="…"), *place, degrees[number])
        for number, place in zip(chosen, places, strict=True)
    ]
    box = _find_box(places)
    size = round(box[2] / _LETTERS, 1)
    text = (files(__package__) / "picture.html").read_text(encoding="utf-8")
    template = Template(text, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    left = len(picture.names) - len(chosen)
    lines = [(*places[a], *places[b]) for a, b in pairs]
    known = {"dots": dots, "lines": lines, "caption": picture.caption, "left": left}
    return str(template.render(known, named=_find_named(dots, size), size=size, box=box))


_MOST: Final = 600  # nodes that are drawn: a notebook keeps its pictures in its file
_NAMED: Final = 20
_LONGEST: Final = 40  # letters of a name
_LETTERS: Final = 55  # of how many heights of a letter the picture is wide
_WIDTH: Final = 0.55  # of a letter, in heights
_EDGE: Final = 60.0  # map units around the outermost dots


def _choose(count: int, degrees: Counter[int]) -> list[int]:
    """Choose the nodes that are drawn, in order."""
    if count <= _MOST:
        return list(range(count))
    return sorted(sorted(range(count), key=lambda number: (-degrees[number], number))[:_MOST])


def _find_named(dots: Sequence[Dot], size: float) -> list[Dot]:
    """Find the dots that are named: the best linked whose names do not meet, letters that high."""
    named: list[Dot] = []
    for dot in sorted(dots, key=lambda dot: -dot.degree):
        if len(named) < _NAMED and not any(_meet(dot, other, size) for other in named):
            named.append(dot)
    return named


def _meet(a: Dot, b: Dot, size: float) -> bool:
    width = _WIDTH * size * (len(a.name) + len(b.name)) / 2
    return abs(a.x - b.x) < width and abs((a.y - a.radius) - (b.y - b.radius)) < 1.2 * size


def _find_box(places: Sequence[Point]) -> tuple[float, float, float, float]:
    """Find what the picture spans: left, top, width, height."""
    xs, ys = [x for x, _ in places] or [0.0], [y for _, y in places] or [0.0]
    left, top = min(xs) - _EDGE, min(ys) - _EDGE
    return left, top, round(max(xs) + _EDGE - left, 1), round(max(ys) + _EDGE - top, 1)
