"""One import: documents become notes by `plan`, facts by `rdf`, and all are written or none."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from zettel.edit.imports.kinds import describe_kinds, find_file_kind, find_folder_kind
from zettel.edit.imports.plan import Options, Plan, plan_documents
from zettel.edit.imports.rdf import (
    KIND,
    Facts,
    Settled,
    Unreadable,
    find_files,
    is_facts,
    parse_answer,
    plan_facts,
    read_facts,
    settle_base,
)
from zettel.edit.imports.report import Outcome, Report, Status
from zettel.errors import FormatError, VaultError
from zettel.query import Answer
from zettel.reader import Progress
from zettel.settings import Settings


def plan_import(
    settings: Settings,
    sources: Sequence[Path],
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    answers: Mapping[str, Answer] | None = None,
) -> Plan:
    """Plan how sources become notes of a vault; nothing is written, and nothing would be replaced.

    `answers` are graphs that queries have made elsewhere, by where that was.

    Raises:
        VaultError: a source is missing, empty, or a part of the vault.
        FormatError: a source is of no kind that is read, or nothing of it can be read.
        QueryError: an answer is no graph.
        MissingExtraError: a kind needs a package that is not installed.
        OutputError: a file that a document refers to cannot be read.
    """
    asked = options or Options()
    files, others = _part(sources, asked.kind)
    if not files and not answers:
        if asked.kind == KIND:
            raise VaultError("there is no file of RDF to import", describe_kinds())
        return _plan_documents(settings, others, asked, progress)
    settled, facts = _read_facts(settings, files, answers or {}, is_foreign=asked.foreign)
    folders = {str(file) for file in files}.difference(map(str, sources))
    _require_read(facts, folders, is_all=not others)
    settings = settled.settings
    plan = _plan_documents(settings, others, asked, progress) if others else Plan((), Report())
    now, taken = asked.now or datetime.now(), plan.report.documents
    changes, report = plan_facts(settings, facts, now, taken, progress)
    report = replace(report, hints=(*settled.hints, *report.hints))
    return Plan((*settled.changes, *plan.changes, *changes), _join(plan.report, report))


def _part(sources: Sequence[Path], kind: str) -> tuple[list[Path], list[Path]]:
    """Tell files of RDF, those too of folders that hold no documents, from other sources."""
    files: list[Path] = []
    others: list[Path] = []
    for source in sources:
        if kind == KIND or (not kind and _holds_facts(source)):
            files += find_files(source)
        else:
            others.append(source)
    return files, others


def _holds_facts(source: Path) -> bool:
    if source.is_file():
        return is_facts(source)
    if not source.is_dir() or find_folder_kind(source) or not find_files(source):
        return False
    return not any(find_file_kind(path.name) for path in source.rglob("*"))


def _plan_documents(
    settings: Settings, sources: Sequence[Path], options: Options, progress: Progress | None
) -> Plan:
    """Plan documents; of those that were named one by one all must be readable."""
    plan = plan_documents(settings, sources, options, progress)
    named = {str(source) for source in sources}
    for one in plan.report.documents:
        if one.status is Status.LEFT and one.source in named:
            raise FormatError(f"{one.source} cannot be imported: {one.remarks[0].text}")
    return plan


def _read_facts(
    settings: Settings, files: Sequence[Path], answers: Mapping[str, Answer], *, is_foreign: bool
) -> tuple[Settled, list[Facts | Unreadable]]:
    """Read all sources, and with them the base that an export of zettel is to be read by."""
    facts = [*_read(settings, files, answers)]
    settled = Settled(settings)
    if not is_foreign:
        settled = settle_base(settings, [one for one in facts if isinstance(one, Facts)])
    if settled.settings.base != settings.base:  # which tells what follows from other facts
        facts = [*_read(settled.settings, files, answers)]
    return settled, facts


def _read(
    settings: Settings, files: Sequence[Path], answers: Mapping[str, Answer]
) -> Iterator[Facts | Unreadable]:
    for number, path in enumerate(files):
        yield read_facts(path, number, settings.base)
    for number, (source, answer) in enumerate(answers.items(), len(files)):
        yield parse_answer(source, answer, number, settings.base)


def _require_read(
    facts: Sequence[Facts | Unreadable], loose: Collection[str], *, is_all: bool
) -> None:
    """Refuse what cannot be read, but for files of folders (`loose`) and those that say nothing.

    Nor is it enough that nothing else is read, where the facts are all there is.
    """
    wrong = [one for one in facts if isinstance(one, Unreadable)]
    named = [one for one in wrong if not (one.is_empty or one.source in loose)]
    if is_all and len(wrong) == len(facts):
        named += wrong
    for one in named:
        line = f":{one.remark.line}" if one.remark.line else ""
        raise FormatError(f"{one.source}{line} cannot be imported: {one.remark.text}")


def _join(documents: Report, facts: Report) -> Report:
    outcomes: tuple[Outcome, ...] = (*documents.documents, *facts.documents)
    read = [outcome for outcome in outcomes if outcome.status is not Status.LEFT]
    left = [outcome for outcome in outcomes if outcome.status is Status.LEFT]
    return Report(
        documents=(*left, *read),
        files=documents.files,
        others=documents.others,
        hints=(*documents.hints, *facts.hints),
    )
