"""The works that notes cite: CSL JSON beside the vault → what stands in a text, and below it.

`reading` finds the files, `works` says what of an entry is kept, `author_date` writes it.
"""

from zettel.bibliography.author_date import Reference, write_references
from zettel.bibliography.reading import list_bibliographies, read_bibliography
from zettel.bibliography.works import Bibliography, Name, Work

__all__ = [
    "Bibliography",
    "Name",
    "Reference",
    "Work",
    "list_bibliographies",
    "read_bibliography",
    "write_references",
]
