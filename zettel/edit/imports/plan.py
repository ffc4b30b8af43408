"""Sources → the changes that import them, and the report of what became of each document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from zettel.dialect import DIALECTS, Dialect
from zettel.edit.changes import Change
from zettel.edit.imports.attachments import Files, find_attachments
from zettel.edit.imports.compose import compose_note
from zettel.edit.imports.document import Mapped, Remark
from zettel.edit.imports.drafts import Draft, read_drafts
from zettel.edit.imports.ids import Ids
from zettel.edit.imports.known import Known, find_taken
from zettel.edit.imports.links import Destinations, Relinked, relink
from zettel.edit.imports.report import Outcome, Report, Status
from zettel.edit.imports.respelling import Place
from zettel.edit.imports.sources import Batch, find_batches
from zettel.errors import FormatError
from zettel.model import Note
from zettel.reader import Progress, find_marked, read_notes
from zettel.reader.detection import build_finder
from zettel.resolve.names import NOTE_SUFFIXES
from zettel.settings import Settings
from zettel.vocabulary import is_relation, read_vocabulary


class Options(Struct, frozen=True):
    """How to import.

    `kind` is the name of a kind to read all as, `again` says to import what is there already,
    `files` to copy what documents refer to, `now` is the moment that undated notes are given.
    `foreign` says that what zettel has exported elsewhere is no matter of this vault's own notes.
    """

    kind: str = ""
    again: bool = False
    files: bool = True
    foreign: bool = False
    now: datetime | None = None


class Plan(Struct, frozen=True):
    """The changes to a vault, all of them new files, and the report on them."""

    changes: tuple[Change, ...]
    report: Report


def plan_documents(
    settings: Settings,
    sources: Sequence[Path],
    options: Options | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Plan how documents become notes of a vault; nothing is written, nothing would be replaced.

    Raises:
        VaultError: a source is missing, empty, or a part of the vault.
        FormatError: a source is of no kind that is read, or no document can be read.
        MissingExtraError: a kind needs a package that is not installed.
        OutputError: a file that a document refers to cannot be read.
    """
    asked = options or Options()
    batches = find_batches(sources, asked.kind, settings, progress)
    importer = _Importer(settings, asked)
    for batch in batches:
        importer.add(batch, progress)
    if all(outcome.status is Status.LEFT for outcome in importer.outcomes):
        first = importer.outcomes[0]
        raise FormatError(f"{first.source} cannot be imported: {first.remarks[0].text}")
    files = importer.files
    report = Report(
        documents=tuple(importer.outcomes),
        files=tuple(files.copied),
        others=tuple(importer.others),
        hints=tuple(_find_hints(importer.dialects, importer.dialect)),
    )
    return Plan((*importer.changes, *files.changes), report)


