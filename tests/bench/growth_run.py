"""The processor time of each stage for one vault, in this process, as JSON; see `growth`."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

import zettel
from zettel import workers
from zettel.check import find_issues
from zettel.graph import build_graph
from zettel.mentions import find_mentions
from zettel.reader import read_notes
from zettel.resolve import resolve_notes
from zettel.settings import read_settings

Result = TypeVar("Result")


def main(folder: Path) -> None:
    """Run every stage once, one after another."""
    workers.WORTHWHILE = sys.maxsize  # one process at every size, or the sizes cannot be compared
    seconds: dict[str, float] = {}

    def run(stage: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        with workers.paused_collector():
            result = work()
        seconds[stage] = time.process_time() - start
        return result

    settings = read_settings(folder)
    vault = zettel.open(folder)
    reading = run("read", lambda: read_notes(settings))
    known = frozenset({"related"}).__contains__
    resolved = run("resolve", lambda: resolve_notes(reading.notes, reading.files, known))
    run("graph", lambda: build_graph(resolved))
    run("check", lambda: find_issues(resolved, reading.issues, settings, vault.vocabulary))
    run("suggest", lambda: find_mentions(resolved, settings))
    run("Turtle", lambda: zettel.open(folder).to_turtle())
    sys.stdout.buffer.write(msgspec.json.encode(seconds))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
