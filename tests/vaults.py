"""Vaults built from a string: files stand one after another, each under a line `=== its/path`."""

import re
from pathlib import Path

import zettel
from zettel.vault import Vault


def write_vault(folder: Path, text: str) -> Path:
    """Write the files that `text` describes below `folder`, and return the folder."""
    parts = re.split(r"^=== (\S.*)\n", text.lstrip("\n"), flags=re.MULTILINE)
    assert not parts[0], "a vault begins with a line `=== path`"
    for path, content in zip(parts[1::2], parts[2::2], strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8"))
    return folder


def open_vault(folder: Path, text: str) -> Vault:
    """Write a vault and open it."""
    return zettel.open(write_vault(folder, text))
