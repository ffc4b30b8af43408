"""Links that lead nowhere, to several notes, to the note itself, or past its last heading."""

from collections.abc import Iterator, Sequence

from zettel.check.anchors import Anchors
from zettel.check.codes import build_issue
from zettel.check.near import Near
from zettel.model import (
    Ambiguous,
    Attachment,
    Found,
    Issue,
    LinkKind,
    Missing,
    Note,
    ResolvedLink,
    ResolvedNote,
)
from zettel.resolve import find_name

_SHOWN = 4  # candidates named in a message


def find_link_issues(notes: Sequence[ResolvedNote], near: Near) -> Iterator[Issue]:
    """Find the issues of all links, with hints at what is `near`."""
    by_id = near.by_id
    anchors = Anchors()
    told: dict[int, tuple[str, str]] = {}
    for resolved in notes:
        note = resolved.note
        for link in resolved.links:
            resolution = link.resolution
            if (
                isinstance(resolution, Found)
                and resolution.note != note.id
                and not link.link.anchor
            ):
                continue  # as most are
            match resolution:
                case Missing(name):
                    yield _to_missing(note, link, name, near)
                case Attachment(path, exists):
                    if not exists:
                        yield _to_missing_file(note, link, path, near)
                case Found(target) | Ambiguous(target):
                    yield from _check_found(note, link, by_id[target], anchors, near)
                    if isinstance(resolution, Ambiguous):
                        yield _to_ambiguous(note, link, resolution, near, told)


def _to_missing(note: Note, found: ResolvedLink, name: str, near: Near) -> Issue:
    written, kind = found.link.target, found.link.kind
    wanted = near.find_renamed(written) if kind is not LinkKind.MARKDOWN else ""
    hint = f"did you mean [[{wanted}]]?" if wanted else near.suggest_notes(name, note, kind)
    if found.link.prefix and found.relation == found.link.prefix:
        written = find_name(found.link)
    what = "passage" if kind is LinkKind.BLOCK else "note"
    message = f"there is no {what} “{written}”"
    return build_issue("missing-target", _to_place(note, found), message, hint, wanted)


def _to_missing_file(note: Note, found: ResolvedLink, path: str, near: Near) -> Issue:
    hint = near.suggest_files(path, note, found.link.kind)
    place = _to_place(note, found)
    return build_issue("missing-attachment", place, f"there is no file “{path}”", hint)


def _to_ambiguous(
    note: Note,
    found: ResolvedLink,
    resolution: Ambiguous,
    near: Near,
    told: dict[int, tuple[str, str]],
) -> Issue:
    # Links of one name share their candidates, which may be thousands.
    shared = id(resolution.candidates)
    if shared not in told:
        told[shared] = _tell_candidates(resolution.candidates, near)
    names, hint = told[shared]
    chosen = near.by_id[resolution.note].path
    message = f"“{found.link.target}” may be {names}; {chosen} is taken"
    return build_issue("ambiguous-target", _to_place(note, found), message, hint)


def _tell_candidates(candidates: Sequence[str], near: Near) -> tuple[str, str]:
    """Return how many notes there are, the first of them, and how to name each of those."""
    places = sorted((near.by_id[one].path, one) for one in candidates)
    more = ", …" if len(places) > _SHOWN else ""
    shown = ", ".join(path for path, _ in places[:_SHOWN]) + more
    spelled = list(filter(None, (near.spell(one) for _, one in places[:_SHOWN])))
    written = " or ".join(f"[[{spelling}]]" for spelling in spelled)
    hint = f"write {written}{more}" if spelled else "link by id or by path"
    return f"{len(places)} notes ({shown})", hint


def _check_found(
    note: Note,
    found: ResolvedLink,
    target: Note,
    anchors: Anchors,
    near: Near,
) -> Iterator[Issue]:
    anchor = found.link.anchor
    if not anchor:
        if target is note and found.link.target:
            text = "the note links to itself"
            yield build_issue("self-link", _to_place(note, found), text)
        return
    if not anchors.has(target, anchor):
        is_block = anchor.startswith("^")
        name = f"block “{anchor}”" if is_block else f"heading “{anchor}”"
        where = "this note" if target is note else target.path
        text = f"{where} has no {name}"
        hint = near.suggest_anchor(target, anchor)
        yield build_issue("dead-heading", _to_place(note, found), text, hint)


def _to_place(note: Note, found: ResolvedLink) -> tuple[str, int, int]:
    return note.path, found.link.line, found.link.column
