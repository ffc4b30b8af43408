"""Two states of a vault, opened and compared: revisions of git, or one and the notes as now."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from zettel.compare import Difference, Naming, Note, Side, check_out, find_difference
from zettel.errors import EmptyVaultError, VaultError
from zettel.export.graphs import Graphs
from zettel.export.options import Options
from zettel.model import find_iri
from zettel.rdf import Compactor, GraphDigest, Triple, document_iri, find_topic
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
    same_base: bool = False,
    cache: bool = True,
    progress: "Progress | None" = None,
) -> Compared:
    """Return what has changed in the graph, each state by its own settings and ontology.

    A state in which there is no such folder, or no note in it, has no graphs.

    Args:
        folder: the vault, in a work tree of git.
        old: a revision.
        new: another, or `NOW`.
        links: whether link resources count.
        drafts: whether drafts and private notes do.
        same_base: whether the older state's graphs are named as by the newer one's base.
        cache: whether what is known of the notes as they are now is used.
        progress: is told how far it is.

    Raises:
        RevisionError: git has no such revision.
        VaultError: one of the states cannot be read, or there are notes in neither.
    """
    options, names = Options(links=links), (old, new or "now")
    with ExitStack() as stack:
        states: list[Vault | None] = []
        for revision in (old, new):
            is_now = revision == NOW
            place = folder if is_now else stack.enter_context(check_out(folder, revision))
            states.append(_open(place, progress, cache=cache and is_now))
        vaults = [vault for vault in states if vault is not None]
        if not vaults:
            raise VaultError(f"there are no notes in {folder}, neither in {old} nor {names[1]}")
        last = vaults[-1]
        base = last.settings.base
        bases = [base if vault is None else vault.settings.base for vault in states]
        if same_base:
            states = [None if vault is None else _rename(vault, base) for vault in states]
        sides = [
            _build_side(vault, name, said, options, drafts=drafts)
            for vault, name, said in zip(states, names, bases, strict=True)
        ]
        difference = find_difference(*sides)
    return Compared(difference, _build_naming(last, states, sides), last.vocabulary)


class _NoGraphs:
    """The graphs of a state without notes."""

    digests: tuple[GraphDigest, ...] = ()

    def build(self, names: Sequence[str]) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Yield none."""
        assert not names
        yield from ()


def _open(place: Path, progress: "Progress | None", *, cache: bool) -> "Vault | None":
    """Open a state of a vault, None where there is nothing."""
    try:
        return open_vault(place, progress, cache=cache)
    except EmptyVaultError:
        return None


def _rename(vault: "Vault", base: str) -> "Vault":
    """Return what was read, named below another base."""
    from zettel.vault.vault import Vault

    if vault.settings.base == base:
        return vault
    return Vault(replace(vault.settings, base=base), vault.reading)


def _build_side(
    vault: "Vault | None", name: str, said: str, options: Options, *, drafts: bool
) -> Side:
    if vault is None:
        return Side(name, said, _NoGraphs(), {})
    base = vault.settings.base
    notes = {
        document_iri(base, one.note.id): Note(one.note.title, one.note.path)
        for one in vault.choose(drafts=drafts)
    }
    return Side(name, said, Graphs(vault.build_material(options, drafts=drafts)), notes)


def _build_naming(
    vault: "Vault", states: "Sequence[Vault | None]", sides: Sequence[Side]
) -> Naming:
    """Say what to call things: as the vault does, notes of either state by their titles."""
    topics = {
        find_topic(note, each.settings.base): document_iri(each.settings.base, note.id)
        for each in states
        if each is not None
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
