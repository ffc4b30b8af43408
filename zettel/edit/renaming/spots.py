"""Every place of a vault where a note is named so that a change of its name would be felt.

Beside the links that parsing finds these are the definitions of references (`[x]: note.md`), which
Foam writes for every wiki link, and the cards of an Obsidian canvas.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import Dialect
from zettel.edit.places import Places
from zettel.edit.renaming.canvas import find_canvas_links
from zettel.edit.renaming.html_addresses import find_html_addresses
from zettel.edit.renaming.markup import Markup, Part, find_destination, locate, read_name
from zettel.formats import parse_note
from zettel.formats.encoding import decode
from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    Link,
    LinkKind,
    Missing,
    Note,
    ResolvedLink,
)
from zettel.reader import FoundDialect, has_file
from zettel.reader.detection import build_finder
from zettel.resolve import resolve_notes
from zettel.settings import Settings
from zettel.syntax.markdown_links import parse_address
from zettel.syntax.ranges import find_ranges

_DEFINITION = re.compile(
    r"^[ \t>]{0,8}\[(?!\^)(?P<label>(?:[^\[\]\r\n\\]|\\.)+)\]:[ \t]*(?=[^\s\[])", re.MULTILINE
)
_TITLE = re.compile(r">?[ \t]+([\"'])(?P<title>[^\r\n]*)\1[ \t]*(?=[\r\n]|\Z)")
_STAMP = re.compile(r"\d{12}")  # that a file's name may give as an id
_MAY_HAVE_SPOTS = re.compile(rb"\]\x00?:|\x00|href|src", re.IGNORECASE)
CANVAS = ".canvas"


class State(Struct, frozen=True):
    """A vault as it is, or as it would be: `changed` stands before what is on disk."""

    folder: Path
    notes: tuple[Note, ...]
    files: tuple[str, ...]
    is_relation: Callable[[str], bool]
    is_file: Callable[[str], bool]
    find_dialect: Callable[[str], Dialect]  # in which a path is read
    changed: Mapping[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """Return what a file holds; nothing where it cannot be read."""
        found = self.changed.get(path)
        try:
            return (self.folder / path).read_bytes() if found is None else found
        except OSError:
            return b""

    def parse(self, path: str, data: bytes) -> tuple[Note, int]:
        """Read a file as the note that it would be, and count what is wrong with it."""
        note, issues = parse_note(path, data, self.find_dialect(path))
        return note, len(issues)


def build_state(
    settings: Settings,
    notes: Sequence[Note],
    files: Sequence[str],
    dialects: Sequence[FoundDialect],
    is_relation: Callable[[str], bool],
) -> State:
    """Take a vault as it was read; a note that had to leave its id to another has it again.

    Which of two notes keeps an id is a question of their paths, and these may change.
    """
    find, is_file = build_finder(dialects), partial(has_file, settings)
    state = State(
        settings.notes, (), tuple(files), is_relation, is_file, lambda path: find(path).dialect
    )
    return replace(state, notes=tuple(_restore_id(state, note) for note in notes))


def _restore_id(state: State, note: Note) -> Note:
    if not note.path.startswith(note.id):
        return note
    said = any(item.key.lower() in {"id", "uid"} for item in note.properties)
    if not (said or _STAMP.search(note.path) or state.find_dialect(note.path).ids_in_text):
        return note
    return state.parse(note.path, state.read(note.path))[0]


class Spot(Struct, frozen=True, dict=True):
    """One place: a link, and where it stands; `number` counts those of its file."""

    path: str
    number: int
    link: Link
    find_markup: Callable[[], Markup | None]
    is_written: bool = True  # as a link of the note; a definition is none

    @cached_property
    def markup(self) -> Markup | None:
        """The parts of its text, sought when first asked for: most spots need none."""
        return self.find_markup()


class Sheet(Struct, frozen=True):
    """A file with all its spots; a canvas has no note."""

    path: str
    text: str
    spots: tuple[Spot, ...]
    note: Note | None = None


def find_sheets(state: State) -> Iterator[Sheet]:
    """Yield every file that holds a spot."""
    for note in state.notes:
        data = state.read(note.path)
        if note.links or _MAY_HAVE_SPOTS.search(data):
            yield read_sheet(note, data, state.find_dialect(note.path))
    for path in state.files:
        if path.lower().endswith(CANVAS):
            yield read_canvas(path, state.read(path), state.find_dialect(path))


def read_sheet(note: Note, data: bytes, dialect: Dialect) -> Sheet:
    """Find the spots of a note's file: its links in their order, then its definitions."""
    text = decode(data).text
    places = Places(text, note)
    spots = []
    for row, written in enumerate(note.links):
        link, at = _strip_definition(written), places.find_offset(written.line, written.column)
        spots.append(Spot(note.path, row, link, partial(locate, text, at, link, dialect)))
    spots += _find_definitions(note, text, places.body, len(spots))
    for link, markup in find_html_addresses(text, places.body):
        found = partial(_return, markup)
        spots.append(Spot(note.path, len(spots), link, found, is_written=False))
    return Sheet(note.path, text, tuple(spots), note)


