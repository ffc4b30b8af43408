"""What links lead to: one table of rules (`rules`), a dictionary per rule (`index`).

Parsing keeps what was written; here, and only here, it is decided what it means. The losers and the
rule that fired are kept, and a link that leads nowhere becomes a placeholder, never an error.
"""

from zettel.resolve.duplicates import find_duplicate_ids, give_unique_ids
from zettel.resolve.index import NameIndex, build_index
from zettel.resolve.links import (
    Resolver,
    build_resolver,
    resolve_indexed,
    resolve_note,
    resolve_notes,
)
from zettel.resolve.names import fold_name
from zettel.resolve.private import hide_keys, hide_private, hide_views
from zettel.resolve.rules import RULES, find_candidates
from zettel.resolve.suggest import suggest_names
from zettel.resolve.told import tell_names
from zettel.resolve.types import find_name

__all__ = [
    "RULES",
    "NameIndex",
    "Resolver",
    "build_index",
    "build_resolver",
    "find_candidates",
    "find_duplicate_ids",
    "find_name",
    "fold_name",
    "give_unique_ids",
    "hide_keys",
    "hide_private",
    "hide_views",
    "resolve_indexed",
    "resolve_note",
    "resolve_notes",
    "suggest_names",
    "tell_names",
]
