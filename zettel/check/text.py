"""Issues as lines of text: for people and editors, and for GitHub's annotations."""

from zettel.check.codes import find_code
from zettel.model import Issue, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_text(issue: Issue) -> str:
    """Convert to `path:line:column: severity code name: message (hint)`, as compilers write."""
    place = f"{issue.path}:{issue.line}:{issue.column}"
    hint = f" ({issue.hint})" if issue.hint else ""
    return f"{place}: {issue.severity} {_to_title(issue)}: {issue.message}{hint}"


def to_github(issue: Issue) -> str:
    """Convert to a workflow command, which GitHub shows beside the line.

    Escapes as GitHub's own toolkit does (actions/toolkit, `command.ts`).
    """
    fields = {
        "file": issue.path,
        "line": str(issue.line),
        "col": str(issue.column),
        "title": _to_title(issue),
    }
    written = ",".join(f"{key}={_escape_field(value)}" for key, value in fields.items())
    message = f"{issue.message}\n{issue.hint}" if issue.hint else issue.message
    return f"::{_COMMANDS[issue.severity]} {written}::{_escape(message)}"


def _to_title(issue: Issue) -> str:
    code = find_code(issue.code)
    return f"{issue.code} {code.name}" if code else issue.code


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_field(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
