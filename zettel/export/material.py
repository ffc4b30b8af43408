"""What every exporter is given."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from zettel.model import ResolvedNote
from zettel.rdf import (
    NoteTriples,
    Triple,
    build_dataset_triples,
    build_triples,
    document_iri,
    find_used_terms,
)
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, describe_terms
from zettel.workers import paused_collector

Chunks = Iterator[bytes]
Files = Mapping[str, Chunks]
"""File name → content, for a format that needs a folder."""


class Material:
    """A vault's resolved notes with what is asked of an export; triples are built when needed."""

    def __init__(
        self,
        notes: Sequence[ResolvedNote],
        settings: Settings,
        vocabulary: Vocabulary,
        *,
        links: bool = True,
        ontology: bool = False,
        on_note: Callable[[int], None] | None = None,
    ) -> None:
        """Take `notes` sorted by id; `on_note` is told how many are done."""
        self.notes = notes
        self.settings = settings
        self.vocabulary = vocabulary
        self.links = links
        self.ontology = ontology
        self._on_note = on_note

    @cached_property
    def triples(self) -> tuple[NoteTriples, ...]:
        """Each note's triples, in order of id."""
        built = []
        with paused_collector():
            for note in self.build(range(len(self.notes))):
                built.append(note)
                self.tell(len(built))
        return tuple(built)

    @property
    def shared(self) -> list[Triple]:
        """Triples about what several notes speak of (tags, placeholders), each once, sorted."""
        return self.drop_stated({triple for note in self.triples for triple in note.shared})

    @property
    def terms(self) -> list[Triple]:
        """The data set, and labels and hierarchy of the terms used, or the whole ontology."""
        used = find_used_terms(self.triples, self.vocabulary)
        return sorted({*build_dataset_triples(self.settings), *self.describe(used)})

    def build(self, numbers: range) -> Iterator[NoteTriples]:
        """Yield the triples of the notes with these numbers."""
        chosen = self.notes[numbers.start : numbers.stop]
        return build_triples(chosen, self.settings, self.vocabulary, links=self.links)

    def tell(self, count: int) -> None:
        """Say how many notes are done."""
        if self._on_note:
            self._on_note(count)

    def describe(self, used: Iterable[str]) -> list[Triple]:
        """Return what is to be said of the terms used, sorted."""
        said = set(describe_terms(self.vocabulary.ontology, sorted(used)))
        if self.ontology:
            said.update(t for found in self.vocabulary.own.triples.values() for t in found)
        return sorted(said)

    def drop_stated(self, shared: set[Triple]) -> list[Triple]:
        """Leave out what the note that a triple is about says itself; sorted."""
        notes = f"<{self.settings.base}note/"
        foreign = {triple for triple in shared if triple[0].startswith(notes)}
        owners = {triple[0][1:-1].partition("#")[0] for triple in foreign}
        stated: set[Triple] = set()
        for number, resolved in enumerate(self.notes if owners else ()):
            if document_iri(self.settings.base, resolved.note.id) in owners:
                (note,) = self.build(range(number, number + 1))
                stated.update(foreign.intersection(note.own))
        return sorted(shared - stated)
