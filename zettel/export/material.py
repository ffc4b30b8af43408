"""What every exporter is given."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from zettel.export.options import Options
from zettel.inference import infer_triples, inferred_iri
from zettel.model import ResolvedNote
from zettel.rdf import (
    Compactor,
    NoteTriples,
    Triple,
    build_dataset_triples,
    build_moved_triples,
    build_triples,
    document_iri,
    find_used_terms,
    to_lines,
    to_quads,
)
from zettel.reader import read_moved
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, describe_implied, describe_used, find_axioms
from zettel.workers import map_ranges, paused_collector

Chunks = Iterator[bytes]
Files = Mapping[str, Chunks]
"""File name → content, for a format that needs a folder."""


Write = Callable[[Iterable[NoteTriples]], bytes]
"""Writes some notes in a format."""


class Part(NamedTuple):
    """Some notes as they are written."""

    text: bytes
    used: Counter[str]  # terms of which something is to be said after the notes, by how many
    last: int  # how many notes are done


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
    def compact(self) -> Compactor:
        """What shortens terms, for Turtle."""
        return Compactor(self.vocabulary.prefixes, self.settings.base)

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
    def terms(self) -> list[Triple]:
        """The data set, and labels and hierarchy of the terms used, or the whole ontology."""
        return self.find_terms(find_used_terms(self.triples, self.vocabulary))

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
    def graphs(self) -> Sequence[NoteTriples]:
        """The named graphs: one a note, and what follows from them in one of its own."""
        return [*self.triples, *self.inferred_graphs]

    @property
    def inferred_graphs(self) -> Sequence[NoteTriples]:
        """The graph of what follows; none where nothing does."""
        name = inferred_iri(self.settings.base)
        return [NoteTriples(name, tuple(self.inferred), ())] if self.inferred else []

    def build(self, numbers: range) -> Iterator[NoteTriples]:
        """Yield the triples of the notes with these numbers."""
        if "triples" in self.__dict__:
            yield from self.triples[numbers.start : numbers.stop]
            return
        chosen = self.notes[numbers.start : numbers.stop]
        yield from build_triples(chosen, self.settings, self.vocabulary, links=self.links)

    def map_notes(self, write: Write) -> Iterator[Part]:
        """Yield what `write` makes of the notes, some of them at a time, on all cores."""
        for part in map_ranges(partial(self._write, write), len(self.notes)):
            yield part
            self.tell(part.last)

    def to_quads(self, *, graphs: bool = False) -> Chunks:
        """Yield what is stated as N-Quads, in no order, some of it twice.

        Everything lies in the default graph; with `graphs` each note lies in its own too, and what
        follows is there as well.
        """
        added = self.inferred_graphs  # first: the triples that it needs are then built for all
        write = partial(_write_quads, graphs=graphs)
        used: set[str] = set()
        for part in self.map_notes(write):
            yield part.text
            used.update(part.used)
        yield to_lines(self.find_terms(used))
        if graphs:
            yield write(added)

    def find_terms(self, used: Iterable[str]) -> list[Triple]:
        """Return what is said of the data set and of the terms used, sorted."""
        return sorted({*self.dataset, *self.describe(used)})

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
            said.update(self.vocabulary.own_triples)
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

    def _write(self, write: Write, numbers: range) -> Part:
        used: Counter[str] = Counter()

        def build() -> Iterator[NoteTriples]:
            for note in self.build(numbers):
                used.update(find_used_terms((note,), self.vocabulary))
                yield note

        with paused_collector():
            return Part(write(build()), used, numbers.stop)


def _write_quads(notes: Iterable[NoteTriples], *, graphs: bool) -> bytes:
    found = []
    for note in notes:
        found += [to_lines(note.own), to_lines(note.shared)]
        if graphs:
            found.append(to_quads(note))
    return b"".join(found)
