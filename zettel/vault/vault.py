"""The vault: what `zettel.open` gives, with parts that are built when first asked for."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from zettel.export.options import Options
from zettel.model import Issue, Note, ResolvedNote
from zettel.reader import FoundDialect, Outside, Progress, Reading, read_body
from zettel.settings import Settings

Result = TypeVar("Result")

# Each part imports what it needs when it is built: rdflib alone loads longer than a vault is read.
if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyvis.network import Network

    from zettel.cache import Cache
    from zettel.export.material import Material
    from zettel.graph import Backlink, Step
    from zettel.mentions import Mentions, Wanted
    from zettel.query import Answer, NamedQuery, Stores
    from zettel.resolve import NameIndex
    from zettel.site.publishing import Published
    from zettel.stats import Stats
    from zettel.vault.memory import Memory
    from zettel.vocabulary import Vocabulary


class Vault:
    """A folder of notes, read once: its notes, links, issues, graph, RDF, queries, page.

    Notes are in order of id. Only `export` and `publish` write, and only where they are told.
    """

    def __init__(
        self,
        settings: Settings,
        reading: Reading,
        progress: Progress | None = None,
        cache: "Cache | None" = None,
    ) -> None:
        self.settings = settings
        self.reading = reading
        self._progress = progress
        self._outside = Outside(settings)
        self.cache = cache

    def __repr__(self) -> str:
        return f"<Vault {self.settings.name!r}: {len(self.reading.notes)} notes>"

    def _repr_html_(self) -> str:
        """Show it in a notebook (IPython's rich display)."""
        from zettel.view.notebook import draw_notes

        return draw_notes(self.resolved, self.settings.name)

    @cached_property
    def memory(self) -> "Memory | None":
        """What earlier runs have worked out and what later ones may use; None without a cache."""
        if self.cache is None:
            return None
        from zettel.vault.memory import Memory

        return Memory(self.cache, self.settings, self.reading, self._outside)

    @cached_property
    def ontology(self) -> bytes:
        """A digest of the files that the vocabulary is read from."""
        from zettel.vault.memory import read_ontology, to_digest

        return to_digest(read_ontology(self.settings))

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """What keys, link types and note types mean."""
        from zettel.vocabulary import read_vocabulary

        _ = self.memory, self.ontology  # which have to know what it was before it is read
        return read_vocabulary(self.settings)

    @cached_property
    def index(self) -> "NameIndex":
        """Every name that links may go by."""
        from zettel.resolve import build_index, give_unique_ids

        return build_index(give_unique_ids(self.reading.notes))

    @cached_property
    def resolved(self) -> tuple[ResolvedNote, ...]:
        """Every note with its links resolved."""
        from zettel.vault.parts import resolve_vault

        return resolve_vault(self, self._outside)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note."""
        return tuple(resolved.note for resolved in self.resolved)

    @cached_property
    def public(self) -> tuple[ResolvedNote, ...]:
        """The notes as others may see them: drafts and private ones gone, links to them open."""
        from zettel.resolve import hide_private

        return hide_private(self.resolved)

    @property
    def files(self) -> tuple[str, ...]:
        """Paths of the vault's files that are no notes, such as pictures."""
        return self.reading.files

    @property
    def dialects(self) -> tuple[FoundDialect, ...]:
        """The application that the notes of each folder are written for, and what shows it."""
        return self.reading.dialects

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that is wrong with the notes, in order of path and line."""

        def find() -> tuple[Issue, ...]:
            from zettel.vault.parts import find_issues

            return find_issues(self)

        return self._remember("issues", tuple[Issue, ...], find)

    @cached_property
    def graph(self) -> "networkx.MultiDiGraph":
        """The network of notes, placeholders, tags and types; every written link is an edge."""
        from zettel.graph import build_graph
        from zettel.view.notebook import ShownGraph

        return build_graph(self.resolved, ShownGraph)

    @cached_property
    def rdf(self) -> "rdflib.Dataset":
        """The graph as an rdflib data set: one named graph a note, the default one their union."""
        return self.to_dataset()

    def find_note(self, name: str) -> Note:
        """Return the note that goes by an id, path, file name, title or alias.

        Raises:
            NoteError: none does, or several do.
        """
        from zettel.vault.finding import find_note

        return find_note(self, name)

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
        from zettel.vault.finding import find_path

        return find_path(self, start, end)

    def read_body(self, note: Note | str) -> str:
        """Return a note's text below its front matter, read from its file."""
        return read_body(self.settings, note if isinstance(note, Note) else self.find_note(note))

    def stats(self) -> "Stats":
        """Return figures: notes, links, types, tags, components, central notes, communities."""
        from zettel.stats import Stats

        def build() -> Stats:
            from zettel.vault.parts import build_figures

            return build_figures(self)

        return self._remember("stats", Stats, build)

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
        from zettel.vault.answers import answer_query

        return answer_query(self, self._stores, query, infer=infer, of=of)

    def to_dataset(self, *, infer: bool = False) -> "rdflib.Dataset":
        """Return `rdf` anew; with `infer` what follows stands in the graph `<base>inferred`."""
        from zettel.vault.answers import build_dataset

        return build_dataset(self, infer=infer)

    def to_html(self, **options: bool) -> str:
        """Return the explorer as one page; the options are those of `build_html`."""
        return b"".join(self.build_html(**options)).decode()

    def build_html(
        self, *, drafts: bool = False, bodies: bool = True, sparql: bool = True
    ) -> Iterator[bytes]:
        """Build it part by part, so that a large page need not be in memory as a whole.

        Without `drafts` links to private notes are open; `bodies` are the notes' texts and the
        sentences around links; `sparql` is the graph, which quotes sentences, with what asks it.
        """
        from zettel.vault.parts import build_html

        return build_html(self, drafts=drafts, bodies=bodies, sparql=sparql)

    def to_pyvis(self, *, drafts: bool = False) -> "Network":
        """Return the network as pyvis's `Network`, to show in a notebook or to go on editing."""
        from zettel.view import to_pyvis

        return to_pyvis(self.choose(drafts=drafts), self.settings, self.vocabulary)

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
        from zettel.vault.exports import write_vault

        options = Options(links, ontology, infer)
        return write_vault(self, format, output, options, drafts=drafts)

    def publish(self, folder: Path, **options: bool) -> "Published":
        """Write a site that any static host can serve; options are those of `publish_vault`."""
        from zettel.vault.world import publish_vault

        return publish_vault(self, folder, self._progress, **options)

    def build_material(self, options: Options | None = None, *, drafts: bool = True) -> "Material":
        """Return what exporters are given: the notes, what is asked, and whom to tell."""
        from zettel.vault.parts import build_material

        return build_material(self, options or Options(), self._progress, drafts=drafts)

    def choose(self, *, drafts: bool) -> tuple[ResolvedNote, ...]:
        """Return all notes, or those that others may see."""
        return self.resolved if drafts else self.public

    def _remember(self, name: str, kind: type[Result], build: Callable[[], Result]) -> Result:
        return self.memory.remember(name, kind, build) if self.memory else build()

    @cached_property
    def _stores(self) -> "Stores":
        from zettel.vault.answers import build_stores

        return build_stores(self)
