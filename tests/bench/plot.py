"""The plot: seconds by notes, both on scales of tens, as SVG with one label a line."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec import Struct

from tests.bench import whole
from tests.bench.figures import Figures
from tests.bench.floors import READ, STAT

TEMPLATE = Path(__file__).with_name("plot.svg")
LEFT, RIGHT, TOP, BOTTOM = 70.0, 620.0, 50.0, 470.0
"""Where the field of the plot stands in the picture of the template."""

LABEL = 16.0
"""The least distance between two labels."""

OURS: Mapping[str, str] = {
    whole.COLD: "zettel: files → Turtle, cold",
    whole.NAMES_CHANGED: "zettel, a title changed",
    whole.ONE_CHANGED: "zettel, one note changed",
    whole.UNCHANGED: "zettel, nothing changed",
    whole.START_UP: "zettel --help",
}
FLOORS: Mapping[str, str] = {READ: "reading the files once", STAT: "one stat a file"}
PEERS: Mapping[str, str] = {
    "kglite": "kglite, build alone",
    "foam-cli": "foam-cli graph",
    "obsidiantools": "obsidiantools, connect",
    "cosma": "Cosma, modelize",
}


class Series(Struct, frozen=True):
    """A line: its label, its class in the template, and seconds by notes, in order."""

    label: str
    kind: str
    points: tuple[tuple[int, float], ...]


class Scale(Struct, frozen=True):
    """From a range of numbers to a range of places, by their logarithms."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where a number stands."""
        share = (math.log10(value) - math.log10(self.low)) / (
            math.log10(self.high) - math.log10(self.low)
        )
        return round(self.start + share * (self.end - self.start), 1)

    def find_tens(self) -> list[float]:
        """Return the powers of ten in the range."""
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return [10.0**power for power in range(first, last + 1)]


def to_plot(figures: Figures) -> str:
    """Return the picture; it is empty where nothing was measured."""
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    root = ET.parse(TEMPLATE).getroot()
    series = [line for line in find_series(figures) if line.points]
    if series:
        seconds = [value for line in series for _, value in line.points]
        sizes = [size for line in series for size, _ in line.points]
        across = Scale(min(sizes) / 1.3, max(sizes) * 1.3, LEFT, RIGHT)
        upwards = Scale(min(seconds) / 1.5, max(seconds) * 1.5, BOTTOM, TOP)
        draw_axes(root, across, upwards, sorted(set(sizes)))
        for size in sorted(set(sizes)):
            ending = [line for line in series if line.points[-1][0] == size]
            ends = [upwards.place(line.points[-1][1]) for line in ending]
            for line, label in zip(ending, spread(ends), strict=True):
                draw_series(root, line, (across, upwards), label)
        _add_text(root, (LEFT, 28), "Seconds, on " + figures.machine, "quiet")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def find_series(figures: Figures) -> Iterator[Series]:
    """Yield our commands, the floors, and the peers, as far as they were measured."""
    for case, label in OURS.items():
        points = sorted((one.notes, one.seconds) for one in figures.whole if one.case == case)
        yield Series(label, "own", tuple(points))
    for floor, label in FLOORS.items():
        known = sorted((notes, floors[floor]) for notes, floors in figures.floors.items())
        yield Series(label, "floor", tuple(known))
    for peer, label in PEERS.items():
        told = sorted((one.notes, one.seconds) for one in figures.peers if one.peer == peer)
        yield Series(label, "peer", tuple(told))


def spread(places: Sequence[float]) -> list[float]:
    """Return where labels stand beside the ends of their lines, so that none covers another."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    found = [places[number] for number in order]
    for _ in range(len(found) ** 2):
        for before, after in pairwise(range(len(found))):
            lack = LABEL - (found[after] - found[before])
            if lack > 0:
                found[before] -= lack / 2
                found[after] += lack / 2
    by_number = dict(zip(order, found, strict=True))
    return [round(by_number[number], 1) for number in range(len(places))]


def draw_axes(root: ET.Element, across: Scale, upwards: Scale, sizes: Sequence[int]) -> None:
    """Draw lines for powers of ten seconds, and for each size, with their numbers."""
    for second in upwards.find_tens():
        place = upwards.place(second)
        _add_line(root, (LEFT, place), (RIGHT, place))
        _add_text(root, (LEFT - 8, place + 4), f"{second:g} s", "quiet", "end")
    for size in sizes:
        place = across.place(size)
        _add_line(root, (place, TOP), (place, BOTTOM))
        _add_text(root, (place, BOTTOM + 20), f"{size:,} notes", "quiet", "middle")


def draw_series(root: ET.Element, line: Series, scales: tuple[Scale, Scale], label: float) -> None:
    """Draw a line with its points, and its label beside its end."""
    across, upwards = scales
    group = ET.SubElement(root, "g", {"class": line.kind})
    places = [(across.place(size), upwards.place(value)) for size, value in line.points]
    ET.SubElement(group, "polyline", {"points": " ".join(f"{x},{y}" for x, y in places)})
    for x, y in places:
        ET.SubElement(group, "circle", {"cx": f"{x}", "cy": f"{y}", "r": "3.5"})
    label_place = (places[-1][0] + 12, label + 4)
    _add_text(group, label_place, f"{line.label} · {line.points[-1][1]:.2g} s")


def _add_line(root: ET.Element, start: tuple[float, float], end: tuple[float, float]) -> None:
    names = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
    ET.SubElement(root, "line", {"class": "grid", **{name: f"{value}" for name, value in names}})


def _add_text(
    root: ET.Element, place: tuple[float, float], text: str, kind: str = "", anchor: str = "start"
) -> None:
    where = {"x": f"{place[0]}", "y": f"{place[1]}", "text-anchor": anchor}
    element = ET.SubElement(root, "text", where | ({"class": kind} if kind else {}))
    element.text = text