class _Importer:
    """The state of one import: ids that are given away, changes and outcomes so far."""

    def __init__(self, settings: Settings, options: Options) -> None:
        reading = read_notes(settings)
        self.options = options
        self.changes: list[Change] = []
        self.outcomes: list[Outcome] = []
        self.others: list[str] = []
        self.dialects: Counter[str] = Counter()
        self.files = Files(settings.notes)
        self.known = Known(reading.notes)
        self.ids = Ids(find_taken(reading.notes, reading.files), options.now or datetime.now())
        self.suffix = settings.suffixes[0] if settings.suffixes else ".md"
        # Dialects are told of folders with notes, and this vault may have none yet.
        dialects = reading.dialects or find_marked(settings).dialects
        self.dialect = build_finder(dialects)("").dialect
        self.is_relation = partial(is_relation, read_vocabulary(settings))

    def add(self, batch: Batch, progress: Progress | None) -> None:
        """Plan the documents of one batch, and tell what becomes of each."""
        drafts, left = read_drafts(batch, self.is_relation, progress)
        known = {} if self.options.again else self._find_known(drafts)
        places, origins = dict(known), dict[str, str]()
        for draft in drafts:
            if draft.path not in places:
                is_site = draft.kind.select is not None
                created = _find_created(draft)
                found, origin = self.ids.give(draft.note.note, created, is_site=is_site)
                places[draft.path] = Place(found, f"{found}{self.suffix}")
                origins[draft.path] = origin
        fresh = [draft for draft in drafts if draft.path not in known]
        files = self._copy(batch, drafts, fresh)
        by_id = {draft.note.note.id: places[draft.path] for draft in drafts}
        destinations = Destinations(by_id, places, files, self.dialect)
        relinked = {draft.path: relink(draft, destinations) for draft in fresh}
        cited = frozenset(note for one in relinked.values() for note in one.cited)
        outcomes = [self._leave(batch, one.path, one.kind.name, one.reason) for one in left]
        outcomes += [self._leave(batch, path, "", reason) for path, reason in batch.unread]
        for draft in drafts:
            place = places[draft.path]
            if draft.path in known:
                outcomes.append(self._tell_known(batch, draft, place))
                continue
            names = _find_names(draft) if draft.note.note.id in cited else ()
            one = relinked[draft.path]
            outcomes.append(self._write(batch, draft, place, one, (names, origins[draft.path])))
        self.outcomes += sorted(outcomes, key=lambda outcome: outcome.source)

    def _find_known(self, drafts: Sequence[Draft]) -> dict[str, Place]:
        found = ((draft.path, self.known.find(draft.path, draft.checksum)) for draft in drafts)
        return {path: place for path, place in found if place is not None}

    def _copy(
        self, batch: Batch, drafts: Sequence[Draft], fresh: Sequence[Draft]
    ) -> dict[str, str]:
        """Plan to copy what fresh documents refer to, and note which files none refers to."""
        referred = {draft.path: find_attachments(batch, draft) for draft in drafts}
        known = {path for found in referred.values() for path in found}
        self.others += [str(batch.folder / path) for path in batch.others if path not in known]
        wanted = {path for draft in fresh for path in referred[draft.path]}
        return {p: self.files.add(batch, p) for p in sorted(wanted) if self.options.files}

    def _write(
        self,
        batch: Batch,
        draft: Draft,
        place: Place,
        relinked: Relinked,
        told: tuple[tuple[str, ...], str],
    ) -> Outcome:
        names, origin = told
        data, mapped, note = compose_note(draft, place, relinked.edits, names, self.dialect)
        self.changes.append(Change(place.path, None, data))
        self.dialects[draft.note.note.dialect] += 1
        lost = _find_lost(relinked.leads, note)
        remarks = [*draft.document.remarks, *relinked.remarks, *lost]
        before = self.known.find_changed(draft.path)
        if before and not self.options.again:
            remarks.insert(0, Remark(0, f"it was imported as {before}, and has changed since"))
        return Outcome(
            source=str(batch.folder / draft.path),
            kind=draft.kind.name,
            status=Status.IMPORTED,
            note=place.path,
            id=place.id,
            title=note.title,
            private=note.is_private,
            links=len(relinked.leads),
            mapped=(Mapped("id", origin), *(m for m in mapped if m.field != "id")),
            remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
        )

    def _tell_known(self, batch: Batch, draft: Draft, place: Place) -> Outcome:
        source = str(batch.folder / draft.path)
        title = draft.note.note.title
        return Outcome(source, draft.kind.name, Status.KNOWN, place.path, place.id, title)

    def _leave(self, batch: Batch, path: str, kind: str, reason: str) -> Outcome:
        source = str(batch.folder / path)
        return Outcome(source, kind, Status.LEFT, remarks=(Remark(0, reason),))


def _find_hints(dialects: Counter[str], vault: Dialect) -> Iterator[str]:
    """Tell of dialects whose signs the vault would not read as they were meant."""
    for name, number in sorted(dialects.items()):
        own = DIALECTS[name]
        if any(getattr(own, sign) not in (getattr(vault, sign), False, None) for sign in _SIGNS):
            what = f"{number} of the notes are" if number > 1 else "one of the notes is"
            told = f'dialect = "{name}" in zettel.toml reads them'
            if own.label_first != vault.label_first:  # which the links are written for by now
                told = f"{told} if it is there before the import"
            yield f"{what} written as in {name}, and signs that only it knows stay; {told}"


_SIGNS = ("tag_notes", "user_notes", "page_properties", "macros", "ids_in_text", "typed_lists")
"""What a dialect means by signs that stay as they are written; the rest is written anew."""


def _find_lost(leads: Sequence[str], note: Note) -> Iterator[Remark]:
    """Tell of links that were some where they stood, and are none as the vault reads its notes."""
    there = Counter(
        part for link in note.links for part in {link.target, link.target.rpartition(":")[2]}
    )
    for target, number in Counter(leads).items():
        found = there[target] + sum(there[f"{target}{end}"] for end in NOTE_SUFFIXES)
        if found < number:
            yield Remark(0, f"links to {target} stand where this vault sees no links, as in code")


def _find_created(draft: Draft) -> str:
    """Return when a document was made, as it says itself; "" where it does not."""
    told = {prop.key: prop.values[0] for prop in draft.document.properties if prop.values}
    written = told.get("date", draft.note.note.created)
    return written if isinstance(written, str) else ""


def _find_names(draft: Draft) -> tuple[str, ...]:
    """Return what a note was cited by: the name of its file."""
    return (draft.path.rpartition("/")[2].rpartition(".")[0],)
