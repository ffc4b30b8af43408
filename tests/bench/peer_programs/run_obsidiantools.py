"""obsidiantools: connect a vault."""

import importlib
import json
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path


def main(folder: str) -> None:
    """Connect, and print what it took and which links were found."""
    api = importlib.import_module("obsidiantools.api")
    start = time.perf_counter()
    with redirect_stdout(sys.stderr):  # where it tells what it could not read
        vault = api.Vault(Path(folder)).connect()
    seconds = time.perf_counter() - start
    paths = {name: path.as_posix() for name, path in vault.md_file_index.items()}
    pairs = [(paths.get(a), paths.get(b)) for a, b in vault.graph.edges()]
    json.dump({"seconds": seconds, "links": [p for p in pairs if None not in p]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
