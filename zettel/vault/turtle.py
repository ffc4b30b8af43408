"""The graph as the explorer's page holds it: what `zettel query` answers from, and its console."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from zettel.export.material import Material
from zettel.export.turtle import write_tail
from zettel.query import NamedQuery
from zettel.rdf import RDF_TYPE, Triple, find_used_terms, to_blocks, to_header
from zettel.vault.console import build_console
from zettel.view.blocks import Block, pack, pack_nodes
from zettel.view.shape import Console
from zettel.view.turtle import PACKING, Turtle
from zettel.workers import map_ranges, paused_collector

if TYPE_CHECKING:
    from zettel.vault.vault import Vault


def build_turtle(vault: "Vault", *, drafts: bool) -> Turtle:
    """Return the graph of a vault and its named queries; without `drafts` nothing private."""
    writer = _Writer(vault.build_material(drafts=drafts), vault.queries())
    return Turtle(writer.write_blocks(), writer.build_console)


class _Part(NamedTuple):
    """Some notes as Turtle, and what is left to be said after all of them."""

    blocks: list[Block]
    shared: set[Triple]
    used: set[str]
    counts: Counter[tuple[str, str]]  # of "class" or "property" and its IRI in angle brackets


class _Writer:
    """Writes the blocks, and remembers what the terms and the console are to be told by."""

    def __init__(self, material: Material, queries: Iterable[NamedQuery]) -> None:
        self._material = material
        self._queries = queries
        self._counts: Counter[tuple[str, str]] = Counter()

    def write_blocks(self) -> Iterator[Block]:
        """Yield the head, the notes in order, the tail."""
        material = self._material
        header = to_header(material.vocabulary.prefixes, material.settings.base)
        about = to_blocks(material.dataset, material.compact)
        yield pack("head", [f"{header}\n".encode(), about.encode()], PACKING)
        shared: set[Triple] = set()
        used: set[str] = set()
        for part in map_ranges(partial(_write_part, material), len(material.notes)):
            yield from part.blocks
            shared |= part.shared
            used |= part.used
            self._counts.update(part.counts)
        yield pack("tail", [write_tail(material, shared, used)], PACKING)

    def build_console(self) -> Console:
        """Return what the console knows; all blocks are written."""
        known = self._material.vocabulary, self._material.settings.language
        return build_console(*known, self._queries, self._counts)


def _write_part(material: Material, numbers: range) -> _Part:
    texts: list[bytes] = []
    part = _Part([], set(), set(), Counter())
    with paused_collector():
        for note in material.build(numbers):
            texts.append(to_blocks(note.own, material.compact, note.document).encode())
            part.shared.update(note.shared)
            part.used.update(find_used_terms((note,), material.vocabulary))
            for triples in (note.own, note.shared):
                part.counts.update([("property", name) for _, name, _ in triples])
                part.counts.update([("class", v) for _, name, v in triples if name == RDF_TYPE])
        part.blocks.extend(pack_nodes(numbers.start, texts, PACKING))
    return part
