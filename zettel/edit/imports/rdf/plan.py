"""Facts → the changes that make notes of them, and the report of what became of each subject."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

from msgspec import Struct

from zettel.dialect import Dialect
from zettel.edit.changes import Change
from zettel.edit.imports.document import Remark
from zettel.edit.imports.ids import Ids
from zettel.edit.imports.known import find_taken
from zettel.edit.imports.rdf.blank import name_blank
from zettel.edit.imports.rdf.checking import Checker, find_stated
from zettel.edit.imports.rdf.drafts import Composer, Draft
from zettel.edit.imports.rdf.exports import leave_terms
from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.homes import Home, find_homes, find_orphans
from zettel.edit.imports.rdf.keys import Keys
from zettel.edit.imports.rdf.labels import Names, find_foreign, find_language, find_ours
from zettel.edit.imports.rdf.paths import Paths
from zettel.edit.imports.rdf.reading import KIND, Facts, Unreadable
from zettel.edit.imports.rdf.targets import Targets
from zettel.edit.imports.rdf.vault import Vault, find_document, read_vault
from zettel.edit.imports.report import Outcome, Report, Status
from zettel.model import Note, Record
from zettel.rdf import Triple
from zettel.reader import Outside, Progress
from zettel.resolve.names import cut_suffix
from zettel.settings import Settings
from zettel.vocabulary.terms import split_iri

_TRIES = 3  # a fact that is written in full may keep another from being read
_SHOWN = 3
_MOST = 10  # remarks on one source, before the rest is only counted


class Result(Struct, frozen=True):
    """What facts become: new notes, notes that are there, and what they do not say."""

    drafts: Sequence[Draft]
    known: Sequence[Home]
    lost: Mapping[str, Sequence[Triple]]  # by topic


def plan_facts(
    settings: Settings,
    sources: Sequence[Facts | Unreadable],
    now: datetime,
    taken: Sequence[Outcome] = (),
    progress: Progress | None = None,
) -> tuple[list[Change], Report]:
    """Plan how facts become notes of a vault: new files only, and what is there already stays.

    A subject that the vault has a note of, by its address, is left alone, and told. `taken` are the
    notes that other sources become at the same time.
    """
    vault = read_vault(settings)
    read = [
        leave_terms(one, settings.base, vault.stated) for one in sources if isinstance(one, Facts)
    ]
    facts = [one for one, _ in read]
    graph = Graph(chain.from_iterable(one.triples for one in facts))
    graph, named = name_blank(graph, settings.base)
    result = _Planner(vault, graph, now, taken, progress).plan()
    outcomes = [
        Outcome(source.source, KIND, Status.LEFT, remarks=(source.remark,))
        for source in sources
        if isinstance(source, Unreadable)
    ]
    origins = {
        named.get(subject, subject): one.source
        for one in reversed(facts)
        for subject, _, _ in one.triples
    }
    outcomes += _tell(result, origins)
    hints = (
        *_tell_sources(facts),
        *_tell_terms(sum(number for _, number in read)),
        *_find_hints(result.drafts, settings.language),
    )
    changes = [Change(draft.path, None, draft.data) for draft in result.drafts]
    return changes, Report(documents=tuple(outcomes), hints=hints)


class _Planner:
    """The state of one import."""

    def __init__(
        self,
        vault: Vault,
        graph: Graph,
        now: datetime,
        taken: Sequence[Outcome],
        progress: Progress | None,
    ) -> None:
        self._vault = vault
        self._graph = graph
        self._progress = progress
        settings = vault.settings
        self._keys = Keys(vault.vocabulary, settings.base)
        ids = [*find_taken(vault.notes, vault.files), *(outcome.id for outcome in taken)]
        self._ids = Ids(ids, now)
        paths = [*(n.path for n in vault.notes), *vault.files, *(one.note for one in taken)]
        self._paths = Paths(paths, ids, settings.suffixes[0] if settings.suffixes else ".md")
        is_file = Outside(settings).has_file
        self._checker = Checker(settings, vault.vocabulary, vault.notes, vault.files, is_file)

    def plan(self) -> Result:
        """Compose the notes; where one does not say what was stated, that is written in full."""
        vault = self._vault
        documents = {topic: find_document(vault, note.id) for topic, note in vault.topics.items()}
        homes = find_homes(self._graph, vault.settings.base, documents, vault.terms)
        fresh = [home for home in homes if home.topic not in vault.topics]
        known = [home for home in homes if home.topic in vault.topics]
        for home in known:
            note = vault.topics[home.topic]
            home.id, home.path, home.document = note.id, note.path, documents[home.topic]
        composer, drafts = self._compose(fresh)
        said = self._read(drafts, known)
        if orphans := find_orphans(self._graph, homes, said, vault.settings.base):
            fresh += _adopt(orphans, fresh, self._graph)
            composer, drafts = self._compose(fresh)
            said = self._read(drafts, known)
        for _ in range(_TRIES):
            lost = self._find_lost([*fresh, *known], said)
            wrong = [number for number, d in enumerate(drafts) if lost.get(d.home.topic)]
            if not wrong:
                break
            for number in wrong:
                home, path = drafts[number].home, drafts[number].path
                drafts[number] = composer.compose(home, path, self._find_plain(home, lost))
            said = self._read(drafts, known)
        return Result(drafts, known, self._find_lost([*fresh, *known], said))

    def _compose(self, fresh: Sequence[Home]) -> tuple[Composer, list[Draft]]:
        """Give the new notes their ids and names, and compose them all."""
        vault, base = self._vault, self._vault.settings.base
        for home in fresh:
            self._give_id(home)
        names = {home.topic: self._find_names(home) for home in fresh}
        titles = {topic: note.title for topic, note in vault.topics.items()}
        titles |= {topic: one.title for topic, one in names.items()}
        there = [
            Home(find_document(vault, note.id), topic, note.id)
            for topic, note in vault.topics.items()
        ]
        is_turned = vault.dialect.label_first
        targets = Targets(self._graph, [*there, *fresh], titles, base, label_first=is_turned)
        composer = Composer(self._graph, self._keys, targets, names, base, vault.dialect)
        drafts = []
        for number, home in enumerate(fresh, 1):
            drafts.append(composer.compose(home, home.path))
            if self._progress:
                self._progress("import", number, len(fresh))
        return composer, drafts

    def _give_id(self, home: Home) -> None:
        """Give a home its id and path: by its name, where links are written by those of files."""
        if not home.id and _is_by_name(self._vault.dialect):
            home.path = self._paths.give_named(self._find_names(home).title)
            home.id, home.is_named = cut_suffix(home.path), bool(home.path)
            home.document = find_document(self._vault, home.id)
        if not home.id:
            home.id, _ = self._ids.give(Note("x.md", "x.md", ""), "", is_site=False)
            home.document = find_document(self._vault, home.id)
        if not home.path:
            home.path = self._paths.give(home.id)

    def _find_names(self, home: Home) -> Names:
        language = self._vault.settings.language
        if home.is_ours:
            language = find_language(self._graph, home.document) or language
            return find_ours(self._graph, home.id, home.document, home.topic, language)
        return find_foreign(self._graph, home.topic, language)

    def _read(self, drafts: Sequence[Draft], known: Sequence[Home]) -> set[Triple]:
        """Return all that the new notes say, and those that are there."""
        paths = [self._vault.topics[home.topic].path for home in known]
        built = self._checker.build(drafts, paths)
        said = set(self._vault.stated)
        for note in built.values():
            said.update(note.own, note.shared)
        return said

    def _find_lost(self, homes: Sequence[Home], said: set[Triple]) -> dict[str, tuple[Triple, ...]]:
        stated = ((home, find_stated(home, self._graph)) for home in homes)
        found = {home.topic: tuple(t for t in triples if t not in said) for home, triples in stated}
        return {topic: triples for topic, triples in found.items() if triples}

    def _find_plain(self, home: Home, lost: Mapping[str, Sequence[Triple]]) -> frozenset[Triple]:
        """Return what is to be written in full of a home, told by the names that it has there."""
        home.plain.update((s, p, v) for s, p, v in lost[home.topic])
        return frozenset(home.plain)


def _is_by_name(dialect: Dialect) -> bool:
    """Say whether the files of a vault are called what their notes are called."""
    has_ids = dialect.ids_in_text or dialect.label_first or dialect.liquid
    return dialect.links_by_name and not has_ids


def _adopt(orphans: Sequence[str], fresh: Sequence[Home], graph: Graph) -> list[Home]:
    """Let what is no note go with one that speaks of it; return the notes made for the rest."""
    owners = {node: home for home in fresh for node in (home.document, home.topic, *home.parts)}
    added = []
    for orphan in orphans:
        near = [subject for subject, _ in graph.leading.get(orphan, ())]
        near += [value for _, value in graph.said[orphan]]
        home = next((owners[node] for node in near if node in owners), None)
        if home is None:
            added.append(Home("", orphan, iri=orphan[1:-1]))
        else:
            home.parts.append(orphan)
    return added


def _tell(result: Result, origins: Mapping[str, str]) -> Iterator[Outcome]:
    for draft in result.drafts:
        home, note = draft.home, draft.note
        yield Outcome(
            source=_find_source(home, origins),
            kind=KIND,
            status=Status.IMPORTED,
            note=draft.path,
            id=home.id,
            title=note.title,
            private=note.is_private,
            links=len(note.links),
            mapped=draft.mapped,
            remarks=tuple(_tell_lost(result.lost.get(home.topic, ()), "cannot be kept")),
        )
    for home in result.known:
        remarks = tuple(_tell_lost(result.lost.get(home.topic, ()), "is not in that note"))
        source = _find_source(home, origins)
        yield Outcome(source, KIND, Status.KNOWN, home.path, home.id, remarks=remarks)


def _find_source(home: Home, origins: Mapping[str, str]) -> str:
    nodes = (home.topic, home.document, *home.parts)
    return next((origins[node] for node in nodes if node in origins), "")


def _tell_lost(lost: Sequence[Triple], what: str) -> Iterator[Remark]:
    for _, predicate, value in lost:
        yield Remark(0, f"{predicate[1:-1]} {value} {what}")


def _tell_sources(facts: Sequence[Facts]) -> Iterator[str]:
    for one in facts:
        for remark in one.remarks[:_MOST]:
            place = f"{one.source}:{remark.line}" if remark.line else one.source
            yield f"{place}: {remark.text}"
        if len(one.remarks) > _MOST:
            yield f"{one.source}: … and {len(one.remarks) - _MOST:,} more of the kind"


def _tell_terms(number: int) -> Iterator[str]:
    if number:
        told = "one term of the vocabulary is no note" if number == 1 else ""
        told = told or f"{number:,} terms of the vocabulary are no notes"
        yield f"{told}: copy the ontology folder of the vault that they are from"


def _find_hints(drafts: Sequence[Draft], language: str) -> Iterator[str]:
    """Tell what would make the notes shorter: a prefix, or the language of most titles."""
    keys = (prop.key for draft in drafts for prop in draft.note.properties)
    found = Counter(split_iri(key.strip("<>"))[0] for key in keys if "://" in key)
    for namespace, _ in found.most_common(_SHOWN):
        yield f"a prefix for {namespace} in ontology/context.jsonld would make its keys short"
    if language:
        return
    titles = [p for d in drafts for p in d.note.properties if p.key == "title"]
    records = (value for title in titles for value in title.values if isinstance(value, Record))
    tags = Counter(prop.key for record in records for prop in record.properties)
    for tag, number in tags.most_common(1):
        if number * 2 > len(drafts):
            yield f'language = "{tag}" in zettel.toml before the import would make titles plain'
