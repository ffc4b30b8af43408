"""The progress bar: only on a terminal, only for long work, gone before the answer."""

import os
import pty
import select
import sys
from collections.abc import Callable

import pytest

from zettel.cli import progress


def put_stderr_on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Put stderr on a terminal; returns what tells all that was shown there."""
    parent, child = pty.openpty()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stderr", os.fdopen(child, "w", encoding="utf-8"))

    def read() -> str:
        sys.stderr.flush()
        told = b""
        while select.select([parent], [], [], 0.2)[0]:  # it arrives in pieces
            told += os.read(parent, 65536)
        return told.decode()

    return read


def test_long_work_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time one waits in patience the stage and its count appear, and then go."""
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    read = put_stderr_on_terminal(monkeypatch)
    with progress.ProgressBar() as bar:
        bar("read", 1, 1000)
        bar("read", 2, 1000)
        bar("read", 1000, 1000)
    told = read()
    assert "read" in told
    assert "/1000" in told
    assert told.endswith("\x1b[2K")  # the line is wiped


def test_short_work_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done at once leaves no trace."""
    read = put_stderr_on_terminal(monkeypatch)
    with progress.ProgressBar() as bar:
        for done in range(1, 101):
            bar("read", done, 100)
    assert read() == ""


def test_no_terminal_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """A log file gets no bar, however long it takes."""
    with progress.ProgressBar() as bar:
        bar("read", 1, 10)
    assert capsys.readouterr().err == ""
