"""One mistake that several finders tell of, told once."""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from zettel.check.codes import SHAPE_VIOLATION
from zettel.model import Issue

_Place = tuple[str, int, int, str]


class Told(Struct, frozen=True):
    """An issue with the front-matter key that it is about, where it is about one."""

    issue: Issue
    value_of: str = ""  # the key whose value is wrong
    unknown: str = ""  # the key that nothing knows


def join_told(told: Collection[Told]) -> Iterator[Issue]:
    """Yield each issue, but of two that tell of one key at one place only that of a shape.

    What else is known of an odd value becomes the hint of the shape's issue.
    """
    shapes = [one for one in told if one.issue.code == SHAPE_VIOLATION]
    others = [one for one in told if one.issue.code != SHAPE_VIOLATION]
    odd = {_to_place(one.issue, one.value_of): one.issue for one in others if one.value_of}
    valued = {_to_place(one.issue, one.value_of) for one in shapes if one.value_of}
    lacking = {_to_place(one.issue, one.unknown) for one in shapes if one.unknown}
    for one in shapes:
        yield _explain(one, odd)
    for one in others:
        is_told = one.value_of and _to_place(one.issue, one.value_of) in valued
        if not is_told and not (one.unknown and _to_place(one.issue, one.unknown) in lacking):
            yield one.issue


def _explain(shape: Told, odd: Mapping[_Place, Issue]) -> Issue:
    issue, value = shape.issue, odd.get(_to_place(shape.issue, shape.value_of))
    if value is None or not shape.value_of:
        return issue
    # Without a message of its own, the shape has told the value already.
    parts = (value.message, value.hint) if issue.hint else (value.hint,)
    return replace(issue, hint="; ".join(filter(None, parts)))


def _to_place(issue: Issue, key: str) -> _Place:
    return issue.path, issue.line, issue.column, key
