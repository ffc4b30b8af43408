"""What users hold: `zettel.open("notes")` gives a `Vault`, whose parts are built when asked for.

open_vault(folder)   reads the notes, or what has changed of them
Vault                its notes, links, issues, graph, RDF, queries, page, exports

`memory` is what the cache knows of a vault beside its notes: figures, the names that links go by.
"""

from zettel.vault.opening import open_vault
from zettel.vault.vault import Vault

__all__ = ["Vault", "open_vault"]
