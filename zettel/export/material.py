"""What every exporter is given."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from zettel.inference import infer_triples, inferred_iri
from zettel.model import ResolvedNote
from zettel.rdf import (
    NoteTriples,
    Triple,
    build_dataset_triples,
    build_moved_triples,
    build_triples,
    document_iri,
    find_used_terms,
)
from zettel.reader import read_moved
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, describe_implied, describe_used, find_axioms
from zettel.workers import paused_collector

Chunks = Iterator[bytes]
Files = Mapping[str, Chunks]
"""File name → content, for a format that needs a folder."""


class Options(msgspec.Struct, frozen=True):
    """What is asked of an export; an exporter names those that make a difference to it."""

    links: bool = True  # whether every written link is a resource of its own
    ontology: bool = False  # whether the whole ontology goes with the data
    infer: bool = False  # whether what follows from the notes goes with them, marked as such


class Material:
    """A vault's resolved notes with what is asked of an export; triples are built when needed."""

    def __init__(
        self,
        notes: Sequence[ResolvedNote],
        settings: Settings,
        vocabulary: Vocabulary,
        options: Options = Options(),  # noqa: B008 - frozen
        *,
        on_note: Callable[[int], None] | None = None,
    ) -> None:
        """Take `notes` sorted by id; `on_note` is told how many are done."""
        self.notes = notes
        self.settings = settings
        self.vocabulary = vocabulary
        self.links = options.links
        self.ontology = options.ontology
        self.infer = options.infer
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
        return sorted({*self.dataset, *self.describe(used)})

    @property
    def dataset(self) -> list[Triple]:
        """What is said of the data set as a whole, and where old addresses lead; sorted."""
        moved = build_moved_triples(self.notes, self.settings.base, read_moved(self.settings))
        return sorted({*build_dataset_triples(self.settings), *moved})

    @cached_property
    def inferred(self) -> list[Triple]:
        """What follows from all that is stated, sorted, with the labels of terms that only it uses.

        Empty where it is not asked for.
        """
        if not self.infer:
            return []
        stated = self.find_stated()
        found = infer_triples(stated, find_axioms(self.vocabulary))
        used = {predicate for _, predicate, _ in found}
        used.update([value for _, _, value in found if value[0] == "<"])
        return sorted({*found, *describe_implied(self.vocabulary, sorted(used))} - stated)

    @property
    def graphs(self) -> tuple[NoteTriples, ...]:
        """The named graphs: one a note, and what follows from them in one of its own."""
        if not self.inferred:
            return self.triples
        name = inferred_iri(self.settings.base)
        return (*self.triples, NoteTriples(name, tuple(self.inferred), ()))

    def build(self, numbers: range) -> Iterator[NoteTriples]:
        """Yield the triples of the notes with these numbers."""
        if "triples" in self.__dict__:
            yield from self.triples[numbers.start : numbers.stop]
            return
        chosen = self.notes[numbers.start : numbers.stop]
        yield from build_triples(chosen, self.settings, self.vocabulary, links=self.links)

    def find_stated(self) -> set[Triple]:
        """Return all that notes and terms state, in one graph."""
        return {t for note in self.triples for t in (*note.own, *note.shared)}.union(self.terms)

    def tell(self, count: int) -> None:
        """Say how many notes are done."""
        if self._on_note:
            self._on_note(count)

    def describe(self, used: Iterable[str]) -> list[Triple]:
        """Return what is to be said of the terms used, sorted."""
        said = set(describe_used(self.vocabulary, sorted(used)))
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
