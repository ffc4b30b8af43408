"""RDF → notes: the inverse of `zettel.rdf`, so that exporting gives the same facts back.

answers    what a query constructs → triples
reading    files of RDF → triples; nothing is fetched
exports    what zettel has exported: its base, and terms that are no notes
bases      the settings that make an export the notes that it was made of
mending    what no IRI or language can be → what can
graph      triples by subject, and by what leads to a node
blank      addresses for blank nodes that no one thing holds
homes      which subjects become notes, and what hangs below them
keys       the vocabulary backwards: property → key, class → type
values     an object of a triple → the value of a key
labels     names of a thing → title and aliases
targets    how links to notes, passages, placeholders are written
facts      what is stated of a thing and its parts → keys with their values
sorting    the order of values that names and dates follow from
notes      what is stated of a note → its front matter
bodies     named passages, and links that no key holds
drafts     all of these → the bytes of a note
checking   notes read back: what of the stated they say
vault      the vault before the import
paths      file names that any disk can hold
plan       facts → changes and a report

Each note is read back before it is written: what a short key does not give back is written in full
(`forms` in `zettel.rdf`), and what even that does not, the report tells.
"""

from zettel.edit.imports.rdf.answers import parse_answer
from zettel.edit.imports.rdf.bases import Settled, settle_base
from zettel.edit.imports.rdf.plan import plan_facts
from zettel.edit.imports.rdf.reading import (
    KIND,
    Facts,
    Unreadable,
    find_files,
    is_facts,
    read_facts,
)

__all__ = [
    "KIND",
    "Facts",
    "Settled",
    "Unreadable",
    "find_files",
    "is_facts",
    "parse_answer",
    "plan_facts",
    "read_facts",
    "settle_base",
]
