"""A seeded vault of any size, like those people keep.

    python -m tests.bench.generate DIR 10000 [--folders] [--seed 7]

A note takes about 2.7 KB, some up to 40 KB, and has about four links, in every syntax; one link in
fifty is broken, one title in fifty is that of several notes, and code holds links that are none.
"""

import argparse
import random
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.prose import TOPICS
from tests.bench.writing import BLOCK_EVERY, NoteWriter, Target, Written

FIRST = datetime(2020, 1, 1)
STEP = timedelta(seconds=97)
"""Between the ids of two notes, which are times, as `20200101000137`."""

SHARED = 50
"""One note in so many has a title that others have, too."""


def generate_vault(folder: Path, count: int, seed: int = 7, *, folders: bool = False) -> Written:
    """Write `count` notes below `folder`, and say how many links they hold.

    The same arguments give the same bytes. With `folders` the notes stand in folders by topic,
    with some inside others; else all stand side by side.
    """
    folder.mkdir(parents=True, exist_ok=True)
    targets = [build_target(number, folders) for number in range(count)]
    for place in sorted({str(Path(target.path).parent) for target in targets}):
        (folder / place).mkdir(parents=True, exist_ok=True)
    writer = NoteWriter(random.Random(seed), targets.__getitem__, count)
    for number, target in enumerate(targets):
        with open(f"{folder}/{target.path}.md", "wb") as file:  # noqa: PTH123 - half its cost
            file.write(writer.write(number).encode())
    return writer.written


def build_target(number: int, folders: bool) -> Target:
    """Return the names of a note, made from its number alone."""
    note_id = (FIRST + STEP * number).strftime("%Y%m%d%H%M%S")
    topic = TOPICS[number % len(TOPICS)]
    title = f"{topic} {number}"
    if number % SHARED == SHARED - 1:
        title = f"Compte rendu {number // (3 * SHARED)}"
    place = f"{topic}/{number % 7}/" if folders and number % 3 else ""
    return Target(note_id, place + note_id, title, f"N{number}", number % BLOCK_EVERY == 0)


def main() -> None:
    """Write a vault where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("notes", type=int, nargs="?", default=1_000)
    parser.add_argument("--folders", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    print(generate_vault(asked.folder, asked.notes, asked.seed, folders=asked.folders))


if __name__ == "__main__":
    main()
