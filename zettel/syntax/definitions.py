"""Reference definitions that say where wiki links lead, as Foam writes them under its notes.

`[note]: ../sub/note.md "Title"` lets `[[note]]` work in any Markdown; it goes before the name.
https://docs.foam.md/user/features/link-reference-definitions
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

import pyromark
from msgspec.structs import replace

from zettel.model import Link, LinkKind
from zettel.syntax.spine import OPTIONS

_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*\S", re.MULTILINE)
_MARKDOWN = OPTIONS & ~pyromark.Options.ENABLE_WIKILINKS
_WIKI = frozenset({LinkKind.WIKI, LinkKind.EMBED, LinkKind.INLINE})


def apply_definitions(text: str, links: Sequence[Link]) -> list[Link]:
    """Return the links of a text, each with the address that a definition of its name gives."""
    names = {_fold(name) for link in links if link.kind in _WIKI for name in _to_names(link)}
    labels = dict.fromkeys(
        match[1] for match in _DEFINITION.finditer(text) if _fold(match[1]) in names
    )
    if not labels:
        return list(links)
    defined = _find_definitions(text, labels)
    return [_apply(link, defined) if link.kind in _WIKI else link for link in links]


def _apply(link: Link, defined: Mapping[str, str]) -> Link:
    found = next((defined[name] for name in map(_fold, _to_names(link)) if name in defined), "")
    return replace(link, definition=found) if found else link


def _to_names(link: Link) -> tuple[str, ...]:
    """Return what stands between the brackets, whole and in part."""
    whole = f"{link.target}#{link.anchor}" if link.anchor else link.target
    return (f"{whole}|{link.label}", whole, link.target)


def _find_definitions(text: str, labels: Iterable[str]) -> dict[str, str]:
    """Ask the Markdown parser what each label stands for, by links put before the text."""
    probe = "".join(f"[{label}][]\n\n" for label in labels)
    end = len(probe.encode())
    defined: dict[str, str] = {}
    for event, span in pyromark.events_with_range(probe + text, options=_MARKDOWN):
        if span["start"] >= end:
            break
        link = event.get("Start") if isinstance(event, dict) else None
        if isinstance(link, dict) and "Link" in link:
            address = unquote(link["Link"]["dest_url"].partition("#")[0])
            defined.setdefault(_fold(link["Link"]["id"]), address)
    return defined


def _fold(label: str) -> str:
    """Return a label as CommonMark compares it (CommonMark 0.31, 4.7)."""
    return " ".join(label.split()).casefold()
