"""Notes that are named as links are, but only in code, where nothing is a link."""

from collections.abc import Iterator, Sequence

from zettel.check.codes import build_issue
from zettel.check.near import Near
from zettel.graph import find_linked
from zettel.model import Issue, Link, ResolvedNote
from zettel.resolve import find_candidates


def find_code_link_issues(notes: Sequence[ResolvedNote], near: Near) -> Iterator[Issue]:
    """Find what looks like a link to a note, stands in code, and is said nowhere else in its note.

    What names no note is an example, and no issue.
    """
    known: dict[str, tuple[str, ...]] = {}
    for resolved in notes:
        note = resolved.note
        if not note.code_links:
            continue
        linked: set[str] = set()
        for link in note.code_links:
            if link.target not in known:
                known[link.target] = _find_targets(link, near)
            found = known[link.target]
            if not found:
                continue
            linked = linked or {note.id, *find_linked(resolved)}
            if linked.isdisjoint(found):
                linked.update(found)
                path = near.by_id[found[0]].path
                text = f"{path} is named in code, where “{link.target}” is no link"
                place = (note.path, link.line, link.column)
                yield build_issue("link-only-in-code", place, text, "link to it outside of code")


def _find_targets(link: Link, near: Near) -> tuple[str, ...]:
    names = [link.target]
    if link.prefix:
        names.append(link.target.partition(":")[2].strip())
    return next(filter(None, (find_candidates(near.index, name) for name in names if name)), ())
