"""What an import has to know of the vault that it goes to."""

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct

from zettel.dialect import Dialect
from zettel.model import Note
from zettel.rdf import Triple, build_dataset_triples, document_iri, find_topic, to_node
from zettel.reader import find_marked, read_notes
from zettel.reader.detection import build_finder
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, read_standard, read_vocabulary


class Vault(Struct, frozen=True):
    """A vault before an import."""

    settings: Settings
    vocabulary: Vocabulary
    notes: Sequence[Note]
    files: Sequence[str]
    dialect: Dialect
    topics: Mapping[str, Note]  # by what they are about
    terms: frozenset[str]  # what ontologies describe
    stated: frozenset[Triple]  # what is said without any note: of terms, of the data set


def read_vault(settings: Settings) -> Vault:
    """Read the vault that an import goes to."""
    reading, vocabulary = read_notes(settings), read_vocabulary(settings)
    dialects = reading.dialects or find_marked(settings).dialects
    known = [*vocabulary.ontology.triples.items(), *read_standard().triples.items()]
    axioms = chain.from_iterable(triples for _, triples in known)
    return Vault(
        settings=settings,
        vocabulary=vocabulary,
        notes=reading.notes,
        files=reading.files,
        dialect=build_finder(dialects)("").dialect,
        topics={to_node(find_topic(note, settings.base)): note for note in reading.notes},
        terms=frozenset(to_node(iri) for iri, _ in known),
        stated=frozenset(axioms) | build_dataset_triples(settings),
    )


def find_document(vault: Vault, note: str) -> str:
    """Return the node that a note is as a document."""
    return to_node(document_iri(vault.settings.base, note))
