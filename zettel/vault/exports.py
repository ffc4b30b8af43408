"""A vault in a format that other programs read.

Turtle in a file is special where there is a cache: what is still right in the file stays. Whether
all of it does is found out before anything is loaded that could write it.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from zettel.export import find_exporter, write_export
from zettel.export.options import Options
from zettel.export.record import Record, State, encode, is_framed, is_ours, read_record, sign_record
from zettel.files import is_regular
from zettel.vault.memory import Memory, to_digest

if TYPE_CHECKING:
    from zettel.export.material import Material
    from zettel.vault.vault import Vault


def write_vault(
    vault: "Vault", format: str, output: Path | None, options: Options, *, drafts: bool
) -> bytes | None:
    """Write a vault to a file or folder, whole or not at all; without one return the bytes.

    Raises:
        FormatError: no such format, or it needs a folder and none is given.
        OutputError: the output cannot be written.
    """
    exporter = find_exporter(format)
    is_plain = format == "turtle" and not options.ontology and not options.infer
    if is_plain and vault.memory and output is not None and is_regular(output):
        _update_turtle(vault, vault.memory, output, options, drafts)
        return None
    return write_export(exporter, vault.build_material(options, drafts=drafts), output)


def _update_turtle(
    vault: "Vault", memory: Memory, output: Path, options: Options, drafts: bool
) -> None:
    """Write a vault as Turtle into a file, or leave the file as it is where it is right already."""
    state = State(
        about=to_digest([memory.about, encode((options, drafts))]),
        frame=memory.frame,
        paths=vault.reading.paths,
        digests=vault.reading.digests,
        outside=memory.outside.asked,
        is_as=memory.outside.is_as,
    )
    name = f"turtle-{'links' if options.links else 'plain'}-{'all' if drafts else 'public'}"
    record = Record() if vault.reading.verified else read_record(memory.cache, name)
    is_right = record.digests == state.digests and is_ours(record, state, output)
    if is_right and is_framed(record, state):
        return
    from zettel.export.splice import write_turtle

    part = partial(_build_part, vault, memory, options)
    whole = partial(vault.build_material, options, drafts=drafts)
    written = write_turtle(output, record, state, part, whole)
    if memory.may_keep:
        signed = sign_record(written, state, _find_names(vault, memory), output)
        memory.cache.write({name: encode(signed)})


def _build_part(
    vault: "Vault", memory: Memory, options: Options, paths: Sequence[str], names: bytes
) -> "Material | None":
    """Resolve the notes at some paths alone, where the names of all notes are still those."""
    from zettel.export.material import Material
    from zettel.vault.names import resolve_some
    from zettel.vocabulary import is_relation

    known = partial(is_relation, vault.vocabulary)
    notes = resolve_some(memory, vault.reading, paths, names, known)
    if notes is None:
        return None
    return Material(notes, vault.settings, vault.vocabulary, options)


def _find_names(vault: "Vault", memory: Memory) -> bytes:
    """Return the digest of the names that the links were resolved by."""
    from zettel.vault.names import read_names, write_names

    if "resolved" in vault.__dict__:
        return write_names(memory, vault.reading, vault.index)
    return read_names(memory).digest
