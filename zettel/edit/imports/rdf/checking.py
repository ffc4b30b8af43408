"""Notes read back: which of the stated triples they give."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from zettel.edit.imports.rdf.drafts import Draft
from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.homes import Home
from zettel.model import Note, ResolvedNote
from zettel.rdf import NoteTriples, Triple, build_note_triples
from zettel.resolve import resolve_notes
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, is_relation


class Checker:
    """Reads notes among those of the vault."""

    def __init__(
        self,
        settings: Settings,
        vocabulary: Vocabulary,
        notes: Sequence[Note],
        files: Sequence[str],
        is_file: Callable[[str], bool],
    ) -> None:
        self._settings = settings
        self._vocabulary = vocabulary
        self._notes = notes
        self._files = files
        self._is_file = is_file

    def build(self, drafts: Sequence[Draft], wanted: Sequence[str]) -> dict[str, NoteTriples]:
        """Return what notes say, by their ids; of the vault's own only those wanted by path."""
        paths = {*wanted, *(draft.path for draft in drafts)}
        known = partial(is_relation, self._vocabulary)
        notes = [*self._notes, *(draft.note for draft in drafts)]
        resolved = resolve_notes(notes, self._files, known, self._is_file)
        return {one.note.path: self._build(one) for one in resolved if one.note.path in paths}

    def _build(self, resolved: ResolvedNote) -> NoteTriples:
        return build_note_triples(resolved, self._settings, self._vocabulary, links=False)


def find_stated(home: Home, graph: Graph) -> Iterator[Triple]:
    """Yield what is stated of a home without blank nodes, as far as those can be compared."""
    for node in dict.fromkeys((home.document, home.topic, *home.parts)):
        for predicate, value in graph.said.get(node, ()):
            if value[:2] != "_:":
                yield node, predicate, value
