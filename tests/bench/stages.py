"""The cost of every stage on one vault, each by itself, in this process; printed as JSON.

    python -m tests.bench.stages VAULT

One process at every size, or the sizes could not be compared; processor time, so that what else
runs on the machine matters little. `[linear]` stages are told by the note, `[flat]` ones by the
call. The stages with a cache change notes of the vault, which must be the bench's own.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

import zettel
from tests.bench.clock import clock_process
from tests.bench.edits import change_names, change_text
from tests.bench.generate import generate_vault
from zettel import formats, workers
from zettel.check import find_issues
from zettel.export.material import Material
from zettel.formats.front_matter import HANDLER
from zettel.graph import build_graph
from zettel.mentions import find_mentions
from zettel.rdf import Compactor, to_blocks
from zettel.reader import find_files, read_notes
from zettel.reader.files import read_bytes
from zettel.resolve import resolve_notes
from zettel.settings import read_settings
from zettel.vault import Vault
from zettel.vocabulary import is_relation

Result = TypeVar("Result")

LONG_ENOUGH = 0.05
"""Seconds of processor time after which the calls of a flat stage need not be more."""

ASK = str(Path(__file__).with_name("ask.rq"))


class Stages:
    """Runs stages once each and keeps what they took: seconds, and bytes added to the peak."""

    def __init__(self) -> None:
        self.costs: dict[str, tuple[float, int]] = {}

    def run(self, stage: str, work: Callable[[], Result]) -> Result:
        """Run a stage and return what it gives."""
        with workers.paused_collector():
            result, seconds, peak = clock_process(work)
        self.costs[stage] = seconds, peak
        return result

    def repeat(self, stage: str, work: Callable[[int], object]) -> None:
        """Call a flat stage with the numbers from 0, until its time can be measured."""
        calls, seconds = 1, 0.0
        while seconds < LONG_ENOUGH:
            calls *= 4
            _, seconds, peak = clock_process(partial(_call, work, calls))
        self.costs[stage] = seconds / calls, peak


def main(folder: Path) -> None:
    """Measure, and print the costs; a tiny vault comes first, so that imports do not count."""
    workers.WORTHWHILE = sys.maxsize
    with TemporaryDirectory() as name:
        generate_vault(Path(name), 20)
        measure(Path(name))
    sys.stdout.buffer.write(msgspec.json.encode(measure(folder)))


def measure(folder: Path) -> dict[str, tuple[float, int]]:
    """Run every stage, and return what each takes."""
    stages = Stages()
    with using_cache("off"):
        vault = measure_reading(stages, folder)
        measure_writing(stages, vault)
        measure_answers(stages, vault)
    with TemporaryDirectory() as cache, using_cache(cache):
        measure_changes(stages, folder)
    return stages.costs


def measure_reading(stages: Stages, folder: Path) -> Vault:
    """Measure what becomes notes and links of files, and return the vault."""
    settings = read_settings(folder)
    paths = stages.run("scan", lambda: find_files(settings.notes, settings.suffixes)).notes
    datas = stages.run("read", lambda: [read_bytes(f"{settings.notes}/{p}") for p in paths])
    texts = [data.decode("utf-8", "replace") for data in datas]
    matter = [HANDLER.split(text)[0] for text in texts if text.startswith("---\n")]
    stages.run("front matter", lambda: [HANDLER.parse(text, 2) for text in matter])
    pairs = list(zip(paths, datas, strict=True))
    stages.run("parse", lambda: [formats.parse_note(path, data) for path, data in pairs])
    vault = zettel.open(folder)
    reading = read_notes(settings)
    known = partial(is_relation, vault.vocabulary)
    stages.run("resolve", lambda: resolve_notes(reading.notes, reading.files, known))
    return vault


def measure_writing(stages: Stages, vault: Vault) -> None:
    """Measure what is built of resolved notes: graph, triples, Turtle, page."""
    notes, settings, vocabulary = vault.resolved, vault.settings, vault.vocabulary
    stages.run("graph", lambda: build_graph(notes))
    material = Material(notes, settings, vocabulary)
    triples = stages.run("RDF", lambda: list(material.build(range(len(notes)))))
    compact = Compactor(vocabulary.prefixes, settings.base)
    stages.run("serialise", lambda: [to_blocks(t.own, compact, t.document) for t in triples])
    issues = vault.reading.issues
    stages.run("check", lambda: find_issues(notes, issues, settings, vocabulary))
    stages.run("suggest", lambda: find_mentions(notes, settings))
    stages.run("view", vault.to_html)


def measure_answers(stages: Stages, vault: Vault) -> None:
    """Measure what is asked of a vault, first and again."""
    ids = [note.id for note in vault.notes]
    stages.run("query", lambda: vault.query("hubs"))
    vault.find_note(ids[0])
    stages.repeat("find a note", lambda number: vault.find_note(ids[number * 7 % len(ids)]))
    stages.repeat("read a body", lambda number: vault.read_body(ids[number * 7 % len(ids)]))
    stages.repeat("ask again", lambda _: vault.query(ASK))


def measure_changes(stages: Stages, folder: Path) -> None:
    """Measure files → Turtle with a cache: not there yet, current, one note behind."""

    def build() -> str:
        return zettel.open(folder).to_turtle(links=False)

    stages.run("cache written", build)
    stages.run("nothing changed", build)
    change_text(folder)
    stages.run("one note changed", build)
    change_names(folder)
    stages.run("names changed", build)


def _call(work: Callable[[int], object], times: int) -> None:
    for number in range(times):
        work(number)


@contextmanager
def using_cache(place: str) -> Iterator[None]:
    """Let caches stand in a folder of ours; `off` is for none."""
    before = os.environ.get("ZETTEL_CACHE")
    os.environ["ZETTEL_CACHE"] = place
    try:
        yield
    finally:
        os.environ.pop("ZETTEL_CACHE")
        if before is not None:
            os.environ["ZETTEL_CACHE"] = before


if __name__ == "__main__":
    main(Path(sys.argv[1]))
