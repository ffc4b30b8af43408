"""Views of `zettel.toml` whose address says what the page would pass over."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from zettel.check.codes import build_issue
from zettel.model import Issue, ResolvedNote
from zettel.settings import FILE_NAME, Settings, to_relative
from zettel.vocabulary import Vocabulary, find_label

if TYPE_CHECKING:
    from zettel.view.addresses import Unknown

_HEAD = re.compile(r"\s*\[\[\s*[\"']?views[\"']?\s*\]\]")
_ADDRESS = re.compile(r"\s*[\"']?address[\"']?\s*=\s*")


def find_view_issues(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary
) -> Iterator[Issue]:
    """Find keys and names that no address of the page has, at the line of the view's address."""
    if not settings.views:
        return
    from zettel.view.addresses import find_names, find_unknown  # and all of the page

    names = find_names(notes, partial(find_label, vocabulary))
    file = settings.root / FILE_NAME
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    places = _find_places(text)
    path = to_relative(file, settings)
    for number, view in enumerate(settings.views):
        place = places[number] if number < len(places) else (1, 1)
        for unknown in find_unknown(view.address, names):
            message = f"the view {view.name!r} {_tell(unknown)}"
            yield build_issue("odd-view", (path, *place), message, _suggest(unknown))


def _tell(unknown: "Unknown") -> str:
    if unknown.kind:
        return f"names the {unknown.kind} {unknown.text!r}, which is not there"
    return f"says {unknown.text!r}, which no address of the page has"


def _suggest(unknown: "Unknown") -> str:
    near = get_close_matches(unknown.text, sorted(unknown.known), 1)
    return f"did you mean {near[0]!r}?" if near and near[0] else ""


def _find_places(text: str) -> list[tuple[int, int]]:
    """Find line and column of the address of each `[[views]]`, those of its head without one."""
    places: list[tuple[int, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if _HEAD.match(line):
            places.append((number, 1))
        elif places and (found := _ADDRESS.match(line)):
            places[-1] = (number, found.end() + 1)
    return places
