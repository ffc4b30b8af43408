"""A vault and stores elsewhere: what is sent to them, and the vault's queries asked there."""

from functools import partial
from typing import TYPE_CHECKING

from zettel.export.graphs import Graphs
from zettel.export.options import Options as Wanted
from zettel.push import Client, Options, Report, ask_endpoint, push_graphs
from zettel.query import Answer, find_text
from zettel.rdf import find_topic

if TYPE_CHECKING:
    from zettel.model import Note
    from zettel.reader import Progress
    from zettel.vault.vault import Vault


def push_vault(
    vault: "Vault",
    client: Client,
    options: Options,
    wanted: Wanted,
    *,
    drafts: bool = False,
    progress: "Progress | None" = None,
) -> Report:
    """Make a store hold what the notes say, each note's facts in the graph named by its document.

    Args:
        vault: the notes.
        client: what speaks to the store.
        options: how they are sent.
        wanted: what of them is, as for an export.
        drafts: whether drafts and private notes are, too.
        progress: is told how far it is.

    Raises:
        RemoteError: the store cannot be reached, refuses, or holds something else afterwards.
    """
    graphs = Graphs(vault.build_material(wanted, drafts=drafts))
    return push_graphs(graphs, client, options, progress)


def query_endpoint(
    vault: "Vault", client: Client, query: str, *, of: "Note | None" = None
) -> Answer:
    """Answer SPARQL text, a `.rq` file, or a named query of the vault, at an endpoint.

    Raises:
        QueryError: there is no such query, or the endpoint calls it malformed.
        RemoteError: the endpoint cannot be reached, refuses, or answers something else.
    """
    base = vault.settings.base
    ask = partial(ask_endpoint, client, find_text(vault.queries, query))
    return ask(vault.vocabulary.prefixes, base, it=find_topic(of, base) if of else "")
