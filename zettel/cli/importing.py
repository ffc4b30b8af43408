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
from zettel.cli.remote import Retries, Timeout, User, open_client
from zettel.cli.terminal import tell, to_printable, to_shown_path, write_json, write_text

if TYPE_CHECKING:
    from zettel.edit.imports import Outcome, Plan, Report
    from zettel.push import Client
    from zettel.query import Answer
    from zettel.settings import Settings

NAME = "import"  # which a module cannot be called
EXAMPLES = """\
zettel import notes site --dry-run
zettel import notes thesaurus.ttl people.rdf event.jsonld --diff
zettel import notes --construct people.rq --endpoint https://data.example/sparql"""
_MOST = 5  # remarks of one document, before the rest is only counted


Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="SOURCE...",
        help="Documents, folders of them, a Jekyll site, or files of RDF.",
        show_default=False,
    ),
]
Kind = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="KIND",
        help="jekyll, markdown, text, html, rdf.",
        show_default="by suffix",
    ),
]


Again = Annotated[bool, typer.Option("--again", help="Import what has been imported before, too.")]
NoFiles = Annotated[
    bool, typer.Option("--no-files", help="Leave pictures and other files where they are.")
]
Construct = Annotated[
    str,
    typer.Option(
        "--construct",
        metavar="QUERY",
        help="Import the graph that a SPARQL query makes: its text, a .rq file, or a name.",
    ),
]
Endpoint = Annotated[str, typer.Option("--endpoint", metavar="URL", help="Where to ask the query.")]
Foreign = Annotated[
    bool,
    typer.Option("--foreign", help="Take notes of another base for things of elsewhere."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]
Diff = Annotated[bool, typer.Option("--diff", help="Only show the notes that would be written.")]
Json = Annotated[bool, typer.Option("--json", help="The report, for programs.")]


def import_sources(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: LeadingFolder,
    sources: Sources = None,
    kind: Kind = "",
    again: Again = False,
    no_files: NoFiles = False,
    construct: Construct = "",
    endpoint: Endpoint = "",
    user: User = "",
    timeout: Timeout = 60.0,
    retries: Retries = 4,
    foreign: Foreign = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    as_json: Json = False,
) -> None:
    """Make notes of documents or of RDF, with ids, tags, links and source.

    Every document becomes a new note; none takes the place of another, and all are written or none.
    The text stays as it is; links between the documents lead on. What was imported before and has
    not changed is left out. The report says what became of each document, and what was not
    understood.

    Of RDF (Turtle, N-Triples, TriG, N-Quads, RDF/XML, JSON-LD) each thing with an address becomes a
    note: what is said of it stands under the keys of the vault's context, its address under `iri`,
    and exporting it gives the same facts again. What the vault has a note of is left as it is.
    """
    from zettel.edit.changes import write_changes
    from zettel.edit.imports import Options, plan_import
    from zettel.settings import read_settings

    require_one({"--json": as_json, "--diff": diff})
    settings = read_settings(vault)
    _require_sources(sources, construct, endpoint)
    answers = {}
    if construct:
        with open_client(endpoint, user, timeout, retries) as client:
            answers[endpoint] = _ask(client, settings, construct)
    options = Options(kind=kind.lower(), again=again, files=not no_files, foreign=foreign)
    with ProgressBar() as progress:
        plan = plan_import(settings, sources or [], options, progress, answers=answers)
    is_done = not (diff or dry_run)
    if is_done:
        write_changes(settings, plan.changes)
    _show_diff(plan) if diff else _show_report(plan, settings.notes, as_json=as_json)
    _summarise(plan.report, done=is_done)
    if any(outcome.status == "left" for outcome in plan.report.documents):
        raise typer.Exit(1)


def _require_sources(sources: list[Path] | None, construct: str, endpoint: str) -> None:
    """Say nothing where there is something to import.

    Raises:
        VaultError: there is not, or a query without an endpoint, or the other way round.
    """
    from zettel.errors import VaultError

    if construct and not endpoint:
        raise VaultError("--construct needs an endpoint to ask", "add --endpoint URL")
    if endpoint and not construct:
        raise VaultError("--endpoint needs a query", "add --construct QUERY")
    if not (sources or construct):
        raise VaultError("there is nothing to import", "give a file or a folder to import")


def _ask(client: "Client", settings: "Settings", query: str) -> "Answer":
    """Ask a query at an endpoint; it may use the vault's prefixes, or be one with a name."""
    from functools import partial

    from zettel.push import ask_endpoint
    from zettel.query import find_queries, find_text
    from zettel.vocabulary import read_vocabulary

    text = find_text(partial(find_queries, settings), query)
    return ask_endpoint(client, text, read_vocabulary(settings).prefixes)


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
    is_far = "://" in outcome.source
    source = outcome.source if is_far else to_shown_path(Path(outcome.source))
    if outcome.status == "left":
        remark = outcome.remarks[0]
        place = f"{source}:{remark.line}" if remark.line else source
        yield f"{place} is left: {remark.text}"
        return
    note = to_shown_path(notes / outcome.note)
    if outcome.status == "known":
        is_facts = outcome.kind == "rdf"  # of which one source becomes many notes
        yield f"{note} is there already" if is_facts else f"{source} was imported as {note}"
        yield from _tell_remarks(outcome)
        return
    private = " (private)" if outcome.private else ""
    yield f"{source} → {note}  {outcome.title}{private}"
    told = [f"{one.field} ← {one.origin}" for one in outcome.mapped]
    told += [count(outcome.links, "link")] if outcome.links else []
    yield f"  {outcome.kind}: {', '.join(told)}"
    yield from _tell_remarks(outcome)


def _tell_remarks(outcome: "Outcome") -> Iterator[str]:
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
    parts += [f"{numbers['known']:,} there already"] if numbers["known"] else []
    parts += [f"{numbers['left']:,} left"] if numbers["left"] else []
    parts += [f"{count(len(report.others), 'other file')} not referred to"] if report.others else []
    tell(", ".join(parts))
    for hint in report.hints:
        tell(f"hint: {hint}")
