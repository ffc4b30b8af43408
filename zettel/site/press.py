"""All files of one site, written: of notes on all cores, then of all else."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from zettel.export.turtle import write_head, write_tail
from zettel.rdf import to_blocks
from zettel.site.addresses import Addresses, find_root, locate_files
from zettel.site.beside import find_file, list_beside, write_beside
from zettel.site.data import to_jsonld
from zettel.site.dataset import DUMP, PACKED, Sizes
from zettel.site.description import describe_note, write_note_turtle
from zettel.site.keys import find_frame, find_keys, is_told
from zettel.site.manifest import NAME
from zettel.site.packing import compress, read_pieces
from zettel.site.pages import build_site
from zettel.site.pages.note import write_note
from zettel.site.places import OPTIONAL, OWN, find_files, find_limits
from zettel.site.record import Kept, Past, find_stamps
from zettel.site.represent import represent
from zettel.site.resources import Form, Kind, Resource
from zettel.site.schema_org import build_note_schema
from zettel.site.search import find_text
from zettel.site.world import World
from zettel.site.writing import Entry, Writer
from zettel.workers import CHUNK, map_ranges, paused_collector

Tell = Callable[[int, int], None]
"""Told how many notes are done, of how many."""


class _Made(Struct, frozen=True, array_like=True):
    """A note that another process has written: its files, its blocks of the dump, its text."""

    entries: list[Entry]
    block: bytes
    text: str
    is_told: bool


class Press:
    """Writes the files of one site, and remembers what is in them."""

    def __init__(self, world: World, folder: Path) -> None:
        self.digests: dict[str, str] = {}
        self.written = 0
        self.frame = b""
        self.notes: dict[str, Kept] = {}
        self._world = world
        self._site = build_site(world)
        self._writer = Writer(folder)
        self._files = find_files(world.list_all(), find_limits())
        self._locate = locate_files(self._files)
        self._keys = [b""] * len(world.notes)
        self._known: Mapping[str, str] = {}
        self._sizes: Sizes = {}
        self._lasting: dict[int, Kept] = {}

    def recall(self, past: Past, known: Mapping[str, str]) -> None:
        """Find out which notes are as they were: they are not written again.

        `known` are the digests of the site's files.
        """
        world = self._world
        self.frame = find_frame(world, self._site, self._files, past.about)
        self._keys = find_keys(world, self._files, past.digests)
        self._known = known
        record, folder = past.record, self._writer.folder
        if not self.frame or (record.frame, record.place) != (self.frame, str(folder.resolve())):
            return
        stamps = find_stamps(folder)
        right = {name for name, stamp in record.stamps.items() if stamps.get(name) == stamp}
        if {NAME, self._dump} <= right:
            for number, path in enumerate(world.paths[: len(world.notes)]):
                kept = record.notes.get(path)
                if kept and kept.key == self._keys[number] and right.issuperset(self._name(path)):
                    self._lasting[number] = kept

    def list_names(self) -> list[str]:
        """List the files that the site will have."""
        own = {name for (path, _), name in self._files.items() if path not in OPTIONAL}
        return sorted({*own, *list_beside(self._world)})

    def write(self, explorer: Iterable[bytes], tell: Tell) -> None:
        """Write all files."""
        self._keep(self._writer.put_chunks(self._dump, self._write_dump(tell)))
        self._pack()
        others = [one for one in self._world.list_all() if one.kind is not Kind.NOTE]
        for entries in map_ranges(partial(self._write_others, others), len(others)):
            self._keep(*entries)
        name = self._files[OWN.map, Form.HTML]
        self._keep(self._writer.put_chunks(name, explorer))
        texts = [kept.text for kept in self.notes.values()]
        for path, data in write_beside(self._world, self._site, self._find_addresses, texts):
            name = self._files.get((path, Form.HTML), path)
            self._keep(self._writer.put(name, data))

    def _keep(self, *entries: Entry) -> None:
        for entry in entries:
            self.digests[entry.name] = entry.digest
            self.written += entry.is_new

    def _find_addresses(self, path: str) -> Addresses:
        """Return how the page of a path writes addresses."""
        name = self._files.get((path, Form.HTML), path)
        return Addresses(find_root(name), self._locate)

    def _write_dump(self, tell: Tell) -> Iterator[bytes]:
        """Yield the whole graph as `zettel export --to turtle` has it; write notes by the way."""
        world, material = self._world, self._world.material
        head = write_head(material)
        yield head
        start, count = len(head), len(world.notes)
        made = self._write_changed()
        with self._open_dump() as dump:
            for number, path in enumerate(world.paths[:count]):
                kept = self._lasting.get(number)
                if kept and dump:
                    dump.seek(kept.start)
                    block, key, text = dump.read(kept.length), kept.key, kept.text
                    self._keep(*(Entry(n, self._known[n], is_new=False) for n in self._name(path)))
                else:
                    one = next(made)
                    block, text = one.block, one.text
                    key = self._keys[number] if one.is_told else b""
                    self._keep(*one.entries)
                self.notes[path] = Kept(key, start, len(block), text)
                start += len(block)
                yield block
                if number % CHUNK == CHUNK - 1 or number == count - 1:
                    tell(number + 1, count)
        yield write_tail(material, world.scan.shared, world.scan.used)

    def _pack(self) -> None:
        """Write the dump once more, compressed."""
        dump = self._writer.folder / self._dump
        name = self._files[OWN.packed, Form.HTML]
        with dump.open("rb") as file:
            self._keep(self._writer.put_chunks(name, compress(read_pieces(file))))
        packed = self._writer.folder / name
        self._sizes = {DUMP: dump.stat().st_size, PACKED: packed.stat().st_size}

    @property
    def _dump(self) -> str:
        return self._files[OWN.dump, Form.HTML]

    def _open_dump(self) -> AbstractContextManager[BinaryIO | None]:
        """Open the dump as it was, where some of it stays."""
        if not self._lasting:
            return nullcontext()
        return (self._writer.folder / self._dump).open("rb")

    def _name(self, path: str) -> list[str]:
        """Return the names of the files of a note."""
        return [self._files[path, form] for form in Form]

    def _write_changed(self) -> Iterator[_Made]:
        """Write the notes that are not as they were, in their order."""
        count = len(self._world.notes)
        numbers = [number for number in range(count) if number not in self._lasting]
        for made in map_ranges(partial(self._write_notes, numbers), len(numbers)):
            yield from made

    def _write_notes(self, numbers: list[int], some: range) -> list[_Made]:
        with paused_collector():
            return [self._write_note(number) for number in numbers[some.start : some.stop]]

    def _write_note(self, number: int) -> _Made:
        world, material = self._world, self._world.material
        path = world.paths[number]
        (note,) = material.build(range(number, number + 1))
        triples = describe_note(world, note)
        blocks = to_blocks(note.own, material.compact, note.document)
        schema = build_note_schema(world, number, triples)
        written = write_note(world, self._site, number, self._find_addresses(path), schema)
        whole = sorted({*triples, *schema})
        forms = {
            Form.HTML: written.page,
            Form.TURTLE: write_note_turtle(world, note, blocks),
            Form.JSON_LD: to_jsonld(world, whole, note.document),
        }
        entries = [self._writer.put(self._files[path, form], data) for form, data in forms.items()]
        read = world.contents.read_body
        text = read(world.notes[number].note) if read else ""
        return _Made(entries, blocks.encode(), find_text(world, written.body), is_told(text))

    def _write_others(self, resources: list[Resource], numbers: range) -> list[Entry]:
        found = []
        for resource in resources[numbers.start : numbers.stop]:
            if resource.kind is Kind.FILE:
                found += self._copy(resource)
                continue
            addresses = self._find_addresses(resource.path)
            for form in Form:
                data = represent(self._world, resource, form, addresses, sizes=self._sizes)
                found.append(self._writer.put(self._files[resource.path, form], data))
        return found

    def _copy(self, resource: Resource) -> list[Entry]:
        """Copy a file of the vault; one that has gone, or leads out of it, is left out."""
        path = find_file(self._world, resource)
        if path is None:
            return []
        name = self._files[resource.path, Form.HTML]
        with path.open("rb") as file:
            return [self._writer.put_chunks(name, read_pieces(file))]
