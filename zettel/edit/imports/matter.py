"""Front matter with keys added: what its author wrote stays as it is, comments and all."""

import re
from collections.abc import Sequence

from zettel.formats.front_matter import HANDLER
from zettel.formats.matter_text import to_dict, to_text
from zettel.model import Property

_NEXT = re.compile(r"[^\s#-]|#")
"""A line that belongs to no key above it; a list may stand as far left as its key."""


def add_properties(text: str, added: Sequence[Property]) -> str:
    """Return a text whose front matter begins with further properties.

    Those that are there already give way to the new ones. Where the front matter cannot take lines
    before it (`{a: b}` on one line), it is written anew.
    """
    end = "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"
    before = to_text(added).replace("\n", end)
    match = HANDLER.FM_BOUNDARY.match(text)
    if match is None or not _is_mapping(match[1]):
        gap = "" if not text or text.startswith(("\n", "\r\n")) else end
        return before + gap + text
    old = list(HANDLER.parse(match[1], 1).properties)
    taken = {prop.key for prop in added}
    kept = _cut_keys(match[1], [prop.line for prop in old if prop.key in taken])
    raw = before.removeprefix(f"---{end}").removesuffix(f"---{end}") + kept
    wanted = [*added, *(prop for prop in old if prop.key not in taken)]
    if to_dict(HANDLER.parse(raw, 1).properties) == to_dict(wanted):
        return text[: match.start(1)] + raw + text[match.end(1) :]
    return to_text(wanted).replace("\n", end) + text[match.end() :]


def _is_mapping(raw: str) -> bool:
    """Say whether front matter holds keys, or nothing at all."""
    return not raw.strip() or bool(HANDLER.parse(raw, 1).properties)


def _cut_keys(raw: str, lines: Sequence[int]) -> str:
    """Leave out the keys that begin on the lines given, from 1 on, each with what is below it."""
    kept, is_cut = [], False
    for number, line in enumerate(raw.splitlines(keepends=True), 1):
        if number in lines:
            is_cut = True
        elif is_cut and _NEXT.match(line):
            is_cut = False
        if not is_cut:
            kept.append(line)
    return "".join(kept)
