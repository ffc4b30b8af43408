"""What a vault holds before an import: ids that are taken, and documents that were imported."""

from collections.abc import Iterator, Sequence

from zettel.edit.imports.document import to_property
from zettel.edit.imports.respelling import Place
from zettel.model import Note, Property

SOURCE, SOURCE_FILE, CHECKSUM = "source", "source_file", "source_sha256"
"""The keys by which a note tells where it was imported from."""


class Known:
    """The imported notes of a vault, by where they came from."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes: dict[tuple[str, str], Place] = {}
        self._paths: dict[str, str] = {}
        for note in notes:
            checksums = _find_texts(note, CHECKSUM)
            for path in (*_find_texts(note, SOURCE_FILE), *_find_texts(note, SOURCE)):
                for checksum in checksums:
                    self._notes.setdefault((path, checksum), Place(note.id, note.path))
                    self._paths.setdefault(path, note.path)

    def find(self, path: str, checksum: str) -> Place | None:
        """Return the note that a document with these bytes became, None if there is none."""
        return self._notes.get((path, checksum))

    def find_changed(self, path: str) -> str:
        """Return the note that the document became as it was before, "" if there is none."""
        return self._paths.get(path, "")


def find_taken(notes: Sequence[Note], files: Sequence[str]) -> Iterator[str]:
    """Yield the ids that a new note of a vault cannot have: others' ids, and names of files."""
    for note in notes:
        yield note.id
        yield note.path.rpartition("/")[2].partition(".")[0]
        yield note.path.rpartition("/")[2][:14]
    for path in files:
        yield path.partition(".")[0]


def describe_source(path: str, checksum: str, *, told: bool) -> list[Property]:
    """Return the properties that tell where a note comes from.

    `told` says that the document names its source by itself, such as its address.
    """
    key = SOURCE_FILE if told else SOURCE
    return [to_property(key, path), to_property(CHECKSUM, checksum)]


def _find_texts(note: Note, key: str) -> list[str]:
    return [
        value
        for prop in note.properties
        if prop.key == key
        for value in prop.values
        if isinstance(value, str)
    ]
