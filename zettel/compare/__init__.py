"""What has changed in the graph: between two states of a vault, by note, as facts.

find_difference(old, new)    the facts of each graph that one state has and the other lacks
choose_side(difference, …)   of these, what was added alone, or removed
to_words(difference, …)      in words, for people
to_patch(difference)         as RDF Patch, for stores

`revisions` lays out a vault as git has it in a commit, without touching work tree or index.

Invariants: the added facts put in place of the removed ones make the old graphs the new ones;
nothing depends on where in a file something stands, nor on the order of files.
"""

from zettel.compare.difference import Change, Difference, Note, Side, choose_side, find_difference
from zettel.compare.patch import to_patch
from zettel.compare.revisions import check_out
from zettel.compare.words import Naming, to_words

__all__ = [
    "Change",
    "Difference",
    "Naming",
    "Note",
    "Side",
    "check_out",
    "choose_side",
    "find_difference",
    "to_patch",
    "to_words",
]
