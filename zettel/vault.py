"""The vault: what `zettel.open` gives, with parts that are built when first asked for."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from zettel.errors import NoteError, VaultError
from zettel.model import Issue, Note, ResolvedNote
from zettel.reader import FoundDialect, Progress, Reading, has_file, read_body, read_notes
from zettel.resolve import (
    NameIndex,
    build_index,
    find_candidates,
    find_duplicate_ids,
    hide_keys,
    hide_private,
    resolve_notes,
    suggest_names,
)
from zettel.settings import Settings, read_settings
from zettel.vocabulary import Vocabulary, find_label, is_relation, read_vocabulary

# Each part imports what it needs when it is built: rdflib, networkx and igraph cost more to load
# than a small vault takes to read.
if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyvis.network import Network

    from zettel.export import Material
    from zettel.graph import Backlink, Step
    from zettel.mentions import Mentions, Wanted
    from zettel.query import Answer, NamedQuery, Stores
    from zettel.stats import Stats


def open_vault(folder: str | Path = ".", progress: Progress | None = None) -> "Vault":
    """Read a folder of notes.

    Args:
        folder: the notes' folder, or one with a `zettel.toml` that says where they are.
        progress: called with a stage's name, how much of it is done, and how much there is.

    Raises:
        VaultError: no such folder, no notes in it, or its settings or ontology cannot be read.
    """
    settings = read_settings(Path(folder))
    reading = read_notes(settings, progress)
    if not reading.notes:
        raise VaultError(
            f"there are no notes in {folder}",
            f"a note is a file that ends in {' or '.join(settings.suffixes)}",
        )
    return Vault(settings, reading, progress)


class Vault:
    """A folder of notes, read once: its notes, links, issues, graph, RDF, queries, page.

    Notes are in order of id. Only `export` writes, and only where it is told.
    """

    def __init__(
        self, settings: Settings, reading: Reading, progress: Progress | None = None
    ) -> None:
        self.settings = settings
        self.vocabulary: Vocabulary = read_vocabulary(settings)
        self._reading = reading
        self._progress = progress

    def __repr__(self) -> str:
        return f"<Vault {self.settings.name!r}: {len(self._reading.notes)} notes>"

    @cached_property
    def resolved(self) -> tuple[ResolvedNote, ...]:
        """Every note with its links resolved."""
        known = partial(is_relation, self.vocabulary)
        read, is_file = self._reading, partial(has_file, self.settings)
        return resolve_notes(read.notes, read.files, known, is_file, read.pages)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note."""
        return tuple(resolved.note for resolved in self.resolved)

    @cached_property
    def public(self) -> tuple[ResolvedNote, ...]:
        """The notes as others may see them: drafts and private ones gone, links to them open."""
        return hide_private(self.resolved)

    @property
    def files(self) -> tuple[str, ...]:
        """Paths of the vault's files that are no notes, such as pictures."""
        return self._reading.files

    @property
    def reading_issues(self) -> tuple[Issue, ...]:
        """What reading alone found wrong; `issues` has these too."""
        return self._reading.issues

    @property
    def dialects(self) -> tuple[FoundDialect, ...]:
        """The application that the notes of each folder are written for, and what shows it."""
        return self._reading.dialects

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that is wrong with the notes, in order of path and line."""
        return self._find_issues(ontology=True)

    @cached_property
    def graph(self) -> "networkx.MultiDiGraph":
        """The network of notes, placeholders, tags and types; every written link is an edge."""
        from zettel.graph import build_graph

        return build_graph(self.resolved)

    @cached_property
    def rdf(self) -> "rdflib.Dataset":
        """The graph as an rdflib data set: one named graph a note, the default one their union."""
        return self.to_dataset()

    def find_note(self, name: str) -> Note:
        """Return the note that goes by an id, path, file name, title or alias.

        Raises:
            NoteError: none does, or several do.
        """
        found = find_candidates(self._index, name)
        if len(found) == 1:
            return self._by_id[found[0]]
        if found:
            paths = ", ".join(self._by_id[note].path for note in found[:5])
            raise NoteError(f"{len(found)} notes go by the name {name!r}", f"say which: {paths}")
        near = suggest_names(self._index, name)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise NoteError(f"no note goes by the name {name!r}", hint)

    def find_backlinks(self, note: Note | str) -> "tuple[Backlink, ...]":
        """Return the links that lead to a note, each with the note that it stands in."""
        from zettel.graph import find_backlinks

        found = note if isinstance(note, Note) else self.find_note(note)
        return find_backlinks(self.resolved, found.id)

    def find_mentions(self, wanted: "Wanted | None" = None) -> "Mentions":
        """Return where notes are named without a link, the best first."""
        from zettel.mentions import ALL, find_mentions

        return find_mentions(self.resolved, self.settings, wanted or ALL, self._progress)

    def find_path(self, start: Note | str, end: Note | str) -> "tuple[Step, ...]":
        """Return the shortest way between two notes along links, in either direction of each.

        Raises:
            NoteError: no such note, or nothing joins the two.
        """
        from zettel.graph import find_path

        a, b = (note if isinstance(note, Note) else self.find_note(note) for note in (start, end))
        steps = find_path(self.graph, a.id, b.id)
        if not steps and a.id != b.id:
            raise NoteError(f"no links join {a.title!r} and {b.title!r}")
        return steps

    def read_body(self, note: Note | str) -> str:
        """Return a note's text below its front matter, read from its file."""
        return read_body(self.settings, note if isinstance(note, Note) else self.find_note(note))

    def stats(self) -> "Stats":
        """Return figures: notes, links, types, tags, components, central notes, communities."""
        from zettel.stats import build_stats

        return build_stats(self.resolved, self._find_issues(ontology=False), self.dialects)

    def queries(self) -> "tuple[NamedQuery, ...]":
        """Return the named queries: the vault's own, then those that suit any vault."""
        from zettel.query import find_queries

        return find_queries(self.settings)

    def query(self, query: str, *, infer: bool = False, of: Note | str | None = None) -> "Answer":
        """Answer SPARQL text, a `.rq` file, or a named query such as `Q01`.

        Args:
            query: which.
            infer: whether what follows from the notes counts too.
            of: the note that `?it` stands for, as what it is about.

        Raises:
            QueryError: there is no such query, it is malformed, or it asks for what is not allowed.
            NoteError: there is no such note.
        """
        from zettel.inference import inferred_iri
        from zettel.query import asks_graphs, find_text, run_query
        from zettel.rdf import thing_iri

        text, base = find_text(self.queries(), str(query)), self.settings.base
        note = self.find_note(of) if isinstance(of, str) else of
        it = thing_iri(base, note.id) if note else ""
        graphs = asks_graphs(text)
        store = self._stores.find(graphs=graphs, infer=infer)
        added = inferred_iri(base) if infer and not graphs else ""
        return run_query(store, text, self.vocabulary.prefixes, base, added=added, it=it)

    def to_dataset(self, *, infer: bool = False) -> "rdflib.Dataset":
        """Return `rdf` anew; with `infer` what follows stands in the graph `<base>inferred`."""
        from zettel.rdf import to_dataset

        material = self._material(self.resolved, infer=infer)
        return to_dataset(material.graphs, material.terms, self.vocabulary.prefixes)

    def to_html(self, *, drafts: bool = False) -> str:
        """Return the explorer: one page that holds everything and loads nothing."""
        from zettel.view import build_page

        label = partial(find_label, self.vocabulary)
        return build_page(self._choose(drafts), self.settings, label, self.read_body)

    def to_pyvis(self, *, drafts: bool = False) -> "Network":
        """Return the network as pyvis's `Network`, to show in a notebook or to go on editing."""
        from zettel.view import to_pyvis

        label = partial(find_label, self.vocabulary)
        return to_pyvis(self._choose(drafts), self.settings.name, label, self.settings.language)

    def to_turtle(self, **options: bool) -> str:
        """Return the graph as Turtle; the options are those of `export`."""
        return (self.export("turtle", None, **options) or b"").decode()

    def export(
        self,
        format: str,
        output: Path | None = None,
        *,
        links: bool = True,
        ontology: bool = False,
        infer: bool = False,
        drafts: bool = False,
    ) -> bytes | None:
        """Write the graph in a format of `zettel.export.EXPORTERS`, whole or not at all.

        Args:
            format: the format's name.
            output: file to write, a folder for `csv`; without it the bytes are returned.
            links: whether every written link is a resource of its own.
            ontology: whether the whole ontology goes with the data.
            infer: whether what follows from the notes goes too, marked as such.
            drafts: whether drafts and private notes go too; else links to them are placeholders.

        Raises:
            FormatError: no such format, or it needs a folder and none is given.
            OutputError: the output cannot be written.
        """
        from zettel.export import find_exporter, write_export

        exporter = find_exporter(format)
        options = {"links": links, "ontology": ontology, "infer": infer}
        material = self._material(self._choose(drafts), **options)
        return write_export(exporter, material, output)

    def _find_issues(self, *, ontology: bool) -> tuple[Issue, ...]:
        from zettel.check import find_issues

        reading, known = self._reading, (self.settings, self.vocabulary)
        found = (*reading.issues, *find_duplicate_ids(reading.notes))
        return find_issues(self.resolved, found, *known, files=reading.files, ontology=ontology)

    def _choose(self, drafts: bool) -> tuple[ResolvedNote, ...]:
        return self.resolved if drafts else self.public

    def _material(self, notes: tuple[ResolvedNote, ...], **options: bool) -> "Material":
        from zettel.export import Material, Options

        asked, tell = Options(**options), self._tell_of("write")
        known = self.vocabulary
        if notes is not self.resolved:
            known = hide_keys(known, self.resolved, notes)
        return Material(notes, self.settings, known, asked, on_note=tell)

    def _tell_of(self, stage: str) -> Callable[[int], None] | None:
        progress, total = self._progress, len(self.resolved)
        return None if progress is None else lambda done: progress(stage, done, total)

    @cached_property
    def _stores(self) -> "Stores":
        from zettel.inference import inferred_iri
        from zettel.query import Stores

        name = inferred_iri(self.settings.base)
        return Stores(lambda infer: self._material(self.resolved, infer=infer), name)

    @cached_property
    def _index(self) -> NameIndex:
        return build_index(self.notes)

    @cached_property
    def _by_id(self) -> dict[str, Note]:
        return {note.id: note for note in self.notes}