def read_canvas(path: str, data: bytes, dialect: Dialect) -> Sheet:
    """Find the notes and files that a canvas shows or links to."""
    text = decode(data).text
    found = enumerate(find_canvas_links(text, dialect))
    spots = [Spot(path, row, link, parts, is_written=False) for row, (link, parts) in found]
    return Sheet(path, text, tuple(spots))


Asked = tuple[Note | None, str, Sequence[Link]]
"""Links as they would stand in a note that has this path; None for a file that is no note."""


class Goal(Struct, frozen=True):
    """Where a link leads, told by paths, which stay when ids follow them."""

    kind: str  # "note", "missing", "external", "file", "gone" (a file that is not there)
    where: str
    is_sure: bool = True  # of a note: no other answers to the name
    rule: str = ""
    relation: str = ""  # that it turned out to have


def find_goals(
    state: State, notes: Sequence[Note], asked: Sequence[Asked]
) -> list[list[Goal | None]]:
    """Say where links would lead among `notes`, in the order in which they are asked for.

    Each set of links stands in a note of its own, beside the one it is asked for: no name leads to
    it, and it sees what that note sees. A tag that leads nowhere has no goal.
    """
    probes = [_build_probe(state, number, *item) for number, item in enumerate(asked)]
    bare = [replace(note, links=()) for note in notes]
    resolved = resolve_notes([*bare, *probes], state.files, state.is_relation, state.is_file)
    by_path = {item.note.path: item for item in resolved}
    places = {item.note.id: item.note.path for item in resolved}
    goals = []
    for probe, (_, path, _) in zip(probes, asked, strict=True):
        places[probe.id] = path  # of a link within the note, as `[[#heading]]`
        known = {id(item.link): _to_goal(item, places) for item in by_path[probe.path].links}
        goals.append([known.get(id(link)) for link in probe.links])
    return goals


def _to_goal(item: ResolvedLink, places: Mapping[str, str]) -> Goal:
    match item.resolution:
        case Found(note, rule):
            return Goal("note", places[note], True, rule, item.relation)
        case Ambiguous(note, rule):
            return Goal("note", places[note], False, rule, item.relation)
        case Missing(name):
            return Goal("missing", name)
        case External(url):
            return Goal("external", url)
        case Attachment(path, exists):
            return Goal("file" if exists else "gone", path)


def _build_probe(
    state: State, number: int, note: Note | None, path: str, links: Sequence[Link]
) -> Note:
    name = f"\x00{number}"
    folder = path.rpartition("/")[0]
    inside = f"{folder}/{name}.md" if folder else f"{name}.md"
    dialect = note.dialect if note else state.find_dialect(path).name
    # A link written twice is two links here, each with an answer of its own.
    return Note(name, inside, name, links=tuple(replace(link) for link in links), dialect=dialect)


def _find_definitions(note: Note, text: str, start: int, number: int) -> Iterator[Spot]:
    found = list(_DEFINITION.finditer(text, start)) if "]:" in text else []
    code = find_ranges(text[start:], ("CodeBlock",)) if found else ()
    for match in found:
        at = match.start() - start
        row = bisect_right(code, at, key=itemgetter(0))
        if row and at < code[row - 1][1]:
            continue
        markup = find_destination(text, match.end())
        if markup is None or markup.name.start == markup.name.end:
            continue
        title = _TITLE.match(text, (markup.anchor or markup.name).end)
        label = Part(*title.span("title")) if title else None
        markup = replace(markup, label=label, reference=Part(*match.span("label")))
        target, anchor = parse_address(read_name(text, markup))
        if target:
            link = Link(target, LinkKind.MARKDOWN, 1, 1, label=match["label"], anchor=anchor)
            yield Spot(note.path, number, link, partial(_return, markup), is_written=False)
            number += 1


def _strip_definition(link: Link) -> Link:
    """Return a wiki link that is looked up by its name; its definition is a spot of its own."""
    return replace(link, definition="") if link.definition else link


def _return(markup: Markup) -> Markup:
    return markup
