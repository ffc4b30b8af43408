"""`zettel push`: the graph, or what has changed of it, to a SPARQL store."""

from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from zettel.cli.choices import find_choice
from zettel.cli.opening import LeadingFolder, count, open_vault, tell_private
from zettel.cli.progress import ProgressBar
from zettel.cli.remote import Retries, Timeout, User, open_client
from zettel.cli.terminal import tell, write_json, write_text

if TYPE_CHECKING:
    from zettel.push import Report
    from zettel.vault import Vault

EXAMPLES = """\
zettel push notes http://localhost:7878
zettel push notes https://store.example/ogp/data --user editor --dry-run"""
PROTOCOLS = ("graph-store", "update")
CHECKS = ("counts", "content", "none")
_SHOWN = 5

Url = Annotated[
    str,
    typer.Argument(
        metavar="URL", help="Address of the store: its graph store, its updates, or its root."
    ),
]
Protocol = Annotated[
    str,
    typer.Option(
        "--protocol",
        metavar="NAME",
        help=f"{' or '.join(PROTOCOLS)}.",
        show_default="as the store has it",
    ),
]
Query = Annotated[
    str,
    typer.Option(
        "--query", metavar="URL", help="Where it answers queries.", show_default="found out"
    ),
]
Check = Annotated[
    str,
    typer.Option(
        "--check",
        metavar="HOW",
        help="Look at what arrived by counts, by content (all of it), or none.",
    ),
]

Everything = Annotated[bool, typer.Option("--all", help="Send what is there already, too.")]
Prune = Annotated[
    bool, typer.Option("--prune", help="Remove all below the base that is not of these notes.")
]
NoLinks = Annotated[
    bool, typer.Option("--no-links", help="Leave out the link resources (sentence, relation).")
]
WithOntology = Annotated[
    bool, typer.Option("--with-ontology", help="Add the whole ontology, not only its labels.")
]
Infer = Annotated[
    bool, typer.Option("--infer", help="Add what follows, in the graph <base>inferred.")
]
Drafts = Annotated[
    bool, typer.Option("--drafts", help="Let drafts and private notes be sent, too.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]
AsJson = Annotated[bool, typer.Option("--json", help="The report, for programs.")]


def push_vault(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: LeadingFolder,
    url: Url,
    protocol: Protocol = "",
    query: Query = "",
    user: User = "",
    everything: Everything = False,
    prune: Prune = False,
    check: Check = "counts",
    no_links: NoLinks = False,
    with_ontology: WithOntology = False,
    infer: Infer = False,
    drafts: Drafts = False,
    timeout: Timeout = 60.0,
    retries: Retries = 4,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Send the graph, or what has changed of it, to a SPARQL store.

    Each note's facts become the named graph of its document, by the Graph Store Protocol or SPARQL
    Update; labels of terms are a graph of their own. Sent is what differs from what was sent
    before, graphs of notes that are gone are removed, and then it is checked that all arrived. The
    graph <base>pushed keeps what was sent.
    """
    from zettel.export.options import Options as Wanted
    from zettel.push import Options
    from zettel.vault.remote import push_vault as send_vault

    told = {
        "protocol": find_choice(protocol, PROTOCOLS, "protocol") if protocol else None,
        "query": _require_address(query),
        "everything": everything, "prune": prune, "dry_run": dry_run,
        "checking": find_choice(check, CHECKS, "check"),
    }  # fmt: skip
    options = msgspec.convert(told, Options)
    wanted = Wanted(not no_links, with_ontology, infer)
    with open_client(url, user, timeout, retries) as client, open_vault(vault) as opened:
        with ProgressBar() as progress:
            report = send_vault(opened, client, options, wanted, drafts=drafts, progress=progress)
        _tell_choice(opened, drafts=drafts)
    if as_json:
        write_json(msgspec.to_builtins(report))
    else:
        write_text("".join(f"{line}\n" for line in _to_lines(report)))
    _summarise(report)


def _require_address(url: str) -> str:
    """Return an address as it is, or nothing, where none is given.

    Raises:
        AddressError: it is none.
    """
    from zettel.push import split_address

    if url:
        split_address(url)
    return url


def _tell_choice(vault: "Vault", *, drafts: bool) -> None:
    """Say what stayed out, and what the graphs are named by where nobody said so."""
    if not vault.settings.has_base:
        tell(f"hint: without a base in zettel.toml, graphs are named {vault.settings.base}…")
    if not drafts:
        tell_private(vault)


def _to_lines(report: "Report") -> list[str]:
    """Return what was done graph by graph; of many, the first."""
    lines = []
    for sign, names in (("+", report.sent), ("-", report.removed), ("?", report.foreign)):
        lines += [f"{sign} {name}" for name in names[:_SHOWN]]
        if len(names) > _SHOWN:
            lines.append(f"{sign} … and {len(names) - _SHOWN:,} more, which --json lists")
    return lines


def _summarise(report: "Report") -> None:
    """Say how much was done, and what to do about the rest."""
    would = "" if report.done else "would be "
    sent = f"{count(len(report.sent), 'graph')} ({count(report.triples, 'triple')}) {would}sent"
    parts = [sent if report.sent else "nothing to send"]
    parts += [f"{len(report.removed):,} {would}removed"] if report.removed else []
    parts += [f"{report.unchanged:,} unchanged"] if report.unchanged else []
    arrived = {
        "counts": "as many triples are there as should be",
        "content": "what is there is what the notes say",
    }.get(report.checked)
    checked = f"; {arrived}" if arrived and (report.sent or report.checked == "content") else ""
    tell(f"{report.address}: {', '.join(parts)}{checked}")
    if report.foreign:
        told = count(len(report.foreign), "graph")
        tell(f"hint: {told} (?) below the base may be an earlier push's: --prune removes them")
