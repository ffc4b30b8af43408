"""Links of a document → links of its note: those to imported notes by id, those to files by path.

A link that leads nowhere stays as it is written, so that it leads nowhere still, and can be found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote, unquote

from msgspec import Struct

from zettel.dialect import DIALECTS, Dialect
from zettel.edit.changes import Edit
from zettel.edit.imports.document import Remark
from zettel.edit.imports.drafts import Draft
from zettel.edit.imports.html_files import HtmlAddress, find_html_addresses, find_paths
from zettel.edit.imports.written import Written, find_written
from zettel.edit.places import Places
from zettel.model import Ambiguous, Attachment, Found, LinkKind, Missing, ResolvedLink
from zettel.syntax.tables import is_in_table

_OUTSIDE = re.compile(r"\s*(?:[A-Za-z][\w+.-]*:|//|#)")
_WIKI_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_LABEL = re.compile(r"\\?\|.*", re.DOTALL)
_UNSAFE = frozenset("[]|\n\r")
_AS_WRITTEN = frozenset({LinkKind.TAG, LinkKind.CITATION, LinkKind.BLOCK})


class Place(Struct, frozen=True):
    """Where a note will be: its id, and its path in the vault."""

    id: str
    path: str


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
    text = draft.document.text
    places = Places(text, draft.note.note)
    lines = _SourceLines(draft.document.lines)
    edits: dict[int, Edit] = {}
    remarks: list[Remark] = []
    cited: set[str] = set()
    leads: list[str] = []
    for found in draft.note.links:
        link, resolution = found.link, found.resolution
        place = _find_place(found, destinations)
        if link.kind in _AS_WRITTEN:
            cited |= {resolution.note} if isinstance(resolution, Found | Ambiguous) else set()
            continue
        offset = places.find_offset(link.line, link.column)
        written = find_written(text, offset)
        line = lines.find(written.address if written else "", link.line)
        remarks += _find_dead(found, line, destinations)
        if written is None:
            if place and place.id != link.target:
                remarks.append(Remark(line, f"the link to “{link.target}” stays as written"))
            continue
        new = _rewrite(draft, found, written, destinations)
        leads += [place.id] if place else []
        if new is not None and new != text[written.start : written.end]:
            edits[written.start] = Edit(written.start, written.end, new)
    for address in find_html_addresses(text, places.body):
        new = _rewrite_address(draft, address, destinations.files)
        if new is not None and new != address.written:
            edits[address.start] = Edit(address.start, address.end, new)
        elif new is None and _is_inside(address):
            line = lines.find(address.written, text.count("\n", 0, address.start) + 1)
            remarks.append(Remark(line, f"“{address.written}” in HTML stays as written"))
    kept = tuple(_join_inner(sorted(edits.values()), text))
    return Relinked(kept, tuple(leads), tuple(remarks), frozenset(cited))


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


def _join_inner(edits: list[Edit], text: str) -> Iterator[Edit]:
    """Put edits inside others, such as that of a picture in a link's label, into these."""
    outer: Edit | None = None
    for edit in edits:
        if outer is None or edit.start >= outer.end:
            if outer is not None:
                yield outer
            outer = edit
        else:
            new = outer.text.replace(text[edit.start : edit.end], edit.text, 1)
            outer = Edit(outer.start, outer.end, new)
    if outer is not None:
        yield outer


def _find_place(found: ResolvedLink, destinations: Destinations) -> Place | None:
    """Return where the note will be that a link leads to, None if it leads to none other."""
    resolution = found.resolution
    if isinstance(resolution, Attachment):
        return destinations.paths.get(resolution.path)
    if isinstance(resolution, Found | Ambiguous) and found.link.target:
        return destinations.notes[resolution.note]
    return None


def _rewrite(
    draft: Draft, found: ResolvedLink, written: Written, destinations: Destinations
) -> str | None:
    """Return what is to stand in place of a link, None to leave it."""
    link, resolution, dialect = found.link, found.resolution, destinations.dialect
    place = _find_place(found, destinations)
    if place is not None:
        is_body = link.line >= draft.note.note.body_line
        in_row = is_body and _is_in_row(draft.document.text, written)
        return _write_note(found, written, place, dialect, in_row=in_row)
    if isinstance(resolution, Attachment):
        path = destinations.files.get(resolution.path, "")
        return _write_file(written, link.target, path) if path else None
    is_turned = DIALECTS[draft.note.note.dialect].label_first != dialect.label_first
    if is_turned and written.is_wiki and link.label:
        name = link.target + (f"#{link.anchor}" if link.anchor else "")
        return _write_wiki(written, name, link.label, dialect)
    return None


def _is_in_row(text: str, written: Written) -> bool:
    """Say whether a link stands in a table, or where other bars could make one with its own."""
    if is_in_table(text, written.start):
        return True
    start = text.rfind("\n", 0, written.start) + 1
    end = text.find("\n", written.end)
    rest = text[start : written.start] + text[written.end : len(text) if end < 0 else end]
    return "|" in _WIKI_LINK.sub("", rest)


def _write_note(
    found: ResolvedLink, written: Written, place: Place, dialect: Dialect, *, in_row: bool
) -> str | None:
    link = found.link
    anchor = f"#{link.anchor}" if link.anchor else ""
    label = written.label
    if written.is_wiki:
        if link.target == place.id and (not link.label or not dialect.label_first):
            return None
        is_id = isinstance(found.resolution, Found) and found.resolution.rule == "id"
        label = link.label or ("" if written.is_image or is_id else written.label.strip())
    is_plain = bool(label or written.is_image) and not (written.title or _UNSAFE & set(label))
    if written.is_wiki or (is_plain and not written.is_image):
        if not in_row:
            typed = found.relation == link.prefix and link.prefix
            name = f"{link.prefix}:{place.id}" if typed else place.id
            return _write_wiki(written, name + anchor, label, dialect)
        if found.relation and found.relation == link.prefix:
            return _write_wiki(written, f"{link.prefix}:{place.id}{anchor}", label, dialect, "\\|")
    mark = "!" if written.is_image else ""
    fragment = quote(anchor, safe="#^!$&'*+,;=:@/?-._~")
    return f"{mark}[{label}]({quote(place.path)}{fragment}{written.title})"


def _write_wiki(written: Written, name: str, label: str, dialect: Dialect, bar: str = "|") -> str:
    parts = [label, name] if dialect.label_first and label else [name, label]
    mark = "!" if written.is_image else ""
    return f"{mark}[[{bar.join(filter(None, parts))}]]"


def _write_file(written: Written, target: str, path: str) -> str | None:
    """Return a link to a file, None where it leads there as it is."""
    if target.lstrip("/") == path:
        return None
    mark = "!" if written.is_image else ""
    if written.is_wiki:
        label = _LABEL.search(written.label)
        return f"{mark}[[{path}{label[0] if label else ''}]]"
    return f"{mark}[{written.label}]({quote(path)}{written.title})"
