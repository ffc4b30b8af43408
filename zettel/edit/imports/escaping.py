r"""Plain text → Markdown that shows the same: what would mean something gets a backslash.

Which signs mean something, and that a backslash before one takes its meaning away, is CommonMark's
(https://spec.commonmark.org/0.31.2/#backslash-escapes); `#tag`, `@key`, `%%` and `^name` are ours.
"""

import re
from collections.abc import Iterator

_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"
    r"|[`*\[\]<>|~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|&(?=#|[A-Za-z][A-Za-z0-9]*;)"
    r"|#(?=\S)|(?<!\w)@(?=\w)|%(?=%)|(?<=%)%|(?<!\S)\^(?=[\w-]+\s*$)"
    r"|(?<=\{):(?=[^{}]*\})"
)
_START = re.compile(r"(?P<before>\s*\d{1,9})(?P<sign>[.)])(?=\s|$)|(?P<blank>\s*)(?P<mark>[#+=:-])")
_CODE = re.compile(r" {4}| {0,3}\t")


def escape_text(text: str) -> str:
    """Return plain text as Markdown, line by line.

    Lines that are indented by four below an empty line are a block of code in Markdown, which shows
    them as they are.
    """
    return "".join(_escape_lines(text))


def escape_running(text: str) -> str:
    """Return running text as Markdown; none of its lines is a block of code."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    return "".join(_escape_line(line) if line.strip() else line for line in lines)


def _escape_lines(text: str) -> Iterator[str]:
    below_empty, is_code = True, False
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        if line.strip():
            is_code = bool(_CODE.match(line)) and (below_empty or is_code)
            below_empty = False
        else:
            below_empty = True
        yield line if is_code or not line.strip() else _escape_line(line)


def _escape_line(line: str) -> str:
    body = line.rstrip("\r\n")
    start = _START.match(body)
    cut, head = 0, ""
    if start is not None:
        cut = start.end()
        before, sign = start["before"] or start["blank"] or "", start["sign"] or start["mark"]
        head = f"{before}\\{sign}"
    return head + _INLINE.sub(r"\\\g<0>", body[cut:]) + line[len(body) :]
