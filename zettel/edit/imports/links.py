"""Links of a document → links of its note: those to imported notes by id, those to files by path.

A link that leads nowhere stays as it is written, so that it leads nowhere still, and can be found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote, unquote

from msgspec import Struct

from zettel.dialect import DIALECTS, Dialect
from zettel.edit.changes import Edit
from zettel.edit.imports.document import Remark
from zettel.edit.imports.drafts import Draft
from zettel.edit.imports.html_files import HtmlAddress, find_html_addresses, find_paths
from zettel.edit.imports.respelling import (
    Edits,
    Place,
    Spot,
    respell_in_place,
    respell_to_file,
    respell_to_note,
)
from zettel.edit.imports.written import WrittenLinks
from zettel.model import Ambiguous, Attachment, Found, LinkKind, Missing, ResolvedLink

_OUTSIDE = re.compile(r"\s*(?:[A-Za-z][\w+.-]*:|//|#)")
_AS_WRITTEN = frozenset({LinkKind.TAG, LinkKind.CITATION, LinkKind.BLOCK})


class Destinations(Struct, frozen=True):
    """Where what a batch links to will be, and the dialect of the vault that it goes to."""

    notes: Mapping[str, Place]  # by id in the batch
    paths: Mapping[str, Place]  # by path in the batch
    files: Mapping[str, str]  # by path in the batch
    dialect: Dialect


class Relinked(Struct, frozen=True):
    """The edits that a document's links need, where they lead, and what is to be told.

    `leads` are the ids of notes that links lead to, as often as they do. `cited` are ids in the
    batch of notes that something leads to which stays as it is written.
    """

    edits: tuple[Edit, ...] = ()
    leads: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cited: frozenset[str] = frozenset()


class _SourceLines:
    """On which lines of its source the addresses of a document stand, asked in their order."""

    def __init__(self, lines: Mapping[str, Sequence[int]] | None) -> None:
        self._left = None if lines is None else {key: list(found) for key, found in lines.items()}

    def find(self, address: str, line: int) -> int:
        """Return the line of an address that stands on a line of the text, 0 for an unknown one."""
        if self._left is None:
            return line
        found = self._left.get(address, [0])
        return found.pop(0) if len(found) > 1 else found[0]


def relink(draft: Draft, destinations: Destinations) -> Relinked:
    """Plan how the links of a document are to be written."""
    text, note = draft.document.text, draft.note.note
    links = WrittenLinks(text, note)
    lines = _SourceLines(draft.document.lines)
    edits: dict[int, Edit] = {}  # an alias in YAML is a link where its anchor stands
    remarks: list[Remark] = []
    cited: set[str] = set()
    leads: list[str] = []
    for found in draft.note.links:
        link, resolution = found.link, found.resolution
        place = _find_place(found, destinations)
        if link.kind in _AS_WRITTEN:
            cited |= {resolution.note} if isinstance(resolution, Found | Ambiguous) else set()
            continue
        written = links.find(link.line, link.column)
        line = lines.find(written.name if written else "", link.line)
        remarks += _find_dead(found, line, destinations)
        if written is None:
            if place and place.id != link.target:
                remarks.append(Remark(line, f"the link to “{link.target}” stays as written"))
            continue
        is_body = link.line >= note.body_line
        dialects = DIALECTS[note.dialect], destinations.dialect
        spot = Spot(text, found, written, *dialects, is_body)
        edits |= {edit.start: edit for edit in _respell(spot, place, destinations.files)}
        leads += [place.id] if place else []
    for address in find_html_addresses(text, links.body):
        new = _rewrite_address(draft, address, destinations.files)
        if new is not None:
            edits[address.start] = Edit(address.start, address.end, new)
        elif _is_inside(address):
            line = lines.find(address.written, text.count("\n", 0, address.start) + 1)
            remarks.append(Remark(line, f"“{address.written}” in HTML stays as written"))
    kept = tuple(_find_apart(text, edits.values()))
    return Relinked(kept, tuple(leads), tuple(remarks), frozenset(cited))


def _respell(spot: Spot, place: Place | None, files: Mapping[str, str]) -> Edits:
    """Return the edits that a link needs where it stands."""
    resolution = spot.found.resolution
    if place is not None:
        return respell_to_note(spot, place)
    if isinstance(resolution, Attachment):
        path = files.get(resolution.path, "")
        return respell_to_file(spot, path) if path else ()
    return respell_in_place(spot)


def _find_dead(found: ResolvedLink, line: int, destinations: Destinations) -> Iterator[Remark]:
    """Tell of what is linked and does not come along: files, and what is not there at all."""
    match found.resolution:
        case Attachment(path="."):
            yield Remark(line, f"the link to “{found.link.target}” leads to a folder")
        case Attachment(path=path, exists=True):
            if path not in destinations.files and path not in destinations.paths:
                yield Remark(line, f"the file “{path}” is not copied")
        case Attachment(path=path):
            yield Remark(line, f"the file “{path}” is not there")
        case Missing():
            yield Remark(line, f"the link to “{found.link.target}” leads to nothing that is there")


def _rewrite_address(draft: Draft, address: HtmlAddress, files: Mapping[str, str]) -> str | None:
    """Return the address in HTML of a file that comes along, None for all else.

    One that leads there as it is stays; so does Liquid, which is told of with all the other.
    """
    for path in find_paths(address.written, draft.path):
        if path in files:
            is_same = unquote(address.written).strip().lstrip("/") == files[path]
            kept = is_same or "{" in address.written
            return address.written if kept else escape(quote(files[path]))
    return None


def _is_inside(address: HtmlAddress) -> bool:
    """Say whether an address would lead to something beside its document."""
    return bool(address.written.strip()) and not _OUTSIDE.match(address.written)


def _find_apart(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits that change something in order, but those in a label that is written anew."""
    done = 0
    for edit in sorted(edits):
        if edit.start >= done and edit.text != text[edit.start : edit.end]:
            yield edit
            done = edit.end


def _find_place(found: ResolvedLink, destinations: Destinations) -> Place | None:
    """Return where the note will be that a link leads to, None if it leads to none other."""
    resolution = found.resolution
    if isinstance(resolution, Attachment):
        return destinations.paths.get(resolution.path)
    if isinstance(resolution, Found | Ambiguous) and found.link.target:
        return destinations.notes[resolution.note]
    return None
