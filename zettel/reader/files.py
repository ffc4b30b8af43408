"""The bytes of one file, and what is told of one that keeps them."""

import os
from pathlib import Path

from zettel.model import Issue, Severity


def read_bytes(path: str | Path) -> bytes:
    """Read a whole file; half the cost of `Path.read_bytes` (measured).

    What has become a pipe since it was listed is empty, and does not keep us waiting.

    Raises:
        OSError: it cannot be read.
    """
    handle = os.open(path, FLAGS)
    try:
        parts = []
        while part := os.read(handle, 1 << 20):
            parts.append(part)
            if len(part) < 1 << 20 and os.fstat(handle).st_size == sum(map(len, parts)):
                break
        return b"".join(parts)
    finally:
        os.close(handle)


def to_unread(path: str, reason: str) -> Issue:
    """Return the issue of a path that cannot be listed or read."""
    return Issue(path, 1, 1, "Z114", Severity.ERROR, f"{path} {reason}")


FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""How files are opened to be read: as they are, and without waiting."""
