"""Issues as `check` writes them: for people, for programs, for GitHub, or counted by code."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from zettel.check import find_code, to_data, to_github, to_text
from zettel.cli.opening import count
from zettel.cli.terminal import to_printable, to_shown_path, write_json, write_text
from zettel.model import Issue, Severity


def write_issues(
    issues: Sequence[Issue], fixable: Collection[Issue], notes: Path, form: str
) -> None:
    """Write issues one a line, or as JSON; those that can be mended are marked.

    JSON is a list of objects with `path` (from the folder of the notes), `line`, `column`, `code`,
    `name`, `severity`, `message`, `hint` and `fixable`.
    """
    if form == "json":
        write_json([{**to_data(issue), "fixable": issue in fixable} for issue in issues])
        return
    lines = []
    for issue in issues:
        shown = replace(issue, path=to_shown_path(notes / issue.path))
        is_text = form == "text"
        lines.append(to_text(shown, is_fixable=issue in fixable) if is_text else to_github(shown))
    write_text("".join(f"{to_printable(line)}\n" for line in lines))


def write_statistics(issues: Sequence[Issue], fixable: Collection[Issue], form: str) -> None:
    """Write how many issues there are of each code, the most frequent first."""
    numbers = Counter(issue.code for issue in issues)
    mended = Counter(issue.code for issue in issues if issue in fixable)
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    rows = [
        {"code": code, "name": _find_name(code), "count": number, "fixable": mended[code]}
        for code, number in ordered
    ]
    if form == "json":
        write_json(rows)
        return
    width = max((len(f"{number:,}") for number in numbers.values()), default=0)
    lines = [
        f"{number:>{width},}  {code} {_find_name(code)}{' [*]' if mended[code] else ''}\n"
        for code, number in ordered
    ]
    write_text("".join(lines))


def summarise(issues: Sequence[Issue], fixable: Collection[Issue], notes: int) -> str:
    """Tell how many issues there are of which severity, and how many can be mended."""
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
    summary = f"{', '.join(told) or 'no issues'} in {count(notes, 'note')}"
    number = sum(issue in fixable for issue in issues)
    return summary + (f"; {number:,} [*] can be mended with --fix" if number else "")


def _find_name(code: str) -> str:
    found = find_code(code)
    return found.name if found else ""
