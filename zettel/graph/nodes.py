"""What a node of the graph is called."""

from zettel.model import Ambiguous, Found, Missing, Resolution

LEADING = (Found, Ambiguous)
"""What links to notes become."""


def to_node(resolution: Resolution) -> str:
    """Return the node that a link leads to, "" when it leads out of the graph."""
    if isinstance(resolution, Missing):
        return f"missing:{resolution.name}"
    return resolution.note if isinstance(resolution, LEADING) else ""
