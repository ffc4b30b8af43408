"""What happens to the files of a vault between two runs."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import zettel
from zettel.vault import Vault

TICK = 0.005
"""Seconds that the clock of the file system may need for a tick (4 ms on Linux)."""

Edit = Callable[[Path], None]


def write(path: str, text: str) -> Edit:
    """Write a file of the vault."""

    def edit(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    return edit


def append(path: str, line: str) -> Edit:
    """Write a line more, most of which change nothing but the note's own links."""

    def edit(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")

    return edit


def delete(path: str) -> Edit:
    """Delete a file, if it is there."""
    return lambda folder: (folder / path).unlink(missing_ok=True)


def rename(path: str, new: str) -> Edit:
    """Rename a file, if it is there, over another that may be there."""

    def edit(folder: Path) -> None:
        if (folder / path).exists():
            (folder / new).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).replace(folder / new)

    return edit


def touch_back(path: str, text: str) -> Edit:
    """Write something else of the same length, and give the file the time that it had."""

    def edit(folder: Path) -> None:
        file = folder / path
        if not file.exists():
            return
        before = file.stat()
        data = text.encode()[: before.st_size]
        file.write_bytes(data + b" " * (before.st_size - len(data)))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def touch(path: str) -> Edit:
    """Give a file another time, and nothing else."""
    return lambda folder: os.utime(folder / path) if (folder / path).exists() else None


def wait() -> None:
    """Let the clock of the file system go on."""
    time.sleep(2 * TICK)


def open_cold(folder: Path) -> Vault:
    """Read everything anew."""
    return zettel.open(folder, cache=False)
