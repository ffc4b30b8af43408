"""`zettel import`: documents of other programs become notes."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from zettel.cli.choices import require_one
from zettel.cli.opening import LeadingFolder, count
from zettel.cli.progress import ProgressBar
from zettel.cli.terminal import tell, to_printable, to_shown_path, write_json, write_text

if TYPE_CHECKING:
    from zettel.edit.imports import Outcome, Plan, Report

NAME = "import"  # which a module cannot be called
EXAMPLES = """\
zettel import notes site --dry-run
zettel import notes report.txt --from text --diff"""
_MOST = 5  # remarks of one document, before the rest is only counted


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE", help="Documents, folders of them, or a Jekyll site."),
]
Kind = Annotated[
    str,
    typer.Option(
        "--from", metavar="KIND", help="jekyll, markdown, text, html.", show_default="by suffix"
    ),
]


def import_sources(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: LeadingFolder,
    sources: Sources,
    kind: Kind = "",
    again: Annotated[
        bool, typer.Option("--again", help="Import what has been imported before, too.")
    ] = False,
    no_files: Annotated[
        bool, typer.Option("--no-files", help="Leave pictures and other files where they are.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show the notes that would be written.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The report, for programs.")] = False,
) -> None:
    """Make notes of documents, with ids, tags, links and source.

    Every document becomes a new note; none takes the place of another, and all are written or none.
    The text stays as it is; links between the documents lead on. What was imported before and has
    not changed is left out. The report says what became of each document, and what was not
    understood.
    """
    from zettel.edit.changes import write_changes
    from zettel.edit.imports import Options, plan_import
    from zettel.settings import read_settings

    require_one({"--json": as_json, "--diff": diff})
    settings = read_settings(vault)
    options = Options(kind=kind.lower(), again=again, files=not no_files)
    with ProgressBar() as progress:
        plan = plan_import(settings, sources, options, progress)
    is_done = not (diff or dry_run)
    if is_done:
        write_changes(settings, plan.changes)
    _show_diff(plan) if diff else _show_report(plan, settings.notes, as_json=as_json)
    _summarise(plan.report, done=is_done)


def _show_report(plan: "Plan", notes: Path, *, as_json: bool) -> None:
    if as_json:
        write_json(msgspec.to_builtins(plan.report))
        return
    lines = (line for outcome in plan.report.documents for line in _to_lines(outcome, notes))
    write_text("".join(f"{to_printable(line)}\n" for line in lines))


def _show_diff(plan: "Plan") -> None:
    """Show the notes that would be written; files beside them are only counted."""
    from zettel.edit.changes import to_diff

    copies = {copied.path for copied in plan.report.files}
    notes = [change for change in plan.changes if change.path not in copies]
    write_text(to_printable(to_diff(notes)))


def _to_lines(outcome: "Outcome", notes: Path) -> Iterator[str]:
    """Yield what is told of one document: where it is now, what its fields are, what to look at."""
    source = to_shown_path(Path(outcome.source))
    if outcome.status == "left":
        yield f"{source} is left: {outcome.remarks[0].text}"
        return
    note = to_shown_path(notes / outcome.note)
    if outcome.status == "known":
        yield f"{source} was imported as {note}"
        return
    private = " (private)" if outcome.private else ""
    yield f"{source} → {note}  {outcome.title}{private}"
    told = [f"{one.field} ← {one.origin}" for one in outcome.mapped]
    told += [count(outcome.links, "link")] if outcome.links else []
    yield f"  {outcome.kind}: {', '.join(told)}"
    for remark in outcome.remarks[:_MOST]:
        place = f"line {remark.line}: " if remark.line else ""
        yield f"  {place}{remark.text}"
    if len(outcome.remarks) > _MOST:
        yield f"  … and {len(outcome.remarks) - _MOST} more, which --json lists"


def _summarise(report: "Report", *, done: bool) -> None:
    """Say beside the report how much there was of what, and what to do about the rest."""
    numbers = Counter(str(outcome.status) for outcome in report.documents)
    files = sum(1 for copied in report.files if copied.status == "imported")
    verb = "imported" if done else "would be imported"
    told = [count(numbers["imported"], "note")]
    told += [count(files, "file")] if files else []
    parts = [f"{' and '.join(told)} {verb}"]
    parts += [f"{numbers['known']:,} imported before"] if numbers["known"] else []
    parts += [f"{numbers['left']:,} left"] if numbers["left"] else []
    parts += [f"{count(len(report.others), 'other file')} not referred to"] if report.others else []
    tell(", ".join(parts))
    for hint in report.hints:
        tell(f"hint: {hint}")
