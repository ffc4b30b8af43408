"""Notes and links made by hand, and what becomes of them."""

from collections.abc import Sequence

from zettel.model import (
    Link,
    LinkKind,
    Note,
    Resolution,
    ResolvedLink,
)
from zettel.resolve import (
    resolve_notes,
)

WIKI, MARKDOWN, EMBED = LinkKind.WIKI, LinkKind.MARKDOWN, LinkKind.EMBED


def note(
    path: str, title: str = "", id: str = "", aliases: Sequence[str] = (), *links: Link
) -> Note:
    """Make a note with an id of its own, or known by its path."""
    stem = path.rpartition(".")[0]
    return Note(id or stem, path, title or stem.rpartition("/")[2], tuple(aliases), links=links)


def link(target: str, kind: LinkKind = WIKI, prefix: str = "", relation: str = "") -> Link:
    """Write a link."""
    return Link(target, kind, 1, 1, prefix=prefix, relation=relation)


def follow(
    written: Link, notes: Sequence[Note], source: str = "source.md", files: Sequence[str] = ()
) -> ResolvedLink:
    """Resolve one link that stands in a note of its own."""
    holder = Note("holder", source, "holder of the link", links=(written,))
    resolved = resolve_notes([*notes, holder], files, {"member", "part of"}.__contains__)
    return next(found.links[0] for found in resolved if found.note.path == source)


def become(
    target: str, *notes: Note, kind: LinkKind = WIKI, source: str = "source.md"
) -> Resolution:
    """Tell what a target becomes among some notes."""
    return follow(link(target, kind), notes, source).resolution


OGP = note("people/ogp.md", "Open Government Partnership", "20230924194130", ["PGO"])
