"""Works in the author–date manner: "Dupont & Martin 2016b" in a text, the whole entry in a list.

Written here, not by a CSL processor: citeproc-py, the one kept for Python, takes 16 ms for a note
with four citations (measured), leaves `&` and `<` of titles in its HTML as they are, and needs a
style, whose licences (CC BY-SA) are not this program's. What is written has no words of a language
but "et al." and what stands for a missing date.
"""

from collections import Counter
from collections.abc import Iterable
from html import escape
from string import ascii_lowercase
from typing import Final

from msgspec import Struct

from zettel.bibliography.works import Bibliography, Name, Work


class Reference(Struct, frozen=True):
    """A work as a note shows it; all but `entry` is plain text, that is HTML."""

    author: str
    year: str
    entry: str


def write_references(
    works: Bibliography, keys: Iterable[str], language: str = ""
) -> dict[str, Reference]:
    """Write those works that are cited together, sorted as in a list of references.

    Args:
        works: All that are known.
        keys: What is cited; unknown keys are left out.
        language: A tag; it decides what a missing date is called.
    """
    undated = _UNDATED.get(language[:2], "n.d.")
    cited = sorted((works[key] for key in set(keys) if key in works), key=_to_sort_key)
    labels = {work.key: (_to_label(work), work.year or undated) for work in cited}
    counts, seen = Counter(labels.values()), Counter[tuple[str, str]]()
    references = {}
    for work in cited:
        author, year = label = labels[work.key]
        if counts[label] > 1:  # two of one year are told apart
            year += ascii_lowercase[seen[label] % len(ascii_lowercase)]
            seen[label] += 1
        references[work.key] = Reference(author, year, _write_entry(work, year))
    return references


_UNDATED: Final = {"fr": "s.\N{NARROW NO-BREAK SPACE}d."}
_LISTED: Final = 10  # authors named in an entry


def _to_sort_key(work: Work) -> tuple[str, str, str, str]:
    names = " ".join(f"{name.family} {name.given}" for name in work.authors)
    return (names or work.title).casefold(), work.year, work.title.casefold(), work.key


def _to_label(work: Work) -> str:
    """Return the names by which a text refers to a work, its title where nobody is named."""
    families = [name.family for name in work.authors]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " & ".join(families) or work.title


def _write_entry(work: Work, year: str) -> str:
    names = "; ".join(map(_write_name, work.authors[:_LISTED]))
    if len(work.authors) > _LISTED:
        names += " et al."
    title = escape(work.title, quote=False) if work.container else _cite(work.title)
    container = _cite(work.container) if work.container else ""
    parts = (
        f"{escape(names, quote=False) or title} ({escape(year, quote=False)})",
        title if names else "",
        ", ".join(filter(None, (container, escape(work.place, quote=False)))),
        escape(work.publisher, quote=False),
        _write_link(work.url),
    )
    return ". ".join(part.removesuffix(".") for part in parts if part) + ("" if work.url else ".")


def _write_name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def _cite(title: str) -> str:
    return f"<cite>{escape(title, quote=False)}</cite>"


def _write_link(url: str) -> str:
    if not url:
        return ""
    shown = escape(url.partition("://")[2].removesuffix("/"), quote=False)
    return f'<a class="external" href="{escape(url)}" rel="noopener">{shown}</a>'
