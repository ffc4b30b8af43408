r"""Titles that Foam has written below a note for its wiki links, and that are no longer true.

    See [[some-note]].

    [some-note]: some-note.md "What the note was called once"

Foam writes one such definition for each wiki link (`foam.edit.linkReferenceDefinitions`), with the
title that the note has. Only those count whose label is a wiki link of the note and whose address
is that of the note it leads to: any other title is its author's own.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from zettel.check.codes import build_issue
from zettel.model import Found, Issue, LinkKind, Note, ResolvedNote
from zettel.reader import read_body
from zettel.resolve import fold_name
from zettel.resolve.names import cut_suffix, find_folder, join_path
from zettel.settings import Settings

DEFINITION = re.compile(
    r"^\[(?P<label>[^\[\]\n]+)\]:[ \t]+(?P<address><[^<>\n]*>|[^\s<]\S*)[ \t]+"
    r"(?P<quote>[\"'])(?P<title>.*)(?P=quote)[ \t]*\r?$",
    re.MULTILINE,
)


def find_stale_titles(notes: Sequence[ResolvedNote], settings: Settings) -> Iterator[Issue]:
    """Find the stale titles in notes that were written with Foam, reading those again."""
    written = [resolved for resolved in notes if resolved.note.dialect == "foam"]
    if not written:
        return
    by_id = {resolved.note.id: resolved.note for resolved in notes}
    for resolved in written:
        labels = dict(_find_labels(resolved))
        if labels:
            text = read_body(settings, resolved.note)
            yield from _find_stale(resolved.note, text, labels, by_id)


def _find_labels(resolved: ResolvedNote) -> Iterator[tuple[str, str]]:
    for found in resolved.links:
        link = found.link
        if link.kind in {LinkKind.WIKI, LinkKind.EMBED} and isinstance(found.resolution, Found):
            anchor = f"#{link.anchor}" if link.anchor else ""
            yield link.target + anchor, found.resolution.note


def _find_stale(
    note: Note, text: str, labels: dict[str, str], by_id: dict[str, Note]
) -> Iterator[Issue]:
    for found in DEFINITION.finditer(text):
        target = by_id.get(labels.get(found["label"], ""))
        if target is None or _to_plain(found["title"]) == _to_plain(target.title):
            continue
        address = unquote(found["address"].strip("<>")).partition("#")[0]
        if fold_name(join_path(find_folder(note.path), address)) != fold_name(
            cut_suffix(target.path)
        ):
            continue
        start = found.start("title")
        line = note.body_line + text.count("\n", 0, start)
        place = note.path, line, start - text.rfind("\n", 0, start)
        message = f"{target.path} is no longer called “{found['title']}”"
        is_safe = found["quote"] not in target.title and "\\" not in target.title
        wanted = target.title if is_safe else ""
        yield build_issue("stale-title", place, message, f"it is “{target.title}”", wanted)


def _to_plain(text: str) -> str:
    """Compare letters and digits: a heading's markup is no other title."""
    return "".join(letter for letter in fold_name(text) if letter.isalnum())
