"""Streams: pipes that close, terminals that want colour, texts that would command them."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from zettel.cli import columns, tables, terminal

from .conftest import PROGRAM, Call, build_environment


def run_on_terminal(*words: str, cwd: Path, **environment: str) -> str:
    """Run a command with stdout and stderr on a terminal and return all that it shows."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *words],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
        env=build_environment(TERM="xterm-256color", COLUMNS="100", **environment),
    )
    os.close(child)
    shown = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(parent)
    assert process.wait(timeout=60) == 0, shown
    return shown.decode()


def test_colour_only_on_a_terminal(vault: Path, run: Call) -> None:
    """A pipe gets plain text; a terminal gets style; NO_COLOR takes the colours away."""
    words = ("show", ".", "Alpha")
    assert "\x1b[" not in run(*words, cwd=vault).stdout
    assert "\x1b[" in run_on_terminal(*words, cwd=vault)
    without = run_on_terminal(*words, cwd=vault, NO_COLOR="1")
    assert not any(f"\x1b[{colour}m" in without for colour in range(30, 38))


@pytest.mark.parametrize("words", ["export . --to turtle", "query . --list", "--help"])
def test_closed_pipe_is_silent(words: str, vault: Path) -> None:
    """`| head` may stop reading whenever it likes."""
    reader, writer = os.pipe()
    os.close(reader)
    outcome = subprocess.run(
        [*PROGRAM, *words.split()],
        cwd=vault,
        stdout=writer,
        stderr=subprocess.PIPE,
        env=build_environment(),
        check=False,
    )
    os.close(writer)
    assert outcome.stderr == b""
    assert outcome.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_full_disk_is_outside(vault: Path) -> None:
    """A disk without space is told in a sentence, with status 3."""
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run(
            [*PROGRAM, "export", ".", "--to", "turtle"],
            cwd=vault,
            stdout=full,
            stderr=subprocess.PIPE,
            env=build_environment(),
            check=False,
        )
    assert outcome.returncode == 3
    assert outcome.stderr.startswith(b"zettel: No space left")
    assert outcome.stderr.count(b"\n") == 1


def test_closed_stdout_is_no_fault(vault: Path) -> None:
    """Started without a stdout, a command still ends well."""
    outcome = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, "stats", "."],
        cwd=vault,
        stderr=subprocess.PIPE,
        env=build_environment(),
        check=False,
    )
    assert b"Traceback" not in outcome.stderr
    assert outcome.returncode == 0


def test_any_character_can_be_written(vault: Path) -> None:
    """A stream that knows only ASCII gets escapes, not a crash."""
    outcome = subprocess.run(
        [*PROGRAM, "show", ".", "Beta"],
        cwd=vault,
        capture_output=True,
        env=build_environment(PYTHONUTF8="0", PYTHONIOENCODING="ascii"),
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert b"Zo\\xe9" in outcome.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[0mb", "a�[0mb"), ("\x9b1m", "�1m"), ("a\u202eb", "a�b"), ("é\t\n", "é\t\n")],
)
def test_printable(text: str, shown: str) -> None:
    """Controls and reorderings of text are shown as what they are: not text."""
    assert terminal.to_printable(text) == shown


@pytest.mark.parametrize("text", ["https://ogp.example/note/20230924194130", "国" * 20, "ab"])
@pytest.mark.parametrize("width", range(12))
def test_cut_middle_never_exceeds(text: str, width: int) -> None:
    """A cut text takes at most the columns given and keeps both of its ends."""
    cut = tables.cut_middle(text, width)
    assert cell_len(cut) <= width
    assert cut == text or width < 6 or (text[0] == cut[0] and text[-1] == cut[-1])


@pytest.mark.parametrize("width", range(70))
def test_shared_width_is_enough_and_no_more(width: int) -> None:
    """Each column gets what it needs at least, none more than it can use, and all is used."""
    needs = [(4, 10), (2, 60), (8, 20), (3, 3)]
    widths = columns.share_width(needs, width)
    assert (widths is None) == (width < 17)
    if widths is not None:
        assert sum(widths) == min(width, 93)
        assert all(least <= w <= most for w, (least, most) in zip(widths, needs, strict=True))


def test_numbers_stand_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    """A column of numbers lines up at its last digit; a gap does not disturb it."""
    terminal.print_rich(
        tables.build_table(("what", "n"), [("a", "5"), ("b", "1,234"), ("c", None)])
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].endswith("    5")
    assert lines[3].endswith("1,234")


def test_markup_in_notes_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    """`[bold]` and `:smile:` in a note are what they say."""
    terminal.print_rich(tables.build_table(("x",), [("[bold]a[/bold] [[b]] :smile:",)]))
    assert "[bold]a[/bold] [[b]] :smile:" in capsys.readouterr().out


def test_module_needs_no_terminal() -> None:
    """Importing the command line writes nothing."""
    outcome = subprocess.run(
        [sys.executable, "-c", "import zettel.cli"],
        capture_output=True,
        env=build_environment(),
        check=True,
    )
    assert outcome.stdout + outcome.stderr == b""


def test_interruption_is_silent(vault: Path) -> None:
    """Ctrl-C ends a command with status 130 and no traceback."""
    script = PROGRAM[-1].replace("sys.exit", "print('ready', flush=True); sys.exit")
    with subprocess.Popen(
        [sys.executable, "-c", script, "query", ".", "-"],
        cwd=vault,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=build_environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        time.sleep(0.5)  # now it waits for a query
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert b"Traceback" not in process.stderr.read()
