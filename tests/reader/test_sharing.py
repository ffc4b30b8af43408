"""Texts that notes have in common are in memory once, and no note changes by that."""

from pathlib import Path

from tests.vaults import open_vault
from zettel.reader.messages import decode_note, encode
from zettel.reader.sharing import share_texts

NOTES = """
=== a.md
---
type: concept
tags: [un, deux]
offices:
  - role: ministre
    of: "[[b]]"
---
=== b.md
---
type: concept
tags: [deux]
offices:
  - role: ministre
---
"""


def test_equal_texts_become_one(tmp_path: Path) -> None:
    """Keys, types, tags and values, also those inside mappings."""
    notes = [decode_note(encode(note)) for note in open_vault(tmp_path, NOTES).notes]
    before = [encode(note) for note in notes]
    share = dict[str, str]().setdefault
    for note in notes:
        share_texts(note, share)
    a, b = notes
    assert a.types[0] is b.types[0] is b.properties[0].values[0]
    assert a.tags[1] is b.tags[0]
    assert a.properties[2].key is b.properties[2].key
    inner = [note.properties[2].values[0].properties[0] for note in notes]  # type: ignore[union-attr]
    assert inner[0].values[0] is inner[1].values[0]
    assert [encode(note) for note in notes] == before
