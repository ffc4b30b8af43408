"""One import: documents become notes by `plan`, facts by `rdf`, and all are written or none."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from zettel.edit.imports.kinds import describe_kinds
from zettel.edit.imports.plan import Options, Plan, plan_documents
from zettel.edit.imports.rdf import (
    KIND,
    Facts,
    Unreadable,
    find_files,
    parse_answer,
    plan_facts,
    read_facts,
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
    files = find_files(sources, asked.kind)
    others = [source for source in sources if source not in files and asked.kind != KIND]
    if not files and not answers:
        if asked.kind == KIND:
            raise VaultError("there is no file of RDF to import", describe_kinds())
        return plan_documents(settings, others, asked, progress)
    plan = plan_documents(settings, others, asked, progress) if others else Plan((), Report())
    facts = [*_read(settings, files, answers or {})]
    if all(isinstance(one, Unreadable) for one in facts) and not others:
        raise FormatError(_describe(facts))
    now, taken = asked.now or datetime.now(), plan.report.documents
    changes, report = plan_facts(settings, facts, now, taken, progress)
    return Plan((*plan.changes, *changes), _join(plan.report, report))


def _read(
    settings: Settings, files: Sequence[Path], answers: Mapping[str, Answer]
) -> Iterator[Facts | Unreadable]:
    for number, path in enumerate(files):
        yield read_facts(path, number, settings.base)
    for number, (source, answer) in enumerate(answers.items(), len(files)):
        yield parse_answer(source, answer, number, settings.base)


def _describe(facts: Sequence[Facts | Unreadable]) -> str:
    """Say why the first of the sources cannot be read, and where."""
    first = next(one for one in facts if isinstance(one, Unreadable))
    line = f":{first.remark.line}" if first.remark.line else ""
    return f"{first.source}{line} cannot be imported: {first.remark.text}"


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
