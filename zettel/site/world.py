"""All that pages and data of a vault's site are made from, each part when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from zettel.export.material import Material
from zettel.model import Attachment, ResolvedLink
from zettel.rdf import Compactor, Triple, document_iri, placeholder_iri, tag_iri, type_iri
from zettel.rdf.names import target_iri
from zettel.site.resources import Kind, Resource
from zettel.site.scanning import Scan, scan_notes
from zettel.stats import Structure
from zettel.view import Contents
from zettel.view.document import find_note_pairs
from zettel.view.edges import Drawn, Links, draw_links, gather_links
from zettel.view.images import find_sources, find_thumbnail, find_type
from zettel.view.reading import Places, find_places

Edge = tuple[int, str, list[ResolvedLink]]
"""The node at the other end, the name of the link type, and the links."""

_OF_DATASETS: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "void": "http://rdfs.org/ns/void#",
}


class World:
    """A vault as others may see it: what there is below its base, and how it hangs together.

    Nodes have numbers: notes in order of id, then placeholders by name.
    """

    def __init__(
        self,
        contents: Contents,
        material: Material,
        moved: Mapping[str, str],
        *,
        infer: bool = False,
    ) -> None:
        """Take what a page is made from, what an export is made from, and notes' old ids.

        Both are of the same notes. `infer` lists what follows from them among all that there is.
        """
        self.infer = infer
        self.contents = contents
        self.material = material
        self.settings = material.settings
        self.vocabulary = material.vocabulary
        self.notes = material.notes
        self._moved = moved

    @property
    def base(self) -> str:
        """What the IRIs of all resources begin with."""
        return self.settings.base

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes of the vocabulary, and those that describe a data set."""
        return {**_OF_DATASETS, **self.vocabulary.prefixes}

    @cached_property
    def compact(self) -> Compactor:
        """What shortens terms, for Turtle."""
        return Compactor(self.prefixes, self.base)

    @cached_property
    def places(self) -> Places:
        """The nodes: ids, titles, and their numbers."""
        return find_places(self.notes)

    @cached_property
    def links(self) -> Links:
        """All links between nodes."""
        return gather_links(self.notes, self.places)

    @cached_property
    def drawn(self) -> Drawn:
        """The link types, and the links between nodes by type, without those to itself."""
        return draw_links(self.links, self.contents.find_label)

    @cached_property
    def incoming(self) -> Mapping[int, list[Edge]]:
        """By node, what leads to it."""
        found: dict[int, list[Edge]] = {}
        for (source, target, relation), links in self.drawn.links.items():
            found.setdefault(target, []).append((source, relation, links))
        return found

    @cached_property
    def outgoing(self) -> Mapping[int, list[Edge]]:
        """By node, what it leads to."""
        found: dict[int, list[Edge]] = {}
        for (source, target, relation), links in self.drawn.links.items():
            found.setdefault(source, []).append((target, relation, links))
        return found

    @cached_property
    def structure(self) -> Structure:
        """Which notes are central."""
        return self.contents.find_structure(find_note_pairs(self.links, self.notes))

    @cached_property
    def tags(self) -> Mapping[str, list[int]]:
        """Every tag, and those above it, with the notes that have it; sorted."""
        found: dict[str, list[int]] = {}
        for number, resolved in enumerate(self.notes):
            for tag in dict.fromkeys(resolved.note.tags):
                found.setdefault(tag, []).append(number)
        for tag in list(found):
            while tag := tag.rpartition("/")[0]:
                found.setdefault(tag, [])
        return dict(sorted(found.items()))

    @cached_property
    def narrower(self) -> Mapping[str, list[str]]:
        """The tags right below a tag; sorted."""
        found: dict[str, list[str]] = {}
        for tag in self.tags:
            found.setdefault(tag.rpartition("/")[0], []).append(tag)
        return found

    @cached_property
    def types(self) -> Mapping[str, list[int]]:
        """Every note type with its notes; sorted."""
        found: dict[str, list[int]] = {}
        for number, resolved in enumerate(self.notes):
            for name in dict.fromkeys(resolved.note.types):
                found.setdefault(name, []).append(number)
        return dict(sorted(found.items()))

    @cached_property
    def files(self) -> Mapping[str, list[int]]:
        """Every file that notes link to, there or not, and their pictures, with these; sorted."""
        found: dict[str, dict[int, None]] = {}
        for number, resolved in enumerate(self.notes):
            named = [link.resolution for link in resolved.links]
            paths = [one.path for one in named if isinstance(one, Attachment)]
            for path in (*paths, *self.pictures.get(number, ())):
                found.setdefault(path, {})[number] = None
        return {path: list(found[path]) for path in sorted(found) if path}

    @cached_property
    def pictures(self) -> Mapping[int, Sequence[str]]:
        """The pictures of a note that are no links to the graph: in its front matter, and as HTML.

        The first is "" where the front matter names none.
        """
        contents = self.contents
        if not any(map(find_type, contents.files)):
            return {}
        found = {}
        for number, resolved in enumerate(self.notes):
            note = resolved.note
            text = contents.read_body(note) if contents.read_body else ""
            sources = find_sources(note, text, contents.resolve_link)
            portrait = find_thumbnail(note, contents.resolve_link)
            found[number] = [portrait, *(path for _, path in sources if path)]
        return found

    def find_portrait(self, number: int) -> str:
        """Return the path of a note's picture, "" where it has none that is published."""
        path = next(iter(self.pictures.get(number, ())), "")
        return path if path in self.published else ""

    @cached_property
    def published(self) -> frozenset[str]:
        """The files among them that are the vault's own, and so can be published."""
        return frozenset(self.contents.files).intersection(self.files)

    @cached_property
    def scan(self) -> Scan:
        """What the triples of all notes mention below the base."""
        return scan_notes(self.material)

    @cached_property
    def terms(self) -> Mapping[str, list[str]]:
        """Own terms, and whatever else is named below the base, by the path that they stand at."""
        described = [iri for iri in self.vocabulary.own.triples if iri.startswith(self.base)]
        named = {*described, *self.scan.mentions}
        found: dict[str, list[str]] = {}
        for iri in sorted(named):
            path = iri[len(self.base) :].partition("#")[0]
            if path not in self._plain:
                found.setdefault(path, []).append(iri)
        return found

    @cached_property
    def inferred(self) -> Sequence[Triple]:
        """What follows from all that is stated."""
        from zettel.export.options import Options

        options = Options(links=self.material.links, infer=True)
        return Material(self.notes, self.settings, self.vocabulary, options).inferred

    def find(self, path: str, *, is_quick: bool = False) -> Resource | None:
        """Return what stands at a path below the base, as an IRI has it; None for nothing.

        `is_quick` does without what only the triples of all notes tell.
        """
        found = self._plain.get(path)
        return found if found or is_quick else self._defined.get(path)

    def list_all(self) -> Iterator[Resource]:
        """Yield all resources: what notes make, then terms."""
        for resource in self._plain.values():
            if self.infer or resource.kind is not Kind.INFERRED:
                yield resource
        yield from self._defined.values()

    def to_path(self, iri: str) -> str | None:
        """Return what an IRI has after the base, without its fragment; None for others."""
        return iri[len(self.base) :].partition("#")[0] if iri.startswith(self.base) else None

    def to_file_path(self, path: str) -> str:
        """Return what the IRI of a file has after the base."""
        return target_iri(self.base, Attachment(path, exists=True))[len(self.base) :]

    def find_number(self, resource: Resource) -> int:
        """Return the number of the node that a note or placeholder is, of others -1."""
        if resource.kind is Kind.NOTE:
            return self.places.notes[resource.name]
        return self.places.placeholders.get(resource.name, -1)

    @cached_property
    def paths(self) -> Sequence[str]:
        """The path of each node."""
        notes = [document_iri(self.base, one.note.id) for one in self.notes]
        missing = [placeholder_iri(self.base, name) for name in self.places.placeholders]
        return [iri[len(self.base) :] for iri in (*notes, *missing)]

    @cached_property
    def _plain(self) -> Mapping[str, Resource]:
        """What can be told without looking at triples, by path; of two at one, the first."""
        found: dict[str, Resource] = {}
        for resource in self._list_plain():
            found.setdefault(resource.path, resource)
        return found

    @cached_property
    def _defined(self) -> Mapping[str, Resource]:
        own = self.vocabulary.own.triples
        found = {}
        for path, iris in self.terms.items():
            is_known = path.startswith("key/") or any(iri in own for iri in iris)
            is_used = is_known or not path.startswith(("note/", "missing/", "tag/", "file/"))
            found[path] = Resource(Kind.TERMS if is_used else Kind.OTHER, path, path)
        return found

    def _list_plain(self) -> Iterator[Resource]:
        start = len(self.base)
        yield Resource(Kind.DATASET, "", self.settings.name)
        ids = self.places.ids[: len(self.notes)]
        for path, name in zip(self.paths, (*ids, *self.places.placeholders), strict=True):
            yield Resource(Kind.NOTE if path.startswith("note/") else Kind.MISSING, path, name)
        for tag in self.tags:
            yield Resource(Kind.TAG, tag_iri(self.base, tag)[start:], tag)
        for name in self.types:
            yield Resource(Kind.TYPE, type_iri(self.base, name)[start:], name)
        for path in self.files:
            kind = Kind.FILE if path in self.published else Kind.OTHER
            yield Resource(kind, self.to_file_path(path), path)
        for old, new in sorted(self._moved.items()):
            if new in self.places.notes and old not in self.places.notes:
                yield Resource(Kind.MOVED, document_iri(self.base, old)[start:], new)
        yield Resource(Kind.INFERRED, "inferred", "inferred")
