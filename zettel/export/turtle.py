"""Turtle, a note at a time: each note's blocks depend on nothing but the note and the vocabulary.

A file is `write_head`, the blocks of every note in order of id, `write_tail`: so a note that
changes has its blocks replaced, and only the tail is made anew.
"""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from zettel.export.material import Chunks, Material
from zettel.rdf import Triple, find_used_terms, to_blocks, to_header, write_credits
from zettel.workers import map_ranges, paused_collector

INFERRED = "# No note states what follows: it is inferred from the meaning of the terms.\n"
"""What stands above inferred triples, in the formats that have comments."""


class Written(NamedTuple):
    """Some notes as Turtle, and what is left to be said after all of them: an entry a note."""

    blocks: list[bytes]
    shared: list[tuple[Triple, ...]]
    used: list[set[str]]


def to_turtle(material: Material) -> Chunks:
    """Turtle: a group of blocks per note in order of id, then what they share, then terms."""
    inferred = material.inferred  # first: the triples that it needs are then built once for all
    shared: set[Triple] = set()
    used: set[str] = set()
    done = 0
    yield write_head(material)
    for written in map_ranges(partial(write_notes, material), len(material.notes)):
        yield from written.blocks
        shared.update(*written.shared)
        used.update(*written.used)
        done += len(written.blocks)
        material.tell(done)
    yield write_tail(material, shared, used)
    if inferred:
        yield f"{INFERRED}\n{to_blocks(inferred, material.compact)}".encode()


def write_head(material: Material) -> bytes:
    """Return what comes before the notes: credits, prefixes, and the data set as a whole."""
    header = to_header(material.vocabulary.prefixes, material.settings.base)
    about = to_blocks(material.dataset, material.compact)
    return f"{write_credits(material.settings)}{header}\n{about}".encode()


def write_notes(material: Material, numbers: range) -> Written:
    """Return the notes with these numbers as Turtle."""
    compact, vocabulary = material.compact, material.vocabulary
    written = Written([], [], [])
    with paused_collector():
        for note in material.build(numbers):
            written.blocks.append(to_blocks(note.own, compact, note.document).encode())
            written.shared.append(note.shared)
            written.used.append(find_used_terms((note,), vocabulary))
    return written


def write_tail(material: Material, shared: set[Triple], used: Iterable[str]) -> bytes:
    """Return what comes after the notes: what they share, and the terms that they use."""
    compact = material.compact
    parts = material.drop_stated(shared), material.describe(used)
    return "".join([to_blocks(part, compact) for part in parts]).encode()
