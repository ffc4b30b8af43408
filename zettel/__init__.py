"""zettel: linked notes as one knowledge graph.

    files → notes → resolved links → { graph (networkx), rdf, view, check } → query, export, pages

The map, from the top floor down; a module imports only from floors below its own:

    cli                          commands, nothing else
    server                       explorer, SPARQL endpoint and linked data over HTTP
    vault                        what users hold: `zettel.open("notes")`
    site                         every IRI as page, Turtle and JSON-LD; the published site
    export · check · edit        to text, a format each · issues of all kinds · what changes notes
    compare · push               what two graphs differ in · to a store elsewhere
    query · view                 SPARQL · the explorer page
    store · stats · html         Oxigraph · figures, ranks, positions · a body as safe HTML
    shapes · inference           SHACL, at the line of the note · what follows from what is stated
    rdf · graph                  resolved notes → triples, Turtle · → networkx
    resolve                      links as written → what they lead to
    reader                       folder → notes, what changed of them, on both cores; the only one
                                 to walk the disk
    formats                      one file → a note
    syntax · vocabulary          Markdown text → links, tags, headings · `ontology/` → terms
    bibliography                 CSL JSON → works cited
    settings · workers · files   `zettel.toml` · a process pool · atomic writing
    cache                        bytes by name, from one run to the next
    model · errors               frozen records · exceptions for callers' mistakes

Invariants: nothing after parsing raises because of what a note says; only `graph` knows attribute
names inside networkx; the same notes give the same bytes, with the cache and without it: what is
taken from there says by a digest what it was made of. There is no global state.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zettel.errors import ZettelError
    from zettel.vault import Vault
    from zettel.vault import open_vault as open  # as gzip.open and tarfile.open
else:
    # Imported when first asked for: a vault needs parsers, which `zettel --help` should not wait
    # for. Type checkers, which run nothing, see the names above.
    _PLACES = {
        "Vault": ("zettel.vault", "Vault"),
        "ZettelError": ("zettel.errors", "ZettelError"),
        "open": ("zettel.vault", "open_vault"),
    }

    def __getattr__(name: str) -> object:
        """Import one of the names of `__all__` (PEP 562)."""
        if name not in _PLACES:
            raise AttributeError(f"module 'zettel' has no attribute {name!r}")
        module, known_as = _PLACES[name]
        return globals().setdefault(name, getattr(import_module(module), known_as))

    def __dir__() -> list[str]:
        return sorted({*globals(), *_PLACES})


__all__ = ["Vault", "ZettelError", "__version__", "open"]

__version__ = "0.1.0"
