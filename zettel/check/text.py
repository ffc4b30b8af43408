"""Issues as lines of text, for people and editors and for GitHub's annotations, and as data."""

from zettel.check.codes import find_code
from zettel.model import Issue, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# C0, DEL, C1, the two line ends of Unicode, and what reorders text.
_RANGES = ((0x00, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069))
_CONTROLS = {
    code: chr(code).encode("unicode_escape").decode()
    for first, last in _RANGES
    for code in range(first, last + 1)
}


def to_text(issue: Issue, *, is_fixable: bool = False) -> str:
    r"""Convert to `path:line:column: severity code name: message (hint)`, as compilers write.

    What `--fix` can mend has `[*]` behind its name.
    One line, whatever names and values the issue quotes: their controls are escaped (`\n`).
    """
    place = f"{issue.path}:{issue.line}:{issue.column}"
    hint = f" ({issue.hint})" if issue.hint else ""
    mark = " [*]" if is_fixable else ""
    text = f"{place}: {issue.severity} {_to_title(issue)}{mark}: {issue.message}{hint}"
    return text.translate(_CONTROLS)


def to_github(issue: Issue) -> str:
    """Convert to a workflow command, which GitHub shows beside the line.

    Escapes as GitHub's own toolkit does (actions/toolkit, `command.ts`), and other controls as
    `to_text` does.
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


def to_data(issue: Issue) -> dict[str, object]:
    """Convert to what programs are told, by name; `path` begins in the folder of the notes."""
    code = find_code(issue.code)
    return {
        "path": issue.path,
        "line": issue.line,
        "column": issue.column,
        "code": issue.code,
        "name": code.name if code else "",
        "severity": issue.severity,
        "message": issue.message,
        "hint": issue.hint,
    }


def _to_title(issue: Issue) -> str:
    code = find_code(issue.code)
    return f"{issue.code} {code.name}" if code else issue.code


def _escape(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.translate(_CONTROLS)


def _escape_field(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
