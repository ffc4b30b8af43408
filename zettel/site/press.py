"""All files of one site, written: of notes on all cores, then of all else."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from zettel.export.turtle import write_head, write_tail
from zettel.rdf import to_blocks
from zettel.site.addresses import Addresses, find_root, locate_files
from zettel.site.beside import find_file, list_beside, write_beside
from zettel.site.data import to_jsonld
from zettel.site.description import describe_note, write_note_turtle
from zettel.site.pages import build_site
from zettel.site.pages.note import write_note
from zettel.site.places import OPTIONAL, OWN, find_files, find_limits
from zettel.site.represent import represent
from zettel.site.resources import Form, Kind, Resource
from zettel.site.schema_org import build_note_schema
from zettel.site.search import find_text
from zettel.site.world import World
from zettel.site.writing import Entry, Writer
from zettel.workers import map_ranges, paused_collector

Tell = Callable[[int, int], None]
"""Told how many notes are done, of how many."""


class _Part(Struct, frozen=True, array_like=True):
    """Some notes, as another process has written them."""

    entries: list[Entry]
    blocks: list[bytes]
    texts: list[str]
    last: int


class Press:
    """Writes the files of one site, and remembers what is in them."""

    def __init__(self, world: World, folder: Path) -> None:
        self.digests: dict[str, str] = {}
        self.written = 0
        self._world = world
        self._site = build_site(world)
        self._writer = Writer(folder)
        self._files = find_files(world.list_all(), find_limits())
        self._locate = locate_files(self._files)

    def list_names(self) -> list[str]:
        """List the files that the site will have."""
        own = {name for (path, _), name in self._files.items() if path not in OPTIONAL}
        return sorted({*own, *list_beside(self._world)})

    def write(self, explorer: Iterable[bytes], tell: Tell) -> None:
        """Write all files."""
        texts: list[str] = []
        self._keep(
            self._writer.put_chunks(self._files[OWN.dump, Form.HTML], self._write_dump(texts, tell))
        )
        others = [one for one in self._world.list_all() if one.kind is not Kind.NOTE]
        for entries in map_ranges(partial(self._write_others, others), len(others)):
            self._keep(*entries)
        name = self._files[OWN.map, Form.HTML]
        self._keep(self._writer.put_chunks(name, explorer))
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

    def _write_dump(self, texts: list[str], tell: Tell) -> Iterator[bytes]:
        """Yield the whole graph as `zettel export --to turtle` has it; write notes by the way."""
        material, count = self._world.material, len(self._world.notes)
        yield write_head(material)
        for part in map_ranges(self._write_notes, count):
            self._keep(*part.entries)
            texts += part.texts
            yield from part.blocks
            tell(part.last, count)
        yield write_tail(material, self._world.scan.shared, self._world.scan.used)

    def _write_notes(self, numbers: range) -> _Part:
        world, material = self._world, self._world.material
        part = _Part([], [], [], numbers.stop)
        with paused_collector():
            for number, note in zip(numbers, material.build(numbers), strict=True):
                path = world.paths[number]
                triples = describe_note(world, note)
                blocks = to_blocks(note.own, material.compact, note.document)
                part.blocks.append(blocks.encode())
                addresses = self._find_addresses(path)
                schema = build_note_schema(world, number, triples)
                written = write_note(world, self._site, number, addresses, schema)
                whole = sorted({*triples, *schema})
                forms = {
                    Form.HTML: written.page,
                    Form.TURTLE: write_note_turtle(world, note, blocks),
                    Form.JSON_LD: to_jsonld(world, whole, note.document),
                }
                for form, data in forms.items():
                    part.entries.append(self._writer.put(self._files[path, form], data))
                part.texts.append(find_text(world, written.body))
        return part

    def _write_others(self, resources: list[Resource], numbers: range) -> list[Entry]:
        found = []
        for resource in resources[numbers.start : numbers.stop]:
            if resource.kind is Kind.FILE:
                found += self._copy(resource)
                continue
            addresses = self._find_addresses(resource.path)
            for form in Form:
                data = represent(self._world, resource, form, addresses)
                found.append(self._writer.put(self._files[resource.path, form], data))
        return found

    def _copy(self, resource: Resource) -> list[Entry]:
        """Copy a file of the vault; one that has gone, or leads out of it, is left out."""
        path = find_file(self._world, resource)
        if path is None:
            return []
        name = self._files[resource.path, Form.HTML]
        with path.open("rb") as file:
            return [self._writer.put_chunks(name, iter(partial(file.read, 1 << 20), b""))]
