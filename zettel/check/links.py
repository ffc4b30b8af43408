"""Links that lead nowhere, to several notes, to the note itself, or past its last heading."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from zettel.check.codes import build_issue
from zettel.model import (
    Ambiguous,
    Attachment,
    Found,
    Issue,
    Missing,
    Note,
    ResolvedLink,
    ResolvedNote,
)
from zettel.resolve import build_index, suggest_names

_SUGGESTED = 1_000  # names that hints are sought for; who has more needs no hint, but an import
_SHOWN = 4  # candidates named in a message
_REPEAT = re.compile(r"-\d+$")  # the slug of a heading's second occurrence


def find_link_issues(notes: Sequence[ResolvedNote]) -> Iterator[Issue]:
    """Find the issues of all links."""
    by_id = {resolved.note.id: resolved.note for resolved in notes}
    hints = _find_hints(notes)
    anchors: dict[str, frozenset[str]] = {}
    for resolved in notes:
        for link in resolved.links:
            match link.resolution:
                case Missing(name):
                    yield _to_missing(resolved.note, link, hints.get(name, ""))
                case Attachment(path, exists):
                    if not exists:
                        yield _to_missing_file(resolved.note, link, path)
                case Found(target) | Ambiguous(target):
                    yield from _check_found(resolved.note, link, by_id[target], anchors)
                    if isinstance(link.resolution, Ambiguous):
                        yield _to_ambiguous(resolved.note, link, link.resolution, by_id)


def _find_hints(notes: Sequence[ResolvedNote]) -> dict[str, str]:
    """Find near names for what is missing, each name once."""
    missing = {
        link.resolution.name: None
        for resolved in notes
        for link in resolved.links
        if isinstance(link.resolution, Missing)
    }
    if not missing:
        return {}
    index = build_index([resolved.note for resolved in notes])
    hints = {}
    for name in sorted(missing)[:_SUGGESTED]:
        near = suggest_names(index, name)
        if near:
            hints[name] = f"did you mean {' or '.join(f'[[{found}]]' for found in near)}?"
    return hints


def _to_missing(note: Note, found: ResolvedLink, hint: str) -> Issue:
    written = found.link.target
    if found.link.prefix and found.relation == found.link.prefix:
        written = written.partition(":")[2].strip() or written
    message = f"there is no note “{written}”"
    return build_issue("missing-target", _to_place(note, found), message, hint)


def _to_missing_file(note: Note, found: ResolvedLink, path: str) -> Issue:
    return build_issue("missing-attachment", _to_place(note, found), f"there is no file “{path}”")


def _to_ambiguous(
    note: Note, found: ResolvedLink, resolution: Ambiguous, by_id: dict[str, Note]
) -> Issue:
    paths = sorted(by_id[candidate].path for candidate in resolution.candidates)
    shown = ", ".join(paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")
    chosen = by_id[resolution.note].path
    return build_issue(
        "ambiguous-target",
        _to_place(note, found),
        f"“{found.link.target}” may be {len(paths)} notes ({shown}); {chosen} is taken",
        "link by id or by path",
    )


def _check_found(
    note: Note, found: ResolvedLink, target: Note, anchors: dict[str, frozenset[str]]
) -> Iterator[Issue]:
    anchor = found.link.anchor
    if not anchor:
        if target is note and found.link.target:
            text = "the note links to itself"
            yield build_issue("self-link", _to_place(note, found), text)
        return
    if target.id not in anchors:
        anchors[target.id] = _find_anchors(target)
    if not _has_anchor(anchors[target.id], anchor):
        is_block = anchor.startswith("^")
        name = f"block “{anchor}”" if is_block else f"heading “{anchor}”"
        where = "this note" if target is note else target.path
        text = f"{where} has no {name}"
        yield build_issue("dead-heading", _to_place(note, found), text)


def _find_anchors(note: Note) -> frozenset[str]:
    blocks = (f"^{block.name.casefold()}" for block in note.blocks)
    return frozenset({*blocks, *(_to_plain(heading.text) for heading in note.headings)})


def _has_anchor(known: frozenset[str], anchor: str) -> bool:
    """Compare as Obsidian (`A heading#Below it`) and GitHub (`a-heading`) do: letters, digits."""
    if anchor.startswith("^"):
        return anchor.casefold() in known
    last = unquote(anchor).rpartition("#")[2]
    if last.startswith("^"):
        return last.casefold() in known
    plain = _to_plain(last)
    # What has no letters, such as `#` or `#:~:text=`, is for the browser.
    return not plain or ":~:" in last or plain in known or _to_plain(_REPEAT.sub("", last)) in known


def _to_plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())
    return "".join(letter for letter in folded if letter.isalnum())


def _to_place(note: Note, found: ResolvedLink) -> tuple[str, int, int]:
    return note.path, found.link.line, found.link.column
