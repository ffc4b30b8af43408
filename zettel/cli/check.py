"""`zettel check`: what is wrong with the notes, and where."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from zettel.cli.choices import find_choice, require_one
from zettel.cli.diffs import to_shown_diff
from zettel.cli.opening import Folder, count, open_vault
from zettel.cli.terminal import parse_output, tell, to_shown_path, write_text
from zettel.errors import FormatError, VaultError
from zettel.model import Issue, Severity

if TYPE_CHECKING:
    from zettel.edit.fixes import Plan
    from zettel.vault import Vault

EXAMPLES = """\
zettel check notes --ignore orphan,Z105 --format github --strict
zettel check notes --write-baseline
zettel check notes --select type-drift,Z127 --diff"""
FORMATS = ("text", "github", "json")
_ROUNDS = 5  # what is mended may let more be seen, such as the link that a table had cut

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODES",
        help="Only these: codes, names, or beginnings (Z101,orphan,Z11). May be repeated.",
        show_default="what zettel.toml says, else all",
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="Not these. May be repeated.")
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        parser=parse_output,
        metavar="FILE",
        help="Show only what this file does not hold.",
        show_default=".zettel-baseline.json beside zettel.toml",
    ),
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Show old issues, too.")]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Write today's issues into the baseline.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what is marked [*]; tell it as a diff.")]
Diff = Annotated[bool, typer.Option("--diff", help="Only show what --fix would do.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Only count the issues by code.")]
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="FORMAT", help="text, github (annotations), json.", show_default="text"
    ),
]


def check_vault(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: Folder = Path(),
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    no_baseline: NoBaseline = False,
    write_baseline: WriteBaseline = False,
    fix: Fix = False,
    diff: Diff = False,
    statistics: Statistics = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    wanted: Format = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings count as errors do.")
    ] = False,
) -> None:
    """Find what is wrong with the notes, and where.

    Ends with status 1 when errors are left (with --strict: errors or warnings), else with 0.
    """
    form = _choose_format(wanted, as_json=as_json)
    require_one({"--fix": fix, "--diff": diff, "--write-baseline": write_baseline})
    require_one({"--diff": diff, "--format": bool(wanted or as_json)})
    require_one({"--diff": diff, "--statistics": statistics})
    require_one({"--no-baseline": no_baseline, "--write-baseline": write_baseline})
    require_one({"--no-baseline": no_baseline, "--baseline": baseline is not None})
    asked = _Asked(select or (), ignore or (), baseline, no_baseline)
    found = _find(vault, asked, fix=fix, write=write_baseline)
    if diff:
        _write_diff(found)
        return
    from zettel.cli import issues

    notes, fixable = found.vault.settings.notes, found.plan.issues
    if statistics:
        issues.write_statistics(found.new, fixable, form)
    else:
        issues.write_issues(found.new, fixable, notes, form)
    tell(issues.summarise(found.new, fixable, len(found.vault.notes)))
    _tell_baseline(found)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(issue.severity in failing for issue in found.new):
        raise typer.Exit(1)


class _Asked(Struct, frozen=True):
    """Which issues are asked for."""

    select: Sequence[str]
    ignore: Sequence[str]
    baseline: Path | None
    no_baseline: bool


class _Outcome(Struct, frozen=True):
    """What was found, and what can be mended of it."""

    vault: "Vault"
    new: tuple[Issue, ...]
    held: int
    gone: int
    plan: "Plan"


def _choose_format(wanted: str, *, as_json: bool) -> str:
    told = find_choice(wanted, FORMATS) if wanted else ""
    if as_json and told not in ("", "json"):
        raise FormatError(f"--json and --format {told} exclude each other", "leave one of them out")
    return told or ("json" if as_json else "text")


def _find(folder: Path, asked: _Asked, *, fix: bool, write: bool) -> _Outcome:
    """Find the issues asked for; with `fix` mend what can be, and find what is left."""
    for _ in range(_ROUNDS if fix else 1):
        with open_vault(folder, tell_issues=False) as opened:
            found = _find_once(opened, asked, write=write)
        if not fix or not found.plan.changes:
            break
        from zettel.edit.changes import write_changes

        tell(
            to_shown_diff(found.plan.changes, found.vault.settings.notes)
            .replace("\r\n", "\n")
            .rstrip("\n")
        )
        write_changes(found.vault.settings, found.plan.changes)
    return found


def _find_once(vault: "Vault", asked: _Asked, *, write: bool) -> _Outcome:
    from zettel import check
    from zettel.edit.fixes import plan_fixes

    settings = vault.settings
    codes = check.find_selected(settings.check, asked.select, asked.ignore)
    path = None if asked.no_baseline else _find_baseline(vault, asked.baseline, write=write)
    selected = check.select_issues(vault.issues, codes, settings)
    for place, line, told in selected.odd_comments:
        tell(f"{to_shown_path(settings.notes / place)}:{line}: {told}")
    issues = selected.issues
    if write and path is not None:
        kept = check.write_baseline(path, issues, settings, codes)
        told = f", {kept:,} of them from before: they were not looked for" if kept else ""
        tell(f"{to_shown_path(path)} holds {count(len(issues) + kept, 'issue')} now{told}")
    baseline = check.Baseline() if path is None else check.read_baseline(path)
    compared = check.compare_baseline(issues, baseline, settings, codes)
    plan = plan_fixes(settings, vault.resolved, compared.new)
    return _Outcome(vault, compared.new, compared.held, compared.gone, plan)


def _find_baseline(vault: "Vault", named: Path | None, *, write: bool) -> Path | None:
    """Return the baseline's file: the one named, that of the settings, else the usual one."""
    from zettel.check.baseline import FILE_NAME

    settings = vault.settings
    if named is not None:
        return named
    usual = settings.root / (settings.check.baseline or FILE_NAME)
    if not write and settings.check.baseline and not usual.is_file():
        message = f"zettel.toml names the baseline {to_shown_path(usual)}, which is not there"
        raise VaultError(message, "write it with --write-baseline")
    return usual if write or usual.is_file() else None


def _write_diff(found: _Outcome) -> None:
    write_text(to_shown_diff(found.plan.changes, found.vault.settings.notes))
    fixable = len(found.plan.issues)
    left = count(len(found.new) - fixable, "other issue")
    tell(f"{count(fixable, 'issue')} would be mended by --fix; {left} would be left")


def _tell_baseline(found: _Outcome) -> None:
    if found.held:
        verb = "is" if found.held == 1 else "are"
        tell(f"{count(found.held, 'issue')} in the baseline {verb} not shown")
    if found.gone:
        verb = "is" if found.gone == 1 else "are"
        tell(f"{found.gone:,} of the baseline {verb} gone: --write-baseline forgets them")
