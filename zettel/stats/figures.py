"""What `zettel stats` tells about a vault."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from msgspec import Struct

from zettel.graph import find_pairs
from zettel.graph.nodes import LEADING
from zettel.model import (
    Ambiguous,
    Attachment,
    External,
    Found,
    Missing,
    ResolvedNote,
)
from zettel.reader import FoundDialect
from zettel.stats.structure import find_structure

_CENTRAL = 10
_OUTSIDE = (External, Attachment)


class LinkFigures(Struct, frozen=True):
    """Links to notes: `found` and `missing` make the `total`; `ambiguous` is a part of `found`.

    `by_kind` and `by_rule` split the total and the found ones; `external` (the web) and
    `attachments` (files) are counted apart.
    """

    total: int
    found: int
    missing: int
    ambiguous: int
    external: int
    attachments: int
    by_kind: dict[str, int]
    by_rule: dict[str, int]


class Central(Struct, frozen=True):
    """A note that much leads to, with its PageRank."""

    id: str
    title: str
    rank: float


class Community(Struct, frozen=True):
    """Notes that link among themselves, called by the most central of them."""

    id: str
    title: str
    size: int


class DialectFigures(Struct, frozen=True):
    """A folder ("" is the whole vault) with its notes' dialect and what shows it."""

    folder: str
    name: str
    evidence: str
    notes: int


class Stats(Struct, frozen=True):
    """The figures of a vault; `msgspec.to_builtins` makes the JSON that scripts may rely on."""

    notes: int
    words: int
    links: LinkFigures
    types: dict[str, int]  # how many notes have it; the most frequent first
    tags: dict[str, int]
    placeholders: int  # names that are linked to and not written yet
    components: int
    orphans: int
    central: tuple[Central, ...]  # the ten notes of the highest rank
    communities: tuple[Community, ...]  # of two notes and more, the largest first
    issues: dict[str, int]  # by code
    dialects: tuple[DialectFigures, ...] = ()  # in order of folder


def build_stats(
    notes: Sequence[ResolvedNote],
    issues: Mapping[str, int],
    dialects: Sequence[FoundDialect] = (),
) -> Stats:
    """Count what the vault holds; components, orphans, ranks go by links between notes only.

    Args:
        notes: All notes, resolved.
        issues: How many there are of each code (`check.count_issues`).
        dialects: What the notes of each folder are written for.
    """
    titles = {resolved.note.id: resolved.note.title or resolved.note.id for resolved in notes}
    structure = find_structure(find_pairs(notes))
    ranks = structure.ranks
    top = nsmallest(_CENTRAL, ranks, key=lambda note: (-ranks[note], note))
    return Stats(
        notes=len(notes),
        words=sum(resolved.note.words for resolved in notes),
        links=_count_links(notes),
        types=_count(name for n in notes for name in dict.fromkeys(n.note.types)),
        tags=_count(tag for n in notes for tag in dict.fromkeys(n.note.tags)),
        placeholders=_count_placeholders(notes),
        components=structure.components,
        orphans=structure.orphans,
        central=tuple(Central(note, titles[note], ranks[note]) for note in top),
        communities=tuple(
            Community(group[0], titles[group[0]], len(group)) for group in structure.communities
        ),
        issues=dict(issues),
        dialects=tuple(
            DialectFigures(one.folder, one.dialect.name, one.evidence, one.notes)
            for one in dialects
        ),
    )


def _count_links(notes: Sequence[ResolvedNote]) -> LinkFigures:
    links = [link for resolved in notes for link in resolved.links]
    became = Counter(type(link.resolution) for link in links)
    inner = [x for x in links if not isinstance(x.resolution, _OUTSIDE)]
    return LinkFigures(
        total=len(inner),
        found=became[Found] + became[Ambiguous],
        missing=became[Missing],
        ambiguous=became[Ambiguous],
        external=became[External],
        attachments=became[Attachment],
        by_kind=_count(link.link.kind.value for link in inner),
        by_rule=_count(x.resolution.rule for x in inner if isinstance(x.resolution, LEADING)),
    )


def _count_placeholders(notes: Sequence[ResolvedNote]) -> int:
    return len(
        {
            link.resolution.name
            for resolved in notes
            for link in resolved.links
            if isinstance(link.resolution, Missing)
        }
    )


def _count(names: Iterable[str]) -> dict[str, int]:
    """Count names, the most frequent first, equals by name."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
