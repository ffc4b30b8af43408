"""What users hold: `zettel.open("notes")` gives a `Vault`, whose parts are built when asked for.

open_vault(folder)   reads the notes, or what has changed of them
renew_vault          reads them again, and takes from the earlier vault what is the same
find_changes         which notes say something else from one reading to the next
Vault                its notes, links, issues, graph, RDF, queries, page, exports

`memory` is what the cache knows of a vault beside its notes: figures, the names that links go by.
"""

from zettel.vault.changes import Changes, find_changes
from zettel.vault.opening import open_vault, renew_vault
from zettel.vault.vault import Vault

__all__ = ["Changes", "Vault", "find_changes", "open_vault", "renew_vault"]
