"""Where answers and remarks go: stdout for the answer alone, stderr for everything else.

Text from notes passes `to_printable` on its way, so that no note can send commands to a terminal.
"""

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from zettel.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

STDOUT = Path("-")
_UNBOUNDED = 100_000  # columns: a pipe has no edge to fit to
_CONTROLS = {
    code: "\N{REPLACEMENT CHARACTER}"
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067)
    if chr(code) not in "\t\n"
}


class ReaderGoneError(Exception):
    """Whoever read our output has closed it, as `head` does once it has enough."""


def prepare_streams() -> None:
    """Make stdout and stderr take any character, and exist at all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, TextIOWrapper(BytesIO(), "utf-8"))
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def write_text(text: str) -> None:
    """Write text of the answer to stdout as it stands.

    Raises:
        ReaderGoneError: when nobody reads it any more.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None


def write_bytes(data: bytes) -> None:
    """Write an answer in a format of its own (UTF-8, whatever the terminal speaks) to stdout.

    Raises:
        ReaderGoneError: when nobody reads it any more.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None


def write_json(value: object) -> None:
    """Write builtin values to stdout as indented JSON with a newline at its end."""
    write_bytes(to_json(value))


def to_json(value: object) -> bytes:
    """Return builtin values as indented JSON with a newline at its end."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def parse_output(name: str | Path) -> Path:
    """Take the name of an output, or a default; a `Path` would take an empty one for this folder.

    Raises:
        OutputError: the name is empty.
    """
    if not str(name).strip():
        raise OutputError("the name of the output is empty", "say where to write: -o FILE")
    return Path(name)


def write_output(data: bytes, output: Path | None) -> None:
    """Write an answer to a file, whole or not at all, or to stdout (no file, or `-`)."""
    if output is None or output == STDOUT:
        write_bytes(data)
        return
    from zettel import files

    files.write_bytes(output, data)


def print_rich(*parts: "RenderableType") -> None:
    """Lay out tables and styled text for the width at hand and write them to stdout."""
    console = _build_console()
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    lines = capture.get().splitlines()
    write_text("".join(f"{line.rstrip()}\n" for line in lines))


def tell(sentence: str) -> None:
    """Say something beside the answer, on stderr; never fails for want of a listener."""
    try:
        sys.stderr.write(to_printable(sentence) + "\n")
        sys.stderr.flush()
    except OSError:
        pass


def to_printable(text: str) -> str:
    """Replace control characters and reorderings of text, which a terminal would obey."""
    return text.translate(_CONTROLS)


def to_shown_path(path: Path) -> str:
    """Tell a path as seen from the current folder, or whole where that is not possible."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


def flush() -> None:
    """Hand on what is still held back, while a failure can still be told."""
    write_text("")


def _build_console() -> "Console":
    from rich.console import Console

    fits = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    return Console(
        file=sys.stdout,
        width=None if fits else _UNBOUNDED,
        highlight=False,
        markup=False,
        emoji=False,
    )
