"""One state of the notes, and what is served of it: replaced whole, never changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from zettel.export.options import Options
from zettel.rdf import NoteTriples, Triple, to_lines, to_quads

if TYPE_CHECKING:
    from zettel.export.material import Material
    from zettel.vault import Vault


class Snapshot(msgspec.Struct, frozen=True):
    """A state by its number; `vault` is None where other data is served than notes."""

    number: int
    made: datetime
    prefixes: Mapping[str, str] = {}
    base: str = ""
    title: str = ""
    language: str = ""
    vault: "Vault | None" = None
    drafts: bool = False
    infer: bool = False

    def build_material(self) -> "Material":
        """Return the notes that are served, as exporters are given them."""
        assert self.vault is not None
        return self.vault.build_material(Options(infer=self.infer), drafts=self.drafts)


def take_snapshot(
    vault: "Vault", number: int, *, drafts: bool = False, infer: bool = False
) -> Snapshot:
    """Return the state of a vault; without `drafts` nothing tells of private notes."""
    settings = vault.settings
    return Snapshot(
        number=number,
        made=datetime.now(UTC),
        prefixes=vault.vocabulary.prefixes,
        base=settings.base,
        title=settings.title or settings.name,
        language=settings.language,
        vault=vault,
        drafts=drafts,
        infer=infer,
    )


class VaultContents:
    """What the engine holds of a vault: each note's graph, all in the default one, and terms."""

    def __init__(
        self, snapshot: Snapshot, used: Counter[str] | None = None, inferred: Iterable[Triple] = ()
    ) -> None:
        """Take a state; of one that is loaded, how many notes use each term, and what follows."""
        self.snapshot = snapshot
        self.used = used or Counter[str]()
        self.inferred = tuple(inferred)
        self._terms: list[Triple] = []

    @property
    def number(self) -> int:
        """Which state."""
        return self.snapshot.number

    def write_quads(self) -> Iterator[bytes]:
        """Yield each note's triples, in its graph and in the default one; so what follows."""
        material, used = self.snapshot.build_material(), Counter[str]()
        added = material.inferred_graphs  # first: the triples that it needs are then built for all
        for part in material.map_notes(_write_graphs):
            yield part.text
            used.update(part.used)
        yield _write_graphs(added)
        self.used, self.inferred = used, tuple(material.inferred)
        self._terms = material.find_terms(used)

    def write_terms(self) -> Iterator[bytes]:
        """Yield what is said of the data set and of the terms used."""
        yield to_lines(self._terms)


def _write_graphs(notes: Iterable[NoteTriples]) -> bytes:
    found = []
    for note in notes:
        found += [to_lines(note.own), to_lines(note.shared), to_quads(note)]
    return b"".join(found)
