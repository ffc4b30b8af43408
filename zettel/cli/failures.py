"""What a failure says and with which status the program ends: one sentence, never a traceback."""

import os
import sys
from io import StringIO

import typer

from zettel.cli.terminal import ReaderGoneError, tell
from zettel.errors import RemoteError, ZettelError

WRONG_CALL = 2
OUTSIDE = 3
FAULT = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130
READER_GONE = 141  # what a shell shows for a program ended by SIGPIPE

# The caller named a place that cannot serve; any other OSError is the machine's.
_WRONG_PLACES = (
    FileNotFoundError,
    FileExistsError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
)


def report_failure(error: BaseException) -> int:
    """Tell on stderr what went wrong and return the status that says so.

    With ZETTEL_TRACEBACK set in the environment, a fault of zettel itself is raised again.
    """
    # typer turns a closed pipe that it meets itself, as under `--help`, into an exit with 1.
    if isinstance(error, ReaderGoneError) or isinstance(error.__context__, BrokenPipeError):
        _silence_stdout()
        return READER_GONE
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    message, hint, status = _describe(error)
    tell(f"zettel: {' '.join(message.split())}")
    if hint:
        tell(f"hint: {' '.join(hint.split())}")
    return status


def _describe(error: BaseException) -> tuple[str, str, int]:
    """Find the sentence, the hint and the status for a failure."""
    match error:
        case KeyboardInterrupt() | typer.Abort():
            return "interrupted", "", INTERRUPTED
        case RemoteError():
            return str(error), error.hint, OUTSIDE
        case ZettelError():
            return str(error), error.hint, _find_status(error.__cause__)
        case OSError():
            return _describe_outside(error), "", _find_status(error)
    if hasattr(error, "format_message"):  # a usage error; its class moves with typer's version
        return error.format_message(), _find_usage(error), WRONG_CALL
    if os.environ.get("ZETTEL_TRACEBACK"):
        raise error
    told = f"something went wrong inside zettel ({type(error).__name__}: {error})"
    return told, "set ZETTEL_TRACEBACK=1 to see where, and please report it", FAULT


def _find_status(error: BaseException | None) -> int:
    """Return whose fault it is: the machine's, as of a disk that is full, or the caller's."""
    is_outside = isinstance(error, OSError) and not isinstance(error, _WRONG_PLACES)
    return OUTSIDE if is_outside else WRONG_CALL


def _describe_outside(error: OSError) -> str:
    if isinstance(error, PermissionError) and error.filename:
        return f"you have no permission to open {error.filename}"
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _find_usage(error: BaseException) -> str:
    command = getattr(getattr(error, "ctx", None), "command_path", "zettel")
    return f"`{command} --help` shows how it is called"


def _silence_stdout() -> None:
    # Else Python, on its way out, tries to write the rest and complains on stderr.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = StringIO()
