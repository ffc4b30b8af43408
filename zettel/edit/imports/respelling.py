"""How a link is written in its note: edits around its label, which stays with all that is in it.

Where labels stand first, they show as they are typed, and elsewhere as Markdown; one that goes from
here to there is written anew.
"""

import re
from urllib.parse import quote

from msgspec import Struct

from zettel.dialect import Dialect
from zettel.edit.changes import Edit
from zettel.edit.imports.written import Written, find_closing
from zettel.model import Found, ResolvedLink
from zettel.syntax.tables import is_in_table
from zettel.syntax.writing import escape_label, to_label

_WIKI_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_UNSAFE = frozenset("[]|\n\r")
_MARKDOWN = re.compile(
    r"[`*<]|\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])_|_(?![^\W_])|~~|&(?=#|[A-Za-z][A-Za-z0-9]*;)|\$.*\$"
)
"""What Markdown would take for more than text."""

Edits = tuple[Edit, ...]


class Place(Struct, frozen=True):
    """Where a note will be: its id, and its path in the vault."""

    id: str
    path: str


class Spot(Struct, frozen=True):
    """A link where it stands, with the dialect of its document and that of the vault."""

    text: str
    found: ResolvedLink
    written: Written
    source: Dialect
    vault: Dialect
    is_body: bool = True  # not front matter, where nothing is Markdown

    @property
    def is_turned(self) -> bool:
        """Say whether it has a label that stands on the other side in the vault."""
        turned = self.source.label_first != self.vault.label_first
        return self.written.is_wiki and self.written.label is not None and turned


def respell_to_note(spot: Spot, place: Place) -> Edits:
    """Return the edits by which a link leads to a note; none where it does as it is."""
    link, written = spot.found.link, spot.written
    if written.is_wiki and link.target == place.id and not spot.is_turned:
        return ()
    anchor = f"#{link.anchor}" if link.anchor else ""
    has_type = bool(link.prefix) and spot.found.relation == link.prefix
    name = f"{link.prefix}:{place.id}" if has_type else place.id
    in_row = spot.is_body and _is_in_row(spot.text, written)
    if _can_be_wiki(spot) and (has_type or not in_row or _must_be_wiki(spot)):
        label = _find_label(spot, is_typed=spot.vault.label_first)
        return _write_wiki(spot, name + anchor, label, r"\|" if in_row else "|")
    fragment = quote(anchor, safe="#^!$&'*+,;=:@/?-._~")
    return _write_markdown(spot, quote(place.path) + fragment)


def respell_to_file(spot: Spot, path: str) -> Edits:
    """Return the edits by which a link leads to a file; none where it does as it is."""
    written = spot.written
    if spot.found.link.target.lstrip("/") == path and not spot.is_turned:
        return ()
    if not written.is_wiki:
        return _write_markdown(spot, quote(path))
    label = _turn_label(spot, is_typed=spot.vault.label_first) if written.label else ""
    return _write_wiki(spot, path, label, written.bar)


def respell_in_place(spot: Spot) -> Edits:
    """Return the edits by which a link that leads nowhere has its label where the vault has it."""
    link = spot.found.link
    if not spot.is_turned:
        return ()
    name = f"{link.target}#{link.anchor}" if link.anchor else link.target
    label = _turn_label(spot, is_typed=spot.vault.label_first)
    return _write_wiki(spot, name, label, spot.written.bar)


def _is_in_row(text: str, written: Written) -> bool:
    """Say whether a link stands in a table, or where other bars could make one with its own."""
    if is_in_table(text, written.start):
        return True
    start = text.rfind("\n", 0, written.start) + 1
    end = text.find("\n", written.end)
    rest = text[start : written.start] + text[written.end : len(text) if end < 0 else end]
    return "|" in _WIKI_LINK.sub("", rest)


def _can_be_wiki(spot: Spot) -> bool:
    """Say whether a wiki link can show what a link shows."""
    written, label = spot.written, spot.written.label
    if label is None or (written.is_wiki and not spot.is_turned):
        return True
    if spot.vault.label_first and not _is_held(spot):
        return False
    is_plain = bool(label.text) and not _UNSAFE & set(label.text)
    is_kept = written.is_image or written.in_label or written.title
    return written.is_wiki or (is_plain and not is_kept)


def _must_be_wiki(spot: Spot) -> bool:
    """Say whether a link shows nothing else only between double brackets.

    The parser lets a wiki link end the label of a picture around it, and no other link.
    """
    label = spot.written.label.text if spot.written.label else ""
    is_closed = find_closing(f"[{label}]", 0) == len(label) + 1
    return spot.written.is_wiki and (spot.written.in_label or not is_closed)


def _is_held(spot: Spot) -> bool:
    """Say whether a label shows the same where it is shown as it is typed."""
    label = spot.found.link.label
    typed = spot.written.label.text if spot.written.label else ""
    return bool(label) and typed == label == to_label(label, spot.vault)


def _find_label(spot: Spot, *, is_typed: bool) -> str | None:
    """Return what a link to a note is to show, None for the label that it has.

    `is_typed` says that it will show as it is typed, not as Markdown.
    """
    written = spot.written
    if written.label is not None:
        return _turn_label(spot, is_typed=is_typed)
    is_id = isinstance(spot.found.resolution, Found) and spot.found.resolution.rule == "id"
    name = "" if written.is_image or is_id else written.name.strip()
    return name if is_typed else _to_markdown(spot, name)


def _turn_label(spot: Spot, *, is_typed: bool) -> str | None:
    """Return a label as it has to be written, None for one that shows as it did."""
    label = spot.written.label
    was_typed = spot.written.is_wiki and spot.source.label_first
    if label is None or is_typed == was_typed:
        return None
    return (
        to_label(spot.found.link.label, spot.vault) if is_typed else _to_markdown(spot, label.text)
    )


def _to_markdown(spot: Spot, text: str) -> str:
    """Return a text so that it is shown as it is; only what means something is escaped."""
    return escape_label(text) if spot.is_body and _MARKDOWN.search(text) else text


def _write_wiki(spot: Spot, name: str, label: str | None, bar: str) -> Edits:
    mark = "!" if spot.written.is_image else ""
    if label == "":
        return _wrap(spot.written, f"{mark}[[{name}", "", "]]")
    if spot.vault.label_first:
        return _wrap(spot.written, f"{mark}[[", label, f"{bar}{name}]]")
    return _wrap(spot.written, f"{mark}[[{name}{bar}", label, "]]")


def _write_markdown(spot: Spot, address: str) -> Edits:
    mark = "!" if spot.written.is_image else ""
    label = _find_label(spot, is_typed=False)
    return _wrap(spot.written, f"{mark}[", label, f"]({address}{spot.written.title})")


def _wrap(written: Written, before: str, label: str | None, after: str) -> Edits:
    """Return edits that put something before and after a label, None for the one that stays."""
    old = written.label
    if label is not None or old is None:
        return (Edit(written.start, written.end, f"{before}{label or ''}{after}"),)
    return Edit(written.start, old.start, before), Edit(old.end, written.end, after)
