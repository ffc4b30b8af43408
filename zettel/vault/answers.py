"""SPARQL over a vault: which store a query needs, and what `?it` stands for in it."""

from typing import TYPE_CHECKING

from zettel.export.options import Options
from zettel.inference import inferred_iri
from zettel.model import Note
from zettel.query import Answer, Stores, asks_graphs, find_text, run_query
from zettel.rdf import find_topic

if TYPE_CHECKING:
    import rdflib

    from zettel.vault.vault import Vault


def answer_query(
    vault: "Vault", stores: Stores, query: str, *, infer: bool, of: Note | str | None
) -> Answer:
    """Answer a query; arguments and errors as for `Vault.query`."""
    text, base = find_text(vault.queries, str(query)), vault.settings.base
    note = vault.find_note(of) if isinstance(of, str) else of
    it = find_topic(note, base) if note else ""
    graphs = asks_graphs(text)
    store = stores.find(graphs=graphs, infer=infer)
    added = inferred_iri(base) if infer and not graphs else ""
    return run_query(store, text, vault.vocabulary.prefixes, base, added=added, it=it)


def build_stores(vault: "Vault") -> Stores:
    """Return the stores of a vault, each loaded when a query first needs it."""
    name = inferred_iri(vault.settings.base)
    return Stores(lambda infer: vault.build_material(Options(infer=infer)), name)


def build_dataset(vault: "Vault", *, infer: bool) -> "rdflib.Dataset":
    """Return the graph of a vault as rdflib has it; with `infer` what follows has its own graph."""
    from zettel.store.face import build_dataset

    material = vault.build_material(Options(infer=infer))
    quads = material.to_quads(graphs=True)
    return build_dataset(quads, material.terms, vault.vocabulary.prefixes)
