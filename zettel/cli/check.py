"""`zettel check`: what is wrong with the notes, and where."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from zettel.cli.choices import find_choice
from zettel.cli.opening import Folder, count, open_vault
from zettel.cli.terminal import (
    tell,
    to_printable,
    to_shown_path,
    write_json,
    write_text,
)
from zettel.errors import FormatError
from zettel.model import Issue, Severity

if TYPE_CHECKING:
    from zettel.vault import Vault

EXAMPLES = """\
zettel check notes
zettel check notes --format github --strict"""
FORMATS = ("text", "github", "json")


def check_vault(
    vault: Folder = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    wanted: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, github (annotations), json.",
            show_default="text",
        ),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings count as errors do.")
    ] = False,
) -> None:
    """Find what is wrong with the notes, and where.

    Ends with status 1 when errors are left (with --strict: errors or warnings), else with 0.
    """
    chosen = _choose_format(wanted, as_json=as_json)
    with open_vault(vault, tell_issues=False) as opened:
        issues = opened.issues
        _write_issues(opened, chosen)
        tell(_summarise(issues, len(opened.notes)))
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(issue.severity in failing for issue in issues):
        raise typer.Exit(1)


def _choose_format(wanted: str, *, as_json: bool) -> str:
    told = find_choice(wanted, FORMATS) if wanted else ""
    if as_json and told not in ("", "json"):
        raise FormatError(f"--json and --format {told} exclude each other", "leave one of them out")
    return told or ("json" if as_json else "text")


def _write_issues(vault: "Vault", chosen: str) -> None:
    if chosen == "json":
        write_json([msgspec.structs.asdict(issue) for issue in vault.issues])
        return
    from zettel import check

    to_line = check.to_github if chosen == "github" else check.to_text
    shown = [_show_path(issue, vault.settings.notes) for issue in vault.issues]
    write_text("".join(f"{to_printable(to_line(issue))}\n" for issue in shown))


def _show_path(issue: Issue, notes: Path) -> Issue:
    """Tell the issue's path as seen from the current folder, where an editor can open it."""
    return msgspec.structs.replace(issue, path=to_shown_path(notes / issue.path))


def _summarise(issues: Sequence[Issue], notes: int) -> str:
    numbers = Counter(issue.severity for issue in issues)
    told = [
        count(numbers[severity], one, many)
        for severity, one, many in (
            (Severity.ERROR, "error", "errors"),
            (Severity.WARNING, "warning", "warnings"),
            (Severity.INFO, "info", "info"),
        )
        if numbers[severity]
    ]
    return f"{', '.join(told) or 'no issues'} in {count(notes, 'note')}"
