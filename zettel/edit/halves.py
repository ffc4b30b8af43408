"""What of several changes can be made together, where one of them may spoil the rest."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def choose_together(
    items: Sequence[Item], attempt: Callable[[Sequence[Item]], Result | None]
) -> tuple[list[Item], Result | None]:
    """Return the items that can be done together, and what doing them gives.

    `attempt` gives None for items that cannot. Those are found by halves: it is asked some times
    for one of them, not for each of all the others. What is returned has been attempted as a whole.
    """
    done: list[Item] = []
    best: Result | None = None
    waiting = [list(items)]
    while waiting:
        part = waiting.pop()
        result = attempt([*done, *part])
        if result is not None:
            done += part
            best = result
        elif len(part) > 1:
            middle = len(part) // 2
            waiting += [part[middle:], part[:middle]]
    return done, best
