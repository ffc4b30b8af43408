"""Clocks: a piece of work in this process, a whole command in one of its own."""

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

Result = TypeVar("Result")

LAUNCHER = Path(__file__).with_name("launcher.py")

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in: kibibytes, but bytes on macOS (getrusage(2) of each)."""


class Run(Struct, frozen=True):
    """A process that has ended: its time by the wall, its peak memory, what it printed."""

    seconds: float
    peak: int
    output: bytes = b""


class FailedRunError(Exception):
    """A measured process ended with another status than 0; its last words are the message."""


def clock(work: Callable[[], object]) -> float:
    """Return the seconds, by the wall, that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def clock_process(work: Callable[[], Result]) -> tuple[Result, float, int]:
    """Return what some work gives, its processor time, and the bytes it adds to our peak memory."""
    held, start = reset_peak(), time.process_time()
    result = work()
    return result, time.process_time() - start, find_peak() - held


def reset_peak() -> int:
    """Let the peak begin anew at what is held now, where the system can, and return it.

    Linux can (`clear_refs` in proc(5)); elsewhere the peak is that of all that went before.
    """
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return find_peak()


def find_peak() -> int:
    """Return the most memory, in bytes, that this process has taken since its peak began."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def run_process(
    call: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Run:
    """Run a command to its end; the peak is that of the largest of its processes.

    Raises:
        FailedRunError: it fails.
    """
    with tempfile.NamedTemporaryFile() as report:
        done = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCHER, report.name, *map(str, call)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, **(environment or {})},
            cwd=folder,
        )
        if done.returncode:
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise FailedRunError(f"status {done.returncode}: {' '.join(last)}")
        seconds, peak = Path(report.name).read_text(encoding="ascii").split()
    return Run(float(seconds), int(peak) * _UNIT, done.stdout)


def describe_machine() -> str:
    """Return cores, Python and system in a few words, none of which names the machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, Python {platform.python_version()}, {platform.system()}"
