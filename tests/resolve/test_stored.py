"""The index of names comes back from the cache as it went there."""

from pathlib import Path

import msgspec
import pytest

from tests.vaults import open_vault
from zettel.resolve import build_resolver, resolve_note
from zettel.resolve.stored import TABLES, decode_index, encode_index

VAULT = """
=== a.md
# Same
[[b]] [[x/c]] [[Same]] [[Alias]] [c](x/c.md) [[x/]] [[#^mark]] ((mark)) [[gone]]
=== b.md
---
aliases: [Alias]
id: B7
---
# Same
=== x/c.md
text ^mark
=== x/index.md
[[c]] [[B7]] [up](../a.md)
=== x/b.md
# Alias
"""


def test_a_stored_index_holds_the_same_tables(tmp_path: Path) -> None:
    """Every name leads to the same ids, in the same order."""
    index = open_vault(tmp_path, VAULT).index
    stored = decode_index(encode_index(index))
    for name in TABLES:
        assert dict(getattr(stored, name)) == dict(getattr(index, name)), name
        assert len(getattr(stored, name)) == len(getattr(index, name))
        assert "nowhere" not in getattr(stored, name)
    assert list(stored.places.items()) == list(index.places.items())


def test_links_resolve_alike_by_a_stored_index(tmp_path: Path) -> None:
    """Whatever a link says, it becomes what it would by the index of the notes."""
    vault = open_vault(tmp_path, VAULT)
    stored = decode_index(encode_index(vault.index))
    resolver = build_resolver(stored, vault.files, bool, lambda _: False, ())
    assert tuple(resolve_note(resolver, note) for note in vault.notes) == vault.resolved


@pytest.mark.parametrize("data", [b"", b"\xc0", b"\x93\x90\x90\x80"])
def test_what_is_no_index_is_told(data: bytes) -> None:
    """A message of another kind is none."""
    with pytest.raises(msgspec.MsgspecError):
        decode_index(data)
