"""Two states of a vault, opened and compared: revisions of git, or one and the notes as now."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zettel.compare import Difference, Naming, Note, Side, check_out, find_difference
from zettel.export.graphs import Graphs
from zettel.export.options import Options
from zettel.model import find_iri
from zettel.rdf import Compactor, document_iri, find_topic
from zettel.vault.opening import open_vault
from zettel.vocabulary import find_labels

if TYPE_CHECKING:
    from zettel.reader import Progress
    from zettel.vault.vault import Vault
    from zettel.vocabulary import Vocabulary

NOW = ""
"""What stands for the notes as they are in their folder."""


class Compared(NamedTuple):
    """What tells two states of a vault apart, and what its words are to be taken from."""

    difference: Difference
    naming: Naming
    vocabulary: "Vocabulary"


def compare_revisions(  # noqa: PLR0913 - two revisions, and how to look at them
    folder: Path,
    old: str,
    new: str = NOW,
    *,
    links: bool = True,
    drafts: bool = False,
    cache: bool = True,
    progress: "Progress | None" = None,
) -> Compared:
    """Return what has changed in the graph, each state by its own settings and ontology.

    Args:
        folder: the vault, in a work tree of git.
        old: a revision.
        new: another, or `NOW`.
        links: whether link resources count.
        drafts: whether drafts and private notes do.
        cache: whether what is known of the notes as they are now is used.
        progress: is told how far it is.

    Raises:
        RevisionError: git has no such revision, or not this folder in it.
        VaultError: one of the states is no vault.
    """
    options = Options(links=links)
    with ExitStack() as stack:
        vaults = []
        for revision in (old, new):
            is_now = revision == NOW
            place = folder if is_now else stack.enter_context(check_out(folder, revision))
            vaults.append(open_vault(place, progress, cache=cache and is_now))
        sides = [
            _build_side(vault, name, options, drafts=drafts)
            for vault, name in zip(vaults, (old, new or "now"), strict=True)
        ]
        difference = find_difference(*sides)
    return Compared(difference, _build_naming(vaults, sides), vaults[1].vocabulary)


def _build_side(vault: "Vault", name: str, options: Options, *, drafts: bool) -> Side:
    base = vault.settings.base
    notes = {
        document_iri(base, one.note.id): Note(one.note.title, one.note.path)
        for one in vault.choose(drafts=drafts)
    }
    return Side(name, Graphs(vault.build_material(options, drafts=drafts)), notes)


def _build_naming(vaults: "Sequence[Vault]", sides: Sequence[Side]) -> Naming:
    vault = vaults[1]
    topics = {
        find_topic(note, each.settings.base): document_iri(each.settings.base, note.id)
        for each in vaults
        for note in each.notes
        if find_iri(note.properties)
    }
    titles = {name: note.title for side in sides for name, note in side.notes.items()}
    base, language = vault.settings.base, vault.settings.language
    compact = Compactor(vault.vocabulary.prefixes, base)
    label = partial(_find_label, vault.vocabulary, language)
    return Naming(base, language, titles, topics, label, compact.shorten)


def _find_label(vocabulary: "Vocabulary", language: str, iri: str) -> str:
    labels = find_labels(vocabulary, iri)
    named = (labels[name] for name in (language, "en", "") if name in labels)
    return next(named, labels[min(labels)] if labels else "")
